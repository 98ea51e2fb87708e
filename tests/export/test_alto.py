"""Words of pages as ALTO: every character of them, whatever this version of Python knows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from reader.export.alto import write_alto


@dataclass(frozen=True)
class Box:
    left: float = 10
    top: float = 10
    right: float = 90
    bottom: float = 20


@dataclass(frozen=True)
class Block:
    lines: Sequence[Sequence[tuple[str, Box]]]
    piece: str = ""
    headline: str = ""


@dataclass(frozen=True)
class Page:
    blocks: Sequence[Block]
    number: int = 1
    size: tuple[float, float] = (100, 100)


def test_no_character_is_dropped(tmp_path: Path) -> None:
    """Fonts' own characters, hanzi newer than this Python's tables; what XML cannot hold has a stand-in."""
    words = "王\ue5e5强\U000323b0\U0002ebf5<&\"'"
    path = tmp_path / "a.xml"
    write_alto([Page([Block([[(words, Box()), ("灯\x0b\x01笼", Box())]])])], "渡口\ue5e5报", path)
    root = etree.parse(path).getroot()
    told = [node.get("CONTENT") for node in root.iter("{*}String")]
    assert told == [words, "灯 \u2401笼"]
    assert root.findtext(".//{*}documentIdentifier") == "渡口\ue5e5报"
