"""How do kept libraries read the pages that we read: headline, day, text whole, nothing beside it, time a page?

    python -m benchmarks.page_peers --python VENV/bin/python [--pages DIR]

VENV holds trafilatura, resiliparse, readability-lxml and jusText, which are no part of the project. The pages are the
shapes of `benchmarks.page_shapes` (one draw each) and, with DIR, the public pages that `benchmarks.saved_pages` labels.
Nothing beside: the text is the story's letters and no other, its headline before it allowed. Libraries that tell no
headline or day have none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks._page_shapes import FIRST
from benchmarks._page_shapes_fresh import FOURTH
from benchmarks._page_shapes_more import SECOND
from benchmarks._page_shapes_sites import THIRD
from benchmarks._unseen_files import Desk
from benchmarks.saved_pages import LABELS, at_both_ends, fingerprint, holds, letters
from reader.importing import read_bytes
from reader.importing.formats.decoding import decode
from reader.model.errors import ImportFailure

THEIRS = """
import json, sys, time
import trafilatura, justext
from lxml import html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

def by_trafilatura(page):
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    found = found if isinstance(found, dict) or found is None else found.as_dict()
    return (found.get("title"), found.get("date"), found.get("text") or "") if found else (None, None, "")

def by_readability(page):
    made = Document(page)
    return made.short_title(), None, html.fromstring(made.summary()).text_content()

def by_resiliparse(page):
    return None, None, extract_plain_text(HTMLTree.parse(page), main_content=True, alt_texts=False)

def by_justext(page):
    own = {"length_low": 12, "length_high": 40, "stopwords_low": 0, "stopwords_high": 0, "max_link_density": 0.3}
    found = justext.justext(page.encode(), frozenset(), encoding="utf-8", **own)
    return None, None, "\\n".join(p.text for p in found if not p.is_boilerplate)

readers = {"trafilatura": by_trafilatura, "readability": by_readability,
           "resiliparse": by_resiliparse, "jusText": by_justext}
pages, made = json.load(open(sys.argv[1])), {}
for name, read in readers.items():
    begin, rows = time.process_time(), []
    for page in pages:
        try:
            rows.append(read(page))
        except Exception:
            rows.append((None, None, ""))
    made[name] = [1000 * (time.process_time() - begin) / len(pages), rows]
json.dump(made, open(sys.argv[2], "w"))
"""  # fmt: skip
NAMES = ("headline", "day", "whole", "nothing beside")


def pages(folder: Path | None) -> list[dict[str, Any]]:
    """Return the pages with what is to come of them."""
    made: list[dict[str, Any]] = []
    for number, shapes in enumerate((FIRST, SECOND, THIRD, FOURTH), 1):
        for shape in shapes:
            own = Desk(0)
            story = own.story(300)
            told = [letters(p) for p in story.paragraphs]
            page = shape(own, story)
            made.append({"set": f"shapes {number}", "page": page, "head": letters(story.headline), "texts": told, "day": own.iso})  # fmt: skip # noqa: E501 - one page
    labels = json.loads(LABELS.read_text("utf-8")) if folder else {}
    for path in sorted(folder.iterdir()) if folder else ():
        mark = hashlib.sha256(path.read_bytes()).hexdigest()
        if mark in labels:
            label = labels.pop(mark)  # a page that is there twice is read once
            made.append({"set": f"public {label['half']}", "page": decode(path.read_bytes(), None).text, "label": label})  # fmt: skip # noqa: E501 - one page
    return made


def ours(page: str) -> tuple[str | None, str | None, str]:
    """Return headline, day and text of all pieces that we find on a page."""
    try:
        issues = read_bytes(page.encode("utf-8", "surrogatepass"), name="p.html", encoding="utf-8").issues
    except ImportFailure:
        return None, None, ""
    found = [(issue.date_published, a) for issue in issues for a in issue.articles]
    text = "".join(p.text for _day, a in found for p in a.paragraphs)
    return (found[0][1].headline, found[0][0], text) if found else (None, None, "")


def marks(page: dict[str, Any], head: str | None, day: str | None, text: str) -> dict[str, float | None]:
    """Return what is right of one page."""
    words, own = letters(text), page.get("label")
    if own is None:
        story = "".join(page["texts"])
        right, whole = letters(head) == page["head"], all(t in words for t in page["texts"])
        free: bool | None = words in (story, page["head"] + story)
        return dict(zip(NAMES, (right, day == page["day"], whole, free), strict=True))
    right = [len(letters(head)), fingerprint(letters(head))] == own["headline"]
    if not own["begins"] or not own["ends"]:
        return dict(zip(NAMES, (right, day == own["day"], None, None), strict=True))
    whole = holds(words, own["begins"]) and holds(words, own["ends"])
    return dict(zip(NAMES, (right, day == own["day"], whole, at_both_ends(words, own["begins"], own["ends"])), strict=True))  # fmt: skip # noqa: E501 - one page


def show(name: str, every: Sequence[dict[str, Any]], cost: float, rows: Sequence[Sequence[Any]]) -> None:
    tells = [any(row[0] for row in rows), any(row[1] for row in rows), True, True]
    for group in dict.fromkeys(page["set"] for page in every):
        found = [marks(p, *row) for p, row in zip(every, rows, strict=True) if p["set"] == group]
        said = []
        for k, mark in enumerate(NAMES):
            values = [float(v) for one in found if (v := one[mark]) is not None]
            said.append(f"{statistics.mean(values):9.3f}" if tells[k] and values else f"{'-':>9}")
        print(f"{name:12} {group:9} {len(found):4}", *said, f"{cost:8.1f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, help="of an environment with the libraries; without it only ours")
    parser.add_argument("--pages", type=Path, help="the public pages")
    args = parser.parse_args()
    every = pages(args.pages)
    print(f"{'':27}", *(f"{name[:9]:>9}" for name in NAMES))
    begin = time.process_time()
    rows = [ours(page["page"]) for page in every]
    show("ours", every, 1000 * (time.process_time() - begin) / len(every), rows)
    if args.python:
        with tempfile.TemporaryDirectory() as work:
            asked, answered = Path(work) / "pages.json", Path(work) / "told.json"
            asked.write_text(json.dumps([page["page"] for page in every]), "utf-8")
            subprocess.run([args.python, "-c", THEIRS, asked, answered], check=True)
            for name, (cost, theirs) in json.loads(answered.read_text("utf-8")).items():
                show(name, every, cost, theirs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
