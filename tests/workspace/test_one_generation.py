"""A catalogue that is made anew in the midst of a search never joins one piece's headline with another's marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library import Catalogue
from reader.model.errors import LibraryError
from reader.model.summary import Collection
from reader.search import SearchIndex
from reader.workspace import finding, importing
from reader.workspace.session import Session

OTHER = """# 磨坊换了新轮

本报讯(记者秦小河)昨天,上游的磨坊换了新的水轮,转起来比旧的轻。新灯也挂上了门口。

# 渡船检修三天

本报讯(记者葛长河)渡船要检修三天,过河的人请走石桥,桥上夜里有新灯。
"""
STEPS: tuple[tuple[type, str], ...] = (
    (Catalogue, "row_numbers"),
    (Catalogue, "summaries"),
    (Catalogue, "facets"),
    (Catalogue, "documents"),
    (SearchIndex, "search"),
    (SearchIndex, "count"),
    (SearchIndex, "rows"),
    (SearchIndex, "words"),
)


@pytest.fixture
def renumbered(filled: Session, tmp_path: Path) -> Callable[[], None]:
    """Return a function that gives pieces other row numbers than a catalogue made anew would."""
    path = tmp_path / "磨坊报.txt"
    path.write_text(OTHER, "utf-8")
    list(importing.import_paths(filled, [path]))
    files = sorted((filled.library.folder / "issues").rglob("*.json"))

    def disorder() -> None:
        for file in files:
            aside = tmp_path / file.name
            file.rename(aside)
            filled.library.refresh()
            aside.rename(file)
            filled.library.refresh()

    return disorder


def answers(session: Session) -> list[Any]:
    """Return what is asked of search, row numbers apart."""
    within = Collection(kind="all")
    found = finding.find(session, "xindeng", within=within, narrow={"page": [""]}, places=True)
    hits = [(h.summary.id, h.summary.headline, h.headline_marks, h.snippet.text, h.matches) for h in found.hits]
    for _id, headline, marks, _snippet, _matches in hits:
        assert all((headline or "")[start:end] == "新灯" for start, end in marks)
    return [
        sorted(hits, key=str),
        finding.totals(session, "xindeng", within=within),
        finding.facets(session, "xindeng", within=within),
        finding.words(session, "xindeng", within=within),
    ]


def test_the_catalogue_is_made_anew_between_any_two_steps(
    filled: Session, renumbered: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(filled)
    left = [10**6]

    def wrapped(kind: type, name: str) -> None:
        real = getattr(kind, name)

        def step(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                filled.library.rebuild_catalogue()
            answer = real(*arguments, **options)
            left[0] -= 1
            if left[0] == 0:
                filled.library.rebuild_catalogue()
            return answer

        monkeypatch.setattr(kind, name, step)

    for kind, name in STEPS:
        wrapped(kind, name)
    swapped = 0
    for at in range(1, 60, 2):  # behind each step, which is before the next
        renumbered()
        before = filled.library.catalogue.generation
        left[0] = at
        assert answers(filled) == expected, at
        swapped += filled.library.catalogue.generation != before
        if left[0] > 0:
            break
    assert swapped >= 10


def test_a_catalogue_that_never_rests_is_told_of(filled: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    real = SearchIndex.search

    def search(*arguments: Any, **options: Any) -> Any:
        filled.library.rebuild_catalogue()
        return real(*arguments, **options)

    monkeypatch.setattr(SearchIndex, "search", search)
    with pytest.raises(LibraryError, match="重建"):
        finding.find(filled, "xindeng")
