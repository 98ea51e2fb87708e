"""The steps of the layout stage in their order: marks of pages to stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.importing.pages import (
    apart,
    bare_captions,
    before_head,
    blocks,
    direction,
    drop_caps,
    foot,
    frames,
    head_lines,
    heads,
    heads_in_text,
    lines,
    minor,
    owners,
    pictures,
    ruling,
    tables,
    titles,
)
from reader.importing.pages.across import join_pages
from reader.importing.pages.blocks import Block
from reader.importing.pages.crowded import is_crowded, read_crowded
from reader.importing.pages.double import pages_of
from reader.importing.pages.doubles import without_doubles
from reader.importing.pages.going_on import MISFIT
from reader.importing.pages.header import read_header
from reader.importing.pages.heads import Head
from reader.importing.pages.line import Line, lighten
from reader.importing.pages.look import look_of
from reader.importing.pages.marks import Box, Marks, overlap
from reader.importing.pages.picture_sides import Sides
from reader.importing.pages.picture_stories import take_furniture, tell_pictures
from reader.importing.pages.pictures import Captioned
from reader.importing.pages.scene import Owned, Scene
from reader.importing.pages.stories import Aside, Part, Spread, Story
from reader.importing.pages.upright_name import take_upright_name
from reader.importing.pages.writing import written

MOST = 800
"""A page of more blocks and lone lines is a map or a directory: it is read from above to below."""


def lay_out_pages(pages: Iterable[Marks]) -> list[Spread]:
    """Return what each page says, of a sheet of two both; a story that runs over a page's end is whole where it begins.
    Sheets are asked for one by one, and nothing is kept of one but its lines.
    """
    made: list[Spread] = []
    for number, page in enumerate(pages, 1):
        made += (fresh := pages_of(page, number, read_crowded if is_crowded(page) else lay_out))
        for line in (x for spread in fresh for x in spread.lines()):
            lighten(line)
    join_pages(made)
    for story in (s for spread in made for s in spread.stories):
        if story.kind == "story" and story.open_end and story.sure > MISFIT and story.parts:
            story.sure, story.unsure = MISFIT, story.parts[-1].line
    return made


@dataclass(slots=True)
class _Sorted:
    """A page's lines, told apart by what they are."""

    texts: list[Block]
    display: list[Line]
    loose: list[Line]
    walls: list[Box]
    captioned: list[Captioned]


def lay_out(marks: Marks, number: int = 1) -> Spread:
    """Return what one page says."""
    marks = replace(marks, runs=without_doubles(marks.runs))  # a level line is narrow on a turned page
    if turned := direction.is_upright(marks.runs):
        marks = direction.turned(marks)
    body = lines.body_size(marks.runs)
    if turned:
        marks = replace(marks, rules=ruling.without_ruling(marks.rules, body))
    own = lines.lines_of(marks.runs, body, (*marks.pictures, *marks.frames)) if body else []
    boxes = frames.parting(marks, body)
    places = pictures.pictures_of(marks, boxes, own, body)
    frames.put_in(own, boxes)
    drop_caps.take_drop_caps(own, body)
    upright = direction.upright_heads(own, body)
    rows = tables.take_tables(own, marks.rules, body)
    rules = tuple(r for r in marks.rules if not any(tables.is_ruled_by(table.box, r, body) for table in rows))
    marks = replace(marks, rules=rules)
    chained = blocks.chained(own, marks.rules, body)
    running = [x for b in chained if _is_running(b, body) for x in b.lines]
    listed = [f for f in apart.apart(own, boxes, body, running) if f.kind == "contents"]
    own = _without(own, [x for f in listed for x in f.lines])
    name = [] if turned else take_upright_name(upright, own, marks, body)
    plate = read_header(_without(own, name), marks, body, running, upright=turned, name=name)
    spread = Spread(number, plate, body, turned)
    for found in listed:
        _set_apart(spread, found, number)
    for line, role in (*plate.lines, *plate.foot):
        spread.asides.append(Aside(role, line, number))  # type: ignore[arg-type]  # the header's roles are asides'
    own = _without(own, [x for x, _role in (*plate.lines, *plate.foot)])
    others = apart.apart(own, boxes, body, running)
    for found in others:
        own = _without(own, found.lines)
        _set_apart(spread, found, number)
    places = take_furniture(spread, places, [*listed, *others], marks)
    _dissolve(own, boxes, marks, body)
    sorted_ = _sort(own, marks, places, boxes, body)
    sorted_.texts += rows
    _tell_stories(spread, sorted_, upright, marks, boxes)
    return spread


def _is_running(block: Block, body: float) -> bool:
    """Tell whether a block is text for certain, so that a date in it is no masthead's."""
    if len(block.lines) < 4 or not blocks.is_text(block, body):
        return False
    full = sum(x.right > block.right - 2.2 * x.size for x in block.lines)
    return full >= 0.5 * len(block.lines) and any("。" in x.text or "，" in x.text for x in block.lines)


def _without(own: Sequence[Line], gone: Sequence[Line]) -> list[Line]:
    ids = {id(x) for x in gone}
    return [x for x in own if id(x) not in ids]


def _set_apart(spread: Spread, found: apart.Found, number: int) -> None:
    """File what is no story: a list of contents aside, an advertisement as a piece of its kind."""
    ordered = sorted(found.lines, key=lambda x: (round(x.top), x.left))
    if found.kind == "contents":
        spread.asides += [Aside("contents", x, number) for x in ordered]
        return
    story = Story(kind="ad", sheet=number)
    story.parts = [Part(role, x, True, number) for role, x in apart.roles_of_ad(ordered)]
    spread.stories.append(story)


def _dissolve(own: Sequence[Line], boxes: list[Box], marks: Marks, body: float) -> None:
    """Take frames that hold no running text for decoration: what is in them belongs to what is around."""
    for k in range(len(boxes)):
        inside = [x for x in own if x.frame == k]
        if (
            inside
            and not any(
                len(b.lines) >= 2 and blocks.is_text(b, body) and blocks.has_stops(b)
                for b in blocks.chained(inside, marks.rules, body)
            )
        ) or (inside and frames.is_under_its_head(own, inside, boxes[k], k, body)):
            frames.without_frames(own, boxes, k)
            boxes[k] = frames.NOWHERE


def _sort(own: list[Line], marks: Marks, places: Sequence[Box], boxes: Sequence[Box], body: float) -> _Sorted:
    """Tell running text, display lines, loose lines and captions apart."""
    chained = blocks.chained(own, marks.rules, body)
    blocks.share_columns(chained, body)
    look = look_of([b for b in chained if blocks.is_text(b, body)])
    captioned = pictures.take_captions(places, chained, body, look.face, marks)
    texts = [b for b in chained if blocks.is_text(b, body) or bare_captions.is_caption(b, body)]
    rest = [b for b in chained if b not in texts]
    display: list[Line] = []
    loose: list[Line] = []
    for block in rest:
        for line in block.lines:
            (display if line.size > 1.09 * body else loose).append(line)
    for block in list(texts):
        line = block.lines[0]
        apart = line.left - block.left > 0.3 * body or bool(line.face and look.face and line.face != look.face)
        if len(block.lines) == 1 and (heads.BYLINE.match(line.text) or (apart and line.text[-1:] not in "。，；：")):
            texts.remove(block)
            loose.append(line)
    return _Sorted(texts, display, loose, [c.box for c in captioned], captioned)


def _tell_stories(spread: Spread, own: _Sorted, upright: list[Line], marks: Marks, boxes: list[Box]) -> None:
    """Give blocks to heads, captions to pictures; write the stories down."""
    body, number = spread.body, spread.number
    if len(own.texts) + len(own.display) + len(own.loose) > MOST:
        spread.stories.append(_heap(own, number))
        return
    said = bare_captions.take(own.texts, body)
    lead = _lead(own.texts, body)
    rules, fences = _dividers(marks.rules, body)
    found, named = _stacked(own, [*rules, *(Box(f.left, f.bottom, f.right, f.bottom) for f in marks.frames)], body)
    sections = _headed(found, own, upright, body, lead)
    rules = ruling.parting(rules, found, own.texts, body, lead)
    own.texts += blocks.lone(own.loose, own.texts, body)
    blocks.share_columns(own.texts, body)
    walls = [*own.walls, *(b.box for c in own.captioned for b in c.captions)]
    scene = Scene(body, lead, marks.width / 2, own.texts, found, walls, rules, boxes, fences)
    made = owners.owned(scene)
    before_head.join_before(scene, made)
    bare_captions.give_captions(said, made, lead)
    used = {id(o.head) for o in made if o.head}
    spare = [h for h in found if id(h) not in used]
    owners.take_far_kickers(scene, made, spare)
    stories = {id(o): written(o, body, number) for o in made}
    _tell_sections(spread, [*sections, *named], made, stories)
    sides = Sides(made, marks.rules, boxes, body)
    tell_pictures(spread, own.captioned, made, stories, spare, sides)
    for head in spare:
        spread.asides += [Aside("orphan_headline", x, number) for x, _role in head.lines]
        if not spread.foot and foot.ends_column(scene, head):
            spread.foot = [Part(role, x, None, number) for x, role in head.lines]
    spread.stories += stories.values()
    spread.stories.sort(key=lambda s: _place(s, lead))


def _stacked(own: _Sorted, rules: Sequence[Box], body: float) -> tuple[list[Head], list[Head]]:
    """Return the heads that display lines make, and the names over several stories."""
    found = heads.stacks(own.display, own.texts, [*own.walls], body)
    titles.join_side_kickers(found, [*own.loose, *(x for b in own.texts for x in b.lines)], body)
    return found, titles.take_titles(found, own.texts, rules)


def _headed(found: list[Head], own: _Sorted, upright: list[Line], body: float, lead: float) -> list[Head]:
    """Give heads their lines among the text, and find those that are set like it; return the names of sections."""
    head_lines.attach_loose(found, own.loose, own.texts, body)
    heads_in_text.take_bylines(own.texts, found, body)
    head_lines.attach_loose(found, own.loose, own.texts, body)  # what stands below those
    head_lines.attach_far_bylines(found, own.loose, body)
    heads_in_text.take_kickers(own.texts, found, body)
    look = look_of(own.texts)
    sections = minor.sections_of(found, own.loose)
    run_in = minor.part_at_run_in_heads(own.texts, sections, look, body)
    sections += minor.sections_above(found, run_in, own.texts)
    found += run_in
    found += minor.part_at_minor_heads(own.texts, sections, look, own.walls, body, lead)
    found += minor.lone_minor_heads(own.loose, own.texts, sections, look, own.walls, body, lead)
    found += [Head([(x, "headline")], upright=True) for x in upright]
    return sections


def _dividers(rules: Sequence[Box], body: float) -> tuple[list[Box], list[Box]]:
    """Return the level and the upright rules that are long enough to part something."""
    level = [r for r in rules if r.height < 4 and r.width > 4 * body]
    return level, [r for r in rules if r.width < 4 and r.height > 4 * body]


def _tell_sections(spread: Spread, sections: Sequence[Head], made: Sequence[Owned], stories: dict[int, Story]) -> None:
    """Set the names of sections aside, and tell the briefs below which one they are in."""
    for section in sections:
        spread.asides += [Aside("section", x, spread.number) for x, _role in section.lines]
        for o in made:
            if (
                o.head
                and o.head.small
                and overlap(section.box.left, section.box.right, o.head.box.left, o.head.box.right) > 0
            ):
                stories[id(o)].section = section.words


def _heap(own: _Sorted, number: int) -> Story:
    """Return all type of a page that is no newspaper's, from above to below."""
    all_lines = [*own.display, *own.loose, *(x for b in own.texts for x in b.lines)]
    ordered = sorted(all_lines, key=lambda x: (x.top, x.left))
    return Story(parts=[Part("body", x, True, number) for x in ordered], sheet=number, sure=0.3)


def _lead(texts: Sequence[Block], body: float) -> float:
    steps = sorted(b.step for b in texts if b.step)
    return steps[len(steps) // 2] if steps else 1.5 * body


def _place(story: Story, lead: float) -> tuple[float, float]:
    first = story.parts[0].line if story.parts else None
    return (first.top // (4 * lead), first.left) if first else (0.0, 0.0)
