"""What names of people are made of: surnames, how surely they are one and how they are read, and given names.

The only reader of resources/vocabulary/surnames.txt and given_names.txt. No numpy.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reader.model.resources import resource


class Surname(NamedTuple):
    """A surname's tier (common, other, rare, everyday: also an everyday word, compound) and its reading.

    The reading is empty where it is the characters' ordinary one.
    """

    tier: str
    reading: str


@cache
def surnames() -> dict[str, Surname]:
    """Return the surnames, simplified, as the list has them."""
    tier, found = "other", {}
    for line in resource("vocabulary", "surnames.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# tier:"):
            tier = line.split(":", 1)[1].strip()
        elif line.strip() and not line.startswith("#"):
            name, _tab, reading = line.partition("\t")
            found[name.strip()] = Surname(tier, reading.strip())
    return found


@cache
def given_characters() -> frozenset[str]:
    """Return the characters that given names are made of."""
    lines = resource("vocabulary", "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))
