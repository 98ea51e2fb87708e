"""Vocabularies of XML in which a story is a heading over paragraphs: NITF, NewsML-G2 and TEI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.importing.pictures.endings import is_picture_address

HEADS = ("hl1", "headline", "head", "title")
DEEPEST = 200
_PICTURES = frozenset({"graphic", "media-reference", "remoteContent"})
_CAPTIONS = frozenset({"media-caption", "figDesc", "caption", "description"})


def value_of(root: Any) -> dict[str, Any] | None:
    """Return the stories of such a file as records, with all else that it says; None for another vocabulary."""
    name = _name(root)
    stories = [root] if name == "nitf" else _divisions(root) if name in {"TEI", "TEI.2", "teiCorpus"} else []
    if name in {"newsMessage", "newsItem"}:
        stories = [e for e in root.iter() if _name(e) == "newsItem"]
    if not stories:
        return None
    taken: set[Any] = set()
    made = [record for story in stories if (record := _record(story, taken))]
    facts = {key: words for key, words in _facts(root) if words}
    loose = [_picture(e, taken) for e in root.iter() if _names_picture(e) and e not in taken]
    rest = [words for element in root.iter() for words in _own_words(element, taken)]
    return {**facts, "stories": made, "pictures": loose, "rest": rest} if made else None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _divisions(root: Any) -> list[Any]:
    """Return TEI's divisions that have a head and paragraphs of their own."""
    return [d for d in root.iter() if _name(d).startswith("div") and {"head", "p"} <= {_name(c) for c in d}]


def _record(story: Any, taken: set[Any]) -> dict[str, Any] | None:
    """Return a story's heading and paragraphs; the elements that hold them are noted in `taken`."""
    inside = list(story.iter())
    head = next((e for name in HEADS for e in inside if _name(e) == name and _words(e)), None)
    texts = [e for e in inside if _name(e) == "p" and e not in taken and _words(e)]
    if head is None or not texts:
        return None
    taken.update(e for one in (head, *texts) for e in one.iter())
    record: dict[str, Any] = {"headline": _words(head), "body": [_words(e) for e in texts]}
    record["pictures"] = [_picture(e, taken) for e in inside if _names_picture(e) and e not in taken]
    if below := next((e for e in inside if _name(e) == "hl2" and _words(e)), None):
        record["subtitle"] = _words(below)
        taken.update(below.iter())
    page = next((e.get("n") for e in story.iterchildren() if _name(e) == "pb"), None) or _page_before(story)
    return record | ({"page": page} if page else {})


def _names_picture(element: Any) -> bool:
    return _name(element) in _PICTURES or any(is_picture_address(str(told)) for told in element.attrib.values())


def _picture(element: Any, taken: set[Any]) -> dict[str, Any]:
    """Return what an element says of a picture, with the caption that stands beside it."""
    around = element.getparent()
    beside = [e for e in around if _name(e) in _CAPTIONS and e not in taken] if around is not None else []
    taken.update(e for one in (element, *beside[:1]) for e in one.iter())
    told = {str(key).rpartition("}")[2]: value for key, value in element.attrib.items()}
    return {**told, **({"caption": _words(beside[0])} if beside else {}), "#text": _words(element)}


def _page_before(story: Any) -> str | None:
    """Return the number of the last break of a page right before a story (TEI pb)."""
    return next((e.get("n") for e in story.itersiblings(preceding=True) if _name(e) == "pb"), None)


def _facts(root: Any) -> Iterator[tuple[str, str]]:
    """Yield what the file's head says of newspaper and day."""
    for element in root.iter():
        name = _name(element)
        if name == "date.issue":
            yield "date", str(element.get("norm") or "")[:8]
        elif name == "pubdata":
            yield "newspaper", str(element.get("name") or "")
        elif name in {"versionCreated", "contentCreated"}:
            yield "date", _words(element)
        elif name == "provider":
            yield "newspaper", next((_words(e) for e in element if _name(e) == "name"), "")
        elif name == "titleStmt":
            yield "newspaper", next((_words(e) for e in element if _name(e) == "title"), "")
        elif name == "date" and element.get("when"):
            yield "date", str(element.get("when"))


def _own_words(element: Any, taken: set[Any]) -> Iterator[str]:
    """Yield an element's own text, and what follows it in its parent, where no story has it."""
    if isinstance(element.tag, str) and element not in taken and (element.text or "").strip():
        yield element.text.strip()
    parent = element.getparent()
    if parent is not None and parent not in taken and (element.tail or "").strip():
        yield element.tail.strip()
