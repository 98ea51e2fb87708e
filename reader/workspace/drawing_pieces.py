"""What a reader draws on a printed page becomes pieces: all of one drawing is one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.correction import Correction
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.placing import SET_ASIDE
from reader.model.plan import base_of
from reader.model.text import Place
from reader.workspace.correcting import placed_correction
from reader.workspace.repiecing import rows_of, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.rows import Row, Rows
    from reader.workspace.printed_lines import PrintedLine, PrintedPage
    from reader.workspace.session import Session

HEAD = ("headline", "kicker", "alternative_headline")


@door
def own_piece(session: Session, page: PrintedPage, lines: Sequence[PrintedLine]) -> str:
    """Say that lines are one piece and nothing else is; returns its id. A headline among them is its headline."""
    rows = rows_of(session, page.issue)
    taken = _taken(rows, lines)
    if not taken:
        raise WrongRequest(_("框里没有文章的字。没有归入文章的字，先点一篇，再归入那一篇。"))
    rows.rows.append(taken)
    return _write(session, rows, taken, _given(session, rows, taken, lines), lines)


@door
def merge_pieces(session: Session, page: PrintedPage, pieces: Sequence[str]) -> str:
    """Say that pieces are one, in this order; returns its id."""
    if len(set(pieces)) < 2:
        raise WrongRequest(_("先点两篇以上：按住 Ctrl 逐篇点，文字照点的次序接起来。"))
    rows = rows_of(session, page.issue)
    first = rows.now(pieces[0])
    for other in dict.fromkeys(pieces[1:]):
        row = rows.now(other)
        rows.rows = [r for r in rows.rows if r is not row]
        rows.append(first, row)
    return _write(session, rows, first)


@door
def put_into(session: Session, page: PrintedPage, lines: Sequence[PrintedLine], piece: str) -> str:
    """Say that lines belong to a piece: there where they stand in its columns, else at its end."""
    rows = rows_of(session, page.issue)
    target = rows.now(piece)
    elsewhere = [one for one in lines if one.piece != piece]
    taken = _taken(rows, elsewhere)
    if not target:
        raise WrongRequest(_("这一篇自己的字也在框里。要合成一篇，选中两篇再按“合成一篇”。"))
    before = _next_block(page, piece, taken, elsewhere)
    if taken and before is not None:
        rows.insert(target, before.article, before.start, taken)
    elif taken:
        rows.append(target, taken)
    given = _given(session, rows, target, elsewhere)
    if not taken and not given:
        raise WrongRequest(_("框里没有别处的字。"))
    return _write(session, rows, target, given, elsewhere)


@door
def headline_of(session: Session, page: PrintedPage, lines: Sequence[PrintedLine], piece: str) -> str:
    """Say that lines are a piece's headline; returns the id of the piece."""
    body = [one for one in lines if one.field == "body"]
    printed = [one for one in lines if one.field in HEAD]
    if not piece:
        piece = next((one.piece for one in body if one.piece), "")
    if not piece or not (body or printed):
        raise WrongRequest(_("先点这是谁的标题，再框住标题的字。"))
    if not body:
        return _headline_of_another(session, page, printed, piece)
    rows = rows_of(session, page.issue)
    target = rows.now(piece)
    taken = _taken(rows, [one for one in body if one.piece != piece])
    if taken and target:
        first = target[0]
        rows.insert(target, first.article, first.start, taken)
    takes = [
        placed_correction(session, page.issue, Place(a, "body", s, e), "take", field="headline")
        for a, s, e in _spans(rows, body)
    ]
    return _write(session, rows, target, takes, body)


def _headline_of_another(session: Session, page: PrintedPage, printed: Sequence[PrintedLine], piece: str) -> str:
    """Give a piece the headline that another one has: one that has nothing else becomes one with it."""
    other = printed[0].piece
    if other == piece:
        raise WrongRequest(_("这已经是它的标题。"))
    rows = rows_of(session, page.issue)
    if not any(s.start < s.end for s in rows.now(other)):
        return merge_pieces(session, page, (other, piece))
    fields = session.library.article(other)
    words = fields.field_text(printed[0].field)
    made = [
        Correction(id="", issue=page.issue, article=piece, kind="set", field="headline", value=words),
        Correction(id="", issue=page.issue, article=other, kind="set", field=printed[0].field, value=""),
    ]
    with session.library.deed("draw_pieces", piece, other) as deed:
        for one in made:
            deed.add_correction(one)
    return piece


@door
def leave_out(session: Session, page: PrintedPage, lines: Sequence[PrintedLine]) -> None:
    """Say that lines of bodies belong to no piece."""
    body = [one for one in lines if one.field == "body" and one.piece]
    if not body:
        raise WrongRequest(_("框里没有正文的字。"))
    made = [
        placed_correction(session, page.issue, Place(a, "body", s, e), "set_aside")
        for a, s, e in _spans(page.rows, body)
    ]
    with session.library.deed("draw_pieces", *dict.fromkeys(one.piece for one in body)) as deed:
        for one in made:
            deed.add_correction(one)


@door
def order_blocks(session: Session, page: PrintedPage, piece: str, blocks: Sequence[Sequence[PrintedLine]]) -> str:
    """Say in which order a piece's blocks are read; what is not among them comes behind. Returns the piece's id."""
    rows = rows_of(session, page.issue)
    target = rows.now(piece)
    head = rows.take_head(target[0].article) if not target[0].headless and not target[0].start else []
    starts = [(block[0].article, block[0].start) for block in blocks]
    parts: list[Row] = []
    for start in starts:
        ends = [at for a, at in starts if a == start[0] and at > start[1]]
        own = next((s for s in target if s.article == start[0] and s.start <= start[1] < s.end), None)
        if own is not None:
            parts.append(rows.take_out([(start[0], start[1], min([own.end, *ends]))]))
    rest = list(target)
    rows.rows = [r for r in rows.rows if r is not target]
    row = rows.joined([*head, *(s for part in parts for s in part), *rest])
    rows.rows.append(row)
    return _write(session, rows, row)


def _spans(rows: Rows, lines: Iterable[PrintedLine]) -> list[tuple[str, int, int]]:
    """Return the stretches of imported bodies that lines stand for, whole where only a line's end lies between."""
    made: list[tuple[str, int, int]] = []
    for one in lines:
        text = rows.bodies[one.article]
        end = one.end + 1 if text[one.end : one.end + 1] == "\n" else one.end
        last = made[-1] if made else ("", 0, 0)
        if last[0] == one.article and not text[last[2] : one.start].strip() and one.start >= last[1]:
            made[-1] = (one.article, last[1], max(end, last[2]))
        else:
            made.append((one.article, one.start, end))
    return made


def _taken(rows: Rows, lines: Sequence[PrintedLine]) -> Row:
    """Take lines out of the pieces that they are in, each piece's headline before its text."""
    own = [one for one in lines if one.field != SET_ASIDE]
    taken: Row = []
    for article in dict.fromkeys(one.article for one in own):
        if any(one.article == article and one.field in HEAD for one in own):
            taken += rows.take_head(article)
        taken += rows.take_out(_spans(rows, [o for o in own if o.article == article and o.field == "body"]))
    return rows.joined(taken)


def _next_block(page: PrintedPage, piece: str, taken: Row, lines: Sequence[PrintedLine]) -> PrintedLine | None:
    """Return the first line of a piece that stands below lines in their column."""
    own = [one for block in page.blocks(piece) for one in block]
    lowest = max((one.box.bottom for one in lines), default=0.0)
    left, right = min((o.box.left for o in lines), default=0.0), max((o.box.right for o in lines), default=0.0)
    return next(
        (
            one for one in own
            if taken and one.box.top >= lowest - 0.5 * one.box.height
            and min(right, one.box.right) - max(left, one.box.left) > 0.5 * min(right - left, one.box.width)
        ),
        None,
    )  # fmt: skip


def _given(session: Session, rows: Rows, target: Row, lines: Sequence[PrintedLine]) -> list[Correction]:
    """Return what gives text that was put aside back behind a row's end."""
    last = target[-1]
    made = []
    for aside in dict.fromkeys(one.article for one in lines if one.field == SET_ASIDE):
        place = Place(last.article, "body", last.end, last.end)
        made.append(placed_correction(session, rows.issue.id, place, "place", field=SET_ASIDE, value=aside))
    return made


def _write(
    session: Session, rows: Rows, asked: Row, more: Sequence[Correction] = (), lines: Sequence[PrintedLine] = ()
) -> str:
    rows.settle_heads()
    gone = [] if any(c.kind == "set_aside" for c in more) else _put_aside_in(rows, lines)
    return write_rows(session, "draw_pieces", rows, asked, more=more, gone=gone)


def _put_aside_in(rows: Rows, lines: Sequence[PrintedLine]) -> list[Correction]:
    """Return the reader's corrections that put aside what is now drawn into a piece."""
    return [
        c for c in rows.corrections
        if c.kind == "set_aside"
        and any(o.article == base_of(c.article) and o.field == "body" and c.start <= o.start < c.end for o in lines)
    ]  # fmt: skip
