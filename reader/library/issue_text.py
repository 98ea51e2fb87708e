"""Issue files as text: a PublicationIssue to stock TinyDB JSON and back.

The same issue gives the same bytes everywhere: nothing here knows of times, paths, machines or options. Values that
are the default are left out; fields that a later version added are passed over on reading. See docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeVar

from reader.library import entering, judging, model_json, repairs_json
from reader.library.model_json import ASCII, PRINTED, SPACED, Style, bare
from reader.model.article import Credit, NewsArticle, Paragraph, Repair
from reader.model.issue import Doubt, Page, PublicationIssue, SetAside, Source
from reader.model.packed_repairs import PackedRepairs
from reader.model.picture import Figure, PictureAside
from reader.model.quick_dataclass import dataclass

T = TypeVar("T")
SCHEMA = 1
PARTS: dict[str, type[Any]] = {"credits": Credit, "paragraphs": Paragraph, "repairs": Repair, "figures": Figure}
UNSTORABLE = (b"\\ud", b"\\uD", b"\\u0000")  # how JSON in UTF-8 can hold what no text may
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


def write(issue: PublicationIssue, revision: Revision) -> Iterator[tuple[Revision, bytes]]:
    """Yield what the issue's file says of itself, and its bytes.

    One too large for one file has parts, the last of them first; they are made one by one, since together they take as
    much memory as all the rest.
    """
    pieces = _short(issue)
    if pieces is not None:
        yield revision, _encode(issue, revision, (0, len(pieces)), issue.source.text, pieces)
        return
    shares = _shares(issue)
    whole = _fingerprint(issue)
    text = issue.source.text
    slice_length = -(-len(text) // len(shares))
    for part in reversed(range(len(shares))):
        own = replace(revision, part=part, parts=len(shares), whole=whole)
        yield own, _encode(issue, own, shares[part], text[part * slice_length : (part + 1) * slice_length])


def read(data: bytes) -> tuple[Revision, Tables]:
    """Return the tables of an issue file, their texts such as can be shown. Raises ValueError where it is none."""
    tables = repairs_json.loads(data)
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
        bits = []
        for bit in model_json.piece(article):
            bits.append(bit)
            room -= 6 * len(bit)  # three bytes a character, and at most one space behind each
            if room < 0:
                return None
        pieces.append("".join(bits))
        if len(pieces) > MOST_PIECES:
            return None
    return pieces if room >= 0 else None


def _shares(issue: PublicationIssue) -> list[tuple[int, int]]:
    """Cut the pieces into shares of a bearable size: (first, end); the source text is spread over them."""
    number = len(issue.articles)
    total = 3 * len(issue.source.text)
    total += 3 * sum(len(bit) for article in issue.articles for bit in model_json.piece(article, SPACED))
    count = max(1, -(-number // MOST_PIECES), -(-total // MOST_BYTES) if total > MOST_BYTES else 1)
    each = max(1, -(-number // count))
    return [(0, min(each, number)), *((at, min(at + each, number)) for at in range(each, each * count, each))]


def _encode(
    issue: PublicationIssue, own: Revision, share: tuple[int, int], text: str, ready: Sequence[str] = ()
) -> bytes:
    """Return the bytes of a file that holds this share of the pieces and this stretch of the source.

    `ready`: the texts of these pieces, where they are made.
    """
    try:
        return _joined(_bits(issue, own, share, text, PRINTED, ready))
    except UnicodeEncodeError:  # half a surrogate pair
        return _joined(_bits(issue, own, share, text, ASCII))


def _joined(bits: Iterable[str]) -> bytes:
    file = BytesIO()  # its bytes are there once, however many bits they come in
    for bit in bits:
        file.write(bit.encode())
    return file.getvalue()


def _bits(
    issue: PublicationIssue, own: Revision, share: tuple[int, int], text: str, style: Style, ready: Sequence[str] = ()
) -> Iterator[str]:
    """Yield what a file holds, bit by bit."""
    meta = {"schema": own.schema, **bare(own, skip=("schema",))}
    source: dict[str, Any] = {"text": text}
    if own.part == 0:
        meta |= bare(issue, skip=("id", "articles", "source"))
        source = bare(issue.source, skip=("name", "text")) | source
    yield f'{{"meta":{{"1":{style.encode(meta)}}},"articles":{{'
    mark = ""
    for k in range(*share):
        yield f'{mark}"{k + 1}":'
        mark = ","
        if ready:
            yield ready[k]
        else:
            yield from model_json.piece(issue.articles[k], style)
    yield f'}},"source":{{"1":{style.encode(source)}}}}}'


def _fingerprint(issue: PublicationIssue) -> str:
    """Return what the parts of one issue have in common, worked out bit by bit."""
    import hashlib

    digest = hashlib.sha256(issue.source.sha256.encode())
    mark = "{"
    for name, value in bare(issue, skip=("source",), mark=("articles",)).items():
        digest.update(f'{mark}"{name}":'.encode())
        mark = ","
        if name != "articles":
            digest.update(ASCII.encode(value).encode())
            continue
        for k, article in enumerate(issue.articles):
            digest.update(b"," if k else b"[")
            for bit in model_json.piece(article, ASCII, skip=()):
                digest.update(bit.encode())
        digest.update(b"]")
    digest.update(b"}" if mark == "," else b"{}")
    return digest.hexdigest()[:12]


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
            own = stored[name]
            made[name] = own if isinstance(own, PackedRepairs) else _all(kind, own)
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
