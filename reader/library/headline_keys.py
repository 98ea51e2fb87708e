"""The order of headlines by their pinyin, which the catalogue keeps from the first time that somebody sorts by it."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.catalogue_file import CatalogueFile

AT_ONCE = 2000
UNKNOWN = "FROM articles WHERE headline_key IS NULL AND headline IS NOT NULL LIMIT ?"


def fill(file: CatalogueFile) -> None:
    """Give every headline its place; only what is new costs anything. Under the library's lock."""
    if file.ask(lambda db: db.execute(f"SELECT 1 {UNKNOWN}", [1]).fetchone()) is None:
        return
    key = _pinyin_key()
    while True:
        with file.writing() as writer:
            some = writer.execute(f"SELECT row, headline {UNKNOWN}", [AT_ONCE]).fetchall()
            writer.executemany("UPDATE articles SET headline_key = ? WHERE row = ?", [(key(h), r) for r, h in some])
        if len(some) < AT_ONCE:
            return


def _pinyin_key() -> Callable[[str], str]:
    """Return the sort key; the order of code points where the readings are missing."""
    try:
        from reader.hanzi.order import pinyin_key  # loads numpy and pypinyin: only where somebody sorts by headline
    except ImportError:
        return str
    return pinyin_key
