"""Annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD.

`annotation_reading` reads them back.

What the model has no word for (the kind of a highlight, versions of a note, where the piece was printed) has a name in
a context of our own, so that it stays where the JSON-LD is expanded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.export.article_json import Json, as_utf8
from reader.model.annotation import Annotation
from reader.model.door import door
from reader.model.note_tags import note_tags
from reader.rendering.piece import Piece

WEB_ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
ANNOTATION, ARTICLE = "urn:baojia:annotation:", "urn:baojia:"
CONTEXT = (
    WEB_ANNOTATION,
    {
        "baojia": "urn:baojia:terms:",
        "color": "baojia:color",
        "note_conflicts": "baojia:note_conflicts",
        "orphan": "baojia:orphan",
        "tags": "baojia:tags",
        "headline": "http://schema.org/headline",
        "newspaper": "http://schema.org/isPartOf",
        "date_published": "http://schema.org/datePublished",
        "print_page": "http://schema.org/printPage",
    },
)


@door
def annotation_object(annotation: Annotation, piece: Piece | None = None) -> Json:
    """Return one annotation; positions count code points of the current text, in the body over all paragraphs.

    `target.source` is the piece's body, or with `#field` another of its texts. An orphan has its quotation only. With
    its `piece` the target says where it was printed.
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
        "@context": list(CONTEXT),
        "id": f"{ANNOTATION}{annotation.id}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        **{k: v for k, v in (("created", annotation.created), ("modified", annotation.modified)) if v},
        "target": {
            "source": f"{ARTICLE}{annotation.article}{where}",
            "selector": [quote] if annotation.orphan else [quote, place],
            **(_printed(piece) if piece is not None else {}),
        },
        "color": annotation.color,
    }
    if annotation.note:
        made["body"] = {"type": "TextualBody", "value": annotation.note, "format": "text/plain"}
    if tags := note_tags(annotation.note):
        made["tags"] = list(tags)
    if annotation.note_conflicts:
        made["note_conflicts"] = list(annotation.note_conflicts)
    if annotation.orphan:
        made["orphan"] = True
    return made


def _printed(piece: Piece) -> Json:
    """Return which piece of which paper it is, as far as the paper prints it."""
    masthead = piece.masthead
    told = {
        "headline": piece.article.headline,
        "newspaper": masthead.newspaper,
        "date_published": masthead.date_published,
        "print_page": masthead.print_page,
    }
    return {name: value for name, value in told.items() if value}


@door
def collection(pieces: Iterable[Piece]) -> str:
    """Return the annotations of pieces as one AnnotationCollection with a single page, ending with a line break."""
    items = [annotation_object(a, piece) for piece in pieces for a in piece.annotations]
    for item in items:
        del item["@context"]
    whole: Json = {
        "@context": list(CONTEXT),
        "id": "urn:baojia:annotations",
        "type": "AnnotationCollection",
        "generator": {"id": "urn:baojia", "type": "Software", "name": "报夹"},
        "total": len(items),
        "first": {"id": "urn:baojia:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return as_utf8(text) + "\n"
