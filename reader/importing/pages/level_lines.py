"""Level lines of a read page that run from right to left, as papers before about 1955 set them, are read so.

Engines read every level line from left to right. Both ways are told by the words that stand in them, and by what heads
of pages say (第四版, 四月廿六日): of 237 headlines of today all but one have more of their characters in words the way
they run, that one as many (decision 483). All level lines of a page tell together; a line that tells by itself is read
as it tells, one that tells nothing as the others. A run of such a line keeps where it is printed (`printed`,
`leftward`); its box is that of the line seen in a mirror, so that all that comes after sees lines that run across from
the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from reader.hanzi.folding import fold
from reader.importing.pages.line import run_part
from reader.importing.pages.marks import Box, Marks, Run, around, moved

_LEAST, _SHARE = 5, 0.12
"""So many characters more, and so many of all hanzi, stand in words backward where level lines run from the right."""
_AGAINST = -2
"""A line of such a page that has so many more in words forward runs from the left."""
_ALONE, _ALONE_SHARE = 5, 0.35
"""A line of another page runs from the right where so many more, and so many of its hanzi, stand in words backward."""
_LEVEL, _NEAR = 0.3, 0.8
"""Type on one line is no farther apart, up or down and across, than so many em."""
_SPACE, _ALIKE = 1.4, 1.12
"""Lines with so many em between them are one line's parts, their sizes differing by no more than this."""
_ENOUGH = 3_000
"""Of more characters nothing else is learnt."""
_HANZI = re.compile(r"[一-龥]{2,}")
_NUMBER = "[一二三四五六七八九十廿卅百〇○零]"
_SIGNS = re.compile(
    rf"第{_NUMBER}+[版号期张]|(?:{_NUMBER}|元)+年{_NUMBER}+月(?:{_NUMBER}+日)?|星期[一二三四五六日]|民国|[日晚早时商新周]报"
)
_FIGURE = "[0-9A-Za-z.,:%/]+"
"""Figures and Latin letters run from the left in lines of either way."""
_TOKEN = re.compile(rf"{_FIGURE}|.", re.DOTALL)
_FIGURE_BEGINS, _FIGURE_ENDS = re.compile(_FIGURE), re.compile(rf"{_FIGURE}$")
_TOUCHES = 0.2
"""The parts of one figure, which engines read more and less surely, stand no farther apart than so many em."""
_OTHER_END = str.maketrans("（）《》〈〉「」『』【】〔〕“”‘’()[]", "）（》《〉〈」「』『】【〕〔”“’‘)(][")


def set_right(pages: Sequence[Marks]) -> list[Marks]:
    """Return pages, level lines of read ones that run from right to left in the order in which they are read."""
    own = [chains(page.runs) if page.recognised else [] for page in pages]
    backward = _run_backward(pages, own)
    return [_turned(page, chained, backward) for page, chained in zip(pages, own, strict=True)]


def chains(runs: Sequence[Run]) -> list[list[int]]:
    """Return the level lines of two characters and more, each as the numbers of its runs, as they follow in `runs`.

    Of a line that runs down each character is a run below the one before it, so it is none. What was turned before may
    be one character: a figure of several runs parts it from its line.
    """
    made: list[list[int]] = []
    for k, run in enumerate(runs):
        if made and _goes_on(runs[made[-1][-1]], run):
            made[-1].append(k)
        else:
            made.append([k])
    made = [_without_upright(own, runs) for own in made]
    return [
        own for own in made if sum(len(runs[k].text.strip()) for k in own) > 1 or any(runs[k].leftward for k in own)
    ]


def _without_upright(own: list[int], runs: Sequence[Run]) -> list[int]:
    """Return a line without the ends of lines that run down, which stand on its level: where one ends in the midst of
    the column the next may begin.
    """
    begin, end = 0, len(own)
    while begin < end and own[begin] and _is_below(runs[own[begin] - 1], runs[own[begin]]):
        begin += 1
    while end > begin and own[end - 1] + 1 < len(runs) and _is_below(runs[own[end - 1]], runs[own[end - 1] + 1]):
        end -= 1
    return own[begin:end]


def _is_below(one: Run, after: Run) -> bool:
    """Tell whether a character stands right below another one."""
    single = len(one.text) == len(after.text) == 1
    beside = abs(one.box.middle - after.box.middle) < _LEVEL * one.size
    return single and beside and 0 < after.box.bottom - one.box.bottom < 2 * one.size


def joined(lines: Sequence[list[int]], runs: Sequence[Run]) -> list[list[int]]:
    """Return level lines, those as one that stand on one level in one size with no more than a space between them."""
    rest = [(own, place_of(own, runs)) for own in lines]
    rest.sort(key=lambda x: x[1].left)
    made: list[tuple[list[int], Box]] = []
    for own, box in rest:
        for k, (other, place) in enumerate(made):
            size, its = runs[own[0]].size, runs[other[0]].size
            level = abs(place.bottom - box.bottom) < _LEVEL * size
            if level and max(size, its) < _ALIKE * min(size, its) and abs(box.left - place.right) < _SPACE * size:
                made[k] = ([*other, *own], around([place, box]))
                break
        else:
            made.append((own, box))
    return [own for own, _box in made]


def place_of(own: Sequence[int], runs: Sequence[Run]) -> Box:
    """Return where a line stands, by the numbers of its runs."""
    return around([runs[k].box for k in own])


def leftward(text: str) -> str:
    """Return what was read from the left of a line that runs from the right: figures stay, brackets face about."""
    return "".join(_TOKEN.findall(text)[::-1]).translate(_OTHER_END)


def shifted(run: Run, across: float, down: float = 0.0) -> Run:
    """Return a run at another place."""
    printed = moved(run.printed, across, down) if run.printed else None
    return replace(run, box=moved(run.box, across, down), printed=printed)


def _goes_on(one: Run, after: Run) -> bool:
    beside = abs(one.box.bottom - after.box.bottom) < _LEVEL * one.size
    apart = min(abs(after.box.left - one.box.right), abs(one.box.left - after.box.right))
    return beside and apart < _NEAR * one.size and one.leftward == after.leftward


def _run_backward(pages: Sequence[Marks], lines: Sequence[Sequence[Sequence[int]]]) -> bool:
    """Tell whether level lines run from the right on the whole."""
    gain = hanzi = 0
    for text in _texts(pages, lines):
        gain += gained(text)
        hanzi += sum(map(len, _HANZI.findall(text)))
        if hanzi >= _ENOUGH:
            break
    return gain >= max(_LEAST, _SHARE * hanzi)


def _texts(pages: Sequence[Marks], lines: Sequence[Sequence[Sequence[int]]]) -> Iterator[str]:
    """Yield the level lines of pages that stand as they were read."""
    for page, own in zip(pages, lines, strict=True):
        for line in own:
            if not page.runs[line[0]].leftward:
                yield _text(line, page.runs)


def _text(line: Sequence[int], runs: Sequence[Run]) -> str:
    return "".join(runs[k].text for k in sorted(line, key=lambda k: runs[k].box.left))


@cache
def gained(text: str) -> int:
    """Return how many characters more stand in words where a line is read from its other end."""
    return _in_words(leftward(text)) - _in_words(text)


def _in_words(text: str) -> int:
    from reader.hanzi.words import Words

    folded = fold(text)
    count = sum(2 * len(sign.group()) for sign in _SIGNS.finditer(folded))  # no text has them by chance
    for hanzi in _HANZI.findall(_SIGNS.sub(" ", folded)):
        words = Words(hanzi)
        count += sum(b - a for a, b in zip(words.starts, words.starts[1:], strict=False) if b - a > 1)
    return count


def _turned(page: Marks, lines: Sequence[list[int]], backward: bool) -> Marks:
    """Return a page with its lines that run from the right turned about."""
    runs = [[run] for run in page.runs]
    about = [own for own in lines if page.runs[own[0]].leftward or _is_leftward(_text(own, page.runs), backward)]
    for own in joined(about, page.runs):
        made = _mirrored([_as_printed(page.runs[k]) for k in own])
        runs[own[0]] = made
        for k in own[1:]:
            runs[k] = []
    every = tuple(run for some in runs for run in some)
    return replace(page, runs=every, backward=page.backward or bool(about)) if about else page


def _is_leftward(text: str, backward: bool) -> bool:
    gain, hanzi = gained(text), sum("一" <= c <= "龥" for c in text)
    if not hanzi:
        return False
    return gain > _AGAINST if backward else gain >= max(_ALONE, _ALONE_SHARE * hanzi)


def _as_printed(run: Run) -> Run:
    """Return a run as an engine reads it: what stands at its left comes first."""
    return replace(run, text=leftward(run.text), box=run.printed or run.box) if run.leftward else run


def _mirrored(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a line as a mirror shows it, in the order in which they are read; a figure that several runs
    are parts of stays as it is.
    """
    line = around([run.box for run in runs])
    both = line.left + line.right
    made: list[Run] = []
    for whole in _unbroken(sorted(runs, key=lambda run: run.box.left)):
        place = around([run.box for run in whole])
        for run in whole:
            box = moved(run.box, both - place.left - place.right)
            made.append(replace(run, text=leftward(run.text), box=box, printed=run.box, leftward=True))
    return sorted(made, key=lambda run: run.box.left)


def _unbroken(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of a line in groups: the parts of one figure, each cut off from what else its run holds, or one
    run by itself.
    """
    made: list[list[Run]] = []
    for run in runs:
        tail = _FIGURE_ENDS.search(made[-1][-1].text) if made else None
        head = _FIGURE_BEGINS.match(run.text)
        last = made[-1][-1] if made else run
        if tail is None or head is None or abs(run.box.left - last.box.right) > _TOUCHES * run.size:
            made.append([run])
            continue
        if tail.start():
            made[-1][-1:] = [run_part(last, 0, tail.start())]
            made.append([run_part(last, tail.start(), len(last.text))])
        made[-1].append(run_part(run, 0, head.end()))
        if head.end() < len(run.text):
            made.append([run_part(run, head.end(), len(run.text))])
    return made
