"""Photographs of printed pages come to their pieces with their captions, or are set aside; none to another piece."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from reader.importing import ImportResult, read_bytes, read_source, read_stored
from reader.model.picture_bytes import read
from tests.importing.picture_scoring import before_of, caption_of, squeezed
from tests.importing.pictured_pdf import MAKE_UPS, SIGNED, Page

SEEDS = (1, 2, 103)


def judged(page: Page, found: ImportResult) -> tuple[Counter[str], list[str]]:
    placed = {f.sha256: (a, f) for i in found.issues for a in i.articles for f in a.figures}
    count, told = Counter[str](), []
    for data, right in page.gold.items():
        sha256 = read(data)[0].sha256
        count["pictures"] += 1
        if sha256 not in placed:
            told.append(f"aside: {right}")
            continue
        article, figure = placed[sha256]
        own = right.headline == SIGNED
        rights = {
            "piece": article.kind == "photo" if own else article.headline == right.headline,
            "place": own or squeezed(before_of(article, figure)) == squeezed(right.before),
            "caption": squeezed(caption_of(article, figure)) == squeezed(right.caption),
        }
        count["attached"] += 1
        count.update(name for name, is_right in rights.items() if is_right)
        if not all(rights.values()):
            words = f"{article.headline}|{before_of(article, figure)[-12:]}|{caption_of(article, figure)}"
            told.append(f"{words} for {right}")
    aside = {p.sha256: p.reason for i in found.issues for p in i.pictures_aside}
    for data, reason in page.aside.items():
        sha256 = read(data)[0].sha256
        count["others"] += 1
        count["others right"] += aside.get(sha256) == reason
        if aside.get(sha256) != reason:
            told.append(
                f"{reason} is {aside.get(sha256)} in {placed[sha256][0].headline if sha256 in placed else None}"
            )
    return count, told


@pytest.mark.parametrize("name", MAKE_UPS)
def test_photographs_come_to_their_pieces(name: str) -> None:
    total, told = Counter[str](), list[str]()
    for seed in SEEDS:
        page = MAKE_UPS[name](seed)
        own, wrong = judged(page, read_bytes(page.document().files["柳湾报.pdf"], name="柳湾报.pdf"))
        total += own
        told += wrong
    assert total["others right"] == total["others"], "\n".join(told)
    assert total["piece"] == total["place"] == total["caption"] == total["attached"] == total["pictures"], "\n".join(
        told
    )


@pytest.mark.parametrize("name", ["across", "furnished", "side by side"])
def test_reading_again_keeps_the_pictures_where_they_are(name: str) -> None:
    page = MAKE_UPS[name](4)
    (issue,) = read_bytes(page.document().files["柳湾报.pdf"], name="柳湾报.pdf").issues
    again = read_stored(issue)
    assert [a.figures for a in again.articles] == [a.figures for a in issue.articles]
    assert [(p.name, p.reason) for p in again.pictures_aside] == [(p.name, p.reason) for p in issue.pictures_aside]


def test_pages_in_files_of_their_own_keep_their_pictures(tmp_path: Path) -> None:
    pages = [MAKE_UPS["across"](seed) for seed in (28, 56)]  # of one day, two page numbers
    for k, page in enumerate(pages):
        (tmp_path / f"{k}.pdf").write_bytes(page.document().files["柳湾报.pdf"])
    found = read_source(tmp_path)
    for issue in found.issues:
        again = read_stored(issue)
        assert [a.figures for a in again.articles] == [a.figures for a in issue.articles]
    names = [f.name for i in found.issues for a in i.articles for f in a.figures]
    assert sorted(names) == ["1-1", "1-2", "2-1", "2-2"]


def drawn_otherwise(how: str) -> bytes:
    """Return a page whose first picture is drawn through a form, is cut off below, or stands on a turned page."""
    page = MAKE_UPS["below headlines"](3)
    made = pikepdf.open(io.BytesIO(page.document().files["柳湾报.pdf"]))
    sheet = made.pages[0]
    if how == "turned":
        sheet.Rotate = 90
    shown = sheet.Contents.read_bytes()
    at = shown.index(b"q ", shown.index(b"cm /I1") - 60)
    end = shown.index(b" Q", at) + 2
    drawing, box = shown[at:end], shown[at:end].split()
    if how == "in a form":
        form = made.make_stream(b"q 0.5 0 0 0.5 0 0 cm " + drawing + b" Q")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = [0, 0, 2000, 2000], sheet.Resources
        sheet.Resources.XObject["/F"] = made.make_indirect(form)
        drawing = b"q 2 0 0 2 0 0 cm /F Do Q"
    if how == "cut off":
        wide, high, left, low = (float(box[k]) for k in (1, 4, 5, 6))
        clip = f"q {left} {low} {wide} {high} re W n q {wide} 0 0 {2 * high} {left} {low - high} cm /I1 Do Q Q"
        drawing = clip.encode()
    sheet.Contents = made.make_stream(shown[:at] + drawing + shown[end:])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("how", "shape"), [("in a form", 90 / 60), ("cut off", 258 / 140), ("turned", 140 / 258)])
def test_a_picture_is_kept_as_the_page_shows_it(how: str, shape: float) -> None:
    page = MAKE_UPS["below headlines"](3)
    found = read_bytes(drawn_otherwise(how), name="柳湾报.pdf")
    figures = {f.name: (a.headline, f) for i in found.issues for a in i.articles for f in a.figures}
    headline, figure = figures["1-1"]
    assert headline == page.gold[page.images[0]].headline
    assert figure.width / figure.height == pytest.approx(shape, rel=0.05)
    assert figure.sha256 in found.pictures
