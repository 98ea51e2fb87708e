"""Blanks that an engine took for a sign: a wide space within a line comes as ☑ or the like now and then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.readings.recognised import RecognisedLine


def with_blanks(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """Return lines with a space for each sign that may be one, and of which there is no ink."""
    return [_blanked(x) for x in lines]


def _blanked(line: RecognisedLine) -> RecognisedLine:
    blanks = {k for k in range(1, len(line.text) - 1) if _is_blank(line, k)}
    if not blanks:
        return line
    return replace(
        line,
        text="".join("\u3000" if k in blanks else c for k, c in enumerate(line.text)),
        sure=tuple(0.0 if k in blanks else s for k, s in enumerate(line.sure)),
        others=tuple("" if k in blanks else o for k, o in enumerate(line.others)),
    )


def _is_blank(line: RecognisedLine, k: int) -> bool:
    """Tell whether the white before a sign goes on behind it, and the engine thought of a space too."""
    (begin, end), (start, stop) = line.white[k], line.white[k + 1]
    return begin < end and start <= end < stop and any(c.isspace() for c in line.others[k])
