"""Issue files as text: a PublicationIssue to stock TinyDB JSON and back.

The same issue gives the same bytes everywhere: nothing here knows of times, paths, machines or options. Values that
are the default are left out; fields that a later version added are passed over on reading. See docs/formats.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any, TypeVar

from reader.model.article import Credit, NewsArticle, Paragraph, Repair
from reader.model.issue import Doubt, Page, PublicationIssue, SetAside, Source
from reader.model.text import Span

T = TypeVar("T")
SCHEMA = 1
MOST_PIECES = 1000
MOST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The place of one issue file among the revisions of its issue.

    `revision` counts from 1, `revises` is the fingerprint of the file before it, `next_k` the next piece number. An
    issue too large for one file is stored in `parts` files with the same `whole`.
    """

    issue: str
    revision: int = 1
    revises: str | None = None
    next_k: int = 1
    part: int = 0
    parts: int = 1
    whole: str | None = None
    schema: int = SCHEMA


Tables = dict[str, dict[str, dict[str, Any]]]


def write(issue: PublicationIssue, revision: Revision) -> list[bytes]:
    """Return the bytes of the issue's file, or files where it is too large for one."""
    articles = [_bare(a, skip=("issue",)) for a in issue.articles]
    shares = list(_shares(articles, len(issue.source.text)))
    if len(shares) == 1:
        return [_encode(_tables(issue, revision, articles, 1, issue.source.text))]
    whole = _fingerprint(issue)
    slice_length = -(-len(issue.source.text) // len(shares))
    made, first = [], 1
    for part, share in enumerate(shares):
        own = replace(revision, part=part, parts=len(shares), whole=whole)
        text = issue.source.text[part * slice_length : (part + 1) * slice_length]
        made.append(_encode(_tables(issue, own, share, first, text)))
        first += len(share)
    return made


def read(data: bytes) -> tuple[Revision, Tables]:
    """Return the tables of an issue file. Raises ValueError where it is none."""
    tables = json.loads(data)
    try:
        meta = tables["meta"]["1"]
        known = {f.name for f in fields(Revision)}
        return Revision(**{n: v for n, v in meta.items() if n in known}), tables
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an issue file: {error}") from error


def assemble(parts: Sequence[Tables]) -> PublicationIssue:
    """Return the issue that these tables, in the order of their parts, make up. Raises ValueError."""
    try:
        meta = parts[0]["meta"]["1"]
        source = dict(parts[0]["source"]["1"])
        source["text"] = "".join(p["source"]["1"]["text"] for p in parts)
        source["undecodable"] = tuple((o, h) for o, h in source.get("undecodable", ()))
        articles = [a for p in parts for _, a in sorted(p.get("articles", {}).items(), key=lambda i: int(i[0]))]
        return PublicationIssue(
            id=meta["issue"],
            newspaper=meta.get("newspaper"),
            date_published=meta.get("date_published"),
            issue_number=meta.get("issue_number"),
            edition=meta.get("edition"),
            pages=tuple(_made(Page, p) for p in meta.get("pages", ())),
            articles=tuple(_article(a, meta["issue"]) for a in articles),
            set_aside=tuple(_made(SetAside, s) for s in meta.get("set_aside", ())),
            doubts=tuple(_made(Doubt, d) for d in meta.get("doubts", ())),
            source=_made(Source, {"name": "", **source}),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an issue file: {error}") from error


def _shares(articles: list[dict[str, Any]], text_length: int) -> Iterator[list[dict[str, Any]]]:
    """Cut the pieces into shares of a bearable size; the source text is spread over them."""
    sizes = [len(json.dumps(a, ensure_ascii=False)) * 3 for a in articles]
    total = sum(sizes) + 3 * text_length
    count = max(1, -(-len(articles) // MOST_PIECES), -(-total // MOST_BYTES) if total > MOST_BYTES else 1)
    each = max(1, -(-len(articles) // count))
    yield articles[:each]
    for at in range(each, each * count, each):
        yield articles[at : at + each]


def _tables(issue: PublicationIssue, own: Revision, articles: list[dict[str, Any]], first: int, text: str) -> Tables:
    meta = _bare(own, skip=("schema",))
    source: dict[str, Any] = {"text": text}
    if own.part == 0:
        meta |= _bare(issue, skip=("id", "articles", "source"))
        source = _bare(issue.source, skip=("name", "text")) | source
    return {
        "meta": {"1": {"schema": own.schema, **meta}},
        "articles": {str(first + k): a for k, a in enumerate(articles)},
        "source": {"1": source},
    }


def _encode(tables: Tables) -> bytes:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return json.dumps(tables, separators=(",", ":"), allow_nan=False).encode()


def _fingerprint(issue: PublicationIssue) -> str:
    text = json.dumps(_bare(issue, skip=("source",)), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{issue.source.sha256}{text}".encode()).hexdigest()[:12]


@cache
def _defaults(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default if f.default is not MISSING else MISSING) for f in fields(kind))  # type: ignore[arg-type]  # as below


def _bare(value: Any, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a dataclass as plain JSON values, without those that are the default."""
    made: dict[str, Any] = {}
    for name, default in _defaults(type(value)):  # type: ignore[arg-type]  # classes can be hashed, whatever mypy says of type[T]
        if name in skip:
            continue
        own = getattr(value, name)
        if own is default or own == default:
            continue
        made[name] = _plain(own)
    return made


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    if kind is tuple:
        return [_plain(v) for v in value]
    if kind is Span:
        return [value.start, value.end]
    return _bare(value)


def _article(stored: dict[str, Any], issue: str) -> NewsArticle:
    made = {n: v for n, v in stored.items() if n in _names(NewsArticle)}
    made["issue"] = issue
    made["credits"] = tuple(_made(Credit, c) for c in stored.get("credits", ()))
    made["paragraphs"] = tuple(_made(Paragraph, p) for p in stored.get("paragraphs", ()))
    made["repairs"] = tuple(_made(Repair, r) for r in stored.get("repairs", ()))
    made["source_spans"] = tuple(Span(*s) for s in stored.get("source_spans", ()))
    made["category"] = tuple(stored.get("category", ()))
    made["pictures"] = tuple(stored.get("pictures", ()))
    return NewsArticle(**made)


@cache
def _names(kind: Hashable) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind))  # type: ignore[arg-type]  # only dataclasses are asked for


def _made(kind: type[T], stored: dict[str, Any]) -> T:
    names = _names(kind)  # type: ignore[arg-type]  # classes can be hashed, whatever mypy says of type[T]
    values = {n: v for n, v in stored.items() if n in names}
    for name in ("source", "span"):
        if isinstance(values.get(name), list):
            values[name] = Span(*values[name])
    return kind(**values)
