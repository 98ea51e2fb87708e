"""Do texts of several days or papers come as as many issues, and does a text of one day stay one?

    python -m benchmarks.several_days [--round 1] [--seeds 3] [--show]

Kinds of `tests.importing.forms.several_days`, means over kinds. piece: headline and body found; day, paper: of the
pieces; issues: share of sources whose pairs of paper and day are exactly those printed, each once; undoubted: pieces
with a wrong day whose issue has no doubt of its day.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable
from dataclasses import dataclass

from reader.importing import read_bytes
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.forms.several_days import FIRST, SECOND, Desk, Several
from tests.importing.scoring import body, fold


@dataclass
class Row:
    """What one source scored."""

    headline: float
    piece: float
    day: float
    paper: float
    page: float
    issues: float
    undoubted: int


def issues_of(source: Several) -> tuple[PublicationIssue, ...]:
    """Import a text and check its accounts."""
    try:
        issues = read_bytes(source.text.encode(), name="剪报" + source.suffix).issues
    except ImportFailure:
        return ()
    for issue in issues:
        check_issue(issue)
    return issues


def scored(source: Several, issues: tuple[PublicationIssue, ...]) -> Row:
    """Hold the issues against what was printed."""
    read = {fold(a.headline): (a, issue) for issue in issues for a in issue.articles}
    right: dict[str, list[float]] = {name: [] for name in ("headline", "piece", "day", "paper", "page")}
    undoubted = 0
    for story in source.stories:
        article, issue = read.get(fold(story.headline), (None, None))
        right["headline"].append(article is not None)
        same = article is not None and [fold(p) for p in body(article)] == [fold(p) for p in story.body]
        right["piece"].append(same)
        day_right = issue is not None and issue.date_published == story.day
        right["day"].append(day_right)
        right["paper"].append(issue is not None and issue.newspaper == story.paper)
        if story.page:
            right["page"].append(article is not None and article.print_page == story.page)
        doubted = issue is not None and any(d.kind == "date" for d in issue.doubts)
        undoubted += issue is not None and issue.date_published is not None and not day_right and not doubted
    pairs = sorted((i.newspaper or "", i.date_published or "") for i in issues if i.articles)
    exact = pairs == sorted({(s.paper, s.day) for s in source.stories})
    means = {name: statistics.mean(values) if values else 1.0 for name, values in right.items()}
    return Row(**means, issues=exact, undoubted=undoubted)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=1, choices=(1, 2))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 where issues or undoubted days are wrong")
    args = parser.parse_args()
    kinds: tuple[Callable[[Desk], Several], ...] = FIRST if args.round == 1 else SECOND
    names = ("headline", "piece", "day", "paper", "page", "issues")
    print(f"{'':26}", *(f"{n:>8}" for n in names), "undoubted")
    rows, undoubted = [], 0
    for kind in kinds:
        if args.only and kind.__name__ not in args.only.split(","):
            continue
        some = []
        for seed in range(args.seeds):
            source = kind(Desk(seed))
            issues = issues_of(source)
            some.append(scored(source, issues))
            if args.show and seed == 0:
                print(source.text[:900])
                for issue in issues:
                    print("  ==", issue.newspaper, issue.date_published, [d.kind for d in issue.doubts])
                    for a in issue.articles:
                        print("    ", a.print_page, a.headline, [p.text[:14] + "…" + p.text[-6:] for p in a.paragraphs])
                    print("     aside", [(s.reason, s.text) for s in issue.set_aside])
        row = [statistics.mean(getattr(r, n) for r in some) for n in names]
        rows.append(row)
        undoubted += (wrong := sum(r.undoubted for r in some))
        print(f"{kind.__name__:26}", *(f"{v:8.3f}" for v in row), wrong)
    print(f"{'mean':26}", *(f"{statistics.mean(c):8.3f}" for c in zip(*rows, strict=True)))
    return int(args.check and (undoubted > 0 or any(row[-1] < 1 for row in rows)))


if __name__ == "__main__":
    raise SystemExit(main())
