"""The process that draws the pages of PDFs: `--child pages`. It knows no library and writes no file.

A request has `path`, `digest` (the source's sha256), `dpi`, `most_bytes`, `pages` and `originals` (whether these are
wanted), `limits`. Answers: `original` (of which issue, -1 of all; number) with a PDF's bytes, `page` (of which issue;
number; pixels a point) with the picture's, then `done`, or `failed`: kind and sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.door import door
from reader.model.errors import BaojiaError, ImportFailure
from reader.workspace.children import limits, serving
from reader.workspace.children.expressions import Expressions, place

if TYPE_CHECKING:
    from reader.workspace.children.serving import Parent


def main(arguments: list[str]) -> int:
    """Draw what the parent asks for, until it asks no more; returns the exit status."""
    parent = serving.begin(arguments)
    Expressions(place())  # before what reads is loaded
    limits.write_nothing()
    for asked in parent.requests():
        limits.hold_to(asked.line["limits"]["memory"], asked.line["limits"]["seconds"])
        try:
            _draw(asked.line, parent)
        except ImportFailure as failure:
            parent.tell("failed", [failure.kind, str(failure)])
        except BaojiaError as trouble:
            parent.tell("failed", ["unreadable", str(trouble)])
        parent.tell("done", 0)
    return 0


@door
def _draw(asked: dict[str, Any], parent: Parent) -> None:
    from reader.importing.formats.page_images import PageQuality, page_images
    from reader.importing.prints import prints_of

    prints = prints_of(Path(asked["path"]), asked["digest"])
    quality = PageQuality(dpi=asked["dpi"], most_bytes=asked["most_bytes"])
    for number, files in enumerate(prints):
        part = number if len(prints) > 1 else -1
        for k, data in enumerate([f for f in files if isinstance(f, bytes)] if asked["originals"] else (), 1):
            parent.tell("original", [part, k], data)
        for made in page_images(files, quality, name=asked["name"]) if asked["pages"] else ():
            parent.tell("page", [part, made.page, made.scale], made.data)
