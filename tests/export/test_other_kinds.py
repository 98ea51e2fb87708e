"""Words that a later version wrote (colours, kinds, roles) are shown as another kind, never an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from reader.export.annotation_jsonld import annotation_object
from reader.export.annotation_markdown import annotations_markdown
from reader.export.forms import Form, rendered
from reader.export.interlinear import interlinear
from reader.printing import PrintOptions, pdf
from reader.rendering.piece import Piece
from reader.rendering.repairs import repair_card, repair_summary
from tests.rendering.pieces import annotated_report, note, repaired, report


def odd_piece() -> Piece:
    """Return a piece of a kind, with roles, marks and places, that this version does not know."""
    words: Any = "later"
    made = annotated_report()
    paragraphs = tuple(replace(p, role=words) for p in made.article.paragraphs)
    article = replace(made.article, kind=words, headline_status=words, paragraphs=paragraphs)
    beyond = replace(note(made, "两百个人", "远处"), start=10**9, end=2 * 10**9)
    marks = tuple(replace(a, color="other") for a in (*made.annotations, beyond))
    return replace(made, article=article, annotations=marks)


@pytest.mark.parametrize("form", get_args(Form))
def test_a_piece_of_another_kind_is_exported(form: Any) -> None:
    assert rendered([odd_piece()], form)


def test_marks_of_another_kind_are_listed() -> None:
    made = odd_piece()
    assert "别的划线" in annotations_markdown([made])
    assert {annotation_object(a)["color"] for a in made.annotations} == {"other"}
    assert interlinear(made)


def test_a_repair_of_another_kind_has_a_card() -> None:
    article = repaired()
    later = cast(Any, "later")
    odd = replace(article, repairs=tuple(replace(r, kind=later) for r in article.repairs))
    repair_summary(odd)
    assert all(repair_card(odd, r).title == "别的修整" for r in odd.repairs)


@pytest.mark.gui
def test_a_piece_of_another_kind_is_printed(tmp_path: Path) -> None:
    assert pdf([odd_piece(), report()], tmp_path / "odd.pdf", PrintOptions()).pages
