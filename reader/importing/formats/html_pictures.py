"""The pictures of a page as they are noted while its lines are written. Nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.pictures.found import data_of

if TYPE_CHECKING:
    from reader.importing.formats.html_elements import Element
    from reader.importing.formats.html_line import HtmlLine
    from reader.importing.formats.html_picture import HtmlPicture
    from reader.importing.formats.scroll import Scroll
    from reader.importing.lines.line import Line
    from reader.model.picture import Picture, PictureReason

_WORDS = frozenset({"text", "row", "caption"})


@dataclass(slots=True)
class PagePictures:
    """Notes the pictures of a page on the scroll, while its lines are written."""

    scroll: Scroll
    resolve: Resolve = nowhere
    _noted: set[str] = field(default_factory=set)
    _own: dict[int, bool] = field(default_factory=dict)
    _figures: dict[int, list[int]] = field(default_factory=dict)
    _above: tuple[tuple[Element, ...], int] | None = None
    _waiting: list[tuple[int, tuple[Element, ...]]] = field(default_factory=list)
    _captions: dict[int, int] = field(default_factory=dict)

    def knows(self, picture: HtmlPicture) -> bool:
        """Tell a picture whose address was noted here before."""
        return any(address in self._noted for address in picture.addresses)

    def before(self, line: HtmlLine, *, reason: PictureReason | None = None) -> None:
        """Note the picture that stands where a line is about to be written; `reason` keeps it out of every piece."""
        picture = line.picture
        if picture is None:
            return
        self._noted.update(picture.addresses)
        name, data = (picture.addresses or ("",))[0], None
        for address in picture.addresses:
            got = data_of(address) if address[:5].lower() == "data:" else self.resolve(address)
            if got is not None and (data is None or len(got) > len(data)):  # a dot stands for what is fetched late
                name, data = address, got
        if name[:5].lower() == "data:":
            name = name.partition(",")[0]
        why: PictureReason | None = "furniture" if picture.furniture else "unshown" if picture.unshown else reason
        self.scroll.picture(data, name=name, alt=line.text, caption=picture.title, reason=why)
        self._own[len(self.scroll.pictures) - 1] = picture.unshown
        self._waiting.append((len(self.scroll.pictures) - 1, line.around))
        if picture.figure:
            self._figures.setdefault(picture.figure, []).append(len(self.scroll.pictures) - 1)

    def behind(self, line: HtmlLine, written: Sequence[Line]) -> None:
        """Note where the caption of a figure was written, and which pictures are set together with this line: with
        their captions, each as one.
        """
        if written and line.kind in _WORDS and not (line.kind == "caption" and self._waiting):
            self._set_together(line, written[0].start)
        if line.kind == "caption" and written:
            for element in line.around:
                if element.tag == "figure":
                    self._captions.setdefault(element.number, written[0].start)

    def _set_together(self, line: HtmlLine, at: int) -> None:
        """Tell pictures between two lines with which of them they share more of the elements around them."""
        for k, around in self._waiting:
            below = _shared(around, line.around)
            above = _shared(around, self._above[0]) if self._above else below
            if below != above:
                beside = at if below > above else self._above[1] if self._above else None
                self.scroll.pictures[k] = replace(self.scroll.pictures[k], beside=beside)
        self._waiting.clear()
        self._above = line.around, at

    def finish(self, of: int | None = None) -> None:
        """Tell the pictures of each figure their caption; one that tells of several is the last one's too. What is only
        named beside what the page shows is not told again, nor is one that is not there. `of`: where text of the piece
        stands that they all belong to for certain.
        """
        if of is not None:
            for k in self._own:
                self.scroll.pictures[k] = replace(self.scroll.pictures[k], of=of)
        for figure, at in self._captions.items():
            for k in self._figures.get(figure, ()):
                self.scroll.pictures[k] = replace(self.scroll.pictures[k], caption_at=at)
        self._forget_spare()

    def _forget_spare(self) -> None:
        pictures = self.scroll.pictures
        told: set[Picture | str] = set()
        spare: list[int] = []
        for k in sorted(self._own, key=lambda k: (self._own[k], k)):
            known = pictures[k].picture or pictures[k].name
            if known in told and (self._own[k] or pictures[k].reason == "absent"):
                spare.append(k)
            told.add(known)
        for k in sorted(spare, reverse=True):
            del pictures[k]


def _shared(one: Sequence[Element], other: Sequence[Element]) -> int:
    """Return how many elements stand around both, outermost first."""
    return next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a.number != b.number), min(len(one), len(other))
    )
