"""Promises 1 and 2: what enters the truth, and the truth ahead of what is derived from it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress

from benchmarks import full_disk
from benchmarks._promises_trying import Bench, Fault, Skipped, Try, hostile, script, unless


def everything_works(own: Bench, pieces: int | None) -> str:
    """Return what does not work of what a reader does every day; checks that `pieces` are listed, unless None."""
    listed = own.run("list", "--json")
    if not listed.said_plainly or pieces not in {None, len(listed.objects)} or not listed.objects:
        return f"list: {listed}, {len(listed.objects)} of {pieces}"
    article = listed.objects[0]["id"]
    for command in (
        ("search", "柳树", "--json"), ("show", article, "--text"), ("annotations",), ("stats",), ("check",),
        ("bookmark", article), ("undo",), ("open", "--quit-when-shown"),
    ):  # fmt: skip
        ran = own.run(*command)
        if not ran.said_plainly:
            return f"{command[0]}: {ran}"
    return ""


def _text_that_is_none(own: Bench) -> str:
    article = own.stocked()[0]
    done = own.run("correct", article, "--newspaper", "\udcff")
    if not done.said_plainly:
        return str(done)
    own.run("import", own.paper(3), "--newspaper", "\udcff")
    return everything_works(own, len(own.ids()))


def _arguments(*arguments: str) -> Try:
    def attempt(own: Bench) -> str:
        own.stocked(1)
        ran = own.run(*[str(own.paper(1)) if a == "FILE" else a for a in arguments])
        return unless(ran.said_plainly, ran)

    return attempt


def _line(change: Callable[[dict[str, object]], str]) -> Try:
    def attempt(own: Bench) -> str:
        pieces = own.stocked()
        payload: dict[str, object] = {
            "v": 1, "s": 1, "h": 1_795_503_607_936_620, "d": "0a1b2c3d.67a88e", "at": 1_795_503_607_936,
            "o": [{"t": "status", "k": 77, "f": {"article": pieces[0], "bookmarked": True}}],
        }  # fmt: skip
        own.write_line(change(payload))
        return everything_works(own, len(pieces))

    return attempt


def _sequence(payload: dict[str, object]) -> str:
    return json.dumps(payload | {"s": "x"})


def _infinite(payload: dict[str, object]) -> str:
    return json.dumps(payload).replace('"k": 77', '"k": Infinity')


def _offset(payload: dict[str, object]) -> str:
    op = {"t": "damage", "k": 5, "f": {"file": "journal/x", "offset": [1], "kind": "damaged"}}
    return json.dumps(payload | {"o": [op]})


def _color(own: Bench) -> str:
    pieces = own.stocked()
    fields = {
        "article": pieces[0], "field": "body", "start": 0, "end": 4, "exact": "本报讯（", "color": "green",
        "note": "新版本写的", "created": "2026-01-01T00:00:00+00:00",
    }  # fmt: skip
    op = {"t": "annotations", "k": 4242, "n": True, "f": fields}
    own.write_line(
        json.dumps(
            {"v": 1, "s": 1, "h": 1_795_503_607_936_620, "d": "0a1b2c3d.67a88e", "at": 1_795_503_607_936, "o": [op]}
        )
    )
    for command in (("show", pieces[0], "--text"), ("export", pieces[0], "--to", "html", "-o", own.folder / "x.html")):
        ran = own.run(*command)
        if ran.status != 0:
            return f"{command[0]}: {ran}"
    return everything_works(own, len(pieces))


def _impossible_day(own: Bench) -> str:
    ran = own.run("import", own.paper(), "--date", "2024-02-31")
    return unless(ran.status == 2, ran)


# -- 2


SWAPPED = """
import sys
from pathlib import Path
from reader.search import SearchIndex
from reader.workspace import finding
from reader.workspace.session import open_session
library, gone = Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
with open_session(library) as session:
    finding.find(session, "柳树")
    real = SearchIndex.search
    def swapped(self, *arguments, **more):
        SearchIndex.search = real  # once: a catalogue is not made anew all the time
        found = real(self, *arguments, **more)
        for path in gone:
            path.unlink(missing_ok=True)
        session.library.refresh()
        session.library.rebuild_catalogue()
        return found
    SearchIndex.search = swapped
    wrong = 0
    for hit in finding.find(session, "柳树").hits:
        text = session.library.article(hit.summary.id)
        for match in hit.matches:
            wrong += match.field == "headline" and "柳树" not in (text.headline or "")[match.start:match.end]
    print(wrong)
"""


def _generations(own: Bench) -> str:
    own.stocked(4)
    own.run("index", "--rebuild")
    ran = script(own, SWAPPED, str(own.issue_files()[0]))
    return unless(ran.status == 0 and ran.out.strip() == "0", f"{ran.out.strip()} foreign marks, {ran}")


LOCKED = """
import sqlite3, sys, threading
from pathlib import Path
from reader.workspace import bookmarking
from reader.workspace.session import open_session
with open_session(Path(sys.argv[1])) as session:
    first, second = sys.argv[2:4]
    catalogue = next(session.library.cache_folder.glob("catalogue-*.sqlite"))
    holder = sqlite3.connect(catalogue, isolation_level=None, timeout=60)
    holder.execute("BEGIN IMMEDIATE")
    try:
        bookmarking.bookmark(session, first)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    bookmarking.bookmark(session, second)
    session.library.refresh()
"""


def _locked(own: Bench) -> str:
    pieces = own.stocked()
    ran = script(own, LOCKED, *pieces[:2])
    if ran.status != 0:
        return str(ran)
    listed = {o["id"] for o in own.run("list", "--bookmarked", "--json").objects}
    return unless(listed == set(pieces[:2]), f"{len(listed)} of 2 listed")


def _without_cache(own: Bench) -> str:
    """The cache's folder cannot even be made."""
    (own.folder / "file").write_bytes(b"")
    own.env["BAOJIA_CACHE"] = str(own.folder / "file" / "cache")
    return _three_bookmarks(own)


def _full_cache(own: Bench) -> str:
    own.stocked()
    full = own.folder / "full"
    if not full_disk.mounted(full):
        raise Skipped("mounting a small disk needs root")
    try:
        shutil.copytree(own.folder / "cache", full / "cache")
        with suppress(OSError), (full / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))
        own.env["BAOJIA_CACHE"] = str(full / "cache")
        return _three_bookmarks(own)
    finally:
        full_disk.unmount(full)


def _three_bookmarks(own: Bench) -> str:
    pieces = own.stocked()
    for article in pieces[:3]:
        ran = own.run("bookmark", article)
        if ran.status != 0:
            return str(ran)
    listed = {o["id"] for o in own.run("list", "--bookmarked", "--json").objects}
    return unless(listed == set(pieces[:3]), f"{len(listed)} of 3 listed")


def _comes_back(own: Bench) -> str:
    own.stocked(1)
    issue = own.ids()[0].partition("-")[0]
    own.run("remove", issue)
    ran = own.run("open", own.paper(1), "--quit-when-shown")
    return unless(len(own.ids()) == 2, f"{len(own.ids())} of 2 pieces, {ran}")


def _gone(left: str) -> Try:
    def attempt(own: Bench) -> str:
        article = own.stocked()[0]
        away = own.library.rename(own.folder / "away")
        if left:
            own.library.mkdir()
        for words in (("list",), ("show", article), ("bookmark", article), ("import", str(own.paper(3)))):
            ran = own.run(*words)
            if ran.status != 1 or str(own.library) not in ran.err or (own.library / "library.json").exists():
                return f"{words[0]}: {ran}"
        if left:
            own.library.rmdir()
        away.rename(own.library)
        return unless(article in own.ids(), "lost")

    return attempt


def _mixed_list(own: Bench) -> str:
    ran = own.run("import", hostile("json-mixed-list.json"), "--json")
    return unless(len(own.ids()) >= 2, f"{len(own.ids())} of 2 pieces, {ran}")


def _tags(own: Bench) -> str:
    pieces = own.stocked()
    for article, tag in zip(pieces, ("Politics", "politics", "ＰＯＬＩＴＩＣＳ"), strict=False):
        own.run("tag", article, tag)
    listed = own.run("list", "--tag", "politics", "--json").objects
    return unless(len(listed) == 3, f"{len(listed)} of 3 under one name")


FAULTS = [
    Fault("1.1", "a newspaper's name that is no text", _text_that_is_none),
    Fault("1.2", "--encoding that is no text", _arguments("import", "FILE", "--encoding", "\udcff")),
    Fault("1.2", "--category that is no text", _arguments("list", "--category", "\udcff")),
    Fault("1.2", "--tag that is no text", _arguments("list", "--tag", "\udcff")),
    Fault("1.2", "search --category that is no text", _arguments("search", "柳", "--category", "\udcff")),
    Fault("1.3", 'a line with "s":"x"', _line(_sequence)),
    Fault("1.3", 'a line with "k":Infinity', _line(_infinite)),
    Fault("1.3", "a damage document whose offset is a list", _line(_offset)),
    Fault("1.4", "an annotation of a colour that nobody knows", _color),
    Fault("1.5", "--date 2024-02-31", _impossible_day),
    Fault("2.1", "marks of one generation, headlines of another", _generations),
    Fault("2.2", "the catalogue is locked while a deed is stored", _locked),
    Fault("2.3", "the cache cannot be written", _without_cache),
    Fault("2.3", "the cache is on a full disk", _full_cache),
    Fault("2.5", "a command where the library is gone", _gone("")),
    Fault("2.5", "a command where an empty folder is left of the library", _gone("an empty folder")),
    Fault("2.6", "a removed issue opened in the window again", _comes_back),
    Fault("2.8", "a JSON list of texts, lists and objects", _mixed_list),
    Fault("2.10", "one tag in three ways of writing", _tags),
]
