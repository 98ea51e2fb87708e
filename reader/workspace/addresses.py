"""Addresses of a piece, a passage, a search, to be kept in other programs and followed from there.

`baojia://<library>/piece/<id>` · `…/piece/<id>?field=body&start=120&end=128&exact=渡口的石阶` · `…/search?q=…`, where
`<library>` is the id in library.json, so that an address holds wherever the library lies. An address only shows:
following it reads nothing in and writes nothing.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from reader.library import identity_of
from reader.model.address import SCHEME, is_address
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.text import Place
from reader.workspace import folders, known_libraries
from reader.workspace.session import Session

LONGEST = 8192
EXACT = 60
"""So many characters of a passage are said, enough to find it again when text before it was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What an address says. `passage` counts in the text as it was then, `exact` is how it began."""

    library: str
    article: str = ""
    passage: Place | None = None
    exact: str = ""
    query: str = ""


@door
def of_piece(session: Session, article_id: str, passage: Place | None = None) -> str:
    """Return the address of a piece, or of a passage of its current text. Raises NotFound."""
    article = session.library.article(article_id)
    words: dict[str, str | int] = {}
    exact = article.field_text(passage.field)[passage.start : passage.end][:EXACT] if passage is not None else ""
    if passage is not None and exact:
        words = {"field": passage.field, "start": passage.start, "end": passage.end, "exact": exact}
    return _written(session.library.id, f"piece/{article_id}", words)


@door
def of_search(session: Session, query: str) -> str:
    """Return the address of a search."""
    return _written(session.library.id, "search", {"q": query})


def _written(library: str, path: str, words: dict[str, str | int]) -> str:
    said = "?" + urlencode(words, quote_via=quote, errors="replace") if words else ""
    return f"{SCHEME}://{library}/{path}{said}"


@door
def read(text: str) -> Address:
    """Read an address. Raises WrongRequest."""
    wrong = WrongRequest(_("这不是报夹的链接：{text}").format(text=text[:80]))
    if not is_address(text) or len(text) > LONGEST:
        raise wrong
    try:
        parts = urlsplit(text)
        words = {key: found[0] for key, found in parse_qs(parts.query, max_num_fields=16).items()}
        kind, _slash, article = parts.path.strip("/").partition("/")
        if kind == "search" and words.get("q", "").strip():
            return Address(library=parts.netloc, query=words["q"])
        if kind != "piece" or "-" not in article or "/" in article:
            raise wrong
        if "field" not in words:
            return Address(library=parts.netloc, article=article)
        passage = Place(article, words["field"], int(words["start"]), int(words["end"]))
    except (ValueError, KeyError) as error:
        raise wrong from error
    return Address(library=parts.netloc, article=article, passage=passage, exact=words.get("exact", ""))


@door
def passage_now(session: Session, address: Address) -> Place | None:
    """Return where the passage stands in the current text, the nearest place where it begins the same; None where the
    address has none or its words are gone. Raises NotFound.
    """
    then = address.passage
    if then is None or not address.exact:
        return None
    text = session.library.article(address.article).field_text(then.field)
    found, at = [], text.find(address.exact)
    while at >= 0:
        found.append(at)
        at = text.find(address.exact, at + 1)
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - then.start))
    length = max(len(address.exact), min(then.end - then.start, len(text) - start))
    return Place(then.article, then.field, start, start + length)


@door
def library_of(address: Address) -> Path | None:
    """Return the folder of the library that an address is of, of those that this machine knows."""
    known = known_libraries.load()
    candidates = (known.opens_next, *known.recent, folders.library_folder())
    return next((f for f in dict.fromkeys(candidates) if f is not None and identity_of(f) == address.library), None)


@door
def unknown(address: Address) -> str:
    """Return a sentence on an address of a library that this machine does not know."""
    said = _("这个链接指的报库不在这台电脑上，或者还没有在这里打开过（编号 {id}）。")
    return said.format(id=address.library[:40])
