"""Annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.export.article_json import Json, as_utf8
from reader.model.annotation import Annotation

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation_object(annotation: Annotation) -> Json:
    """Return one annotation; positions count code points of the current text, in the body over all paragraphs.

    `target.source` is the piece's body, or with `#field` another of its texts. An orphan has its quotation only.
    """
    where = "" if annotation.field == "body" else f"#{annotation.field}"
    quote = {
        "type": "TextQuoteSelector",
        "exact": annotation.exact,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
    }
    place = {"type": "TextPositionSelector", "start": annotation.start, "end": annotation.end}
    made: Json = {
        "@context": CONTEXT,
        "id": f"urn:baojia:annotation:{annotation.id}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        **{k: v for k, v in (("created", annotation.created), ("modified", annotation.modified)) if v},
        "target": {
            "source": f"urn:baojia:{annotation.article}{where}",
            "selector": [quote] if annotation.orphan else [quote, place],
        },
        "color": annotation.color,
    }
    if annotation.note:
        made["body"] = {"type": "TextualBody", "value": annotation.note, "format": "text/plain"}
    if annotation.note_conflicts:
        made["note_conflicts"] = list(annotation.note_conflicts)
    if annotation.orphan:
        made["orphan"] = True
    return made


def collection(annotations: Iterable[Annotation]) -> str:
    """Return annotations as one AnnotationCollection with a single page, ending with a line break."""
    items = [annotation_object(a) for a in annotations]
    for item in items:
        del item["@context"]
    whole: Json = {
        "@context": CONTEXT,
        "id": "urn:baojia:annotations",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"id": "urn:baojia:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return as_utf8(text) + "\n"
