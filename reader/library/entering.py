"""The one door for text that enters the truth: what a deed, an import or a plug-in hands over is made storable here.

Half surrogate pairs and NUL, which no file, database or screen can hold, become U+FFFD, one for one, so that every
position stays where it was. What is longer than a field may be is refused with a sentence; a note never is, up to
`LONGEST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reader.library.merge import Op
from reader.model.errors import WrongRequest
from reader.model.issue import PublicationIssue
from reader.model.messages import _
from reader.model.packed_repairs import PackedRepairs, packed, texts

LONGEST = 1_000_000  # characters of a note, and of any text that is not named below
NAME = 1_000  # characters of what is a name: a field and with it a tag, a colour, a newspaper, a search
NAMES = frozenset({"color", "kind", "field", "name", "created", "modified", "opened", "removed_at", "at", "again"})
OURS = frozenset({"inverse", "redo"})  # made from what was let in before: as long as that takes

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text as it can be stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd") if "\0" in text else text


def clean_all(texts: Sequence[str]) -> tuple[str, ...]:
    """Return texts as `clean` returns each; where there is nothing to clean, looked at as one."""
    whole = "\n".join(texts)
    return tuple(texts) if clean(whole) == whole else tuple(map(clean, texts))


def value(given: Any) -> Any:
    """Return a copy of a JSON value that shares nothing with it, its texts storable."""
    if isinstance(given, str):
        return clean(given)
    if isinstance(given, dict):
        return {clean(k) if isinstance(k, str) else k: value(v) for k, v in given.items()}
    if isinstance(given, list):
        return [value(v) for v in given]
    return given


def ops(given: Iterable[Op]) -> list[Op]:
    """Return copies of ops, their fields storable; names of fields to take away, and versions, stay what they are.

    Raises WrongRequest where a text is longer than its field may be.
    """
    made = []
    for op in given:
        copy = {name: part if name == "f" else _copied(part) for name, part in op.items()}
        if "f" in op:
            copy["f"] = value(op["f"])
            for name, entry in copy["f"].items():
                _measure(name, entry)
        made.append(copy)
    return made


def _copied(part: Any) -> Any:
    if isinstance(part, dict):
        return {k: _copied(v) for k, v in part.items()}
    return [_copied(v) for v in part] if isinstance(part, list) else part


def _measure(field: str, entry: Any) -> None:
    """Raise WrongRequest where a name or a text is too long."""
    if len(field) > NAME:
        raise WrongRequest(_too_long(field, len(field), NAME))
    if field in OURS:
        return
    most = NAME if field in NAMES else LONGEST
    for text in _texts(entry):
        if len(text) > most:
            raise WrongRequest(_too_long(text, len(text), most))


def _too_long(text: str, length: int, most: int) -> str:
    return _("“{text}…”有 {n} 个字，这里最多能存 {most} 个；没有存下，请改短些，或分成几条。").format(
        text=text[:12], n=length, most=most
    )


def _texts(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for name, part in entry.items():
            yield from _texts(name)
            yield from _texts(part)
    elif isinstance(entry, list):
        for part in entry:
            yield from _texts(part)


def issue(own: PublicationIssue) -> PublicationIssue:
    """Return an issue whose texts can be stored; itself where they all can. Raises WrongRequest."""
    for text in (own.newspaper, own.date_published, own.issue_number, own.edition):
        if text is not None and len(text) > NAME:
            raise WrongRequest(_too_long(text, len(text), NAME))
    said = "".join(_said(own))
    if clean(said) is said:
        return own
    made: PublicationIssue = _cleaned(own)
    return made


def _said(own: PublicationIssue) -> Iterator[str]:
    """Yield the texts of an issue; what is set aside, and why something is doubted, is the source's text."""
    yield from (t for t in (own.newspaper, own.date_published, own.issue_number, own.edition, own.source.layout) if t)
    yield own.source.text
    yield from (t for p in own.pictures_aside for t in (p.alt, p.name) if t)
    for page in own.pages:
        yield from (page.page, page.name or "")
    for a in own.articles:
        lines = (a.headline, a.printed_headline, a.kicker, a.alternative_headline, a.dateline, a.byline, a.kind)
        yield from (t for t in (*lines, a.print_page, a.print_page_name, a.print_section, a.event_date) if t)
        yield from (p.text for p in a.paragraphs)
        yield from texts(a.repairs)
        yield from a.category
        yield from a.pictures
        yield from (t for f in a.figures for t in (f.caption, f.credit, f.alt, f.name) if t)
        for credit in a.credits:
            yield from (credit.role, credit.name)


def _cleaned(given: Any) -> Any:
    """Return the same value of the model with every text in it storable."""
    if isinstance(given, str):
        return clean(given)
    if is_dataclass(given) and not isinstance(given, type):
        changes = {f.name: _cleaned(getattr(given, f.name)) for f in fields(given)}
        return replace(given, **changes)
    if type(given) is tuple or (isinstance(given, Sequence) and not isinstance(given, tuple)):  # repairs may be packed
        cleaned = map(_cleaned, given)
        return packed(cleaned) if isinstance(given, PackedRepairs) else tuple(cleaned)
    return given  # numbers, and spans of numbers
