"""Carry annotations and corrections to another revision of their issue.

What they were made on is kept for ever; the place in the new revision is written beside it (`anchor`). A place that
is lost is said to be lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reader.library import anchoring
from reader.library.entering import clean
from reader.library.merge import Document
from reader.library.understood import PLACE
from reader.library.whereabouts import Whereabouts
from reader.model.annotation import text_sha
from reader.model.article import NewsArticle
from reader.model.issue import Doubt, PublicationIssue
from reader.model.placing import SET_ASIDE, WORDS, target_of, target_value
from reader.model.plan import base_of

USUAL = {"field": "body", "exact": "", "prefix": "", "suffix": "", "text_sha": ""}  # where a place does not say it


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place in one revision's imported text.

    `value` replaces a correction's where it names something that has another id now.
    """

    article: str
    field: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_sha: str
    value: str | None = None

    def fields(self) -> dict[str, Any]:
        """Return the fields of an annotation or correction that the place sets."""
        names = ("article", "field", "start", "end", "exact", "prefix", "suffix", "text_sha")
        place: dict[str, Any] = {n: getattr(self, n) for n in names}
        return place if self.value is None else {**place, "value": self.value}


def anchor(file: str, placed: Placed | None) -> Document:
    """Return what is written beside an annotation or correction for the revision in `file`."""
    return {"file": file, "orphan": True} if placed is None else {"file": file, **placed.fields()}


def anchored(document: Document, file: str) -> tuple[bool, Placed | None]:
    """Return (known, place): whether the document says where it stands in the revision in `file`, and where (None:
    lost).
    """
    kept = document.get("anchor")
    if isinstance(kept, dict) and kept.get("file") == file:
        return True, None if kept.get("orphan") else _placed(kept)
    if document.get("file", file) == file:
        return True, _placed(document)
    return False, None


def _placed(d: Document) -> Placed | None:
    if not all(judge(d.get(name, USUAL.get(name))) for name, judge in PLACE.items()):
        return None
    value = d.get("value")
    said: dict[str, Any] = {name: d.get(name, USUAL.get(name)) for name in PLACE}
    return Placed(**said, value=clean(value) if isinstance(value, str) else None)


def carry_annotation(document: Document, old: PublicationIssue | None, new: PublicationIssue) -> Placed | None:
    """Return where an annotation stands in `new`; `old` is the revision it was made on, if it is still here."""
    made = _placed(document)
    return None if made is None else _carry(made, old, new)


def carry_correction(document: Document, old: PublicationIssue | None, new: PublicationIssue) -> Placed | None:
    """Return where a correction stands in `new`; None where it no longer fits."""
    made = _placed(document)
    if made is None:
        return None
    kind = document.get("kind")
    if kind == "set" and not made.article:
        return made
    if kind == "settle":
        return _carry_doubt(made, old, new)
    article = _piece(new, made.article)
    if article is None:
        return None
    if kind == "set":
        return made
    if kind == "merge":
        return made if _piece(new, made.value or "") is not None else None
    if kind == "place":
        return _carry_move(made, old, new)
    if kind == "undo_repair":
        return _carry_repair(made, old, new, article)
    return _carry(made, old, new)


def _piece(issue: PublicationIssue, article: str) -> NewsArticle | None:
    base = base_of(article)
    return next((a for a in issue.articles if a.id == base), None)


def _carry(made: Placed, old: PublicationIssue | None, new: PublicationIssue) -> Placed | None:
    """Find the place in the piece of the same id, or in the one that has its text now."""
    after = _piece(new, made.article)
    if after is None:
        return _carry_home(made, old, new)
    text = after.field_text(made.field)
    if text_sha(text) == made.text_sha:
        return _at(made, text, made.start, made.end)
    before = None if old is None else _piece(old, made.article)
    before_text = None if before is None else before.field_text(made.field)
    if before_text is not None and text_sha(before_text) != made.text_sha:
        before_text = None  # not the text that the positions were taken from
    place = anchoring.Quote(start=made.start, end=made.end, exact=made.exact, prefix=made.prefix, suffix=made.suffix)
    span = anchoring.find(place, before_text, text)
    return None if span is None else _at(made, text, span.start, span.end)


def _carry_home(made: Placed, old: PublicationIssue | None, new: PublicationIssue) -> Placed | None:
    """Find the place where the text of a piece went that is no more."""
    before = None if old is None else _piece(old, made.article)
    after = None if before is None else Whereabouts(new.articles).home(before)
    return None if before is None or after is None else _into(made, before, after)


def carry_into(document: Document, old: PublicationIssue, after: NewsArticle) -> Placed | None:
    """Return where an annotation that was made on `old` stands in this very piece, whichever it was made on."""
    made = _placed(document)
    before = None if made is None else _piece(old, made.article)
    return None if made is None or before is None else _into(made, before, after)


def _into(made: Placed, before: NewsArticle, after: NewsArticle) -> Placed | None:
    """Find the place in a piece that is not the one it was made on; what was a headline may be a line of text."""
    if text_sha(before.field_text(made.field)) != made.text_sha:
        return None
    place = anchoring.Quote(start=made.start, end=made.end, exact=made.exact, prefix=made.prefix, suffix=made.suffix)
    for field in dict.fromkeys((made.field, "body")):
        text = after.field_text(field)
        span = anchoring.find(place, before.field_text(made.field), text) if text else None
        if span is not None:
            return _at(replace(made, article=after.id, field=field), text, span.start, span.end)
    return None


def _at(made: Placed, text: str, start: int, end: int) -> Placed:
    here = anchoring.quote(text, start, end)
    return Placed(
        article=made.article, field=made.field, start=start, end=end, exact=here.exact, prefix=here.prefix,
        suffix=here.suffix, text_sha=text_sha(text), value=made.value,
    )  # fmt: skip


def _carry_move(made: Placed, old: PublicationIssue | None, new: PublicationIssue) -> Placed | None:
    """Find what was moved, and where it went: by the words there, or what was set aside by its own."""
    if made.field == SET_ASIDE:
        body = _carry(replace(made, field="body"), old, new) if made.exact else _at_end(made, new)
        text = next((x.text for x in (old.set_aside if old is not None else ()) if x.id == made.value), None)
        same = [x.id for x in new.set_aside if (x.id == made.value if text is None else x.text == text)]
        return replace(body, field=SET_ASIDE, value=same[0]) if body is not None and same else None
    target = target_of(made.value or "")
    article = None if target is None else _piece(new, target[0])
    here = None if target is None or article is None else _carry(made, old, new)
    if target is None or article is None or here is None:
        return None
    starts = [0, *(k + 1 for k, c in enumerate(article.body) if c == "\n"), len(article.body)]
    alike = (
        [k for k in starts if article.body[k : k + WORDS].startswith(target[2])] if target[2] else [len(article.body)]
    )
    place = min(alike, key=lambda k: abs(k - target[1]), default=None)
    return None if place is None else replace(here, value=target_value(article, place))


def _at_end(made: Placed, new: PublicationIssue) -> Placed | None:
    """Return the end of a piece's body."""
    article = _piece(new, made.article)
    return None if article is None else _at(made, article.body, len(article.body), len(article.body))


def _carry_doubt(made: Placed, old: PublicationIssue | None, new: PublicationIssue) -> Placed | None:
    """Find the same doubt: of one kind, at the same words, the same one of several alike; its id tells only where."""
    known = [] if old is None else [_told(old, d) for d in old.doubts if d.id == made.value]
    if old is None or not known:
        return made if any(d.id == made.value for d in new.doubts) else None
    before = [d.id for d in old.doubts if _told(old, d) == known[0]]
    after = [d.id for d in new.doubts if _told(new, d) == known[0]]
    place = before.index(made.value or "")
    return replace(made, value=after[place]) if place < len(after) else None


def _told(issue: PublicationIssue, doubt: Doubt) -> tuple[str, str]:
    """Return what a doubt is of: its kind, and the words that it stands at."""
    return doubt.kind, "" if doubt.span is None else "".join(issue.source.text[slice(*doubt.span)].split())


def _carry_repair(
    made: Placed, old: PublicationIssue | None, new: PublicationIssue, article: NewsArticle
) -> Placed | None:
    """Find the same repair: its id tells where in the source it is, and the source may have changed before that."""
    before = None if old is None else _piece(old, made.article)
    repair = None if before is None else next((r for r in before.repairs if r.id == made.value), None)
    if before is None or repair is None:
        return made if any(r.id == made.value for r in article.repairs) else None
    text, after = before.field_text(repair.field), article.field_text(repair.field)
    span = anchoring.find(anchoring.quote(text, repair.start, repair.end), text, after)
    for other in article.repairs:
        same = (other.field, other.kind, other.original, other.result) == (
            repair.field,
            repair.kind,
            repair.original,
            repair.result,
        )
        if same and span is not None and (other.start, other.end) == span:
            placed = _at(made, after, other.start, other.end)
            return Placed(**{**placed.fields(), "value": other.id})
    return None
