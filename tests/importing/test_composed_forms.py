"""Texts that the grammar of forms puts together: read right, nothing lost, and doubts that say why."""

from __future__ import annotations

from benchmarks._text_forms import compose
from benchmarks._text_scoring import Tally, score
from reader.importing import read_bytes
from tests.importing.accounts import check_issue
from tests.importing.forms.labelled import labelled
from tests.importing.stories import STORY, issue_of


def test_composed_forms_are_read_right() -> None:
    of_all = Tally()
    for seed in range(40):
        form = compose(seed)
        issues = read_bytes(form.text.encode(), name="a.txt").issues
        for issue in issues:
            check_issue(issue)
        of_all.add(score(form.expect, issues))
    assert of_all.overall >= 0.95, of_all.row()


def test_a_list_of_links_ends_where_the_next_piece_begins() -> None:
    links = "相关阅读\n· 渡口的灯会\n· 菜园的夜市\n"
    text = f"【旧桥栏编了号】\n沈知微\n\n{STORY}\n\n{links}\n【菜园里的黑板】\n高望\n\n{STORY}\n"
    assert [a.headline for a in issue_of(text).articles] == ["旧桥栏编了号", "菜园里的黑板"]


def test_a_doubt_about_a_headline_says_why_it_was_taken_for_one() -> None:
    told = [
        doubt.message
        for text in labelled("seventeenth_round")
        for issue in read_bytes(str(text.form.files["a.txt"]).encode(), name="a.txt").issues
        for doubt in issue.doubts
        if "是不是标题要看一眼" in doubt.message
    ]
    assert told
    assert all("这样分是因为：" in message for message in told)


def test_headlines_that_nothing_speaks_against_are_no_doubts() -> None:
    issue = issue_of("旧桥栏编了号\n\n" + STORY + "\n\n菜园里的黑板\n\n" + STORY + "\n")
    assert [a.headline for a in issue.articles] == ["旧桥栏编了号", "菜园里的黑板"]
    assert not [d for d in issue.doubts if d.kind == "boundary"]
