"""A picture is found under whatever name a document gives it, and one that is shown nowhere is told all the same."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from reader.importing import read_source
from tests.importing.pictured import zipped
from tests.pictures import png

FIRST, SECOND = "水渠修好", "书屋开门"
TEXT = "柳湾的人昨日到这里来看，都说等了很多年，账目贴在门口。"


def placed(path: Path) -> tuple[dict[str, str | None], dict[str, str]]:
    """Return the headline of the piece that each picture of a source stands in, and why others stand in none."""
    issues = read_source(path).issues
    inside = {
        f.name.rpartition("/")[2].partition("?")[0]: a.headline for i in issues for a in i.articles for f in a.figures
    }
    return inside, {p.name.rpartition("/")[2]: p.reason for i in issues for p in i.pictures_aside}


def written(folder: Path, name: str, text: str, pictures: int = 3) -> Path:
    """Write a text with pictures `1.png` … beside it."""
    for k in range(1, pictures + 1):
        (folder / f"{k}.png").write_bytes(png(100, 80, 10 * k))
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def page(*stories: str) -> str:
    return f"<html><meta charset='utf-8'><title>柳湾报</title><body>{''.join(stories)}</body></html>"


def story(headline: str, amid: str = "") -> str:
    return f"<h2>{headline}</h2><p>{TEXT}</p>{amid}<p>{TEXT}{headline}。</p>"


NAMED = {
    "forms of one": "<picture><source srcset='no.webp 1x'><source srcset='small.png 1x, 1.png 2x'></picture>",
    "a list of sizes": "<img srcset='small.png 320w, 1.png 800w' sizes='100vw'>",
    "a script's own attribute": "<img src='dot.gif' data-any-word='1.png?w=640'>",
    "an object": "<object data='1.png' type='image/png'>一条船</object>",
    "embedded": "<embed src='1.png'>",
    "a film's still": "<video poster='1.png' src='a.mp4'></video>",
    "without scripts": "<noscript><img src='1.png'></noscript>",
    "in units of a drawing": "<svg viewBox='0 0 12 8'><image href='1.png' width='12' height='8'/></svg>",
}


@pytest.mark.parametrize("how", NAMED)
def test_a_page_names_its_pictures_in_many_ways(how: str, tmp_path: Path) -> None:
    inside, _aside = placed(written(tmp_path, "a.html", page(story(FIRST), story(SECOND, NAMED[how])), 1))
    assert inside == {"1.png": SECOND}


def test_what_lies_behind_a_page_or_is_a_button_is_furniture(tmp_path: Path) -> None:
    markup = "<div style='background-image: url(\"1.png\")'>柳湾</div><input type='image' src='2.png'>"
    assert placed(written(tmp_path, "a.html", page(story(FIRST, markup)), 2)) == (
        {}, {"1.png": "furniture", "2.png": "furniture"},
    )  # fmt: skip


def test_a_picture_is_of_the_piece_whose_element_holds_it(tmp_path: Path) -> None:
    first = f"<article><img src='1.png'>{story(FIRST)}</article>"
    second = f"<article><img src='2.png'>{story(SECOND)}<img src='3.png'></article>"
    inside, _aside = placed(written(tmp_path, "a.html", page(first, second)))
    assert inside == {"1.png": FIRST, "2.png": SECOND, "3.png": SECOND}


def test_pictures_side_by_side_in_a_table_have_a_caption_each(tmp_path: Path) -> None:
    captions = ("图为渠边的早上。", "图为渠边的晚上。")
    cells = ("<img src='1.png'>", "<img src='2.png'>"), captions
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells)
    (issue,) = read_source(written(tmp_path, "a.html", page(story(FIRST, f"<table>{table}</table>")), 2)).issues
    (article,) = issue.articles
    assert [article.paragraphs[f.caption_paragraph or 0].text for f in article.figures] == [*captions]


MARKDOWN = {
    "![](<1 a.png>)": "1 a.png", "![船](1(1).png){width=50%}": "1(1).png", "![[1.png|300]]": "1.png",
    "[![](1.png)](http://example.invalid/)": "1.png",
}  # fmt: skip


@pytest.mark.parametrize("mark", MARKDOWN)
def test_a_text_names_its_pictures_in_many_ways(mark: str, tmp_path: Path) -> None:
    (tmp_path / MARKDOWN[mark]).write_bytes(png(100, 80))
    (tmp_path / "a.md").write_text(f"# 柳湾报\n\n## {FIRST}\n\n{TEXT}\n\n{mark}\n\n{TEXT}二。\n", encoding="utf-8")
    assert placed(tmp_path / "a.md") == ({MARKDOWN[mark]: FIRST}, {})
    (issue,) = read_source(tmp_path / "a.md").issues
    assert not any(sign in p.text for p in issue.articles[0].paragraphs for sign in ("png", "[[", "{"))


def test_a_row_of_pictures_is_read(tmp_path: Path) -> None:
    text = f"## {FIRST}\n\n{TEXT}\n\n| ![](1.png) | ![](2.png) |\n|---|---|\n| 早 | 晚 |\n\n{TEXT}二。\n"
    assert placed(written(tmp_path, "a.md", text, 2))[0] == {"1.png": FIRST, "2.png": FIRST}


def test_a_picture_of_the_front_matter_is_the_pieces_unless_its_text_shows_it(tmp_path: Path) -> None:
    text = f"---\ntitle: {FIRST}\nimage: 1.png\ncover: 2.png\n---\n\n{TEXT}\n\n![](2.png)\n\n{TEXT}二。\n"
    path = written(tmp_path, "a.md", text, 2)
    assert placed(path) == ({"1.png": FIRST, "2.png": FIRST}, {})
    (article,) = read_source(path).issues[0].articles
    assert [(f.name, f.after) for f in article.figures] == [("1.png", 0), ("2.png", 1)]


def test_a_book_tells_pages_that_are_pictures_and_what_it_shows_nowhere(tmp_path: Path) -> None:
    kinds = {"xhtml": "application/xhtml+xml", "png": "image/png"}
    names = ["page.png", "a.xhtml", "left.xhtml", "1.png", "left.png", "cover.png"]
    items = "".join(f"<item id='{n}' href='{n}' media-type='{kinds[n.partition('.')[2]]}'/>" for n in names)
    spine = "".join(f"<itemref idref='{n}'/>" for n in ("a.xhtml", "page.png"))
    book: dict[str, bytes | str] = {
        "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='b.opf'/></rootfiles></container>",
        "b.opf": f"<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>",
        "a.xhtml": page(story(FIRST, "<img src='1.png'/>")),
        "left.xhtml": page(f"<p>{TEXT}</p><img src='left.png'/>"),
        **{name: png(100, 80, 9 * k) for k, name in enumerate(names) if name.endswith("png")},
    }
    (tmp_path / "a.epub").write_bytes(zipped(book))
    inside, aside = placed(tmp_path / "a.epub")
    assert inside == {"1.png": FIRST, "page.png": FIRST}
    assert aside == {"left.png": "unshown", "cover.png": "unshown"}


_W = (
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
)


def test_a_document_tells_what_was_cut_out_and_what_hangs_on_a_headline(tmp_path: Path) -> None:
    def paragraph(inside: str, style: str = "") -> str:
        return f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{inside}</w:p>"

    def drawn(k: int) -> str:
        return f"<w:r><w:drawing><a:blip r:embed='r{k}'/></w:drawing></w:r>"

    words = f"<w:r><w:t>{TEXT}</w:t></w:r>"
    body = (
        paragraph(f"<w:r><w:t>{FIRST}</w:t></w:r>", "Heading1") + paragraph(words) * 2
        + paragraph(f"<w:del>{drawn(1)}</w:del>") + paragraph(words)
        + paragraph(drawn(2) + f"<w:r><w:t>{SECOND}</w:t></w:r>", "Heading1") + paragraph(words) * 2
    )  # fmt: skip
    relations = "".join(f"<Relationship Id='r{k}' Target='media/{k}.png'/>" for k in (1, 2))
    members: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        f"relationships'>{relations}</Relationships>",
        "docProps/thumbnail.png": png(100, 80, 4),
        **{f"word/media/{k}.png": png(100, 80, 10 * k) for k in (1, 2, 3)},
    }
    (tmp_path / "a.docx").write_bytes(zipped(members))
    assert placed(tmp_path / "a.docx") == ({"2.png": SECOND}, {"1.png": "unshown", "3.png": "unshown"})


_O = " ".join(
    f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
    for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
)


def test_a_picture_that_hangs_on_the_page_is_found(tmp_path: Path) -> None:
    frame = (
        "<draw:frame><draw:image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='Pictures/1.png'/></draw:frame>"
    )
    text = f"<text:h text:outline-level='1'>{FIRST}</text:h><text:p>{TEXT}</text:p><text:p>{TEXT}二。</text:p>"
    content = f"<office:document-content {_O}><office:body><office:text>{frame}{text}</office:text></office:body>"
    members: dict[str, bytes | str] = {
        "content.xml": f"{content}</office:document-content>", "Pictures/1.png": png(100, 80),
    }  # fmt: skip
    (tmp_path / "a.odt").write_bytes(zipped(members))
    assert placed(tmp_path / "a.odt") == ({"1.png": FIRST}, {})


def test_a_mail_tells_what_is_attached_to_it(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail.set_content(page(story(FIRST, "<img src='cid:a@b.invalid'>")), subtype="html")
    mail.add_related(png(100, 80, 10), "image", "png", cid="<a@b.invalid>")
    mail.make_mixed()
    mail.add_attachment(png(100, 80, 20), maintype="image", subtype="png", filename="2.png")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    inside, aside = placed(tmp_path / "a.eml")
    assert list(inside.values()) == [FIRST]
    assert aside == {"2.png": "unshown"}


CAPTIONS = {
    "numbered": "<p><img src='1.png'></p><p>图 1　渠边的早上，人们在等船。</p>",
    "numbered by a word processor": "<p><img src='1.png'></p><p>插图 2: 渠边的早上，人们在等船。</p>",
    "signed in a line of its own": "<p><img src='1.png'><br>图为渠边的早上，人们在等船。<br>柳青 摄影</p>",
}


@pytest.mark.parametrize("how", CAPTIONS)
def test_a_caption_is_told_by_its_number_and_signed_below(how: str, tmp_path: Path) -> None:
    (issue,) = read_source(written(tmp_path, "a.html", page(story(FIRST, CAPTIONS[how]), story(SECOND)), 1)).issues
    (figure,) = issue.articles[0].figures
    assert figure.caption_paragraph == 1
    assert issue.articles[0].paragraphs[1].role == "caption"
    assert figure.credit == ("柳青 摄影" if "柳青" in CAPTIONS[how] else None)


def test_what_counts_pictures_is_no_caption(tmp_path: Path) -> None:
    sentence = "<p>图 3 张贴在墙上，人人都看得到。</p>"
    (issue,) = read_source(written(tmp_path, "a.html", page(story(FIRST, sentence), story(SECOND)), 1)).issues
    assert issue.articles[0].paragraphs[1].role == "body"


def test_a_text_names_a_picture_by_its_key(tmp_path: Path) -> None:
    text = f"# 柳湾报\n\n## {FIRST}\n\n{TEXT}\n\n![图为渠边的早上。][船]\n\n{TEXT}二。\n\n[船]: 1.png\n"
    (issue,) = read_source(written(tmp_path, "a.md", text, 1)).issues
    (article,) = issue.articles
    (figure,) = article.figures
    assert article.paragraphs[figure.caption_paragraph or 0].text == "图为渠边的早上。"


def test_a_style_of_captions_is_heard(tmp_path: Path) -> None:
    def paragraph(words: str, style: str) -> str:
        return f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{words}</w:p>"

    drawn = "<w:r><w:drawing><a:blip r:embed='r1'/></w:drawing></w:r>"
    told = "<w:r><w:t>渠边的早上，人们在等船。</w:t></w:r>"
    head, words = f"<w:r><w:t>{FIRST}</w:t></w:r>", f"<w:r><w:t>{TEXT}</w:t></w:r>"
    body = paragraph(head, "Heading1") + paragraph(words, "") + paragraph(drawn, "") + paragraph(told, "a3")
    style = "<w:style w:styleId='a3'><w:name w:val='caption'/></w:style>"
    members: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {_W}><w:body>{body}{paragraph(words, '')}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{style}</w:styles>",
        "word/_rels/document.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        "relationships'><Relationship Id='r1' Target='media/1.png'/></Relationships>",
        "word/media/1.png": png(100, 80),
    }
    (tmp_path / "a.docx").write_bytes(zipped(members))
    (article,) = read_source(tmp_path / "a.docx").issues[0].articles
    assert [(f.after, f.caption_paragraph) for f in article.figures] == [(1, 1)]


def test_pictures_of_an_rtf_are_read_once_each(tmp_path: Path) -> None:
    def said(words: str) -> str:
        return "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in words) + "\\par"

    shown, second = png(100, 80, 10).hex(), png(100, 80, 20).hex()
    text = (
        "{\\rtf1\\ansi\\uc1 {\\b\\fs36 " + said(FIRST) + "}" + said(TEXT)
        + "{\\*\\shppict{\\pict{\\*\\blipuid abcdef}\\pngblip\\picw100 " + shown + "}}{\\nonshppict{\\pict\\wmetafile8 "
        + shown + "}}\\par " + said(TEXT + "二。") + "{\\pict\\pngblip " + second + "}\\par}"
    )  # fmt: skip
    (tmp_path / "a.rtf").write_text(text, encoding="ascii")
    found = read_source(tmp_path / "a.rtf")
    (article,) = found.issues[0].articles
    assert [f.after for f in article.figures] == [1, 2]
    assert found.issues[0].pictures_aside == ()


@pytest.mark.parametrize("size", [(600, 8000), (4000, 400), (250, 2400)])
def test_a_long_picture_is_a_picture(size: tuple[int, int], tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", page(story(FIRST, "<img src='1.png'>")), 1)
    (tmp_path / "1.png").write_bytes(png(*size))
    assert placed(path) == ({"1.png": FIRST}, {})


@pytest.mark.parametrize("size", [(900, 30), (728, 90), (1920, 200), (30, 9000), (60, 600)])
def test_a_line_or_a_banner_is_furniture(size: tuple[int, int], tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", page(story(FIRST, "<img src='1.png'>")), 1)
    (tmp_path / "1.png").write_bytes(png(*size))
    assert placed(path) == ({}, {"1.png": "furniture"})


OWN = {
    "an element of the page's own": "<amp-img src='1.png' width='480' height='320'></amp-img>",
    "another": "<lazy-image data-url='1.png'></lazy-image>",
    "behind nothing": "<div style='background-image: url(1.png)'></div>",
    "in a frame": "<iframe src='1.png'></iframe>",
    "larger behind a link": "<a href='1.png'><img src='small.png'></a>",
    "kept for a script": "<div data-original='1.png'></div>",
}


@pytest.mark.parametrize("how", OWN)
def test_elements_of_a_pages_own_show_pictures(how: str, tmp_path: Path) -> None:
    inside, _aside = placed(written(tmp_path, "a.html", page(story(FIRST), story(SECOND, OWN[how])), 1))
    assert inside == {"1.png": SECOND}


def test_what_a_page_only_names_is_told_once(tmp_path: Path) -> None:
    head = (
        "<meta property='og:image' content='1.png'><meta name='twitter:image' content='https://example.org/2.png'>"
        "<style>.top {background: url(3.png)} @font-face {src: url(a.woff)}</style>"
    )
    markup = page(head, story(FIRST, "<a href='4.png'>看图</a>"), story(SECOND, "<img src='1.png'>"))
    inside, aside = placed(written(tmp_path, "a.html", markup, 4))
    assert inside == {"1.png": SECOND}
    assert aside == {"2.png": "absent", "3.png": "furniture", "4.png": "unshown"}


@pytest.mark.parametrize("base", ["more/", "/柳湾/more/", "https://example.org/paper/"])
def test_a_page_says_where_its_addresses_count_from(base: str, tmp_path: Path) -> None:
    place = "柳湾" if base.startswith("https") else "柳湾/more"  # on the net, and beside the page all the same
    markup = f"<base href='{base}'>" + page(story(FIRST, "<img src='1.png'>"))
    (tmp_path / "a.zip").write_bytes(zipped({"柳湾/a.html": markup, f"{place}/1.png": png(100, 80, 1)}))
    inside, aside = placed(tmp_path / "a.zip")
    assert (inside, aside) == ({"1.png": FIRST}, {})


CODES = {
    "Hugo": '{{< figure src="1.png" title="渠" >}}', "Hexo": "{% asset_img 1.png 渠 %}",
    "a wiki": "[[File:1.png|thumb|渠]]",
    "a board": "[img]1.png[/img]", "reStructuredText": ".. image:: 1.png", "AsciiDoc": "image::1.png[渠]",
    "an element": "<amp-img src=\"1.png\"></amp-img>",
    "forms": "<picture><source srcset='1.png 2x'><img src='no.png'></picture>",
    "Jekyll": '<img src="{{ site.baseurl }}/1.png">', "a template": '![渠]({{ "/" | absolute_url }}1.png)',
    "larger behind a link": "[![渠](no.png)](1.png)", "React": "<Image\n  src={'1.png'} />",
}  # fmt: skip


@pytest.mark.parametrize("how", CODES)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_marks_of_texts_name_pictures(how: str, name: str, tmp_path: Path) -> None:
    text = f"# {FIRST}\n\n{TEXT}\n\n{CODES[how]}\n\n{TEXT}。\n"
    inside, _aside = placed(written(tmp_path, name, text, 1))
    assert inside == {"1.png": FIRST}


def test_front_matter_names_pictures_in_lists_and_deeper(tmp_path: Path) -> None:
    front = f'---\ntitle: {FIRST}\nimages:\n  - 1.png\ncover:\n  image: "2.png"\ntags: [3.png, "no.png"]\n---\n\n'
    inside, aside = placed(written(tmp_path, "a.md", front + f"{TEXT}\n\n{TEXT}。\n"))
    assert inside == {"1.png": FIRST, "2.png": FIRST, "3.png": FIRST}
    assert aside == {"no.png": "absent"}


def test_a_link_to_a_picture_is_told(tmp_path: Path) -> None:
    inside, aside = placed(written(tmp_path, "a.md", f"# {FIRST}\n\n{TEXT}\n\n[原图](1.png)\n\n{TEXT}。\n", 1))
    assert (inside, aside) == ({}, {"1.png": "unshown"})


def test_a_page_nested_deeper_than_any_tree_keeps_its_pictures(tmp_path: Path) -> None:
    deep = "<div>" * 600 + story(FIRST, "<img src='1.png'>") + "</div>" * 600
    inside, _aside = placed(written(tmp_path, "a.html", page(deep), 1))
    assert inside == {"1.png": FIRST}
