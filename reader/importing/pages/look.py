"""How the running text of a page looks, and what is set apart from it though it is no larger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import BYLINE
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Run


@dataclass(frozen=True, slots=True)
class Look:
    """How most running text of a page looks."""

    face: str = ""
    bold: bool = False


def look_of(texts: Sequence[Block]) -> Look:
    """Return the face and weight that most characters of running text have."""
    counted: Counter[tuple[str, bool]] = Counter()
    for block in texts:
        for line in block.lines:
            counted[line.face, line.bold] += len(line.text)
    return Look(*counted.most_common(1)[0][0]) if counted else Look()


def is_minor(line: Line, look: Look) -> bool:
    """Tell whether a line is set apart from the text by weight or face, and reads like a head."""
    all_ = sum(len(r.text) for r in line.runs)
    apart = sum(len(r.text) for r in line.runs if is_apart(r, look)) >= 0.8 * all_ > 0
    return (
        apart and line.text.rstrip()[-1:] not in "。，；、：" and len(line.text) <= 30 and not BYLINE.match(line.text)
    )


def is_apart(run: Run, look: Look) -> bool:
    """Tell whether type is bolder than the text, or of another face."""
    return (run.bold and not look.bold) or (bool(run.face) and bool(look.face) and run.face != look.face)
