"""The pieces of an issue as rows of stretches of its imported bodies, to be cut and put together anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.model.article import NewsArticle
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue
from reader.model.placing import move
from reader.model.plan import Plan, Stretch, draw_plan

Row = list[Stretch]


class Rows:
    """What each piece is made of; `pieces` as it stood, `rows` as it is wanted."""

    def __init__(self, issue: PublicationIssue, corrections: Iterable[Correction]) -> None:
        self.issue = issue
        self.corrections = sorted(corrections, key=lambda c: (c.stamp, c.id))
        self.bodies = {a.id: a.body for a in issue.articles}
        self.plan = planned(issue, self.corrections)
        self.pieces = {piece: row for piece, found in self.plan.pieces.items() if (row := plain(found))}
        self.rows: list[Row] = [list(row) for row in self.pieces.values()]

    def now(self, piece: str) -> Row:
        """Return the row that begins as a current piece did, to be changed."""
        first = self.pieces[piece][0]
        return next(row for row in self.rows if _begins(row, first))

    def owner(self, article: str, offset: int) -> str:
        """Return the current piece that an imported body position stands in, −1: that an imported headline does."""
        for piece, row in self.pieces.items():
            for s in row:
                heads = not s.start and not s.headless if offset < 0 else s.start <= offset < s.end
                if s.article == article and heads:
                    return piece
        return ""

    def take_out(self, spans: Sequence[tuple[str, int, int]]) -> Row:
        """Take stretches of imported bodies (piece, start, end) out of the rows; return them in the order asked."""
        taken: Row = []
        for article, start, end in spans:
            for row in self.rows:
                taken += self._out(row, article, start, end)
        self.rows = [row for row in self.rows if row]
        return self.joined(taken)

    def take_head(self, article: str) -> Row:
        """Take the headline of an imported piece, without its text, from where it stands."""
        for row in self.rows:
            for k, own in enumerate(row):
                if own.article == article and not own.start and not own.headless:
                    rest = [replace(own, headless=True)] if own.end else []
                    row[k : k + 1] = rest
                    self.rows = [r for r in self.rows if r]
                    return [replace(own, end=0, in_sentence=False)]
        return []

    def joined(self, stretches: Sequence[Stretch]) -> Row:
        """Return stretches one behind the other: each goes on in mid-sentence where both ends are in one."""
        made = list(stretches[:1])
        for own in stretches[1:]:
            made.append(replace(own, in_sentence=self._runs_on(made[-1], own)))
        return merged_row(made)

    def append(self, row: Row, more: Row) -> None:
        """Let stretches stand behind a row's."""
        row += [replace(more[0], in_sentence=self._runs_on(row[-1], more[0])), *more[1:]] if row and more else more

    def insert(self, row: Row, article: str, offset: int, more: Row) -> None:
        """Let stretches stand in a row before an imported body position; at its end where that is not in it."""
        for k, own in enumerate(row):
            if own.article == article and own.start <= offset < own.end:
                parts = [replace(own, end=offset)] if own.start < offset or not own.headless else []
                behind = replace(own, start=offset, headless=not offset)
                row[k : k + 1] = self.joined([*parts, *more, behind]) if parts else [*more, *self.joined([behind])]
                return
        self.append(row, more)

    def cut(self, row: Row, article: str, offset: int) -> Row:
        """Let what stands in a row from an imported body position on be a row of its own; none where that begins it."""
        for k, own in enumerate(row):
            if own.article == article and own.start <= offset < max(own.end, own.start + 1):
                before = [*row[:k], *([replace(own, end=offset)] if own.start < offset else [])]
                if before:
                    behind = merged_row([replace(own, start=offset), *row[k + 1 :]])
                    row[:] = before
                    self.rows.append(behind)
                    return behind
        return []

    def _out(self, row: Row, article: str, start: int, end: int) -> Row:
        found: Row = []
        for own in list(row):
            low, high = max(start, own.start), min(end, own.end)
            if own.article != article or low >= high:
                continue
            k = next(i for i, s in enumerate(row) if s is own)
            before, after = replace(own, end=low), replace(own, start=high, headless=False)
            keeps = before.start < before.end or (not low and not own.headless)
            left = [before] if keeps else []
            if after.start < after.end:
                behind = left or row[k - 1 : k]
                left.append(replace(after, in_sentence=bool(behind) and self._runs_on(behind[0], after)))
            row[k : k + 1] = left
            found.append(replace(own, start=low, end=high, headless=not low))
        return found

    def _runs_on(self, before: Stretch, after: Stretch) -> bool:
        """Tell whether text goes on in mid-sentence: neither where a paragraph ends nor where one begins."""
        one, other = self.bodies[before.article], self.bodies[after.article]
        ended = before.end == before.start or before.end >= len(one) or "\n" in one[before.end - 1 : before.end + 1]
        return not ended and after.start > 0 and other[after.start - 1] != "\n" and after.start != after.end

    def settle_heads(self) -> None:
        """Let a piece that has neither text nor printed lines left go to where its first text went."""
        printed = {a.id for a in self.issue.articles if _has_lines(a)}
        bare = {r[0].article for r in self.rows if len(r) == 1 and r[0].start == r[0].end} - printed
        for row in self.rows:
            for k, own in enumerate(row):
                if own.article in bare and own.headless:
                    row[k] = replace(own, headless=False)
                elif own.article in bare and own.start == own.end and len(row) == 1:
                    row.clear()
        self.rows = [row for row in self.rows if row]


def planned(issue: PublicationIssue, ordered: Sequence[Correction]) -> Plan:
    """Return the plan of corrections in the order of their stamps, its moves carried out."""
    plan = draw_plan(issue, ordered)
    if plan.moves:
        move(plan, issue)
    return plan


def plain(row: Iterable[Stretch]) -> Row:
    """Return a row without what was given back to it, and what was moved as text like any other."""
    return merged_row([replace(s, placed=False, headless=s.headless or (s.placed and not s.start))
                    for s in row if s.given is None])  # fmt: skip


def merged_row(row: Sequence[Stretch]) -> Row:
    """Return a row with neighbours that were one made one again, and without empty stretches that begin nothing."""
    made: Row = []
    for own in row:
        last = made[-1] if made else None
        begins = not own.start and not own.headless
        if last is not None and last.article == own.article and last.end == own.start and not begins:
            made[-1] = replace(last, end=own.end)
        elif own.start < own.end or begins:
            made.append(own)
    if made and made[0].in_sentence:
        made[0] = replace(made[0], in_sentence=False)
    return made


def _begins(row: Row, first: Stretch) -> bool:
    return bool(row) and (row[0].article, row[0].start, row[0].headless) == (first.article, first.start, first.headless)


def _has_lines(article: NewsArticle) -> bool:
    headline = article.headline and article.headline_status == "printed"
    return bool(headline or article.kicker or article.alternative_headline or article.byline)
