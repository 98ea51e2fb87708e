"""Texts whose every line is labelled with what it is, and what must come of them.

A file holds several: `=== name | where such texts occur`, then `date=` and `paper=` as they must be read, then a label,
`|` and the line as it is printed. Behind `‖` stands what shall be read of the line where that is less; of an `I` line
headline and text. Labels:

    H headline, H+ its next line   K kicker   S subheadline   B byline   P paragraph, + its next line   h subhead
    v verse   c caption   e editor's note   r credit   P* first paragraph of a piece without a headline
    I headline and text on one line   N section   D masthead, date line, mark between pieces   X furniture

`#|` gives the piece above more fields, parted by `|`: `credits=role name；role name`, `page=`, `section=`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.importing.forms import Form

FOLDER = Path(__file__).parent
_ROLES = {"P": "", "v": "", "h": "[subhead]", "c": "[caption]", "e": "[editor_note]"}
HEADS = frozenset({"H", "I"})


@dataclass
class Labelled:
    """One text: its lines as (label, printed line), and what must come of it."""

    name: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    expect: dict[str, Any] = field(default_factory=dict)

    @property
    def form(self) -> Form:
        """The text as a file."""
        text = "\n".join(line for _label, line in self.lines).strip("\n") + "\n"
        return Form(name=self.name, files={"a.txt": text}, expect=self.expect)


def labelled(name: str) -> list[Labelled]:
    """Return the texts of a file beside this one."""
    return texts_of(FOLDER / f"{name}.txt")


def texts_of(path: Path) -> list[Labelled]:
    """Return the texts of a file."""
    parts = re.split(r"(?m)^=== ", path.read_text("utf-8"))[1:]
    return [_text(part) for part in parts]


def _text(part: str) -> Labelled:
    head, _newline, rest = part.partition("\n")
    made = Labelled(head.partition(" | ")[0].strip(), expect={"pieces": []})
    kickers: list[str] = []
    for row in rest.rstrip("\n").split("\n"):
        told = re.match(r"(date|paper)=(.*)$", row)
        if told and not made.lines:
            made.expect["newspaper" if told[1] == "paper" else "date"] = told[2]
        elif row.startswith("#|"):
            made.expect["pieces"][-1].update(_fields(row[2:]))
        elif row.strip():
            label, _bar, line = row.partition("|")
            printed, *read = line.split("‖")
            made.lines.append((label, printed))
            _take(made.expect["pieces"], kickers, label, [r.strip(" \u3000") for r in read or [printed]])
        else:
            made.lines.append(("", ""))
    known = {name: value for name, value in made.expect.items() if name != "pieces"}
    made.expect["pieces"] = [known | piece for piece in made.expect["pieces"]]
    return made


def _take(pieces: list[dict[str, Any]], kickers: list[str], label: str, read: list[str]) -> None:
    """Write down what must come of one line."""
    text = read[0]
    if label == "K":
        kickers.append(text)
    elif label in {"H", "I", "P*"}:
        piece: dict[str, Any] = {"headline": None if label == "P*" else text, "kicker": None, "subheadline": None}
        piece["kicker"] = " ".join(kickers) or None
        kickers.clear()
        piece["paragraphs"] = read[1:] if label == "I" else [text] if label == "P*" else []
        pieces.append(piece)
    elif label == "H+":
        pieces[-1]["headline"] += text
    elif label == "S":
        above = pieces[-1]["subheadline"]
        pieces[-1]["subheadline"] = f"{above} {text}" if above else text
    elif label == "+":
        pieces[-1]["paragraphs"][-1] += text
    elif label in _ROLES:
        pieces[-1]["paragraphs"].append(_ROLES[label] + text)


def _fields(told: str) -> Iterator[tuple[str, Any]]:
    for entry in told.split("|"):
        name, _equals, value = entry.partition("=")
        if name == "credits":
            yield name, [tuple(credit.split(" ", 1)) for credit in value.split("；") if credit]
        else:
            yield name, value
