"""Web Annotations back in: what a JSON-LD file says of passages and notes, as plain records to be looked up.

Not a JSON-LD processor: the shapes that the model's own context gives (an Annotation, an AnnotationPage, an
AnnotationCollection), arrays of them, and JSON Lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from reader.export.annotation_jsonld import ANNOTATION, ARTICLE
from reader.model.annotation import COLORS, Color
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.note_tags import with_tags

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignAnnotation:
    """One annotation as a file tells it. `article` and `field` name the text where the file knows ours.

    `start` is −1 where it gives no position; `headline` and `date_published` find the piece in another library.
    """

    id: str
    article: str = ""
    field: str = "body"
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    note: str = ""
    color: Color = "key"
    created: str = ""
    headline: str = ""
    date_published: str = ""


@door
def read_annotations(data: bytes) -> list[ForeignAnnotation]:
    """Return the annotations of a file in its order. Raises WrongRequest where it is no such file."""
    if len(data) > MOST_BYTES:
        raise WrongRequest(_("这个批注文件太大了（超过 64 MB），没有读。"))
    try:
        text = data.decode("utf-8-sig")
        values = _values(text)
    except (ValueError, RecursionError) as error:
        raise WrongRequest(_("这不是批注的 JSON-LD 文件：{reason}").format(reason=error)) from error
    found = [_read(item) for value in values for item in _items(value, 0)]
    if not found and not any(isinstance(v, list) or _is(v, "AnnotationCollection", "AnnotationPage") for v in values):
        raise WrongRequest(_("这个文件里没有 W3C 批注（Annotation）。"))
    return found


def _values(text: str) -> list[Any]:
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]


def _is(value: Any, *kinds: str) -> bool:
    if not isinstance(value, dict):
        return False
    named = value.get("type", value.get("@type"))
    return any(kind in kinds for kind in (named if isinstance(named, list) else [named]))


def _items(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the annotations in a value, through pages and collections."""
    if depth > 8:
        return
    if isinstance(value, list):
        for item in value:
            yield from _items(item, depth + 1)
    elif _is(value, "Annotation"):
        yield value
    elif _is(value, "AnnotationCollection", "AnnotationPage"):
        for name in ("first", "items", "next"):
            yield from _items(value.get(name), depth + 1)


def _read(item: dict[str, Any]) -> ForeignAnnotation:
    target = item.get("target")
    target = target[0] if isinstance(target, list) and target else target
    whole: dict[str, Any] = target if isinstance(target, dict) else {"source": target}
    source = whole.get("source", "")
    source = source.get("id", "") if isinstance(source, dict) else source
    name, _sign, field = _text(source).partition("#")
    selectors = whole.get("selector") or []
    chosen = selectors if isinstance(selectors, list) else [selectors]
    quote: dict[str, Any] = next((s for s in chosen if _is(s, "TextQuoteSelector")), {})
    place: dict[str, Any] = next((s for s in chosen if _is(s, "TextPositionSelector")), {})
    start = place.get("start")
    color = item.get("color")
    return ForeignAnnotation(
        id=_text(item.get("id")).removeprefix(ANNOTATION),
        article=name.removeprefix(ARTICLE) if name.startswith(ARTICLE) else "",
        field=field or "body",
        exact=_text(quote.get("exact")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        start=start if isinstance(start, int) and not isinstance(start, bool) and start >= 0 else -1,
        note=with_tags(_note(item.get("body", item.get("bodyValue"))), _tags(item)),
        color=cast("Color", color) if color in COLORS else "key",
        created=_text(item.get("created")),
        headline=_text(whole.get("headline")),
        date_published=_text(whole.get("date_published")),
    )


def _note(body: Any) -> str:
    """Return the text of an annotation's bodies; those that only give a tag or colour are none of it."""
    bodies = body if isinstance(body, list) else [body]
    said = []
    for one in bodies:
        if isinstance(one, str):
            said.append(one)
        elif isinstance(one, dict) and one.get("purpose") not in {"tagging", "classifying"}:
            said.append(_text(one.get("value")))
    return "\n\n".join(part for part in said if part.strip())


def _tags(item: dict[str, Any]) -> list[str]:
    """Return the tags of an annotation: bodies that only tag it, and ours."""
    bodies = item.get("body") if isinstance(item.get("body"), list) else [item.get("body")]
    tagging = [b for b in bodies or [] if isinstance(b, dict) and b.get("purpose") == "tagging"]
    own = item.get("tags") if isinstance(item.get("tags"), list) else []
    return [tag for tag in (*(_text(b.get("value")) for b in tagging), *map(_text, own or [])) if tag]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
