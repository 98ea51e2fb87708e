"""What a page holds besides furniture, and stories in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box


@dataclass(slots=True, eq=False)
class Owned:
    """A story in the making: head, blocks, and how sure each of them is of it.

    `followed` are the blocks whose last sentence has been gone on with at the head of another column.
    """

    head: Head | None
    blocks: list[Block] = field(default_factory=list)
    sure: dict[int, float] = field(default_factory=dict)
    followed: set[int] = field(default_factory=set)

    def take(self, block: Block, sure: float) -> None:
        """Take a block."""
        self.blocks.append(block)
        self.sure[id(block)] = sure


@dataclass(slots=True)
class Scene:
    """What a page holds besides furniture, with the size and distance of its running text.

    `flush`: its headlines begin at the left edge of their text and are not centred over it.
    """

    body: float
    lead: float
    middle: float
    texts: list[Block]
    heads: list[Head]
    walls: list[Box]
    rules: list[Box]
    frames: list[Box]
    flush: bool = False


def give(owner: dict[int, Owned], story: Owned, block: Block, sure: float) -> None:
    """Let a story take a block, and remember whose it is."""
    story.take(block, sure)
    owner[id(block)] = story
