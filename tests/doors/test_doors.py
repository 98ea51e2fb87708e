"""Only `BaojiaError` leaves a room: what others use of it is a door, and no fault gets through one or is lost in it."""

from __future__ import annotations

import ast
import enum
import gc
import importlib
import re
import zlib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader.model import door
from reader.model.errors import BaojiaError, Unforeseen
from tests.doors.leaving import FAULTS, Leaving, Place
from tests.doors.scenes import SCENES, Scene, Seen, closed
from tests.test_architecture import READER, ROOT, files, room_of
from tests.test_house import modules

ROOMS = {"importing", "library", "search", "rendering", "export", "workspace"}
# Where everything is caught, and what for.
CATCHES_ALL = {
    "model/door.py": "the boundary itself",
    "ui/jobs/background.py": "a worker thread hands what went wrong to the GUI thread",
}
# What promises the defaults, or to be made anew, where it cannot be read, whatever is wrong with it.
DERIVED = ("People.load", "settings.py load", "desk_state.py load", "known_libraries.py load")
# So many places a scene are tried here; `benchmarks.door_faults` tries all of them with every fault.
MOST = 6


@cache
def used() -> dict[str, set[str]]:
    """Return, by module of the rooms, the names that other rooms use of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in files():
        here, known = room_of(path), dict[str, str]()
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reader"):
                for name in node.names:
                    full = f"{node.module}.{name.name}"
                    if full in modules():
                        known[name.asname or name.name] = full
                    else:
                        found[f"{here} {node.module}"].add(name.name)
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
                found[f"{here} {known[node.value.id]}"].add(node.attr)
    table: dict[str, set[str]] = defaultdict(set)
    for users, names in found.items():
        here, _, module = users.partition(" ")
        room = [*module.split("."), ""][1]
        if room in ROOMS and room != here:
            table[module] |= names
    return table


def _is_door(thing: Any) -> bool:
    while thing is not None:
        if getattr(thing, "is_door", False):
            return True
        thing = getattr(thing, "__wrapped__", None)
    return False


def _does_something(kind: type) -> bool:
    """Tell whether a class is more than values: has methods of its own that somebody may call."""
    if issubclass(kind, BaseException | enum.Enum | tuple) or getattr(kind, "_is_protocol", False):
        return False
    return any(callable(value) or isinstance(value, property) for name, value in vars(kind).items() if name[0] != "_")


def test_what_other_rooms_use_is_a_door() -> None:
    table = used()
    assert table["reader.library"] >= {"Library"}
    assert table["reader.workspace.finding"] >= {"find"}
    wrong = []
    for module, names in sorted(table.items()):
        for name in sorted(names):
            thing = getattr(importlib.import_module(module), name)
            needs = (
                _does_something(thing) if isinstance(thing, type) else callable(thing) and hasattr(thing, "__code__")
            )
            if needs and not _is_door(thing):
                wrong.append(f"{module}.{name}")
    assert wrong == []


def test_the_doors_are_those_that_are_written_down() -> None:
    words = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [m for m in sorted(used()) if m.split(".")[1] != "workspace" and m.split(".")[-1] not in words] == []


def _all(node: ast.AST) -> bool:
    """Tell whether everything is caught here and does not go on its way."""
    everything = {"Exception", "BaseException"}
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        return not everything.isdisjoint(ast.unparse(argument) for argument in node.args)
    if not isinstance(node, ast.ExceptHandler) or (node.type is not None and ast.unparse(node.type) not in everything):
        return False
    leaves = any(isinstance(inner, ast.Return | ast.Continue | ast.Break) for inner in ast.walk(node))
    return leaves or not isinstance(node.body[-1], ast.Raise)


def test_everything_is_caught_only_at_the_boundary() -> None:
    found = {
        str(path.relative_to(READER))
        for path in files()
        if re.search(r"Exception\b|\bexcept\s*:", text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if _all(node)
    }
    assert found == CATCHES_ALL.keys()


# -- faults


def _places(scene: Scene, place: Path) -> tuple[list[Place], object]:
    """Return where the room is left while the scene acts, and what is seen where nothing goes wrong."""
    for round_ in range(2):  # the second time everything is loaded
        ready = scene.ready(_new(place / f"warm{round_}"))
        watching = Leaving(scene.room)
        with closed(ready), watching.watched():
            seen = scene.act(ready)
    return list(watching.places), seen


def _new(place: Path) -> Path:
    place.mkdir()
    return place


def faults(scene: Scene, place: Path, *, most: int | None = None) -> tuple[int, list[str]]:
    """Raise every fault at each place where the room is left, or one at `most` of them; returns how many, and what
    broke.
    """
    told: list[BaseException] = []
    door.keep_log(lambda fault: told.append(fault))
    places, seen = _places(scene, place)
    before = scene.left and scene.left(_left(scene, place / "before", act=False))
    after = scene.left and scene.left(_left(scene, place / "after", act=True))
    wrong, number = [], 0
    for at in places if most is None else sorted(places, key=_chance)[:most]:
        chosen = FAULTS if most is None else [FAULTS[_chance(at) % len(FAULTS)]]
        for make in chosen:
            number += 1
            fault, own = make(), _new(place / str(number))
            del told[:]
            said = _one(scene, own, at, fault, seen, told)
            if not said and scene.left and (found := scene.left(own)) not in (before, after):
                said = f"half a deed is left: {found}"
            if said:
                wrong.append(f"{at} {type(fault).__name__}: {said}")
    return number, wrong


def _chance(at: Place) -> int:
    return zlib.crc32(repr(at).encode())


def _left(scene: Scene, own: Path, *, act: bool) -> Path:
    ready = scene.ready(_new(own))
    with closed(ready):
        if act:
            scene.act(ready)
    return own


def _one(scene: Scene, own: Path, at: Place, fault: Exception, seen: object, told: list[BaseException]) -> str:
    ready = scene.ready(own)
    leaving = Leaving(scene.room, at, fault)
    with closed(ready):
        try:
            with leaving.watched():
                now = scene.act(ready)
        except Unforeseen as trouble:
            return "" if trouble.__cause__ is not None and told else "its cause is lost, or nobody was told"
        except BaojiaError as trouble:
            return "" if str(trouble) else "nothing is said"
        except Exception as trouble:  # noqa: BLE001  # that is what is looked for
            return f"{type(trouble).__name__} leaves the room"
    spoken = isinstance(now, Seen) and isinstance(seen, Seen) and now.said != seen.said
    silent = any(at[0].endswith(name) for name in DERIVED)
    if leaving.struck and now != seen and not told and not spoken and not silent:
        return f"swallowed: {now} instead of {seen}"
    return ""


# what a broken ZipFile says when it goes
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("scene", SCENES, ids=lambda s: f"{s.room}: {s.name}")
def test_no_fault_gets_through_or_is_lost(scene: Scene, tmp_path: Path) -> None:
    number, wrong = faults(scene, tmp_path, most=MOST)
    assert number > 0
    assert wrong == []
    gc.collect()  # what faults left open is told here, where it is expected, and not in another test
