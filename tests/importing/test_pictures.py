"""Pictures of every format stand in their pieces where they stood, with their captions, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.importing import read_bytes, read_source, read_stored
from reader.importing.pictures.found import album, found
from tests.importing.picture_scoring import Score, caption_of, is_accounted, score
from tests.importing.pictured import WRITERS
from tests.pictures import exif, jpeg, png, tiff

SEEDS = (1, 2, 3)
STORY = "".join(f"<p>本报讯 柳湾的水渠昨日修好，第{k}段由村里人自己看守。</p>" for k in range(1, 4))


@pytest.mark.parametrize("name", WRITERS)
def test_pictures_stand_where_they_stood(name: str, tmp_path: Path) -> None:
    total = Score()
    for seed in SEEDS:
        document = WRITERS[name](seed)
        own, found = score(document, tmp_path / str(seed))
        total += own
        assert is_accounted(found, own.pictures)
    share = 0.98 * total.pictures
    assert min(total.pieces, total.places, total.captions) >= share, "\n".join(total.told)


@pytest.mark.parametrize("name", ["html, beside", "docx", "markdown", "epub"])
def test_reading_again_keeps_the_pictures(name: str, tmp_path: Path) -> None:
    found = read_source(WRITERS[name](4).write(tmp_path))
    for issue in found.issues:
        again = read_stored(issue)
        assert [[(f.sha256, f.after) for f in a.figures] for a in again.articles] == [
            [(f.sha256, f.after) for f in a.figures] for a in issue.articles
        ]
        assert [(p.reason, p.name) for p in again.pictures_aside] == [(p.reason, p.name) for p in issue.pictures_aside]


def page(*parts: str) -> bytes:
    return ("<html><meta charset='utf-8'><title>柳湾报</title><body>" + "".join(parts) + "</body></html>").encode()


def test_what_no_browser_would_show_as_a_picture_is_furniture(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(png(1, 1))
    (tmp_path / "line.png").write_bytes(png(600, 60))
    (tmp_path / "real.png").write_bytes(png(100, 80))
    (tmp_path / "again.png").write_bytes(png(90, 80))
    body = page(
        "<h1>水渠修好</h1><img src='dot.png'><img src='line.png'>", STORY, "<img src='real.png'>",
        *("<p>柳湾的人说，这样很好。<img src='again.png'></p>" * 3), "<img src='real.png' width='1' height='1'>",
    )  # fmt: skip
    (tmp_path / "a.html").write_bytes(body)
    (issue,) = read_source(tmp_path / "a.html").issues
    assert [f.name for a in issue.articles for f in a.figures] == ["real.png"]
    assert {p.name: p.reason for p in issue.pictures_aside} == {
        "dot.png": "furniture", "line.png": "furniture", "again.png": "furniture", "real.png": "furniture",
    }  # fmt: skip


def test_nothing_is_fetched_and_nothing_above_the_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(100, 90))
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    addresses = (
        "http://192.0.2.1/a.png", "//192.0.2.1/b.png", "../secret.png", str(tmp_path / "secret.png"), "link.png",
        f"file://{tmp_path}/secret.png", "%2e%2e/secret.png", "gone.png", "",
    )  # fmt: skip
    body = page("<h1>水渠修好</h1>", STORY, *(f"<img src='{a}'>" for a in addresses))
    (inside / "a.html").write_bytes(body)
    found = read_source(inside / "a.html")
    assert found.pictures == {}
    assert [p.reason for i in found.issues for p in i.pictures_aside] == ["absent"] * len(addresses)


def test_what_cannot_be_kept_is_said_and_the_text_is_read() -> None:
    from base64 import b64encode

    hostile = {
        "kind": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "unreadable": b"<html>no picture</html>",
        "too_large": png(100, 80).replace((100).to_bytes(4, "big"), (99_999).to_bytes(4, "big")),
    }
    shown = (f"<img src='data:image/png;base64,{b64encode(data).decode()}'>" for data in hostile.values())
    found = read_bytes(page("<h1>水渠修好</h1>", STORY, *shown), name="a.html")
    (issue,) = found.issues
    assert [p.reason for p in issue.pictures_aside] == list(hostile)
    assert len(issue.articles[0].paragraphs) == 3
    assert found.pictures == {}


def test_a_position_does_not_enter_the_library_and_the_way_to_turn_does(tmp_path: Path) -> None:
    photo = jpeg((0xE1, exif(6)))
    at = photo.index(b"\xff\xc0")
    (tmp_path / "p.jpg").write_bytes(photo[: at + 5] + b"\0\x50\0\x64" + photo[at + 9 :])
    (tmp_path / "a.html").write_bytes(page("<h1>水渠修好</h1>", STORY, "<img src='p.jpg'>"))
    found = read_source(tmp_path / "a.html")
    (figure,) = found.issues[0].articles[0].figures
    assert (figure.orientation, figure.shown_size) == (6, (80, 100))
    assert b"N 31 14 22" not in found.pictures[figure.sha256]


def test_a_tiff_is_kept_as_a_png_with_its_pixels_turned() -> None:
    from io import BytesIO

    from PIL import Image

    kept = dict[str, bytes]()
    with album(kept):
        picture = found(tiff(90, 60, 200, orientation=6), at=0).picture
    assert picture is not None
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 60, 90)
    with Image.open(BytesIO(kept[picture.sha256])) as seen:
        assert seen.getpixel((59, 3)) == 200  # number's last byte, the fourth pixel of its first row
        assert seen.getpixel((0, 0)) == 0x60


FORMS = {
    "▼ above": ("<p>▼下图为开闸的一刻。柳青 摄</p><img src='1.png'>", ["下图为开闸的一刻"]),
    "one for two": ("<img src='1.png'><img src='2.png'><p>图为开闸前后。柳青 摄</p>", ["图为开闸前后"] * 2),
    "one each": (
        "<img src='1.png'><img src='2.png'><p>上图：开闸。柳青 摄</p><p>下图：放水。韩梅 摄</p>",
        ["上图开闸", "下图放水"],
    ),
    "none": ("<img src='1.png'>", [""]),
    "figure, caption first": ("<figure><figcaption>开闸的一刻</figcaption><img src='1.png'></figure>", ["开闸的一刻"]),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_caption_is_its_pictures(form: str, tmp_path: Path) -> None:
    markup, captions = FORMS[form]
    for k in (1, 2):
        (tmp_path / f"{k}.png").write_bytes(png(100, 80, k))
    (tmp_path / "a.html").write_bytes(page("<h1>水渠修好</h1>", STORY, markup, STORY))
    (issue,) = read_source(tmp_path / "a.html").issues
    (article,) = issue.articles
    shown = ["".join(c for c in caption_of(article, f) if c.isalnum()) for f in article.figures]
    assert [
        words.startswith(right) if right else words == "" for words, right in zip(shown, captions, strict=True)
    ] == [True] * len(captions), shown
    if "柳青" in markup:
        assert article.figures[0].credit is not None
        assert "柳青" in article.figures[0].credit
