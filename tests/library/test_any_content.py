"""No content of a journal or issue file, whatever its JSON, keeps a library from opening or another piece from use."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from reader.library import Filters, Library, ids
from reader.library.ids import digest8
from reader.model.correction import Correction
from reader.model.errors import BaojiaError
from reader.model.summary import Collection
from tests.examples import examples

from .papers import mark, paper, with_repair

ALL = Collection(kind="all")
NAME = "0a1b2c3d-mx000000-67a88e.jsonl"
WRITER = "0a1b2c3d.67a88e"

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 40),
    st.sampled_from([10**40, -(10**40), 2**63, 2**31, 1e300, float("inf"), float("-inf"), float("nan"), 0.5]),
    st.sampled_from(
        ["", "x", "green", "key", "body", "headline", "set", "半\ud800", "\x00", "2026-02-31", "0", "\u2028"]
    ),
    st.text(max_size=6),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of a library with one record of every kind, and its issue's id."""
    folder = tmp_path_factory.mktemp("any")
    with_all = _open(folder)
    issue = with_all.store(with_repair(paper()), name="p.txt", origin="file").issue
    with_all.store(paper(newspaper="石桥报", day="2026-03-06"), name="q.txt", origin="file")
    stored = with_all.imported(issue)
    first = f"{issue}-1"
    with with_all.deed("mix", first) as deed:
        deed.set_status(first, bookmarked=True, read=True, opened="2026-03-05T10:00:00+08:00", reading_position=4)
        deed.add_tag(first, "河")
        deed.add_annotation(mark(stored, 0, "铁锹", "带了几把？"))
        deed.save_search("柳树", "liushu")
        deed.set_setting("people", {"a": 1})
        deed.add_correction(Correction(id="", issue=issue, article=first, kind="set", field="kicker", value="春天"))
    with_all.close()
    return folder, issue


def _open(folder: Path) -> Library:
    return Library.open(folder / "library", cache=folder / "here" / "cache", config=folder / "here" / "config")


def _documents(sound: tuple[Path, str]) -> dict[str, dict[int, dict[str, Any]]]:
    library = _open(sound[0])
    tables = library.database.storage.read()
    library.close()
    assert tables is not None
    return {name: {int(k): dict(v) for k, v in table.items()} for name, table in tables.items()}


def _line(payload: Any) -> bytes:
    body = json.dumps(payload).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _use(library: Library, issue: str, pieces: int) -> None:
    """Do with a library all that its door offers, on the pieces that the odd record does not speak of."""
    other = f"{issue}-2"
    library.refresh()
    list(library.check())
    catalogue = library.catalogue
    for sort in ("printed", "headline", "added", "opened"):
        listed = catalogue.list(ALL, sort=sort)
        assert {other, f"{issue}-3"} <= {s.id for s in listed}
    catalogue.tree()
    catalogue.facets([s.row for s in listed])
    catalogue.names()
    catalogue.row_numbers(Filters(unread=True))
    assert len(list(catalogue.documents().documents)) >= pieces
    for own in library.issue_ids():
        with nullcontext() if own == issue else suppress(BaojiaError):  # the odd one may be told of as damaged
            library.corrections(own)
            library.lost_corrections(own)
            library.revisions(own)
            for article in library.current(own).issue.articles:
                library.status(article.id)
                library.annotations([article.id])
    library.annotations()
    library.history()
    library.settings("people")
    library.statistics()
    with library.deed("bookmark", other) as deed:
        deed.set_status(other, bookmarked=True)
        deed.add_tag(other, "树")
    assert library.status(other).bookmarked
    assert other in {s.id for s in catalogue.list(Collection(kind="bookmarked"))}
    library.undo()
    library.redo()
    library.export(library.folder.parent / "whole.json")
    library.rebuild_catalogue()
    assert other in {s.id for s in catalogue.list(Collection(kind="bookmarked"))}


@pytest.fixture
def tried(sound: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Return a function that uses a copy of the sound library after `write` has put something odd into it."""
    import shutil

    def use(write: Callable[[Path], object], pieces: int = 7) -> None:
        folder = tmp_path_factory.mktemp("copy")
        shutil.copytree(sound[0] / "library", folder / "library")
        write(folder / "library")
        library = _open(folder)
        try:
            _use(library, sound[1], pieces)
        finally:
            library.close()
            shutil.rmtree(folder)

    return use


ROOMY = examples(25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@ROOMY
@given(data=st.data())
def test_any_value_in_any_field_of_any_record(data: st.DataObject, sound: tuple[Path, str], tried: Any) -> None:
    documents = _documents(sound)
    table = data.draw(st.sampled_from(sorted(documents)))
    number = data.draw(st.sampled_from(sorted(documents[table])))
    known = documents[table][number]
    names = data.draw(st.lists(st.sampled_from([*sorted(known), "tag:新\ud800", "motivation"]), min_size=1, max_size=3))
    fields = {name: data.draw(VALUES) for name in names}
    keep = {name: known[name] for name in ("article", "issue") if name in known and name not in fields}
    op: dict[str, Any] = {"t": table, "k": number, "f": {**keep, **fields}}
    if data.draw(st.booleans()):
        op |= {"k": data.draw(st.integers(1, 2**52)), "n": True}
    at = 2**51
    line = _line({"v": 1, "s": 1, "h": at, "d": WRITER, "at": 5, "o": [op]})
    tried(lambda folder: (folder / "journal" / NAME).write_bytes(line))


@ROOMY
@given(data=st.data())
def test_any_value_in_any_part_of_an_envelope(data: st.DataObject, tried: Any) -> None:
    op: dict[str, Any] = {"t": "status", "k": 5, "f": {"article": "x-1"}, "u": ["y"], "b": {"note": [[4, "a.b"]]}}
    for name in data.draw(st.lists(st.sampled_from([*op, "n", "x"]), max_size=2)):
        op[name] = data.draw(VALUES)
    payload: dict[str, Any] = {"v": 1, "s": 1, "h": 2**51, "d": WRITER, "at": 5, "o": [op]}
    for name in data.draw(st.lists(st.sampled_from([*payload, "end"]), max_size=2)):
        payload[name] = data.draw(VALUES)
    tried(lambda folder: (folder / "journal" / NAME).write_bytes(_line(payload)))


@ROOMY
@given(data=st.data())
def test_any_value_in_any_field_of_an_issue_file(data: st.DataObject, tried: Any) -> None:
    def write(folder: Path) -> None:
        (path,) = (folder / "issues" / "石桥报").rglob("*.json")
        tables = json.loads(path.read_bytes())
        place: Any = tables
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            inner = place[key]
            deeper = isinstance(inner, dict | list) and inner
            if not deeper or data.draw(st.integers(0, 4)) == 0:
                place[key] = data.draw(VALUES)
                break
            place = inner
        made = json.dumps(tables).encode()
        path.unlink()
        path.with_name(f"{path.name.partition('.')[0]}.{digest8(made)}.json").write_bytes(made)

    tried(write, pieces=3)  # those of the other issue


SMALLEST: dict[str, Any] = {
    "number of a line": {"v": 1, "s": "x", "h": 9, "d": WRITER, "at": 5, "o": []},
    "number of a document": {"v": 1, "s": 1, "h": 9, "d": WRITER, "at": 5, "o": [{"t": "status", "k": float("inf")}]},
    "writer": {"v": 1, "s": 1, "h": 9, "d": ["x"], "at": 5, "o": []},
    "version": {"v": {}, "s": 1, "h": 9, "d": WRITER, "at": 5, "o": []},
    "names to take away": {"v": 1, "s": 1, "h": 9, "d": WRITER, "o": [{"t": "status", "k": 5, "u": [["a"]]}]},
}


@pytest.mark.parametrize("payload", SMALLEST.values(), ids=SMALLEST)
def test_a_line_with_a_wrong_envelope_falls_as_a_whole_and_is_named(
    payload: Any, sound: tuple[Path, str], tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(sound[0] / "library", tmp_path / "library")
    before = _open(tmp_path)
    state = before.database.storage.read()
    before.close()
    good = {"v": 1, "s": 2, "h": 2**51, "d": WRITER, "at": 5, "o": [{"t": "mine", "k": 3, "f": {"a": 1}}]}
    (tmp_path / "library" / "journal" / NAME).write_bytes(_line(payload) + _line(good))
    library = _open(tmp_path)
    assert library.database.storage.read() == {**(state or {}), "mine": {"3": {"a": 1}}}
    assert ("malformed", f"journal/{NAME}", 0) in {(p.kind, p.file, p.offset) for p in library.check()}
    library.close()


def test_another_kind_of_mark_is_shown_told_of_and_survives_an_edit(library: Library) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    with library.deed("annotate") as deed:
        made = deed.add_annotation(mark(library.imported(issue), 0, "铁锹"))
    number = int(made.id[1:], 16)
    table = library.database.table("annotations")
    table.update({"color": "green", "motivation": ["questioning", 1.0]}, doc_ids=[number])
    (shown,) = library.annotations([f"{issue}-1"])
    assert shown.color == "other"
    with library.deed("change_annotation") as deed:
        deed.change_annotation(made.id, note="新的话", color="other")
    kept = table.get(doc_id=number)
    assert kept is not None
    assert (kept["color"], kept["motivation"], kept["note"]) == ("green", ["questioning", 1.0], "新的话")
    with library.deed("annotate") as deed:
        moved = deed.add_annotation(shown, instead_of=made.id)
    kept = table.get(doc_id=int(moved.id[1:], 16))
    assert kept is not None
    assert (kept["color"], kept["motivation"]) == ("green", ["questioning", 1.0])
    told = [p for p in library.check() if p.severity == "info"]
    assert {p.kind for p in told} == {"other_value_annotations_color", "other_value_annotations_motivation"}


def test_a_correction_of_another_kind_changes_nothing_and_is_listed(library: Library) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    with library.deed("correct") as deed:
        made = deed.add_correction(
            Correction(id="", issue=issue, article=f"{issue}-1", kind="set", field="headline", value="新题")
        )
    library.database.table("corrections").update({"kind": "sharpen"}, doc_ids=[int(made.id[1:], 16)])
    assert library.article(f"{issue}-1").headline == paper().articles[0].headline
    assert [c.id for c in library.lost_corrections(issue)] == [made.id]


@pytest.mark.parametrize("odd", ["半\ud800字", "零\x00字"])
def test_every_deed_and_every_plug_in_enters_by_the_one_door(library: Library, odd: str) -> None:
    clean = odd.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")
    issue = library.store(replace(paper(), newspaper=odd), name=odd, origin=odd).issue
    first = f"{issue}-1"
    with library.deed("mix", odd) as deed:
        deed.add_tag(first, odd)
        made = deed.add_annotation(mark(library.imported(issue), 0, "铁锹", odd))
        deed.save_search(odd, odd)
        deed.set_setting(odd, {odd: [odd]})
        deed.add_correction(
            Correction(id="", issue=issue, article=first, kind="set", field="kicker", value=odd, exact=odd)
        )
    number = library.database.table("cards").insert({odd: {"in": [odd]}})
    with pytest.raises(BaojiaError):
        library.database.table(odd).insert({"a": 1})
    assert made.note == clean
    library.close()
    assert b"\\ud" not in b"".join(p.read_bytes() for p in library.folder.rglob("*.json*"))
    again = Library.open(
        library.folder, cache=library.cache_folder.parent, config=library.folder.parent / "here/config"
    )
    assert again.imported(issue).newspaper == clean
    assert again.article(first).kicker == clean
    assert again.status(first).tags == (clean,)
    assert again.annotations()[0].note == clean
    assert again.settings(clean)[clean] == {clean: [clean]}
    kept = again.database.table("cards").get(doc_id=number)
    assert kept == {clean: {"in": [clean]}}
    assert [n.label for n in again.catalogue.tree() if n.collection.kind == "search"] == [clean]
    assert not list(again.check())
    again.close()


def test_what_is_too_long_is_refused_with_a_sentence_and_a_long_note_is_not(library: Library) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    annotation = mark(library.imported(issue), 0, "铁锹")
    with library.deed("annotate") as deed:
        made = deed.add_annotation(annotation)
        deed.change_annotation(made.id, note="长" * 1_000_000)
    with pytest.raises(BaojiaError, match="1000000"), library.deed("annotate") as deed:
        deed.change_annotation(made.id, note="长" * 1_000_001)
    with pytest.raises(BaojiaError, match="1000"), library.deed("tag") as deed:
        deed.add_tag(f"{issue}-1", "签" * 1001)
    with pytest.raises(BaojiaError):
        library.database.table("notes").insert({"text": "长" * 1_000_001})
    assert len(library.annotations()[0].note) == 1_000_000
    assert library.status(f"{issue}-1").tags == ()
    assert ids.issue_of(f"{issue}-1") == issue


NO_DAYS = [
    "2026-02-31",
    "0000-00-00",
    "2026-13",
    "20260101",
    "2026-W01-1",
    "\u00b2026-01-01",
    "99999-01-01",
    "x",
    "1" * 5000,
]


@pytest.mark.parametrize("odd", NO_DAYS)
def test_what_is_no_day_of_the_calendar_is_none(odd: str, sound: tuple[Path, str], tmp_path: Path) -> None:
    """In an issue file, in a piece of it and in a correction: lists, search and days go on, check names it."""
    import shutil

    shutil.copytree(sound[0] / "library", tmp_path / "library")
    (path,) = (tmp_path / "library" / "issues" / "石桥报").rglob("*.json")
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"]["date_published"] = tables["articles"]["1"]["event_date"] = odd
    made = json.dumps(tables).encode()
    path.unlink()
    path.with_name(f"{path.name.partition('.')[0]}.{digest8(made)}.json").write_bytes(made)
    fields = {"issue": sound[1], "kind": "set", "field": "date_published", "value": odd}
    line = _line({"v": 1, "s": 1, "h": 2**51, "d": WRITER, "o": [{"t": "corrections", "k": 7, "n": True, "f": fields}]})
    (tmp_path / "library" / "journal" / NAME).write_bytes(line)
    library = _open(tmp_path)
    (own,) = set(library.issue_ids()) - {sound[1]}
    assert library.imported(own).date_published is None
    assert library.article(f"{own}-1").event_date is None
    assert library.current(sound[1]).issue.date_published == paper().date_published
    assert {d.date for d in library.catalogue.documents().documents} == {0, 20260305}
    assert "other_value" in {p.kind for p in library.check() if p.severity == "info"}
    library.close()
