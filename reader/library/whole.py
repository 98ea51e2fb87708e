"""The whole library as one stock TinyDB file, and its annotations as W3C JSON-LD: for the day when this program is
gone.
"""

from __future__ import annotations

import codecs
import dataclasses
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from reader.library.archive import Archived
from reader.library.storing import bare
from reader.library.truth import Truth
from reader.model import outside
from reader.model.annotation import Annotation
from reader.model.errors import BaojiaError

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OF_ISSUE = ("id", "newspaper", "date_published", "issue_number", "edition", "is_part_of")
Document = dict[str, Any]


def export(truth: Truth, target: Path, *, force: bool) -> Archived:
    """Write `target` (TinyDB JSON: issues, articles, sources, annotations, status, corrections) and
    `<stem>.annotations.jsonld`.

    Texts are current texts. Raises WrongRequest where one of the two is there and `force` is not set, or NotSaved.
    """
    articles = 0
    issues = truth.issue_ids()
    beside = target.with_name(f"{target.stem}.annotations.jsonld")
    for path in (target, beside):
        outside.place(path, force=force)

    def fill(stream: BinaryIO) -> None:
        nonlocal articles
        out = codecs.getwriter("utf-8")(stream, "backslashreplace")
        out.write("{")
        _table(out, "issues", _issues(truth, issues))
        articles = _table(out, ",articles", _articles(truth, issues))
        _table(out, ",sources", _sources(truth, issues))
        _table(out, ",annotations", (dataclasses.asdict(a) for a in truth.annotations(None)))
        _table(out, ",corrections", _corrections(truth, issues))
        out.write("}")

    linked = json.dumps(json_ld(truth.annotations(None)), ensure_ascii=False, indent=1) + "\n"
    outside.write(beside, linked.encode("utf-8", "backslashreplace"), force=force)
    size = outside.write(target, fill, force=force)
    return Archived(path=str(target), files=2, articles=articles, bytes=size)


def _table(out: codecs.StreamWriter, name: str, documents: Iterable[Document]) -> int:
    """Write one table, document by document; returns how many."""
    comma, name = ("," if name.startswith(",") else ""), name.lstrip(",")
    out.write(f'{comma}"{name}":{{')
    count = 0
    for count, document in enumerate(documents, 1):
        out.write(("," if count > 1 else "") + f'"{count}":')
        out.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    out.write("}")
    return count


def _issues(truth: Truth, issues: Iterable[str]) -> Iterator[Document]:
    for issue in issues:
        with suppress(BaojiaError):
            current = truth.current(issue).issue
            made = {n: getattr(current, n) for n in OF_ISSUE}
            made["pages"] = [dataclasses.asdict(p) for p in current.pages]
            made["set_aside"] = [dataclasses.asdict(s) for s in current.set_aside]
            made["imports"] = [{**d, "origin": bare(str(d.get("origin", "")))} for d in truth.imports(issue)]
            yield made


def _articles(truth: Truth, issues: Iterable[str]) -> Iterator[Document]:
    for issue in issues:
        with suppress(BaojiaError):
            for article in truth.current(issue).issue.articles:
                status = dataclasses.asdict(truth.status(article.id))
                yield {
                    **dataclasses.asdict(dataclasses.replace(article, repairs=tuple(article.repairs))),
                    "body": article.body,
                    "status": status,
                }


def _sources(truth: Truth, issues: Iterable[str]) -> Iterator[Document]:
    for issue in issues:
        with suppress(BaojiaError):
            yield {"issue": issue, **dataclasses.asdict(truth.imported(issue).source)}


def _corrections(truth: Truth, issues: Iterable[str]) -> Iterator[Document]:
    for issue in issues:
        with suppress(BaojiaError):
            yield from (dataclasses.asdict(c) for c, _fits in truth.all_corrections(issue))


def json_ld(annotations: Iterable[Annotation]) -> Document:
    """Return annotations as a W3C AnnotationCollection; positions count in the imported text."""
    items = [_annotation(a) for a in annotations]
    return {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "items": items}


def _annotation(a: Annotation) -> Document:
    place = f"urn:baojia:{a.article}" + ("" if a.field == "body" else f"#{a.field}")
    selector: list[Document] = [
        {"type": "TextQuoteSelector", "exact": a.exact, "prefix": a.prefix, "suffix": a.suffix},
        {"type": "TextPositionSelector", "start": a.start, "end": a.end},
    ]
    bodies: list[Document] = [
        {"type": "TextualBody", "value": t, "purpose": "commenting"} for t in (a.note, *a.note_conflicts) if t
    ]
    return {
        "id": f"urn:baojia:annotation:{a.id}",
        "type": "Annotation",
        "motivation": "commenting" if bodies else "highlighting",
        "created": a.created,
        "modified": a.modified,
        "body": [*bodies, {"type": "TextualBody", "value": a.color, "purpose": "classifying"}],
        "target": {"source": place, "selector": selector[:1] if a.orphan else selector},
    }
