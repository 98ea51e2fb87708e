"""Build one current piece from stretches of imported pieces: headline stack, paragraphs, and where they come from."""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import HeadlineStatus, NewsArticle, Paragraph
from reader.model.assembly import Assembly
from reader.model.cells import cells_of, empty_before
from reader.model.issue import SetAside
from reader.model.plan import Plan, Stretch
from reader.model.provenance import paragraph_starts, source_offset, source_span
from reader.model.text import Place, Run, Span

LINES = ("kicker", "headline", "alternative_headline", "byline")


def assemble(
    root: str,
    stretches: list[Stretch],
    plan: Plan,
    imported: dict[str, NewsArticle],
    runs: list[Run],
    aside: list[SetAside],
) -> NewsArticle:
    """Build one current piece from its stretches of imported bodies."""
    own = [s for s in stretches if not s.placed]
    first, base = own[0], imported[own[0].article]
    body = Assembly(root, "body")
    heads = root == base.id  # else what was cut off of it: the headline stays with the rest
    lines = {name: _line(base, name, root, plan, runs) if heads else None for name in LINES}
    for k, stretch in enumerate(stretches):
        if k and not stretch.in_sentence:
            body.break_line()
        if stretch.given is not None:
            body.add(stretch.given.text, None, verbatim=False)
            continue
        if _brings_headline(stretch, own):
            _headline_as_text(imported[stretch.article], stretch, body, aside)
        _pour(imported[stretch.article], stretch, plan, body, lines, root, runs, aside)
    runs.extend(body.runs)
    paragraphs = _paragraphs(body, imported)
    last = imported[own[-1].article]
    ends = own[-1].end == len(last.body)
    whole = len(stretches) == 1 and heads and first.start < first.end and ends
    spans = base.source_spans if whole else _spans(stretches, imported, paragraphs)
    made = replace(base, id=root, paragraphs=paragraphs, truncated=last.truncated and ends, source_spans=spans, **lines)  # type: ignore[arg-type]
    status: HeadlineStatus = "printed" if made.headline else "missing"
    if not heads:
        made = replace(
            made, credits=(), dateline=None, event_date=None, printed_headline=None, kind="article", pictures=(),
            headline_status=status,
        )  # fmt: skip
    elif made.headline != base.headline:
        undone = any(r.id in plan.undone for r in base.repairs if r.kind in {"duplicate_headline", "headline_mismatch"})
        made = replace(made, headline_status=status, printed_headline=None if undone else base.printed_headline)
    return made


def _brings_headline(stretch: Stretch, own: list[Stretch]) -> bool:
    """Tell whether a stretch begins another piece that was joined to this one; what was moved brings no headline."""
    own_begins = (s for s in own if s.article == stretch.article and not s.start and not s.headless)
    return stretch is next(own_begins, None) and stretch is not own[0]


def _line(article: NewsArticle, name: str, root: str, plan: Plan, runs: list[Run]) -> str | None:
    """Return a one-line field with its edits, and note where its text went."""
    text = article.field_text(name)
    edits = plan.edits.get((article.id, name))
    if not edits:
        if text and root != article.id:
            runs.append(
                Run(source=Place(article.id, name, 0, len(text)), target=Place(root, name, 0, len(text)), verbatim=True)
            )
        return text or None
    line = Assembly(root, name)
    at = 0
    for edit in edits:
        line.add(text[at : edit.start], Place(article.id, name, at, edit.start), verbatim=True)
        line.add(edit.text.replace("\n", " "), Place(article.id, name, edit.start, edit.end), verbatim=False)
        at = edit.end
    line.add(text[at:], Place(article.id, name, at, len(text)), verbatim=True)
    runs.extend(line.runs)
    return line.text or None


def _pour(
    article: NewsArticle,
    stretch: Stretch,
    plan: Plan,
    body: Assembly,
    lines: dict[str, str | None],
    root: str,
    runs: list[Run],
    aside: list[SetAside],
) -> None:
    """Add one stretch of an imported body, with its edits."""
    text, at = article.body, stretch.start
    for edit in plan.edits.get((article.id, "body"), ()):
        inside = stretch.start <= edit.start and edit.end <= stretch.end
        at_seam = edit.start == edit.end == stretch.end and stretch.end != len(text)
        if not inside or at_seam:
            continue
        here = Place(article.id, "body", edit.start, edit.end)
        body.add(text[at : edit.start], here._replace(start=at, end=edit.start), verbatim=True)
        at = edit.end
        if edit.taken is None:
            body.add(edit.text, here, verbatim=False)
            continue
        taken = text[edit.start : edit.end].strip("\n")
        begin = edit.start + text[edit.start : edit.end].find(taken)
        body.break_line()
        if edit.taken == "set_aside":
            aside.append(put_aside(article, begin, taken))
            runs.append(Run(source=here, target=Place(root, "body", len(body.text), len(body.text)), verbatim=False))
        else:
            _take(edit.taken, taken, here._replace(start=begin, end=begin + len(taken)), root, lines, runs, aside)
    body.add(text[at : stretch.end], Place(article.id, "body", at, stretch.end), verbatim=True)


def put_aside(article: NewsArticle, start: int, text: str) -> SetAside:
    """Return what the reader put aside of an imported body, from `start` on."""
    span = source_span(article, start, start + len(text)) or Span(0, 0)
    return SetAside(id=f"s{span.start}r", reason="reader", text=text, span=span)


def _take(
    name: str,
    text: str,
    source: Place,
    root: str,
    lines: dict[str, str | None],
    runs: list[Run],
    aside: list[SetAside],
) -> None:
    """Make body text a line of the headline stack; what stood there is set aside, lines taken one by one are joined."""
    before = lines[name]
    taken_before = any(r.target[:2] == (root, name) and r.source.field == "body" for r in runs)
    if before and not taken_before:
        aside.append(SetAside(id=f"s{source.start}{name[0]}", reason="reader", text=before, span=Span(0, 0)))
        runs[:] = [r for r in runs if r.target[:2] != (root, name)]
        whole = Place(source.article, name, 0, len(before))
        runs.append(Run(source=whole, target=Place(root, name, 0, 0), verbatim=False))
        before = None
    at = len(before) + 1 if before else 0
    lines[name] = f"{before} {text}" if before else text
    lines[name] = (lines[name] or "").replace("\n", " ")
    target = Place(root, name, at, at + len(text))
    runs.append(Run(source=source, target=target, verbatim="\n" not in text))


def _headline_as_text(article: NewsArticle, stretch: Stretch, body: Assembly, aside: list[SetAside]) -> None:
    """Keep the headline lines of a piece that turned out to be the end of another.

    As text, or set aside where a sentence runs on.
    """
    for name in LINES:
        text = article.field_text(name)
        own = (
            text
            and not (name == "headline" and article.headline_status == "inferred")
            and not (name == "byline" and text in article.body)
        )
        if not own:
            continue
        if stretch.in_sentence:
            span = article.source_spans[0] if article.source_spans else Span(0, 0)
            aside.append(SetAside(id=f"s{span.start}r{name[0]}", reason="reader", text=text, span=span))
        else:
            body.add(text, Place(article.id, name, 0, len(text)), verbatim=True)
            body.break_line()


def _paragraphs(body: Assembly, imported: dict[str, NewsArticle]) -> tuple[Paragraph, ...]:
    """Cut the assembled text into paragraphs, each with the role and source of what it begins with."""
    made: list[Paragraph] = []
    homes: list[tuple[str, int, int] | None] = []
    at = 0
    for text, origin in zip(body.text.split("\n") if body.text else (), body.origins, strict=True):
        if origin is None:
            made.append(Paragraph(text=text))
        elif origin[1] != "body":
            made.append(Paragraph(text=text, role="subhead"))
        else:
            article, start = imported[origin[0]], origin[2]
            ends = [
                r.source.end
                for r in body.runs
                if r.source.article == origin[0] and r.source.field == "body" and at < r.target.end <= at + len(text)
            ]
            index = sum(1 for s in paragraph_starts(article) if s <= start) - 1
            first = source_offset(article, start)
            last = source_offset(article, max(ends, default=start), end=True)
            source = None if first is None or last is None or last < first else Span(first, last)
            made.append(Paragraph(text=text, role=article.paragraphs[max(index, 0)].role, source=source))
            homes.append((article.id, max(index, 0), start - paragraph_starts(article)[max(index, 0)]))
        homes += [None] * (len(made) - len(homes))
        at += len(text) + 1
    return tuple(_rows(made, homes, imported))


def _rows(
    made: list[Paragraph], homes: list[tuple[str, int, int] | None], imported: dict[str, NewsArticle]
) -> list[Paragraph]:
    """Return the paragraphs, those that begin in a table's row with their cells as they now stand.

    `homes`: the imported piece, the number of its paragraph, and the place in it that each begins at.
    """
    table = 0
    last: tuple[str, int] | None = None
    for k, home in enumerate(homes):
        row = imported[home[0]].paragraphs[home[1]] if home else None
        if home is None or row is None or not row.table:
            last = None
            continue
        table += last != (home[0], row.table)
        last = home[0], row.table
        before = empty_before(row.cells) if not home[2] else 0
        made[k] = replace(made[k], cells=cells_of(made[k].text, before), table=table, header=row.header)
    return made


def _spans(
    stretches: list[Stretch], imported: dict[str, NewsArticle], paragraphs: tuple[Paragraph, ...]
) -> tuple[Span, ...]:
    """Return the source of a piece that was cut or joined: whole pieces keep theirs, parts have their paragraphs'."""
    spans = {p.source for p in paragraphs if p.source is not None}
    for stretch in stretches:
        article = imported[stretch.article]
        if stretch.given is not None:
            spans.add(stretch.given.span)
        elif not stretch.start and not stretch.placed and not stretch.headless and article.source_spans:
            head = article.paragraphs[0].source.start if article.paragraphs and article.paragraphs[0].source else None
            spans.update(
                Span(s.start, s.end if head is None else min(s.end, head))
                for s in article.source_spans
                if head is None or s.start < head
            )
    return tuple(sorted(spans))
