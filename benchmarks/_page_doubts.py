"""Do doubts tell what was read wrong? Counted on composed pages, piece by piece."""

from __future__ import annotations

from collections import Counter

from benchmarks._page_gold import Issue
from benchmarks._page_scoring import fold, pieces_and_faults
from reader.importing.reading import ImportResult

KINDS = ("headline", "day", "border")


class Doubts:
    """How many wrong headlines, days and borders, and how many right pieces, carry a doubt.

    A border is wrong where a piece's text is not its story's, or the piece is no story; a story that no piece was found
    for is told by the piece that has most of its text. A doubt of a piece is one of its number, or one of the whole
    issue on its day.
    """

    def __init__(self) -> None:
        self.wrong: Counter[str] = Counter()
        self.doubted: Counter[str] = Counter()
        self.silent: list[str] = []

    def count(self, issue: Issue, result: ImportResult | None) -> None:
        """Count one issue."""
        for holder, article, faults in pieces_and_faults(issue, result):
            own = {d.kind for d in holder.doubts if d.article == str(article.position)}
            dated = any(d.kind == "date" for d in holder.doubts) or holder.date_published is None
            for fault in faults or ("right",):
                told = bool(own) or (fault == "day" and dated)
                self.wrong[fault] += 1
                self.doubted[fault] += told
                if not told and faults:
                    self.silent.append(f"{issue.kind} {issue.seed}: {fault}: {fold(article.headline)}")

    def shares(self) -> tuple[float, float]:
        """Return the share of wrong headlines, days and borders, and that of right pieces, that carry a doubt."""
        wrong = sum(self.wrong[k] for k in KINDS)
        return sum(self.doubted[k] for k in KINDS) / max(1, wrong), self.doubted["right"] / max(1, self.wrong["right"])

    def __str__(self) -> str:
        told = "  ".join(f"{k} {self.doubted[k]}/{self.wrong[k]}" for k in (*KINDS, "right"))
        wrong, right = self.shares()
        return f"doubts: {told}  of wrong ones {wrong:.2f} carry one, of right pieces {right:.2f}"
