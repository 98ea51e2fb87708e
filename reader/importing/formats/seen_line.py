"""A line of a saved page as the stages that look for its piece see it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.importing.formats.html_line import HtmlLine


@dataclass(slots=True)
class SeenLine:
    """A line of a page, folded once, and whether it stands in furniture."""

    line: HtmlLine
    folded: str
    bare: str
    running: bool
    shown: bool
    furniture: bool = False

    @property
    def size(self) -> int:
        """How many characters it has, without white space at its ends."""
        return len(self.folded.strip())
