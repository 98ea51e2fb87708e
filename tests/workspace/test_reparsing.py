from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from reader.model.apply import apply
from reader.model.correction import Correction
from reader.model.errors import Cancelled
from reader.model.issue import PublicationIssue
from reader.model.summary import Collection
from reader.workspace import annotating, correcting, finding, importing, opening, reparsing, undoing
from reader.workspace.fence import Fence
from reader.workspace.reading_parts import Reading
from reader.workspace.reading_requests import Request
from reader.workspace.sample import sample_path
from reader.workspace.session import Session


def other_rules(issue: PublicationIssue) -> PublicationIssue:
    """What rules that join nothing and widen nothing would have made of the same source."""
    undone = [
        Correction(id=r.id, issue=issue.id, article=a.id, kind="undo_repair", value=r.id, stamp=(k, ""))
        for a in issue.articles
        for k, r in enumerate(a.repairs)
        if r.field == "body" and r.kind in {"joined_paragraph", "joined_line", "width", "punctuation"}
    ]
    articles = apply(issue, undone).issue.articles
    return replace(issue, articles=tuple(replace(a, repairs=()) for a in articles))


def read_as(monkeypatch: pytest.MonkeyPatch, issue: PublicationIssue) -> None:
    """Let the fence find this in whatever it is asked to read."""

    def read_all(_fence: Fence, requests: Iterable[Request]) -> Iterator[Reading]:
        for _request in requests:
            yield Reading(issues=(issue,))

    monkeypatch.setattr(Fence, "read_all", read_all)


@pytest.fixture
def sample(session: Session) -> Session:
    list(importing.import_paths(session, [sample_path()]))
    return session


def mark_up(session: Session, chance: random.Random) -> list[tuple[str, str]]:
    """Make 100 annotations and 20 corrections; return (annotation id, folded quotation)."""
    issue = session.library.current(session.library.issue_ids()[0]).issue
    pieces = [a for a in issue.articles if len(a.body) > 60]
    made: list[tuple[str, str]] = []
    for k in range(100):
        own = pieces[k % len(pieces)]
        length = chance.randrange(6, 24)
        start = chance.randrange(0, len(own.body) - length)
        annotation = annotating.annotate_at(session, own.id, "body", start, start + length, note=f"第{k}条")
        made.append((annotation.id, folded(annotation.exact)))
    for k, own in enumerate((*issue.articles, *issue.articles)[:10]):
        correcting.set_field(session, own.id, "category", f"剪报/{k}")
    for k, own in enumerate(pieces[:10]):
        current = opening.article(session, own.id).article
        at = current.body.index("。")
        correcting.replace_text(session, own.id, "body", at, at + 1, f"（订正{k}）。")
    return made


def folded(text: str) -> str:
    table = str.maketrans("，：；？！（）", ",:;?!()")
    return "".join(c for c in text.translate(table) if not c.isspace()).strip(
        ",:;?!()。、“”"
    )  # marks at an edge may change


def test_a_hundred_notes_and_twenty_corrections_survive_better_rules(
    sample: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = mark_up(sample, random.Random(3))
    (issue_id,) = sample.library.issue_ids()
    ids = [a.id for a in sample.library.current(issue_id).issue.articles]
    imported = sample.library.imported(issue_id)
    assert len(sample.library.corrections(issue_id)) == 20

    read_as(monkeypatch, other_rules(imported))
    (told,) = reparsing.reparse(sample, [issue_id])
    assert told.status == "revised"

    after = sample.library.current(issue_id).issue
    assert [a.id for a in after.articles] == ids
    found = {a.id: a for a in annotating.all_annotations(sample)}
    assert len(found) == 100
    for annotation_id, quoted in made:
        annotation = found[annotation_id]
        assert not annotation.orphan, annotation
        assert folded(annotation.exact) == quoted or "订正" in annotation.exact or "订正" in quoted
    texts = "".join(a.body for a in after.articles)
    assert sum(f"（订正{k}）" in texts for k in range(10)) == 10
    assert sum(a.category[:1] == ("剪报",) for a in after.articles) == 10
    assert finding.find(sample, "订正7").hits


def test_the_same_rules_make_no_revision(sample: Session) -> None:
    (told,) = reparsing.reparse(sample, sample.library.issue_ids())
    assert told.status == "unchanged"
    assert len(sample.library.revisions(told.issue or "")) == 1


def test_a_dry_run_says_what_would_change_and_changes_nothing(sample: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    (issue_id,) = sample.library.issue_ids()
    imported = sample.library.imported(issue_id)

    read_as(monkeypatch, other_rules(imported))
    (told,) = reparsing.reparse(sample, [issue_id], dry_run=True)
    assert told.status == "revised"
    assert len(sample.library.revisions(issue_id)) == 1


def test_an_unknown_issue_is_told(sample: Session) -> None:
    (told,) = reparsing.reparse(sample, ["ffffffffffff"])
    assert (told.status, told.error_kind) == ("failed", "unreadable")


def papers(session: Session, count: int) -> list[str]:
    """Import so many little papers; returns their issues."""
    for day in range(1, count + 1):
        story = f"渡口第{day}次加班\n本报讯（记者 何雁）渡口又加了一班船,乘客都说方便。\n"
        text = f"南窗日报\n2024年1月{day}日 星期一 第01版\n\n{story}"
        assert [o.status for o in importing.import_text(session, text, name=f"{day}.txt")] == ["imported"]
    return list(session.library.issue_ids())


def headed(issue: PublicationIssue) -> PublicationIssue:
    """What rules that put a word before each headline would have made of the same source."""
    return replace(issue, articles=tuple(replace(a, headline=f"新{a.headline}") for a in issue.articles))


def read_each_as_headed(monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    found = {i.source.sha256: headed(i) for i in map(session.library.imported, session.library.issue_ids())}

    def read_all(_fence: Fence, requests: Iterable[Request]) -> Iterator[Reading]:
        for request in requests:
            stored = session.library.imported(ids.pop(0))
            assert request.name == stored.source.name
            yield Reading(issues=(found[stored.source.sha256],))

    ids = list(session.library.issue_ids())
    monkeypatch.setattr(Fence, "read_all", read_all)


def heads(session: Session) -> list[str | None]:
    return [a.headline for i in session.library.issue_ids() for a in session.library.current(i).issue.articles]


def listed(session: Session) -> set[str | None]:
    return {s.headline for s in session.library.catalogue.list(Collection(kind="all"))}


@pytest.mark.parametrize("count", [3, 23])
def test_all_are_read_again_as_one_deed_that_is_taken_back_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    ids = papers(session, count)
    correcting.set_field(session, session.library.current(ids[0]).issue.articles[0].id, "byline", "记者 葛长河")
    before, deeds = heads(session), len(session.library.history())
    read_each_as_headed(monkeypatch, session)

    assert {o.status for o in reparsing.reparse(session, ids)} == {"revised"}
    assert heads(session) == [f"新{h}" for h in before]
    assert listed(session) == {f"新{h}" for h in before}
    assert session.library.current(ids[0]).issue.articles[0].byline == "记者 葛长河"
    assert len(session.library.history()) == deeds + 1

    record = undoing.undo(session)
    assert (record.label, sorted(record.subjects)) == ("reparse", sorted(ids))
    assert (heads(session), listed(session)) == (before, set(before))
    undoing.redo(session)
    assert listed(session) == {f"新{h}" for h in before}


def test_what_is_cut_off_in_the_middle_changes_nothing_and_leaves_no_file(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = papers(session, 3)
    before, files = heads(session), sorted(session.library.folder.rglob("*.json"))
    read_each_as_headed(monkeypatch, session)
    seen: list[int] = []
    with pytest.raises(Cancelled):
        reparsing.reparse(session, ids, progress=seen.append, cancelled=lambda: len(seen) == 2)
    assert (heads(session), listed(session)) == (before, set(before))
    assert sorted(session.library.folder.rglob("*.json")) == files
    assert [p for p in session.library.check() if p.severity != "info"] == []


def test_what_would_change_is_said_before_and_names_what_of_the_readers_work_is_lost(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (issue_id,) = papers(session, 1)
    piece = session.library.current(issue_id).issue.articles[0]
    quoted = "乘客都说方便"
    at = piece.body.index(quoted)
    annotating.annotate_at(session, piece.id, "body", at, at + len(quoted))
    correcting.set_field(session, piece.id, "category", "剪报/船")
    imported = session.library.imported(issue_id)
    shorter = replace(piece.paragraphs[0], text="完全另外的一句话。")
    other = replace(imported.articles[0], headline="渡口改了名", paragraphs=(shorter,), repairs=())
    extra = replace(
        other, id="", position=2, headline="又多一篇", paragraphs=(replace(shorter, text="山上的茶熟了。"),)
    )
    read_as(monkeypatch, replace(imported, articles=(other, extra)))

    (told,) = reparsing.foresee(session, [issue_id])
    assert (told.lost, told.orphans) == (1, 1)  # the old piece is gone, and with it what was filed of it
    assert any("少了一篇：《渡口第1次加班》" in words for words in told.differences)
    assert sum(words.startswith("多出一篇") for words in told.differences) == 2
    assert len(session.library.revisions(issue_id)) == 1

    kept = replace(imported.articles[0], headline="渡口改了名")
    read_as(monkeypatch, replace(imported, articles=(kept,)))
    (told,) = reparsing.foresee(session, [issue_id])
    assert (told.lost, told.orphans) == (0, 0)
    assert told.differences == ("标题：《渡口第1次加班》 → 《渡口改了名》",)
    read_as(monkeypatch, imported)
    (told,) = reparsing.foresee(session, [issue_id])
    assert told.differences == ()


def test_a_paper_a_year_and_an_issue_name_their_issues(session: Session) -> None:
    ids = papers(session, 3)
    other = next(
        importing.import_text(session, "北岸晚报\n2023年5月6日\n\n茶山\n本报讯 茶熟了，山上都是人。\n", name="b")
    )
    for path, expected in (
        (("南窗日报",), set(ids)),
        (("南窗日报", "2024"), set(ids)),
        (("南窗日报", "2023"), set()),
        (("南窗日报", "2024", ids[1]), {ids[1]}),
        (("北岸晚报",), {other.issue}),
    ):
        assert set(reparsing.issues_of(session, Collection(kind="newspaper", path=path))) == expected
    assert set(reparsing.issues_of(session, Collection(kind="all"))) == {*ids, other.issue}
