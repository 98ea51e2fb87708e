"""Every public call of TinyDB works on our classes; the private methods that we override are still there."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, set, subtract
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.library import Library
from reader.library.store import JournalDB, JournalStorage, JournalTable
from reader.model.errors import NotSaved

Open = Callable[..., Library]


@pytest.fixture
def db(library: Library) -> JournalDB:
    return library.database


@pytest.fixture
def plays(db: JournalDB) -> JournalTable:
    table = db.table("plug-in")
    assert isinstance(table, JournalTable)
    return table


def one(found: Document | list[Document] | None) -> Document:
    assert isinstance(found, Document)
    return found


def lines(library: Library) -> int:
    return sum(p.read_bytes().count(b"\n") for p in (library.folder / "journal").glob("*.jsonl"))


def test_the_pinned_version_has_what_we_override() -> None:
    assert version("tinydb").startswith("4.9")
    assert list(inspect.signature(Table._update_table).parameters) == ["self", "updater"]
    assert list(inspect.signature(Table._read_table).parameters) == ["self"]
    assert list(inspect.signature(Table._get_next_id).parameters) == ["self"]
    assert list(inspect.signature(Table.get).parameters) == ["self", "cond", "doc_id", "doc_ids"]
    assert {"read", "write", "close"} <= {n for n, _ in inspect.getmembers(Storage)}


def test_every_writing_call_is_one_line(library: Library, plays: JournalTable) -> None:
    keys = [plays.insert({"name": "甲", "n": 1})]
    calls: list[Callable[[], object]] = [
        lambda: keys.append(plays.insert({"name": "乙", "n": 2})),
        lambda: keys.extend(plays.insert_multiple([{"name": c, "n": 0} for c in "丙丁戊"])),
        lambda: plays.update({"n": 5}, where("name") == "甲"),
        lambda: plays.update(increment("n"), doc_ids=keys[:2]),
        lambda: plays.update_multiple([({"n": 7}, where("name") == "乙"), ({"n": 8}, where("name") == "丙")]),
        lambda: plays.upsert({"name": "己", "n": 9}, where("name") == "己"),
        lambda: plays.upsert(Document({"n": 10}, doc_id=keys[0])),
        lambda: plays.remove(where("name") == "戊"),
        lambda: plays.remove(doc_ids=[keys[2]]),
    ]
    for call in calls:
        before = lines(library)
        call()
        assert lines(library) == before + 1
    assert {d["name"]: d["n"] for d in plays} == {"甲": 10, "乙": 7, "丁": 0, "己": 9}
    before = lines(library)
    plays.truncate()
    assert lines(library) == before + 1
    assert len(plays) == 0


def test_reading_calls(plays: JournalTable) -> None:
    keys = plays.insert_multiple([{"name": "甲", "tags": ["河", "桥"]}, {"name": "乙", "tags": []}])
    assert len(plays) == 2
    assert {d.doc_id for d in plays.all()} == {*keys}
    assert plays.get(doc_id=keys[0]) == {"name": "甲", "tags": ["河", "桥"]}
    assert plays.get(doc_id=3) is None
    several = plays.get(doc_ids=[keys[1], 3, keys[0]])
    assert isinstance(several, list)
    assert [d["name"] for d in several] == ["乙", "甲"]
    assert one(plays.get(Query().tags.any(["桥"])))["name"] == "甲"
    assert plays.get(where("name") == "丙") is None
    assert plays.contains(where("name") == "乙")
    assert plays.contains(doc_id=keys[1])
    assert plays.count(where("tags") == []) == 1
    assert [d["name"] for d in plays.search(Query().name.matches("[甲丙]"))] == ["甲"]
    assert plays.search(Query().name.test(lambda n: n == "乙"))[0].doc_id == keys[1]
    with pytest.raises(RuntimeError):
        plays.get()


def test_operations(plays: JournalTable) -> None:
    key = plays.insert({"n": 10, "gone": 1, "word": "河"})
    for change in (increment("n"), decrement("n"), add("n", 5), subtract("n", 3), set("word", "桥"), delete("gone")):
        plays.update(change)
    assert plays.get(doc_id=key) == {"n": 12, "word": "桥"}
    plays.update(lambda d: d.update(more=[1, 2]))
    assert one(plays.get(doc_id=key))["more"] == [1, 2]


def test_results_are_copies(plays: JournalTable) -> None:
    key = plays.insert({"list": [1], "inner": {"a": 1}})
    for found in (one(plays.get(doc_id=key)), plays.all()[0], plays.search(where("list") == [1])[0]):
        found["list"].append(2)
        found["inner"]["a"] = 2
    assert plays.get(doc_id=key) == {"list": [1], "inner": {"a": 1}}


def test_mistakes_change_nothing(library: Library, plays: JournalTable) -> None:
    key = plays.insert({"n": 1})
    before = lines(library)
    with pytest.raises(ValueError):
        plays.insert(Document({"n": 2}, doc_id=key))
    with pytest.raises(ValueError):
        plays.insert([1])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        plays.insert({"n": object()})
    with pytest.raises(KeyError):
        plays.update(delete("missing"))
    with pytest.raises(ZeroDivisionError):
        plays.update(lambda d: d.update(n=1 // 0))
    with pytest.raises(ValueError):
        plays.insert_multiple([{"n": 3}, 4])  # type: ignore[list-item]
    assert lines(library) == before
    assert plays.all() == [{"n": 1}]


def test_memory_follows_the_disk(plays: JournalTable, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    key = plays.insert({"n": 1})

    def broken(_descriptor: int, _data: bytes) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "write", broken)
    with pytest.raises(NotSaved):
        plays.update({"n": 2})
    assert plays.get(doc_id=key) == {"n": 1}
    monkeypatch.undo()
    plays.update({"n": 3})
    assert plays.get(doc_id=key) == {"n": 3}


def test_the_database_itself(library: Library, opened: Open, db: JournalDB) -> None:
    db.table("one").insert({"a": 1})
    db.table("two").insert({"b": None})
    assert {"one", "two"} <= db.tables()
    db.drop_table("one")
    assert "one" not in db.tables()
    db.insert({"in": "the default table"})
    assert len(db) == 1
    assert opened().database.table("two").all() == [{"b": None}]
    db.drop_tables()
    assert db.tables() == {*()}
    assert isinstance(db.storage, JournalStorage)


def test_numbers_are_wide_and_odd_ones_of_others_are_kept(plays: JournalTable) -> None:
    assert all(0 < k < 2**53 for k in plays.insert_multiple([{}] * 100))
    plays.insert(Document({"given": True}, doc_id=4))
    assert plays.get(doc_id=4) == {"given": True}


def test_a_cached_answer_is_not_kept_when_another_machine_changes_something(
    library: Library, opened: Open, plays: JournalTable
) -> None:
    key = plays.insert({"n": 1})
    assert plays.search(where("n") == 1)[0].doc_id == key
    opened(machine="there").database.table("plug-in").update({"n": 2}, doc_ids=[key])
    library.refresh()
    assert plays.search(where("n") == 1) == []


def test_what_plug_ins_write_is_noticed_and_merged(library: Library, opened: Open, plays: JournalTable) -> None:
    key = plays.insert({"n": 1})
    other = opened(machine="there")
    other.database.table("plug-in").update({"m": 2}, doc_ids=[key])
    library.refresh()
    assert plays.get(doc_id=key) == {"n": 1, "m": 2}


def test_threads_may_write_through_the_library(library: Library) -> None:
    def write(name: str) -> None:
        for k in range(20):
            with library.deed("setting") as deed:
                deed.set_setting(f"{name}{k}", k)

    threads = [threading.Thread(target=write, args=(c,)) for c in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [library.settings(f"{c}{k}")[f"{c}{k}"] for c in "abcd" for k in range(20)] == [*range(20)] * 4


def test_a_storage_of_ours_can_be_read_and_written_whole(db: JournalDB, tmp_path: Path) -> None:
    db.table("one").insert({"a": [1, {"b": 2}]})
    whole = db.storage.read()
    assert whole is not None
    with TinyDB(tmp_path / "copy.json", encoding="utf-8") as copy:
        copy.storage.write(whole)
        assert copy.table("one").all() == db.table("one").all()
    whole["one"] = {"5": {"c": 3}}
    db.storage.write(whole)
    assert db.table("one").all() == [{"c": 3}]
