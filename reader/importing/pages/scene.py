"""What a page holds besides furniture, and stories in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box
from reader.importing.pages.neighbours import Neighbours


@dataclass(slots=True)
class Around:
    """What of a story's first `count` blocks stands around one of them.

    `below`: it has text further down in that column; `beside`: its blocks in the column to the right, level with it;
    `came_up`: it reached the block from the foot of the column at its left.
    """

    count: int = 0
    below: bool = False
    beside: list[Block] = field(default_factory=list)
    came_up: bool = False


@dataclass(slots=True, eq=False)
class Owned:
    """A story in the making: head, blocks, and how sure each of them is of it.

    `captions` are of pictures that the page does not draw as such; `followed` are the blocks whose last sentence has
    been gone on with at the head of another column.
    """

    head: Head | None
    blocks: list[Block] = field(default_factory=list)
    sure: dict[int, float] = field(default_factory=dict)
    followed: set[int] = field(default_factory=set)
    captions: list[Block] = field(default_factory=list)
    _around: dict[int, Around] = field(default_factory=dict)

    def take(self, block: Block, sure: float) -> None:
        """Take a block."""
        self.blocks.append(block)
        self.sure[id(block)] = sure

    def around(self, block: Block, body: float, lead: float, gutter: float) -> Around:
        """Return what the story has around one of its blocks. Blocks only come to it, so each is looked at once."""
        seen = self._around.setdefault(id(block), Around())
        for own in self.blocks[seen.count :]:
            if own.top > block.top and own is not block and abs(own.left - block.left) < body:
                seen.below = True
            if -body < own.left - block.right < gutter and abs(own.top - block.top) < lead:
                seen.beside.append(own)
            if -body < block.left - own.right < gutter and own.bottom > block.bottom + 3 * lead:
                seen.came_up = True
        seen.count = len(self.blocks)
        return seen


@dataclass(slots=True)
class Scene:
    """What a page holds besides furniture, with the size and distance of its running text.

    `rules` are level ones, `fences` upright ones. `flush`: its headlines begin at the left edge of their text and are
    not centred over it.
    """

    body: float
    lead: float
    middle: float
    texts: list[Block]
    heads: list[Head]
    walls: list[Box]
    rules: list[Box]
    frames: list[Box]
    fences: list[Box]
    flush: bool = False
    near: Neighbours = field(init=False)

    def __post_init__(self) -> None:
        """Look where everything stands; nothing is moved afterwards."""
        self.near = Neighbours(self.body, self.texts, self.heads, self.walls, self.rules, self.frames)


def give(owner: dict[int, Owned], story: Owned, block: Block, sure: float) -> None:
    """Let a story take a block, and remember whose it is."""
    story.take(block, sure)
    owner[id(block)] = story
