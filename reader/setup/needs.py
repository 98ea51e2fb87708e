"""What a command line needs before it can run, told from its words and the environment alone."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # typing costs a tenth of a bare window's start
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Every command that never draws (`pages` only with --pdf); any other first word is `open`, or a file for it.
WITHOUT_QT = frozenset(
    {
        *("import", "reparse", "list", "show", "search", "bookmark", "unbookmark", "tag", "untag", "read", "unread"),
        *("remove", "recover", "correct", "undo", "redo", "history", "annotate", "annotations", "unannotate", "export"),
        *("backup", "restore", "check", "index", "stats", "move", "typing", "rename-tag"),
        *("trend", "concordance", "this-day", "holdings", "pinyin", "import-annotations"),
        *("gather", "take-apart", "revise", "left-behind", "empty-bin"),
        *("address", "link", "unlink", "links", "life", "facsimile", "pages", "compare", "events", "saved"),
    }
)
_WITH_VALUE = frozenset({"--library", "--lang"})
_ANSWERED_AT_ONCE = frozenset({"-h", "--help", "--version"})


def command_of(arguments: Sequence[str]) -> str:
    """Return the first word that is neither an option nor a global option's value; `open` where there is none."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return "open"


def libraries_for(arguments: Sequence[str], environment: Mapping[str, str]) -> frozenset[str]:
    """Return which groups of system libraries are needed: `drawing` (Qt at all) and `x11` (a window under X)."""
    if not sys.platform.startswith("linux") or _ANSWERED_AT_ONCE.intersection(arguments):
        return frozenset()
    command = command_of(arguments)
    if command in {"print", "book", "card", "cutting", "test"} or (command == "pages" and "--pdf" in arguments):
        return frozenset({"drawing"})
    if command in WITHOUT_QT:
        return frozenset()
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform.startswith("xcb") or (
        not platform and environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY")
    ):
        return frozenset({"drawing", "x11"})
    return frozenset({"drawing"}) if platform or environment.get("WAYLAND_DISPLAY") else frozenset()
