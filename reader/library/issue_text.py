"""Issue files as text: a PublicationIssue to stock TinyDB JSON and back.

The same issue gives the same bytes everywhere: nothing here knows of times, paths, machines or options. Values that
are the default are left out; fields that a later version added are passed over on reading. See docs/formats.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import MISSING, fields, replace
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from reader.library import entering, judging
from reader.model.article import Credit, NewsArticle, Paragraph, Repair
from reader.model.issue import Doubt, Page, PublicationIssue, SetAside, Source
from reader.model.picture import Figure, PictureAside
from reader.model.quick_dataclass import dataclass
from reader.model.text import Span

T = TypeVar("T")
SCHEMA = 1
PARTS: dict[str, type[Any]] = {"credits": Credit, "paragraphs": Paragraph, "repairs": Repair, "figures": Figure}
UNSTORABLE = (b"\\ud", b"\\uD", b"\\u0000")  # how JSON in UTF-8 can hold what no text may
MOST_PIECES = 1000
MOST_BYTES = 4 << 20
PLAIN = frozenset({"str", "int", "float", "bool", "str | None", "int | None", "RepairKind", "ParagraphRole"})
"""Types of fields, as written, whose values are JSON as they are."""


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


def write(issue: PublicationIssue, revision: Revision) -> Iterator[tuple[Revision, bytes]]:
    """Yield what the issue's file says of itself, and its bytes.

    One too large for one file has parts, the last of them first; they are made one by one, since together they take as
    much memory as all the rest.
    """
    pieces = _short(issue)
    if pieces is not None:
        yield revision, _encode(issue, revision, pieces, 1, issue.source.text)
        return
    shares = _shares(issue)
    whole = _fingerprint(issue)
    text = issue.source.text
    slice_length = -(-len(text) // len(shares))
    for part in reversed(range(len(shares))):
        own = replace(revision, part=part, parts=len(shares), whole=whole)
        first, end = shares[part]
        pieces = [_piece(a) for a in issue.articles[first:end]]
        share = text[part * slice_length : (part + 1) * slice_length]
        yield own, _encode(issue, own, pieces, first + 1, share)


def read(data: bytes) -> tuple[Revision, Tables]:
    """Return the tables of an issue file, their texts such as can be shown. Raises ValueError where it is none."""
    tables = json.loads(data.decode("utf-8-sig"))
    if any(escape in data for escape in UNSTORABLE):
        tables = entering.value(tables)
    try:
        made = Revision(**judging.kept(Revision, tables["meta"]["1"]))
        source = tables["source"]["1"]
        if type(source["text"]) is not str or type(source.get("sha256", "")) is not str:
            raise TypeError("source")
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an issue file: {error}") from error
    return made, tables


def assemble(parts: Sequence[Tables]) -> PublicationIssue:
    """Return the issue that these tables, in the order of their parts, make up. Raises ValueError."""
    try:
        meta = parts[0]["meta"]["1"]
        source = {"name": "", "format": "", "encoding": None, "sha256": "", **parts[0]["source"]["1"]}
        source["text"] = "".join(p["source"]["1"]["text"] for p in parts)
        said = judging.kept(PublicationIssue, {n: v for n, v in meta.items() if n not in judging.PART_OF})
        undecodable = judging.undecodable(source.pop("undecodable", []))
        return PublicationIssue(
            **{**said, "id": meta["issue"]},
            pages=_all(Page, meta.get("pages", [])),
            articles=_articles(parts, meta["issue"]),
            set_aside=_all(SetAside, meta.get("set_aside", [])),
            pictures_aside=_all(PictureAside, meta.get("pictures_aside", [])),
            doubts=_all(Doubt, meta.get("doubts", [])),
            source=Source(**judging.kept(Source, source), undecodable=undecodable),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an issue file: {error}") from error


def _short(issue: PublicationIssue) -> list[str] | None:
    """Return the pieces as JSON where they are sure to fit into one file, None where that has to be looked at."""
    room = MOST_BYTES - 3 * len(issue.source.text)
    pieces: list[str] = []
    for article in issue.articles:
        pieces.append(_piece(article))
        room -= 6 * len(pieces[-1])  # three bytes a character, and at most one space behind each
        if room < 0 or len(pieces) > MOST_PIECES:
            return None
    return pieces if room >= 0 else None


def _shares(issue: PublicationIssue) -> list[tuple[int, int]]:
    """Cut the pieces into shares of a bearable size: (first, end); the source text is spread over them."""
    number = len(issue.articles)
    total = 3 * len(issue.source.text)
    total += sum(len(json.dumps(_bare(a, skip=("issue",)), ensure_ascii=False)) * 3 for a in issue.articles)
    count = max(1, -(-number // MOST_PIECES), -(-total // MOST_BYTES) if total > MOST_BYTES else 1)
    each = max(1, -(-number // count))
    return [(0, min(each, number)), *((at, min(at + each, number)) for at in range(each, each * count, each))]


def _piece(article: NewsArticle) -> str:
    """Return a piece as JSON; its repairs, which are most of it, by a way of their own."""
    made = _json(_bare(article, skip=("issue",), mark=("repairs",)))
    return made.replace(MARK, f'"repairs":[{",".join(map(_repair, article.repairs))}]', 1)


def _repair(repair: Repair) -> str:
    """Return a repair as `_json(_bare(repair))` would, in a fifth of the time. A new field makes this fail."""
    own, kind, rule, sure, name, start, end, original, result, source, undone = _shape(Repair).values(repair)
    made = (
        f'{{"id":{_string(own)},"kind":{_string(kind)},"rule":{_string(rule)},"confidence":{sure!r},'
        f'"field":{_string(name)},"start":{start},"end":{end},"original":{_string(original)},"result":{_string(result)}'
    )
    if source is not None:
        made += f',"source":[{source[0]},{source[1]}]'
    return made + (',"undone":true}' if undone else "}")


def _encode(issue: PublicationIssue, own: Revision, pieces: list[str], first: int, text: str) -> bytes:
    """Return the bytes of a file that holds these pieces, numbered from `first`, and this stretch of the source."""
    meta = {"schema": own.schema, **_bare(own, skip=("schema",))}
    source: dict[str, Any] = {"text": text}
    if own.part == 0:
        meta |= _bare(issue, skip=("id", "articles", "source"))
        source = _bare(issue.source, skip=("name", "text")) | source
    articles = ",".join(f'"{k}":{piece}' for k, piece in enumerate(pieces, first))
    made = f'{{"meta":{{"1":{_json(meta)}}},"articles":{{{articles}}},"source":{{"1":{_json(source)}}}}}'
    try:
        return made.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return json.dumps(json.loads(made), separators=(",", ":"), allow_nan=False).encode()


MARK = '"repairs":0'
"""Stands where a piece's repairs are to be put in; no string in JSON can hold it, for want of a backslash."""
_string = json.encoder.encode_basestring
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def _fingerprint(issue: PublicationIssue) -> str:
    """Return what the parts of one issue have in common, worked out piece by piece."""
    import hashlib

    encode = json.JSONEncoder(separators=(",", ":")).encode
    digest = hashlib.sha256(issue.source.sha256.encode())
    mark = "{"
    for name, value in _bare(replace(issue, articles=issue.articles[:1]), skip=("source",)).items():
        digest.update(f'{mark}"{name}":'.encode())
        mark = ","
        if name != "articles":
            digest.update(encode(value).encode())
            continue
        for k, article in enumerate(issue.articles):
            digest.update(f"{',' if k else '['}{encode(_bare(article))}".encode())
        digest.update(b"]")
    digest.update(b"}" if mark == "," else b"{}")
    return digest.hexdigest()[:12]


class _Shape(NamedTuple):
    """How to read a kind of dataclass: its fields' names, their values at once, its defaults, and which are no plain
    values for certain.
    """

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    defaults: tuple[tuple[str, Any], ...]
    compound: tuple[str, ...]


@cache
def _shape(kind: Hashable) -> _Shape:
    own = fields(kind)  # type: ignore[arg-type]  # only dataclasses are asked for
    names = tuple(f.name for f in own)
    defaults = tuple((f.name, f.default) for f in own if f.default is not MISSING)
    compound = tuple(f.name for f in own if f.type not in PLAIN)
    return _Shape(names, attrgetter(*names), defaults, compound)


def _bare(value: Any, skip: tuple[str, ...] = (), mark: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a dataclass as plain JSON values, without those that are the default; 0 for those to `mark`."""
    names, values, defaults, compound = _shape(type(value))  # type: ignore[arg-type]  # classes can be hashed
    made = dict(zip(names, values(value), strict=True))
    for name, default in defaults:
        own = made[name]
        if own is default or own == default:
            del made[name]
    for name in skip:
        made.pop(name, None)
    for name in compound:
        if name in made:
            made[name] = 0 if name in mark else _plain(made[name])
    return made


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    if kind is Span:
        return [value.start, value.end]
    if kind is tuple or isinstance(value, Sequence):
        return [_plain(v) for v in value]
    return _bare(value)


def _articles(parts: Sequence[Tables], issue: str) -> tuple[NewsArticle, ...]:
    """Return the pieces in printed order; what has not the shape or the id of a piece of this issue is none."""
    made: dict[str, NewsArticle] = {}
    for part in parts:
        for _number, stored in sorted(part.get("articles", {}).items(), key=lambda i: int(i[0])):
            article = _article(stored, issue)
            if article is not None and judging.is_id_of(article.id, issue):
                made.setdefault(article.id, article)
    return tuple(made.values())


def _article(stored: Any, issue: str) -> NewsArticle | None:
    if type(stored) is not dict:
        return None
    made = judging.kept(NewsArticle, {n: v for n, v in stored.items() if n not in judging.PART_OF})
    for name, kind in PARTS.items():
        if name in stored:
            made[name] = _all(kind, stored[name])
    if "source_spans" in stored:
        made["source_spans"] = judging.spans(stored["source_spans"])
    for name in ("category", "pictures"):
        if name in stored:
            made[name] = judging.texts(stored[name])
    made["issue"] = issue
    return NewsArticle(**made)


def _all(kind: type[T], stored: Any) -> tuple[T, ...]:
    """Return the values of a list, without those that have not the shape of their kind."""
    made = [_made(kind, one) for one in stored] if type(stored) is list else []
    return tuple(one for one in made if one is not None)


def _made(kind: type[T], stored: Any) -> T | None:
    if type(stored) is not dict:
        return None
    values = judging.kept(kind, stored)  # type: ignore[arg-type]  # classes can be hashed, whatever mypy says
    if not judging.needed(kind) <= values.keys():  # type: ignore[arg-type]  # as above
        return None
    return kind(**values | judging.places(values))
