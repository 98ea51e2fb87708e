"""What a screen reader has of the window: run by a Python that has pyatspi, inside a private D-Bus session.

Prints JSON: the controls that take the keyboard and have no name, what it is told at each Tab and as ↓ goes through
the list, and how the page begins.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # the system's, not this project's
from gi.repository import GLib  # type: ignore[import-not-found]  # as above

TABS, STEPS, PATIENCE, BEAT_MS = 34, 4, 60, 500
LISTS = {"list", "tree", "table", "tree table"}


def all_of(found: Any, depth: int = 0) -> Iterator[Any]:
    """Yield a thing and all inside that is shown; of lists the list alone."""
    if found is None or not found.getState().contains(pyatspi.STATE_SHOWING) or depth > 20:
        return
    yield found
    if found.getRoleName() not in LISTS:
        for k in range(min(found.childCount, 80)):
            yield from all_of(found[k], depth + 1)


def window() -> Any:
    """Return the program's window, once it is there."""
    for _second in range(PATIENCE):
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.name == "baojia" and one.childCount:
                return one[0]
        time.sleep(1)
    raise SystemExit("no window came")


class Walk:
    """Presses keys by the beat and hears what gets the keyboard."""

    def __init__(self, keys: list[str]) -> None:
        self.heard: list[list[str]] = []
        self._keys = iter(keys)

    def go(self) -> list[list[str]]:
        """Return what was told after each key."""
        pyatspi.Registry.registerEventListener(self._hear, "object:state-changed:focused")
        GLib.timeout_add(BEAT_MS, self._press)
        pyatspi.Registry.start()
        return self.heard

    def _hear(self, event: Any) -> None:
        if event.detail1 and self.heard and event.source.name:
            self.heard[-1].append(f"{event.source.getRoleName()} {event.source.name}")

    def _press(self) -> bool:
        key = next(self._keys, None)
        if key is None:
            pyatspi.Registry.stop()
            return False
        self.heard.append([])
        subprocess.run(["xdotool", "key", key], check=True)
        return True


def main() -> None:
    program = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
    try:
        top = window()
        time.sleep(5)
        takes = [t for t in all_of(top) if t.getState().contains(pyatspi.STATE_FOCUSABLE)]
        nameless = [t.getRoleName() for t in takes if not t.name]
        page = next(t for t in takes if t.name in {"正文", "Text"})
        text = page.queryText().getText(0, 120)
        heard = Walk(["ctrl+l", *["Tab"] * TABS, "ctrl+l", "F6", "F6", *["Down"] * STEPS]).go()
        tabs = [told[-1] for told in heard[1 : TABS + 1] if told]
        rows = [told[-1] for told in heard[TABS + 4 :] if told]
        print(json.dumps({"nameless": nameless, "tabs": tabs, "rows": rows, "page": text}))
    finally:
        program.terminate()


main()
