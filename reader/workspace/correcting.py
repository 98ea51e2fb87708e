"""Correct what the importer got wrong.

Callers speak of places in the current text; stored are places of the imported text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.model import placing
from reader.model.correction import Correction, CorrectionKind
from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.model.piecing import put_aside
from reader.model.plan import SETTABLE, TAKEABLE, base_of
from reader.model.text import Place
from reader.workspace.annotating import imported_place, quote
from reader.workspace.gathering import parts_of
from reader.workspace.opening import piece
from reader.workspace.repiecing import rows_of, write_rows

if TYPE_CHECKING:
    from reader.model.apply import Applied
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.workspace.session import Session

KINDS = ("article", "photo", "notice", "poem", "ad")
ISSUE_FIELDS = ("newspaper", "date_published")


@door
def undo_repair(session: Session, article_id: str, *repair_ids: str) -> None:
    """Put back what repairs changed. Raises NotFound for a repair that the piece does not have."""
    own, applied = piece(session, article_id)
    known, named = {r.id: r for r in own.repairs}, own.headline or own.id
    imported = session.library.imported(applied.issue.id)
    home = {r.id: a.id for a in imported.articles for r in a.repairs}
    for repair_id in repair_ids:
        if repair_id not in known:
            raise NotFound(_("《{headline}》没有编号为 {id} 的修整。").format(headline=named, id=repair_id))
    with session.library.deed("undo_repair", own.id) as deed:
        for repair_id in repair_ids:
            if not known[repair_id].undone:
                deed.add_correction(_made(applied.issue.id, home[repair_id], "undo_repair", value=repair_id))


@door
def redo_repair(session: Session, article_id: str, *repair_ids: str) -> None:
    """Repair again what the reader had put back."""
    own, applied = piece(session, article_id)
    wanted = [
        c for c in session.library.corrections(applied.issue.id) if c.kind == "undo_repair" and c.value in repair_ids
    ]
    if not wanted:
        raise NotFound(_("《{headline}》的这处修整没有改回过。").format(headline=own.headline or own.id))
    with session.library.deed("redo_repair", own.id) as deed:
        for correction in wanted:
            deed.drop_correction(correction.id)


@door
def split(session: Session, article_id: str, offset: int) -> str:
    """End the piece before body position `offset`; returns the id of the new piece."""
    own, applied = piece(session, article_id)
    if not 0 < offset < len(own.body):
        raise WrongRequest(_("只能在正文中间分开：1 到 {n}。").format(n=max(len(own.body) - 1, 1)))
    at = offset + 1 if own.body[offset] == "\n" else offset
    place = imported_place(applied, Place(own.id, "body", at, min(at + 1, len(own.body))))
    rows = rows_of(session, applied.issue.id)
    behind = rows.cut(rows.now(own.id), place.article, place.start if place.field == "body" else 0)
    if not behind:
        raise WrongRequest(_("这里本来就是两篇的分界。"))
    return write_rows(session, "split", rows, behind)


@door
def merge(session: Session, article_id: str, into: str, *, in_sentence: bool = False) -> str:
    """Join a piece to the end of another of the same issue; returns the id of the joined piece."""
    own, applied = piece(session, article_id)
    target, _same = piece(session, into)
    if own.id == target.id or own.issue != target.issue:
        raise WrongRequest(_("只能并入同一期里的另一篇。"))
    with session.library.deed("merge", own.id, target.id) as deed:
        field = "sentence" if in_sentence else "body"
        deed.add_correction(_made(applied.issue.id, own.id, "merge", field=field, value=target.id))
    return target.id


def check_day(words: str) -> None:
    """Raise WrongRequest where that is no day of the calendar as YYYY-MM-DD."""
    from reader.importing.dates import iso_day

    if iso_day(words) is None:
        raise WrongRequest(_("日期要写成 2024-04-12 这样，而且要有这一天。"))


@door
def set_field(session: Session, target: str, field: str, value: str) -> None:
    """Say what a field is: of a piece, or newspaper and date_published of an issue with its parts."""
    clean = " ".join(value.split())
    issue_id = target.partition("-")[0]
    if field in ISSUE_FIELDS:
        session.library.imported(issue_id)
        if field == "date_published" and clean:
            check_day(clean)
        article, subject = "", issue_id
    elif field not in SETTABLE:
        raise WrongRequest(_("没有“{field}”这一项可改。").format(field=field))
    else:
        own, _applied = piece(session, target)
        article = subject = own.id
        if field == "kind" and clean not in KINDS:
            raise WrongRequest(_("种类只能是 {kinds}。").format(kinds="、".join(KINDS)))
    issues = (issue_id,) if article else parts_of(session, issue_id)
    with session.library.deed("set", subject) as deed:
        for issue in issues:
            deed.add_correction(_made(issue, article, "set", field=field, value=clean))


@door
def take(session: Session, article_id: str, field: str, start: int, end: int) -> None:
    """Say that body text is really the piece's headline, kicker, alternative_headline or byline."""
    if field not in TAKEABLE:
        raise WrongRequest(_("正文不能改作“{field}”。").format(field=field))
    _at_place(session, article_id, "take", "body", start, end, field=field)


@door
def set_aside(session: Session, article_id: str, start: int, end: int) -> None:
    """Say that body text belongs to no piece."""
    _at_place(session, article_id, "set_aside", "body", start, end)


@door
def move(session: Session, article_id: str, start: int, end: int, into: str, before: int) -> None:
    """Say that the paragraphs that body text start:end lies in stand before a paragraph of a piece of the same issue.

    `before` is a body position of that piece: text goes before its paragraph; the body's length: to the end. Raises
    WrongRequest where the text would stand before itself.
    """
    own, applied = piece(session, article_id)
    target, _same = piece(session, into)
    if own.issue != target.issue:
        raise WrongRequest(_("只能挪到同一期里的文章。"))
    start = own.body.rfind("\n", 0, start) + 1
    end = own.body.find("\n", max(start, end - 1))
    end = len(own.body) if end < 0 else end
    if own.id == target.id and start <= before <= end:
        raise WrongRequest(_("这一段已经在那里了。"))
    moved = imported_place(applied, Place(own.id, "body", start, end))
    article, offset, behind = _imported_target(session, applied, target, before)
    value = placing.target_value(article, offset, behind=behind)
    with session.library.deed("place", own.id, target.id) as deed:
        deed.add_correction(placed_correction(session, applied.issue.id, moved, "place", value=value))


@door
def give_back(session: Session, issue_id: str, set_aside_id: str, into: str, before: int) -> str:
    """Say that text which was set aside stands in a piece of its issue, before the paragraph at body position `before`.

    What the reader put aside goes back to where it stood. Returns the id of the piece. Raises NotFound where nothing
    was set aside under that id.
    """
    target, applied = piece(session, into)
    imported = session.library.imported(issue_id)
    if mine := _put_aside_as(session, imported, set_aside_id):
        with session.library.deed("give_back", target.id) as deed:
            deed.drop_correction(mine.id)
        return target.id
    if target.issue != issue_id or not any(s.id == set_aside_id for s in imported.set_aside):
        raise NotFound(_("没有编号为 {id} 的、没有归入文章的文字。").format(id=set_aside_id))
    article, offset, behind = _imported_target(session, applied, target, before)
    end = article.body.find("\n", offset)
    place = Place(article.id, "body", offset, offset if behind else len(article.body) if end < 0 else end)
    with session.library.deed("give_back", target.id) as deed:
        made = placed_correction(session, issue_id, place, "place", field=placing.SET_ASIDE, value=set_aside_id)
        deed.add_correction(made)
    return target.id


def _put_aside_as(session: Session, imported: PublicationIssue, set_aside_id: str) -> Correction | None:
    """Return the reader's correction that put text aside under an id; None where it was not the reader."""
    pieces = {a.id: a for a in imported.articles}
    for correction in session.library.corrections(imported.id):
        home = pieces.get(base_of(correction.article))
        if correction.kind == "set_aside" and home is not None:
            text = home.body[correction.start : correction.end].strip("\n")
            start = home.body.find(text, correction.start)
            if put_aside(home, start, text).id == set_aside_id:
                return correction
    return None


def _imported_target(
    session: Session, applied: Applied, target: NewsArticle, before: int
) -> tuple[NewsArticle, int, bool]:
    """Return the imported piece and body offset that text goes before, or behind (True) for a body's end."""
    imported = {a.id: a for a in session.library.imported(target.issue).articles}

    def behind(start: int, end: int) -> Place | None:
        places = applied.offsets.backward(Place(target.id, "body", start, end)) if start < end else ()
        return next((p for p in places if p.article in imported and p.field == "body" and p.start < p.end), None)

    start = target.body.rfind("\n", 0, before) + 1
    if before < len(target.body) and (found := behind(start, start + 1)) is not None:
        return imported[found.article], found.start, False
    last = behind(len(target.body) - 1, len(target.body))
    home = imported[base_of(target.id)]
    return (home, len(home.body), True) if last is None else (imported[last.article], last.end, True)


@door
def replace_text(session: Session, article_id: str, field: str, start: int, end: int, value: str) -> None:
    """Say how misread text really reads."""
    _at_place(session, article_id, "replace", field, start, end, value=value)


def _at_place(
    session: Session,
    article_id: str,
    kind: CorrectionKind,
    where: str,
    start: int,
    end: int,
    *,
    field: str | None = None,
    value: str = "",
) -> None:
    own, applied = piece(session, article_id)
    place = imported_place(applied, Place(own.id, where, start, end))
    with session.library.deed(kind, own.id) as deed:
        deed.add_correction(placed_correction(session, applied.issue.id, place, kind, field=field, value=value))


def placed_correction(
    session: Session, issue_id: str, place: Place, kind: CorrectionKind, *, field: str | None = None, value: str = ""
) -> Correction:
    """Return a correction with a place, and the quotation that lets it follow a revision."""
    more = quote(session, place)
    return _made(issue_id, place.article, kind, field=field or place.field, value=value, **more)


def _made(issue_id: str, article: str, kind: CorrectionKind, **more: Any) -> Correction:
    """Return a correction without id and stamp, which the journal gives."""
    return Correction(id="", issue=issue_id, article=article, kind=kind, **more)
