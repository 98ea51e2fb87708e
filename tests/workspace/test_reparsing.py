from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from reader.model.apply import apply
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue
from reader.workspace import annotating, correcting, finding, importing, opening, reparsing
from reader.workspace.fence import Fence, Reading, Request
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
