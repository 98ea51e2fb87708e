"""A story's parts written down in reading order, and how sure they are."""

from __future__ import annotations

from reader.importing.pages import order
from reader.importing.pages.going_on import MISFIT, begins_inside, ends_open, misfitting, signs
from reader.importing.pages.scene import Owned
from reader.importing.pages.stories import Part, Story
from reader.importing.pages.stray import mixed_headline, overlong_line, stray_line


def written(own: Owned, body: float, number: int) -> Story:
    """Write down a story's parts in reading order."""
    story = Story(sheet=number)
    if own.head:
        for line, role in sorted(own.head.lines, key=lambda p: (p[0].top, p[0].left)):
            story.parts.append(Part(role, line, None, number))
    ordered = order.in_order(own.blocks, body)
    opens = iter(order.openings(ordered))
    for block in ordered:
        for line in block.lines:
            opened = next(opens)
            sub = id(line) in block.subheads
            story.parts.append(Part("subhead", line, True, number) if sub else Part("body", line, opened, number))
    for block in own.captions:
        story.parts += [Part("caption", x, not k, number) for k, x in enumerate(block.lines)]
    least = min(own.blocks, key=lambda b: own.sure[id(b)])
    story.sure, story.unsure = own.sure[id(least)], least.lines[0]
    if story.sure > MISFIT and (misfit := misfitting(ordered)):
        story.sure, story.unsure = MISFIT, misfit.lines[0]
    odd = stray_line(story.parts) or mixed_headline(story.parts) or overlong_line(ordered)
    if story.sure > MISFIT and odd:
        story.sure, story.unsure = MISFIT, odd
    story.inside = own.head is None and begins_inside(ordered[0])
    signed = len(ordered) > 1 and signs(ordered[-1], ordered[-2])
    story.open_end = not signed and ends_open(ordered[-1])
    return story
