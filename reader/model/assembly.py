"""Build a corrected text from stretches of imported text, keeping account of where every stretch went."""

from __future__ import annotations

import dataclasses

from reader.model.quick_dataclass import dataclass
from reader.model.text import Place, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace `text[start:end]` of an imported field by `text`.

    With `taken`, the old text goes to that field of the same piece.
    """

    start: int
    end: int
    text: str
    correction: str
    taken: str | None = None


@dataclass(slots=True)
class Assembly:
    """A text in the making.

    Line breaks are held back until text follows, so a piece never begins or ends with one and never holds an empty
    paragraph. `origins` lists, for each paragraph, the imported (article, body offset) that it begins with; None
    where a reader wrote it.
    """

    article: str
    field: str
    text: str = ""
    runs: list[Run] = dataclasses.field(default_factory=list)
    origins: list[tuple[str, str, int] | None] = dataclasses.field(default_factory=list)
    _break: Place | None = None
    _waiting: bool = False

    def add(self, text: str, source: Place | None, *, verbatim: bool) -> None:
        """Append text that stands at `source` in the imported text (None: it has no source)."""
        if not verbatim or source is None:
            self._add_written(text, source)
            return
        at = source.start
        for k, line in enumerate(text.split("\n")):
            if k:
                self.break_line(source._replace(start=at, end=at + 1))
                at += 1
            if line:
                self._append(line, source._replace(start=at, end=at + len(line)), verbatim=True)
            at += len(line)

    def break_line(self, source: Place | None = None) -> None:
        """End the paragraph, if text follows."""
        if not self._waiting:
            self._waiting, self._break = True, source

    def _add_written(self, text: str, source: Place | None) -> None:
        """Append replaced text: one run for the whole, whatever breaks it holds."""
        before = len(self.text)
        for k, line in enumerate(text.split("\n")):
            if k:
                self.break_line()
            if line:
                self._append(line, None, verbatim=False)
                if self.origins[-1] is None and source is not None:
                    self.origins[-1] = (source.article, source.field, source.start)
        if source is not None:
            hanging = self._waiting and text.endswith("\n")
            if hanging:
                self._break = source
            start = min(
                before + (1 if before < len(self.text) and self.text[before : before + 1] == "\n" else 0),
                len(self.text),
            )
            if not (hanging and not text.strip("\n")):
                self.runs.append(Run(source=source, target=self._here(start, len(self.text)), verbatim=False))

    def _append(self, text: str, source: Place | None, *, verbatim: bool) -> None:
        if self._waiting:
            if self.text:
                at = len(self.text)
                self.text += "\n"
                if self._break is not None:
                    same = self._break.end - self._break.start == 1
                    self.runs.append(Run(source=self._break, target=self._here(at, at + 1), verbatim=same))
            self._waiting, self._break = False, None
        if not self.text or self.text.endswith("\n"):
            self.origins.append(None if source is None else (source.article, source.field, source.start))
        at = len(self.text)
        self.text += text
        if source is not None:
            self.runs.append(Run(source=source, target=self._here(at, at + len(text)), verbatim=verbatim))

    def _here(self, start: int, end: int) -> Place:
        return Place(self.article, self.field, start, end)
