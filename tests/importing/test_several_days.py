"""A text of several days or papers comes as as many issues, accounts whole; a text of one day stays one issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from reader.importing import read_bytes, read_stored, read_text
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.forms.several_days import FIRST, SECOND, Desk, Several
from tests.importing.scoring import fold
from tests.importing.stories import MORE, OTHER, STORY


def issues_of(source: Several) -> tuple[PublicationIssue, ...]:
    issues = read_bytes(source.text.encode(), name="剪报" + source.suffix).issues
    for issue in issues:
        check_issue(issue)
    return issues


@pytest.mark.parametrize("kind", [*FIRST, *SECOND], ids=lambda kind: str(kind.__name__))
@pytest.mark.parametrize("seed", [0, 5])
def test_each_paper_and_day_is_an_issue(kind: Callable[[Desk], Several], seed: int) -> None:
    source = kind(Desk(seed))
    issues = issues_of(source)
    told = [(issue.newspaper or "", issue.date_published or "") for issue in issues]
    assert sorted(told) == sorted({(story.paper, story.day) for story in source.stories})
    for issue in issues:
        own = {fold(s.headline) for s in source.stories if (s.paper, s.day) == (issue.newspaper, issue.date_published)}
        others = {fold(s.headline) for s in source.stories} - own
        assert not {fold(article.headline) for article in issue.articles} & others
        read = fold("".join(p.text for a in issue.articles for p in a.paragraphs))
        wanted = [s for s in source.stories if (s.paper, s.day) == (issue.newspaper, issue.date_published)]
        assert all(fold(p) in read for s in wanted for p in s.body)
    kept = Counter(c for issue in issues for c in issue.source.text if not c.isspace())
    assert kept == Counter(c for c in source.text if not c.isspace())


def test_a_day_that_only_its_form_tells_is_a_doubt() -> None:
    day = "\n\n".join(
        f"{3 + k}月{2 + k}日\n\n第{k}条石板路铺到渡口\n\n石匠们铺了第{k}条石板路，从老街一直铺到渡口，雨天也好走了。"
        for k in range(4)
    )
    issues = read_bytes(f"渡口报　2013年3月\n\n{day}\n".encode(), name="月.txt").issues
    assert [i.date_published for i in issues][1:] == ["2013-04-03", "2013-05-04", "2013-06-05"]
    assert all(any(d.kind == "date" for d in i.doubts) for i in issues[1:])


def test_days_below_letters_begin_no_issue() -> None:
    text = "石匠们铺了第{k}条石板路，从老街一直铺到渡口，雨天也好走了。\n\n读者　秦小河\n2013年3月{k}日"
    letters = "\n\n".join(f"来信第{k}封说石板路\n\n" + text.format(k=k) for k in range(1, 5))
    (issue,) = read_bytes(f"渡口报\n2013年3月9日\n\n{letters}\n".encode(), name="信.txt").issues
    assert (issue.newspaper, issue.date_published) == ("渡口报", "2013-03-09")


def test_a_part_read_again_keeps_the_day_that_another_part_tells() -> None:
    source = next(kind for kind in SECOND if kind.__name__ == "days_of_a_month")(Desk(1))
    for issue in issues_of(source):
        again = read_stored(issue)
        assert (again.newspaper, again.date_published) == (issue.newspaper, issue.date_published)
        assert [a.headline for a in again.articles] == [a.headline for a in issue.articles]


@pytest.mark.parametrize("signed", ["渡口社区居委会，2024-03-05", "秦小河，2024-01-05", "渡口社区居委会,2024-3-5."])
def test_who_signs_and_dates_a_notice_is_no_newspaper(signed: str) -> None:
    words = "本月起石阶每天清扫两次，请各户不要把缆绳晾在石阶上，过路的人当心脚下。"
    text = (
        f"渡口报\n2024年3月6日　第2版\n\n清扫石阶的告示\n\n　　{words}\n\n{signed}\n\n"
        f"灯会改到月底\n\n　　本报讯　渡口的灯会改到月底，河两岸照旧挂满灯笼。{words}\n"
    )
    (issue,) = read_text(text, name="a").issues
    assert (issue.newspaper, issue.date_published) == ("渡口报", "2024-03-06")


@pytest.mark.parametrize("kind", [*FIRST, *SECOND], ids=lambda kind: kind.__name__)
def test_each_part_read_again_keeps_its_paper_its_day_and_its_pieces(kind: Callable[[Desk], Several]) -> None:
    source = kind(Desk(5))
    for issue in read_bytes(source.text.encode(), name="剪报" + source.suffix).issues:
        again = read_stored(issue)
        assert (again.newspaper, again.date_published) == (issue.newspaper, issue.date_published)
        assert [a.headline for a in again.articles] == [a.headline for a in issue.articles]


def test_the_first_part_keeps_the_name_that_only_another_part_tells() -> None:
    text = (
        f"旧桥栏编了号\n2024-03-05 08:12\n\n{STORY}\n\n渡船又开了起来\n2024-03-06 09:30　来源：渡口报\n\n{MORE}\n\n"
        f"校门口成了菜园\n2024-03-07 10:15\n\n{OTHER}\n"
    )
    first, *_rest = read_bytes(text.encode(), name="剪报.txt").issues
    assert (first.newspaper, first.date_published, first.source.part) == ("渡口报", "2024-03-05", 0)
    again = read_stored(first)
    assert (again.newspaper, again.date_published) == ("渡口报", "2024-03-05")


def test_one_record_alone_is_read_by_its_labels() -> None:
    text = f"Title: 旧桥栏编了号\nSource: 渡口报\nDate: 2024-03-05\n\n{STORY}\n"
    (issue,) = read_bytes(text.encode(), name="一.txt").issues
    assert (issue.newspaper, issue.date_published) == ("渡口报", "2024-03-05")
    assert [a.headline for a in issue.articles] == ["旧桥栏编了号"]
