"""The pictures of docs/architecture.md show what the code imports, no arrow more and none less."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from tests.test_architecture import READER, files, imports

PICTURES = re.findall(
    r"```mermaid\ngraph LR\n(.*?)```",
    (Path(__file__).resolve().parents[1] / "docs" / "architecture.md").read_text("utf-8"),
    re.DOTALL,
)


def reachable(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return every pair of which the first leads to the second."""
    found = set(arrows)
    while more := {(a, d) for (a, b), (c, d) in product(found, found) if b == c} - found:
        found |= more
    return {(a, b) for a, b in found if a != b}


def drawn(picture: str) -> set[tuple[str, str]]:
    """Return the arrows of a picture."""
    return {
        (one.strip(), other.strip())
        for line in picture.splitlines()
        for left, _, right in [line.partition("-->")]
        for one, other in product(left.split("&"), right.split("&"))
    }


def imported(*above: str) -> set[tuple[str, str]]:
    """Return which folder below a room imports from which."""
    found = set()
    for path in files():
        parts = path.relative_to(READER).parts
        if parts[: len(above)] != above or len(parts) < len(above) + 2:
            continue
        for name, _line in imports(path):
            words = name.split(".")
            if words[: len(above) + 1] != ["reader", *above] or len(words) < len(above) + 2:
                continue
            one, other = parts[len(above)], words[len(above) + 1]
            if one != other and READER.joinpath(*above, other).is_dir():
                found.add((one, other))
    return found


@pytest.mark.parametrize(("picture", "above"), [(0, ()), (1, ("ui",))], ids=["rooms", "ui"])
def test_a_picture_is_as_the_code_imports(picture: int, above: tuple[str, ...]) -> None:
    assert reachable(drawn(PICTURES[picture])) == reachable(imported(*above))


def test_a_picture_has_no_arrow_that_follows_from_others() -> None:
    for picture in PICTURES:
        arrows = drawn(picture)
        spare = [one for one in arrows if reachable(arrows - {one}) == reachable(arrows)]
        assert spare == []
