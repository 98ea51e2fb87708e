"""Is each picture of documents of every format in its piece, at its place, with its caption?

    python -m benchmarks.source_pictures [--seed N] [--documents N] [--check] [--verbose]

Composed by the tests' own writers (`tests/importing/pictured.py`, and `pictured_pdf.py` for printed pages): JPEG, PNG,
GIF, BMP, WebP and TIFF in HTML beside and inside the page, MHT, EPUB, DOCX, ODT, Markdown, PDF, folders and ZIPs of
all of these. `lost`: a picture that stands neither in a piece nor aside; a place is the paragraph before it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from reader.importing import read_source
from reader.model.picture_bytes import read
from tests.importing.picture_scoring import before_of, caption_of, is_accounted, shown, squeezed
from tests.importing.pictured import WRITERS, Document, Placed, in_zip
from tests.importing.pictured_pdf import MAKE_UPS, SIGNED

BAR = 0.98


def pdf(make_up: str) -> Callable[[int], Document]:
    """Return a writer of printed pages; what belongs to no piece is told as `aside`."""

    def written(seed: int) -> Document:
        page = MAKE_UPS[make_up](seed)
        return page.document()

    return written


PAGES = {f"pdf, {name}": pdf(name) for name in MAKE_UPS if name != "furnished"}
ZIPPED = {f"zip of {name}": in_zip(WRITERS[name]) for name in ("docx", "epub", "odt", "mht", "markdown")}
FORMATS = {**WRITERS, **PAGES, **ZIPPED, "zip of pdf": in_zip(pdf("across"))}


def judged(document: Document, folder: Path, count: Counter[str]) -> list[str]:
    """Read a document and count; return what is wrong in words."""
    found = read_source(document.write(folder))
    placed = {f.sha256: (a, f) for issue in found.issues for a in issue.articles for f in a.figures}
    aside = {p.sha256: p.reason for issue in found.issues for p in issue.pictures_aside}
    count["documents"] += 1
    count["accounted"] += is_accounted(found, len(document.gold))
    told = []
    for data, right in document.gold.items():
        sha256 = read(shown(data))[0].sha256
        count["pictures"] += 1
        if sha256 not in placed:
            count["aside" if sha256 in aside else "lost"] += 1
            told.append(f"{aside.get(sha256, 'lost')}: {right}")
            continue
        article, figure = placed[sha256]
        alone = right.headline == SIGNED
        rights = {
            "piece": article.kind == "photo" if alone else article.headline == right.headline,
            "place": alone or squeezed(before_of(article, figure)) == squeezed(right.before),
            "caption": squeezed(caption_of(article, figure)) == squeezed(right.caption),
        }
        count.update(name for name, is_right in rights.items() if is_right)
        if not all(rights.values()):
            told.append(_wrong(rights, right, caption_of(article, figure), article.headline))
    return told


def _wrong(rights: dict[str, bool], right: Placed, caption: str, headline: str | None) -> str:
    names = ", ".join(name for name, is_right in rights.items() if not is_right)
    return f"wrong {names}: {headline} | {caption} for {right}"


def main() -> int:
    """Run; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=3, help="of each format")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    wanted = parser.parse_args()
    names = ("documents", "pictures", "lost", "aside", "piece", "place", "caption")
    print(f"{'format':<24}" + "".join(f"{n:>10}" for n in names))
    whole = Counter[str]()
    for name, write in FORMATS.items():
        count = Counter[str]()
        for seed in range(wanted.seed, wanted.seed + wanted.documents):
            with tempfile.TemporaryDirectory() as folder:
                told = judged(write(seed), Path(folder), count)
            if wanted.verbose:
                print(*(f"   {seed} {line}" for line in told), sep="\n", end="\n" if told else "")
        print(f"{name:<24}" + "".join(f"{count[n]:>10}" for n in names))
        whole += count
    print(f"{'all':<24}" + "".join(f"{whole[n]:>10}" for n in names))
    shares = {n: whole[n] / whole["pictures"] for n in ("piece", "place", "caption")}
    print({n: round(share, 4) for n, share in shares.items()}, f"accounted {whole['accounted']}/{whole['documents']}")
    return int(wanted.check and (min(shares.values()) < BAR or whole["accounted"] < whole["documents"]))


if __name__ == "__main__":
    sys.exit(main())
