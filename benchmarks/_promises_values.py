"""Promises 1 and 2.2, the kinds: any text at any door, any JSON in any field, a kill between truth and catalogue."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from benchmarks._promises_truth import everything_works
from benchmarks._promises_trying import Bench, Fault, Try, script, unless

HALF = "半\udcff个"
ODD: list[Any] = [
    None, True, -1, 0, 7, 10**40, 2**63, 0.5, float("inf"), float("nan"), "", "x", "green", "半\ud800", "\0",
    "2026-02-31", "²026-01-01", "1" * 5000, [], [1], [["x"]], {}, {"a": {"b": []}},
]  # fmt: skip


def _half_a_character(own: Bench) -> str:
    """Every deed whose words a reader types takes half a character, and stores what can be stored."""
    article, other = own.stocked()[:2]
    for command in (
        ("annotate", article, "--exact", "天黑前", "--note", HALF), ("tag", article, HALF),
        ("correct", article, "--headline", HALF), ("correct", article, "--byline", HALF), ("saved", HALF, "柳树"),
        ("saved", "柳", HALF), ("link", article, other, "--remark", HALF), ("rename-tag", HALF, HALF + "二"),
        ("export", article, "--to", "markdown", "-o", own.folder / "x.md"), ("address", article, "--quote", HALF),
        ("trend", HALF), ("concordance", HALF), ("life", HALF), ("pinyin", HALF, "bàn"),
    ):  # fmt: skip
        ran = own.run(*command)
        if not ran.said_plainly:
            return f"{command[0]}: {ran}"
    notes = own.run("annotations", "--json")
    return unless("�" in notes.out, "the note is not stored") or everything_works(own, 4)


TOO_LONG = """
import sys
from pathlib import Path
from reader.model.errors import WrongRequest
from reader.workspace import annotating, tagging
from reader.workspace.session import open_session
with open_session(Path(sys.argv[1])) as session:
    note = annotating.annotate(session, sys.argv[2], exact="天黑前", note="长" * 1_000_000)
    for longer in (
        lambda: annotating.change_note(session, note.id, note="长" * 1_000_001),
        lambda: tagging.tag(session, sys.argv[2], name="长" * 2000),
    ):
        try:
            longer()
        except WrongRequest as refused:
            assert str(refused)
        else:
            print("taken")
"""


def _too_long(own: Bench) -> str:
    article = own.stocked()[0]
    ran = script(own, TOO_LONG, article)
    return unless(ran.status == 0 and not ran.out, ran) or everything_works(own, 4)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (container, key) of every value inside a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


def _mixed(value: Any, chance: random.Random) -> Any:
    """Return a copy in which up to four values are other ones."""
    value = json.loads(json.dumps(value))
    for _time in range(chance.randint(1, 4)):
        places = list(_places(value))
        if places:
            container, key = chance.choice(places)
            container[key] = copy.deepcopy(chance.choice(ODD))
    return value


def _lived_in(own: Bench) -> list[str]:
    """Make a library in which each kind of deed was done."""
    pieces = own.stocked()
    first, second = pieces[:2]
    for command in (
        ("annotate", first, "--exact", "天黑前", "--note", "几点？"), ("tag", first, "河"), ("bookmark", first),
        ("read", first), ("correct", first, "--headline", "河堤栽树"), ("correct", first, "--date", "2026-03-07"),
        ("correct", second, "--category", "城建"), ("correct", second, "--split-at", "修钟的师傅"),
        ("saved", "柳", "柳树"), ("link", first, second, "--remark", "同一天"), ("pinyin", "柳树", "liǔ", "shù"),
        ("remove", second), ("undo",),
    ):  # fmt: skip
        done = own.run(*command)
        assert done.status == 0, f"{command}: {done}"
    return own.ids()


def _any_lines(seed: int) -> Try:
    def attempt(own: Bench) -> str:
        pieces = _lived_in(own)
        lines = [
            json.loads(line[9:])
            for path in (own.library / "journal").glob("*.jsonl")
            for line in path.read_text("utf-8").splitlines()
        ]
        chance, writer = random.Random(seed), "0a1b2c3d.67a88e"
        for number in range(300):
            line = _mixed(chance.choice(lines), chance)
            if isinstance(line, dict) and number % 3:  # the rest of another writer's, so that what is inside is judged
                line |= {"d": writer, "s": number, "h": 1_795_503_607_936_620 + number}
            own.write_line(json.dumps(line))
        seen = everything_works(own, None)
        shown = own.run("list", "--json")
        left = set(pieces) & {one["id"] for one in shown.objects}
        return seen or unless(bool(left), f"none of {len(pieces)} pieces is shown: {shown}")

    return attempt


def _any_issues(own: Bench) -> str:
    from reader.library.ids import digest8

    own.stocked(1)
    kept = set(own.ids())
    own.run("import", *[own.paper(day) for day in range(2, 14)])
    chance = random.Random(1129)
    for path in own.issue_files():
        issue = path.name.partition(".")[0]
        if not any(piece.startswith(issue) for piece in kept):
            made = json.dumps(_mixed(json.loads(path.read_bytes()), chance)).encode()
            path.unlink()
            path.with_name(f"{issue}.{digest8(made)}.json").write_bytes(made)
    seen = everything_works(own, None)
    listed = own.run("list", "--json")
    return seen or unless(kept <= {o["id"] for o in listed.objects}, f"the piece of a sound issue is gone: {listed}")


def _unknown(table: str, fields: dict[str, Any]) -> Try:
    """A record of a kind, role or motivation of another version: shown or passed over, told by check, no problem."""

    def attempt(own: Bench) -> str:
        pieces = own.stocked()
        own.run("check")
        names = {"PIECE": pieces[0], "ISSUE": pieces[0].partition("-")[0]}
        said = {key: names.get(value, value) for key, value in fields.items()}
        op = {"t": table, "k": 4242, "n": True, "f": said}
        own.write_line(
            json.dumps(
                {"v": 1, "s": 1, "h": 1_795_503_607_936_620, "d": "0a1b2c3d.67a88e", "at": 1_795_503_607_936, "o": [op]}
            )
        )
        checked = own.run("check", "--json")
        if checked.status != 0:
            return f"check: {checked}"
        return everything_works(own, len(pieces))

    return attempt


KEPT = """
import sys
from pathlib import Path
from reader.workspace import annotating
from reader.workspace.session import open_session
with open_session(Path(sys.argv[1])) as session:
    note = session.library.annotations(None)[0]
    annotating.change_note(session, note.id, note="改过的")
"""
MARK = {
    "article": "PIECE", "field": "body", "start": 0, "end": 4, "exact": "本报讯（", "note": "新版本写的",
    "created": "2026-01-01T00:00:00+00:00",
}  # fmt: skip


def _survives(own: Bench) -> str:
    """What this version does not understand outlives the edit of another field."""
    seen = _unknown("annotations", MARK | {"color": "green"})(own)
    if seen:
        return seen
    ran = script(own, KEPT)
    if ran.status != 0:
        return str(ran)
    written = [
        op["f"]
        for path in (own.library / "journal").glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
        for op in json.loads(line[9:]).get("o", ())
        if op.get("t") == "annotations" and op.get("k") == 4242
    ]
    told = own.run("annotations", "--json")
    return unless("改过的" in told.out and sum("color" in fields for fields in written) == 1, written)


KILLED = """
import os, signal, sys
from pathlib import Path
from reader.library import catalogue_update
from reader.workspace import bookmarking
from reader.workspace.session import open_session
with open_session(Path(sys.argv[1])) as session:
    session.library.refresh()
    real = catalogue_update.put_marks
    def killed(*arguments):
        if sys.argv[3] == "after":
            real(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)
    catalogue_update.put_marks = killed
    bookmarking.bookmark(session, sys.argv[2])
    session.library.refresh()
"""


def _killed_between(when: str) -> Try:
    def attempt(own: Bench) -> str:
        piece = own.stocked()[1]
        ran = script(own, KILLED, piece, when)
        if ran.status != -9:
            return f"not killed: {ran}"
        before = own.run("list", "--bookmarked", "--json").out
        own.run("index", "--rebuild")
        stored = piece in before
        return unless(stored and before == own.run("list", "--bookmarked", "--json").out, f"listed: {stored}")

    return attempt


def _renamed_tag(own: Bench) -> str:
    first, second = own.stocked()[:2]
    own.run("tag", first, "政治")
    own.run("tag", second, "时政")
    own.run("rename-tag", "政治", "时政")
    listed = own.run("list", "--tag", "时政", "--json").objects
    return unless(len(listed) == 2, f"{len(listed)} of 2 under the new name")


def _revises_nothing(own: Bench) -> str:
    ran = own.run("import", own.paper(), "--revises", "0123456789ab", "--json")
    kinds = [o["error"]["kind"] for o in ran.objects if o.get("error")]
    return unless(ran.status == 1 and kinds == ["not_found"], f"{kinds}, {ran}")


CORRECTION = {"issue": "ISSUE", "article": "PIECE", "field": "headline", "value": "新", "kind": "transpose"}
FAULTS = [
    Fault("1.1", "half a character at fourteen doors of a reader's words", _half_a_character),
    Fault("1.1", "a note and a tag that are longer than may be", _too_long),
    *(Fault("1.3", f"300 lines with any JSON value in any field, draw {n}", _any_lines(n)) for n in (1, 2, 3)),
    Fault("1.3", "twelve issue files with any JSON value in any field", _any_issues),
    Fault("1.4", "a correction of a kind that nobody knows", _unknown("corrections", CORRECTION)),
    Fault("1.4", "an annotation of a motivation that nobody knows", _unknown(
        "annotations", MARK | {"motivation": "dreaming", "role": "seer"})),
    Fault("1.4", "an unknown colour outlives the edit of its note", _survives),
    Fault("2.2", "killed before the catalogue has the deed", _killed_between("before")),
    Fault("2.2", "killed when the catalogue has the deed and has not committed", _killed_between("after")),
    Fault("2.10", "a tag renamed on the command line", _renamed_tag),
    Fault("6.1", "--revises of nothing", _revises_nothing),
]  # fmt: skip
