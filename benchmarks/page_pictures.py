"""The photographs of printed pages: does each come to its piece, to its place, with its caption?

    python -m benchmarks.page_pictures [--pages N] [--seed N] [--check] [--verbose] [--keep DIR]

Pages are composed as those of `pages_broadsheet` and `facsimile` are, and by make-ups of this file's tests
(`tests/importing/pictured_pdf.py`); every picture is another one. Those that were set aside are counted apart: a
picture in no piece is told, one in the wrong piece is not so.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from pathlib import Path

from benchmarks._broadsheet import Broadsheet
from benchmarks._page_gold import Picture, Sheet, Words
from benchmarks._page_make_up import compose
from benchmarks._page_renderers import render
from benchmarks._page_scoring import fold
from reader.importing import read_bytes
from reader.model.picture_bytes import read
from tests.importing.pictured import photo

NAMES = ["时政", "社会", "民生", "经济", "文化", "副刊", "国际", "体育"]
BAR = 0.98


def with_pictures(data: bytes, seed: int) -> tuple[bytes, list[bytes]]:
    """Return a PDF in which each picture is another one, and them in their order."""
    import pikepdf

    from tests.importing.pictured_pdf import image_of

    made = pikepdf.open(io.BytesIO(data))
    pictures: list[bytes] = []
    for page in made.pages:
        parts = page.Contents.read_bytes().split(b"/Im Do")
        shown = parts[0]
        for part in parts[1:]:
            pictures.append(photo(1000 * seed + len(pictures)))
            name = f"/P{len(pictures)}"
            page.Resources.XObject[name] = image_of(made, pictures[-1])
            shown += name.encode() + b" Do" + part
        page.Contents = made.make_stream(shown)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue(), pictures


def captioned(sheet: Sheet) -> list[tuple[str, str]]:
    """Return of each picture of a sheet how its story's text begins, and its caption."""
    found = []
    for k, mark in enumerate(sheet.marks):
        if not isinstance(mark, Picture):
            continue
        line = next(m.text for m in sheet.marks[k + 1 :] if isinstance(m, Words))
        for story in sheet.stories:
            texts = story.captions or (story.paragraphs[:1] if story.kind == "photo" else [])
            own = next((t for t in texts if fold(t).startswith(fold(line))), None)
            if own is not None:
                found.append((story.paragraphs[0], own))
                break
        else:
            found.append(("?", line))
    return found


def composed(seed: int) -> tuple[str, bytes, list[tuple[bytes, str, str]]]:
    """Return a kind of make-up, a PDF and what is right: picture, how its piece begins, caption."""
    if seed % 3 == 0:
        own = Broadsheet(seed)
        own.page(own.chance.choice([1, 2, 3]), NAMES)
        issue, kind = own.issue, "broadsheet"
    else:
        kinds = ("modular", "several", "spread", "modular", "table", "jump")
        kind = kinds[seed % len(kinds)]
        issue = compose(seed, kind)
    data, pictures = with_pictures(render(issue, "plain"), seed)
    gold = [told for sheet in issue.sheets for told in captioned(sheet)]
    assert len(gold) == len(pictures)
    return kind, data, [(p, *g) for p, g in zip(pictures, gold, strict=True)]


def judged(data: bytes, gold: list[tuple[bytes, str, str]], count: Counter[str], verbose: bool) -> None:
    """Compare a page's pictures with what is right."""
    result = read_bytes(data, name="页.pdf")
    placed = {f.sha256: (a, f) for i in result.issues for a in i.articles for f in a.figures}
    aside = {p.sha256: p.reason for i in result.issues for p in i.pictures_aside}
    for picture, first, caption in gold:
        sha256 = read(picture)[0].sha256
        count["pictures"] += 1
        if sha256 not in placed:
            count[f"aside {aside.get(sha256, 'LOST')}"] += 1
            if verbose:
                print("   aside", aside.get(sha256), first[:16], "|", caption[:20])
            continue
        article, figure = placed[sha256]
        said = article.paragraphs[figure.caption_paragraph].text if figure.caption_paragraph is not None else ""
        body = fold("".join(p.text for p in article.paragraphs))
        right = fold(first)[:12] in body
        count["attached"] += 1
        count["piece"] += right
        count["caption"] += fold(said) == fold(caption)
        if verbose and not (right and fold(said) == fold(caption)):
            print("   wrong", article.headline, "|", said[:24], "FOR", first[:16], "|", caption[:24])


def main() -> int:
    """Run; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1000)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    total: dict[str, Counter[str]] = {}
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        kind, data, gold = composed(seed)
        if wanted.keep:
            (wanted.keep / f"{seed}.pdf").write_bytes(data)
        if wanted.verbose:
            print(seed, kind, len(gold))
        judged(data, gold, total.setdefault(kind, Counter()), wanted.verbose)
    for kind, count in total.items():
        print(f"{kind:<12}", dict(count))
    whole = sum(total.values(), Counter())
    shares = {name: whole[name] / max(1, whole["attached"]) for name in ("piece", "caption")}
    print(dict(whole), {k: round(v, 4) for k, v in shares.items()})
    return int(wanted.check and min(shares.values()) < BAR)


if __name__ == "__main__":
    sys.exit(main())
