"""The whole library as one stock TinyDB file, and its annotations as W3C JSON-LD: for the day when this program is
gone.
"""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from reader.library.archive import Archived
from reader.library.durable import flush, flush_folder, make_folder, refusal
from reader.library.truth import Truth
from reader.model.annotation import Annotation
from reader.model.errors import BaojiaError

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Document = dict[str, Any]


def export(truth: Truth, target: Path) -> Archived:
    """Write `target` (TinyDB JSON: issues, articles, sources, annotations, status, corrections) and
    `<stem>.annotations.jsonld`.

    Texts are current texts. Raises NotSaved.
    """
    articles = 0
    issues = truth.issue_ids()
    draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}.tmp")
    beside = target.with_name(f"{target.stem}.annotations.jsonld")
    try:
        make_folder(target.parent.absolute())
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.write("{")
            _table(out, "issues", _issues(truth, issues))
            articles = _table(out, ",articles", _articles(truth, issues))
            _table(out, ",sources", _sources(truth, issues))
            _table(out, ",annotations", (dataclasses.asdict(a) for a in truth.annotations(None)))
            _table(out, ",corrections", _corrections(truth, issues))
            out.write("}")
            out.flush()
            flush(out.fileno())
        os.replace(draft, target)  # noqa: PTH105 - as in durable.py
        text = json.dumps(json_ld(truth.annotations(None)), ensure_ascii=False, indent=1)
        beside.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")
        flush_folder(target.parent.absolute())
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return Archived(path=str(target), files=2, articles=articles, bytes=target.stat().st_size)


def _table(out: TextIO, name: str, documents: Iterable[Document]) -> int:
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
            made = {n: getattr(current, n) for n in ("id", "newspaper", "date_published", "issue_number", "edition")}
            made["pages"] = [dataclasses.asdict(p) for p in current.pages]
            made["set_aside"] = [dataclasses.asdict(s) for s in current.set_aside]
            made["imports"] = list(truth.imports(issue))
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
