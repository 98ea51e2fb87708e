from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing import read_bytes, read_source, read_stored, read_text
from reader.importing.reading import ImportResult
from reader.model.article import NewsArticle
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from reader.model.resources import resource
from tests.examples import examples
from tests.importing import press, scoring
from tests.importing.accounts import check_issue

GOLD = Path(__file__).with_name("sample.gold.json")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def only(result: ImportResult) -> PublicationIssue:
    (issue,) = result.issues
    return issue


def sample() -> PublicationIssue:
    return only(read_source(resource("sample", "青石湾报.txt")))


def pieces(text: str) -> tuple[NewsArticle, ...]:
    issue = only(read_text(text, name="粘贴"))
    check_issue(issue)
    return issue.articles


def faults_of(article: NewsArticle, piece: press.Piece) -> list[str]:
    pairs = {
        "headline": (article.headline, piece.headline),
        "kicker": (article.kicker, piece.kicker),
        "subheadline": (article.alternative_headline, piece.sub),
        "section": (article.print_section, piece.section or article.print_section),
        "page": (article.print_page, piece.page),
        "kind": (article.kind, piece.kind),
    }
    found = [f"{k}: {a!r} is not {b!r}" for k, (a, b) in pairs.items() if press.fold(a) != press.fold(b)]
    if scoring.body(article) != [press.fold(p) for p in piece.paragraphs]:
        found.append("paragraphs")
    if {(c.role, c.name) for c in article.credits} != piece.credits:
        found.append(f"credits: {article.credits}")
    if article.truncated != piece.truncated:
        found.append("truncated")
    if sum(r.kind == "joined_paragraph" for r in article.repairs) != piece.rejoined:
        found.append("rejoined")
    return found


def comes_back(seed: int, encoding: str) -> list[str]:
    printed = press.press(seed)
    issue = only(read_bytes(printed.text.encode(encoding), name=f"issue{printed.suffix}"))
    check_issue(issue)
    found = []
    if (issue.newspaper, issue.date_published) != (printed.newspaper, printed.date):
        found.append(f"masthead: {issue.newspaper} {issue.date_published}")
    if len(issue.articles) != len(printed.pieces):
        return [f"{len(issue.articles)} pieces, not {len(printed.pieces)}"]
    for article, piece in zip(issue.articles, printed.pieces, strict=True):
        found += faults_of(article, piece)
    return found


def test_composed_issues_come_back_in_every_layout() -> None:
    """Of 120 random layouts all but a few come back whole; text that tells nothing apart may differ."""
    failed = {seed: found for seed in range(120) if (found := comes_back(seed, ENCODINGS[seed % 4]))}
    assert len(failed) <= 2, failed


@examples(25, deadline=None)
@given(st.integers(min_value=10_000, max_value=10_000_000))
def test_accounts_balance_in_any_layout(seed: int) -> None:
    printed = press.press(seed)
    for issue in read_bytes(printed.text.encode(), name=f"issue{printed.suffix}").issues:
        check_issue(issue)


BITS = [*"甲乙，。：（）“”#*【】■□— 　\n12a(),:?", "本报讯", "（记者王磊）", "\n\n", "摄", "第2版", "（下转第2版）"]
BITS += ["（上接第1版）", "2024年4月8日 星期一", "河湾日报", "# ", "\n　　", "记者：", "标题：", "正文："]


@examples(60, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=60).map("".join))
def test_accounts_balance_for_any_text(text: str) -> None:
    if not text.strip():
        with pytest.raises(ImportFailure, match="没有文字"):
            read_text(text, name="x")
        return
    for issue in read_text(text, name="x").issues:
        check_issue(issue)


def test_a_jump_mark_below_something_else_takes_only_what_is_its_own_out() -> None:
    """A lone mark of punctuation, set aside, stands between a paragraph and the mark that ends it."""
    (issue,) = read_text("甲甲\n甲\n，\n（下转第2版）", name="x").issues
    check_issue(issue)
    assert [aside.text for aside in issue.set_aside] == ["，"]


def test_the_sample_newspaper_comes_out_as_its_gold() -> None:
    (entry,) = json.loads(GOLD.read_text("utf-8"))
    issue = sample()
    check_issue(issue)
    assert (issue.newspaper, issue.date_published, issue.issue_number) == ("青石湾报", "2026-11-24", "1873")
    assert [(p.page, p.name) for p in issue.pages] == [("1", "要闻"), ("2", "民生"), ("3", "副刊")]
    gold = scoring.gold_pieces(entry)
    assert len(issue.articles) == len(gold)
    for article, piece in zip(issue.articles, gold, strict=True):
        assert not scoring.faults(article, piece), article.headline
        assert article.print_page == str(piece["page"])
        assert article.event_date == piece.get("event_date")
    aside = [s.text for s in issue.set_aside]
    for line in entry["boilerplate"]:
        assert any(line in text for text in aside)


def test_reading_a_stored_issue_again_changes_nothing() -> None:
    issue = sample()
    again = read_stored(issue)
    assert again == issue


@pytest.mark.parametrize("number", [f"{k:02d}" for k in range(1, 23)])
def test_labelled_issues(corpora: Path, number: str) -> None:
    entries = json.loads((corpora / "issues.gold.json").read_text("utf-8"))
    entry = next(e for e in entries if e["file"].startswith(number))
    result = read_source(corpora / "issues" / entry["file"])
    for issue in result.issues:
        check_issue(issue)
    articles = [a for issue in result.issues for a in issue.articles]
    for article, gold in scoring.matched(articles, scoring.gold_pieces(entry)):
        assert not scoring.faults(article, gold), article.headline


def test_the_seed(corpora: Path) -> None:
    gold = json.loads((corpora / "seed-issue.gold.json").read_text("utf-8"))
    issue = only(read_source(corpora / "seed-issue.txt"))
    check_issue(issue)
    assert issue.source.text == (corpora / "seed-issue.txt").read_text("utf-8")
    assert len(issue.articles) == 10
    for article, piece in zip(issue.articles, gold["articles"], strict=True):
        assert not scoring.faults(article, piece), article.headline
        assert article.event_date == piece["event_date"]
        assert article.source_spans[0].end == piece["span"][1]
        if article.headline_status == "inferred":
            assert article.headline == piece["headline"]
    assert [s.text for s in issue.set_aside if s.reason == "footer"] == gold["boilerplate"]
    assert any("心理辅导访谈" in d.message or d.kind == "headline" for d in issue.doubts)


def test_hostile_texts(corpora: Path) -> None:
    for entry in json.loads((corpora / "hostile" / "manifest.json").read_text("utf-8")):
        if not entry["file"].endswith((".txt", ".md")):
            continue
        kind, count = None, 0
        try:
            result = read_source(corpora / "hostile" / entry["file"])
            count = sum(len(issue.articles) for issue in result.issues)
        except ImportFailure as failure:
            kind = failure.kind
        assert entry["exit"] is None or (kind is not None) == (entry["exit"] == 1), entry["file"]
        assert entry["kind"] in {None, kind}, entry["file"]
        assert count >= entry["min_articles"]
        assert entry["max_articles"] is None or count <= entry["max_articles"], entry["file"]


def test_what_stands_above_a_headline_that_lost_its_text_goes_with_it() -> None:
    (piece,) = pieces(
        "# 河湾报\n\n## 渡口添灯夜里添亮 两岸人家都说过河方便\n\n## 象棋比赛今日收官 八位棋手得奖归来\n\n"
        "## 渡口夜里过河看得清 台阶不再绊人脚\n\n# 渡口添了四盏新灯\n\n"
        "本报讯（记者王小河）渡口添了四盏新灯，夜里过河的人从此看得清台阶。添灯的钱是渡口两岸的人家凑的。\n"
    )
    assert piece.headline == "渡口添了四盏新灯"
    assert piece.kicker == "渡口夜里过河看得清 台阶不再绊人脚"
