"""Is a saved page of a shape that no rule was written for read whole, and nothing beside its text?

    python -m benchmarks.page_shapes [--round 1] [--seeds 2] [--show] [--check]

Shapes of `benchmarks._page_shapes`. whole: every paragraph is in one piece of that headline, in order; free: no other
paragraph is in it; one: no other piece; day: the day is right, or wrong with a doubt is not. kept: sentences and boxes
of `benchmarks._page_sentences`, each amid a story, that are text of it whole. `--check` holds headline, whole, one and
kept at 1.
"""

from __future__ import annotations

import argparse
import re
import statistics

from benchmarks._page_sentences import BOXES, SENTENCES, words_of
from benchmarks._page_shapes import FIRST, Page, head, mixed
from benchmarks._page_shapes_fresh import FOURTH
from benchmarks._page_shapes_more import SECOND
from benchmarks._page_shapes_sites import THIRD
from benchmarks._unseen_files import Desk
from reader.importing import read_bytes
from reader.model.errors import ImportFailure
from tests.importing.accounts import check_issue
from tests.importing.scoring import fold

NAMES = ("headline", "whole", "free", "one", "day")
HELD = ("headline", "whole", "one")
"""What is 1 on every page: of these shapes no text is ever lost."""


def scored(shape: Page, seed: int, *, show: bool) -> list[float]:
    own = Desk(seed)
    story = own.story(300)
    try:
        (issue, *more) = read_bytes(shape(own, story).encode(), name="p.html").issues
    except ImportFailure:
        return [0.0] * len(NAMES)
    check_issue(issue)
    pieces = [a for i in (issue, *more) for a in i.articles]
    own_piece = next((a for a in pieces if fold(a.headline) == fold(story.headline)), None)
    read = [fold(p.text) for p in own_piece.paragraphs] if own_piece else []
    wanted = [fold(p) for p in story.paragraphs]
    beside = [p for p in read if p not in wanted]
    if show and (beside or own_piece is None or len(pieces) > 1 or [p for p in read if p in wanted] != wanted):
        print(f"  {shape.__name__} {seed}: {[(a.headline, len(a.paragraphs)) for a in pieces]} beside {beside}")
    return [
        float(own_piece is not None),
        float([p for p in read if p in wanted] == wanted),
        float(own_piece is not None and not beside),
        float(len(pieces) == 1),
        float(issue.date_published == own.iso),
    ]


def kept(markup: str, seed: int, *, show: bool, last: bool = False) -> bool:
    """Tell whether what stands between a story's paragraphs, or is its last, is text of its piece, all of it."""
    own = Desk(seed)
    story = own.story(300)
    top = f"{head(own, story)}<h1>{story.headline}</h1><div>{own.said}</div>"
    text = mixed(story) + markup if last else mixed(story, markup)
    page = f"{top}<div>{text}</div></body></html>"
    (issue,) = read_bytes(page.encode(), name="p.html").issues
    check_issue(issue)
    told = fold("".join(p.text for a in issue.articles for p in a.paragraphs))
    found = re.sub(r"\s", "", fold(words_of(markup))) in re.sub(r"\s", "", told)
    if show and not found:
        print(f"  lost of {words_of(markup)!r}: {[a.text for a in issue.set_aside]}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=1, choices=(1, 2, 3, 4))
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    shapes = (FIRST, SECOND, THIRD, FOURTH)[args.round - 1]
    print(f"{'':16}", *(f"{name:>8}" for name in NAMES))
    rows = []
    for shape in shapes:
        rows.append(
            [
                statistics.mean(c)
                for c in zip(*(scored(shape, k, show=args.show) for k in range(args.seeds)), strict=True)
            ]
        )
        print(f"{shape.__name__:16}", *(f"{value:8.3f}" for value in rows[-1]))
    mean = dict(zip(NAMES, map(statistics.mean, zip(*rows, strict=True)), strict=True))
    print(f"{'mean':16}", *(f"{value:8.3f}" for value in mean.values()))
    between = (*(f"<p>{one}</p>" for one in SENTENCES), *BOXES)
    whole = [kept(one, k, show=args.show) for one in between for k in range(args.seeds)]
    print(f"kept {statistics.mean(whole):.3f} of {len(whole)}")
    ends = [f"<p>{one}</p>" for one in SENTENCES if one[-1] in "。！？”"]
    whole += (at_end := [kept(one, k, show=args.show, last=True) for one in ends for k in range(args.seeds)])
    print(f"kept at the end {statistics.mean(at_end):.3f} of {len(at_end)}")
    return int(args.check and (not all(whole) or any(mean[name] < 1 for name in HELD)))


if __name__ == "__main__":
    raise SystemExit(main())
