"""The kept order of pieces is the order that sorting gives, whatever is written meanwhile, here or elsewhere."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.printed_order import FEW, Key, PrintedOrder
from reader.model.article import NewsArticle, Paragraph
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue, Source
from reader.model.summary import Collection

DAYS = ("2025-01-01", "2025-01-02", "2025-01-03", None)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    yield made
    made.close()


def store(library: Library, number: int, day: str | None, pieces: int = 3) -> str:
    articles = tuple(
        NewsArticle(position=k, headline=f"{number}之{k}", category=("要闻" if k % 2 else "民生",),
                    paragraphs=(Paragraph(text=f"渡口第{number}班第{k}人。"),))
        for k in range(1, pieces + 1)
    )  # fmt: skip
    source = Source(name=f"{number}", sha256=f"{number}", format="text", encoding="utf-8", text=f"第{number}班。")
    issue = PublicationIssue(newspaper=f"渡口报{number % 2}", date_published=day, articles=articles, source=source)
    return library.store(issue, name=f"{number}.txt", origin="").issue


def agrees(library: Library) -> bool:
    """Tell whether lists of rows and lists of pieces, which are sorted each time, say the same."""
    catalogue = library.catalogue
    kinds = [Collection(kind="all"), Collection(kind="section", path=("要闻",)), Collection(kind="removed"),
             Collection(kind="newspaper", path=("渡口报1",)), Collection(kind="unread")]  # fmt: skip
    return all(
        list(catalogue.row_numbers(kind, sort="printed")) == [s.row for s in catalogue.list(kind, sort="printed")]
        for kind in kinds
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_kept_order_is_what_sorting_gives(library: Library, seed: int) -> None:
    chance = random.Random(seed)
    issues = [store(library, k, chance.choice(DAYS)) for k in range(6)]
    assert agrees(library)
    for number in range(6, 30):
        issue = chance.choice(issues)
        article = f"{issue}-{chance.randint(1, 3)}"
        match chance.randint(0, 5):
            case 0:
                issues.append(store(library, number, chance.choice(DAYS)))
            case 1:
                with library.deed("read", article) as deed:
                    deed.set_status(article, read=chance.random() < 0.5, bookmarked=True)
            case 2:
                with library.deed("remove", article) as deed:
                    deed.remove(article)
            case 3:
                with library.deed("recover", article) as deed:
                    deed.recover(article)
            case 4:
                made = Correction(id="", issue=issue, article="", kind="set", field="date_published",
                                  value=chance.choice(DAYS) or "")  # fmt: skip
                with library.deed("set", issue) as deed:
                    deed.add_correction(made)
            case _:
                with library.deed("tag", article) as deed:
                    deed.add_tag(article, "老桥")
        assert agrees(library)


def test_what_another_object_wrote_is_in_the_order(library: Library, tmp_path: Path) -> None:
    store(library, 1, "2025-01-02")
    assert agrees(library)
    with_other = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    other = store(with_other, 2, "2025-01-03")
    with with_other.deed("remove", f"{other}-1") as deed:
        deed.remove(f"{other}-1")
    with_other.close()
    assert agrees(library)
    library.refresh()
    assert agrees(library)
    assert len(library.catalogue.row_numbers(Collection(kind="all"), sort="printed")) == 5


def test_what_comes_in_is_put_in_its_place_without_sorting_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(library, 1, "2025-01-02")
    assert agrees(library)
    sorted_again: list[int] = []
    monkeypatch.setattr(PrintedOrder, "_read", lambda *_given: sorted_again.append(1))
    for number, day in enumerate(("2025-01-03", "2025-01-01", None, "2025-01-02", "2025-01-03"), 2):
        store(library, number, day)
        if number != 5:  # two at once, too
            assert agrees(library)
    assert not sorted_again


def test_a_large_issue_is_put_in_by_a_few_looks_without_a_table_of_places(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 60):
        store(library, number, f"2025-02-{number % 28 + 1:02}")
    assert agrees(library)
    looks: list[int] = []
    look = PrintedOrder._key_at

    def looking(own: PrintedOrder, db: sqlite3.Connection, place: int) -> Key | None:
        looks.append(place)
        assert not own._places
        return look(own, db, place)

    monkeypatch.setattr(PrintedOrder, "_key_at", looking)
    monkeypatch.setattr(PrintedOrder, "_read", lambda *_given: pytest.fail("sorted again"))
    store(library, 77, "2025-02-13", pieces=3 * FEW)
    store(library, 78, "2025-02-14", pieces=2)
    found = library.catalogue.row_numbers(Collection(kind="all"), sort="printed")
    assert list(found) == [s.row for s in library.catalogue.list(Collection(kind="all"), sort="printed")]
    assert len(looks) < 30


def test_what_comes_back_from_the_bin_beside_what_is_new_is_in_the_order(library: Library) -> None:
    issues = [store(library, k, DAYS[k % 4]) for k in range(8)]
    with library.deed("remove", f"{issues[2]}-1") as deed:
        deed.remove(f"{issues[2]}-1")
    assert agrees(library)
    store(library, 20, "2025-01-02", pieces=30)
    with library.deed("recover", f"{issues[2]}-1") as deed:
        deed.recover(f"{issues[2]}-1")
    newest = store(library, 21, "2025-01-03")
    with library.deed("remove", f"{newest}-3") as deed:
        deed.remove(f"{newest}-3")
    assert agrees(library)
    with library.deed("recover", f"{newest}-3") as deed:
        deed.recover(f"{newest}-3")
    assert agrees(library)
