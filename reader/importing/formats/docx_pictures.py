"""The pictures of a DOCX: drawings (DrawingML) and older ones (VML), by the relations of the part that they stand in.

ECMA-376 part 1, 20.4 and part 4, 19; part 2, 9.3 (relations).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from reader.importing.formats.office_lines import Drawing
from reader.importing.formats.xml_tree import xml_root
from reader.model.errors import ImportFailure

if TYPE_CHECKING:
    from reader.importing.formats.archive import Archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLDER = "{urn:schemas-microsoft-com:vml}imagedata"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Pictures:
    """The pictures that one part of a document may show."""

    def __init__(self, archive: Archive, part: str, name: str) -> None:
        self._archive = archive
        folder, own = posixpath.split(part)
        relations = f"{folder}/_rels/{own}.rels"
        self._targets: dict[str, tuple[str, bool]] = {}
        if relations in archive.names:
            for one in xml_root(archive.read(relations), name).iter(_RELATION):
                outside = one.get("TargetMode") == "External"
                target = one.get("Target", "")
                place = target if outside else posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
                self._targets[one.get("Id", "")] = place, outside

    def of(self, paragraph: Any) -> list[Drawing]:
        """Return the pictures that hang on a paragraph, in their order; those of a text box are its paragraphs'."""
        made: list[Drawing] = []
        begun = False
        for element in paragraph.iter(f"{_W}t", _BLIP, _OLDER):
            if next(element.iterancestors(f"{_W}p"), None) is not paragraph:
                continue
            if element.tag == f"{_W}t":
                begun = begun or bool((element.text or "").strip())
            elif not _is_second_form(element):
                made.append(self._drawing(element, before=not begun))
        return made

    def _drawing(self, element: Any, *, before: bool) -> Drawing:
        key = element.get(f"{_R}embed") or element.get(f"{_R}id") or element.get(f"{_R}link") or ""
        place, outside = self._targets.get(key, (key, True))
        data = None
        if not outside and place in self._archive.names:
            try:
                data = self._archive.read(place)
            except ImportFailure:
                data = b""  # it is there, and damaged
        holder = next(element.iterancestors(f"{_PLACED}inline", f"{_PLACED}anchor"), None)
        told = holder.find(f"{_PLACED}docPr") if holder is not None else None
        words = (told.get("descr") or "") if told is not None else element.get("title") or ""
        cut = next(element.iterancestors(f"{_W}del", f"{_W}moveFrom"), None) is not None
        return Drawing(data=data, name=place.removeprefix("word/"), alt=" ".join(words.split()), before=before, cut=cut)


def _is_second_form(element: Any) -> bool:
    """Tell what old programs are shown in place of another picture that stands beside it."""
    fallback = next(element.iterancestors(f"{_COMPATIBLE}Fallback"), None)
    return fallback is not None and any(True for _blip in fallback.getparent().iter(_BLIP))
