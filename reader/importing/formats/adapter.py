"""What a format is: how its files are told, who reads them, what they are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract
from reader.importing.lines.line import PrintedText
from reader.importing.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """One format.

    name        as issue files and answers keep it (`Source.format`)
    words       as a reader knows it
    suffixes    endings of its files' names, in small letters, without the dot
    recognises  whether a file is of this format
    read        its extract; None: it only seemed so, the next ones are asked. Raises ImportFailure
    zipped      whether its files are ZIP archives: only those are shown to it, and others never
    lines       reads the text that an issue keeps anew, where that text is the file's own; None: the format keeps its
                pieces apart, or tells of them what the text alone does not
    piece       the one piece that such a text says it is (front matter); None: no text of the format says so
    """

    name: str
    words: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Sample], bool]
    read: Callable[[Sample], Extract | None]
    zipped: bool = False
    lines: Callable[[str], PrintedText] | None = None
    piece: Callable[[str, PrintedText], Record | None] | None = None
