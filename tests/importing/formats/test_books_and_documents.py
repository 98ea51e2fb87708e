"""EPUB and OpenDocument: order of reading, pages by the table of contents, locks, styles, what stands beside."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader.importing import ImportResult, read_bytes
from reader.model.errors import ImportFailure

FIRST = "渡口的灯昨晚亮了，摆渡的老周说，往后收桨不用再摸黑，过河的人也都说好。"
SECOND = "柳湾村的新渠今早放了第一道水，一里多长，沿渠的三十亩早稻都赶上了头茬。"
THIRD = "石桥镇的书屋昨天开了门，头一天就有四十个人来借书，押金一概不收。"


def zipped(members: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return made.getvalue()


def articles(result: ImportResult) -> list[tuple[str | None, str | None, str]]:
    return [(a.headline, a.print_page_name or a.print_page, a.body) for i in result.issues for a in i.articles]


def document(headline: str, text: str) -> str:
    return f"<html><body><h2>{headline}</h2><p>{text}</p></body></html>"


NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>第1版 要闻</text></navLabel>
<navPoint><navLabel><text>渡口</text></navLabel><content src="a.html#x"/></navPoint></navPoint>
<navPoint><navLabel><text>第2版 生活</text></navLabel>
<navPoint><navLabel><text>新渠</text></navLabel><content src="b.html"/></navPoint></navPoint></navMap></ncx>"""
NAV = """<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>
<li><span>第1版 要闻</span><ol><li><a href="a.html">渡口</a></li></ol></li>
<li><a href="b.html">第2版 生活</a><ol><li><a href="b.html#y">新渠</a></li></ol></li>
<li><a href="c.html">没有里层</a></li></ol></nav></body></html>"""


def book(contents: str = "", *, more: dict[str, str] | None = None, title: str = "柳湾晨报") -> bytes:
    toc = {
        "ncx": '<item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        "nav": '<item id="t" href="nav.html" media-type="application/xhtml+xml" properties="nav"/>',
        "": "",
    }[contents]
    items = "".join(f'<item id="{k}" href="{k}.html" media-type="application/xhtml+xml"/>' for k in "abc")
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>{title}</dc:title><dc:date>2026-11-20</dc:date></metadata><manifest>{items}{toc}
<item id="gone" href="gone.html" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="b"/><itemref idref="a"/><itemref idref="none"/><itemref idref="gone"/></spine></package>"""
    container = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf"/></rootfiles></container>"""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "book/package.opf": package,
            "book/a.html": document("渡口添了一盏灯", FIRST),
            "book/b.html": document("新渠放水", SECOND),
            "book/c.html": document("书屋开门", THIRD),
            "book/toc.ncx": NCX,
            "book/nav.html": NAV,
            **(more or {}),
        }
    )


def test_a_book_is_read_in_its_order_and_what_that_leaves_out_is_set_aside() -> None:
    result = read_bytes(book(), name="柳湾晨报.epub")
    (issue,) = result.issues
    assert [(a.headline, a.body) for a in issue.articles] == [("新渠放水", SECOND), ("渡口添了一盏灯", FIRST)]
    assert (issue.newspaper, issue.date_published) == ("柳湾晨报", "2026-11-20")
    assert any(THIRD in aside.text for aside in issue.set_aside)


@pytest.mark.parametrize("contents", ["ncx", "nav"])
def test_pages_begin_where_the_table_of_contents_has_them(contents: str) -> None:
    found = articles(read_bytes(book(contents), name="柳湾晨报.epub"))
    assert [(headline, page) for headline, page, _body in found] == [("新渠放水", "生活"), ("渡口添了一盏灯", "要闻")]


def test_a_book_whose_texts_are_locked_is_said_to_be_and_one_with_locked_fonts_is_read() -> None:
    def locked(target: str) -> dict[str, str]:
        data = f'<d><CipherReference URI="{target}"/></d>'
        return {"META-INF/encryption.xml": f'<encryption xmlns="urn:x"><!-- by hand -->{data}</encryption>'}

    with pytest.raises(ImportFailure) as failure:
        read_bytes(book(more=locked("book/a.html")), name="柳湾晨报.epub")
    assert failure.value.kind == "encrypted"
    assert len(articles(read_bytes(book(more=locked("book/song.otf")), name="柳湾晨报.epub"))) == 2


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"book/a.html": "<html/>", "book/b.html": "<html/>", "book/c.html": "<html/>"}, "empty"),
        ({"META-INF/container.xml": "<container/>"}, "corrupt"),
        ({"book/package.opf": "<package"}, "corrupt"),
    ],
    ids=["no word", "no package", "damaged"],
)
def test_a_book_that_holds_no_paper_is_said(change: dict[str, str], kind: str) -> None:
    data = book(more=change, title="" if kind == "empty" else "柳湾晨报")
    with pytest.raises(ImportFailure) as failure:
        read_bytes(data, name="柳湾晨报.epub")
    assert failure.value.kind == kind


XMLNS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{word}:1.0"'
    for name, word in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip


def odt(body: str, *, styles: str = "", header: str = "", more: dict[str, str] | None = None) -> ImportResult:
    content = f"""<office:document-content {XMLNS}><office:automatic-styles>{styles}</office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    page = f"""<office:document-styles {XMLNS}><office:master-styles><style:master-page>
<style:header>{header}</style:header><style:footer><text:p>柳湾印刷厂承印</text:p></style:footer>
</style:master-page></office:master-styles></office:document-styles>"""
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": page}
    return read_bytes(zipped({**members, **(more or {})}), name="柳湾晨报.odt")


def heading(words: str) -> str:
    return f'<text:h text:outline-level="2">{words}</text:h>'


def test_a_document_with_its_header_and_what_an_editor_left_in_it() -> None:
    changed = "<text:tracked-changes><text:p>删去的话</text:p></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>一条脚注</text:p></text:note-body></text:note>"
    body = f"{changed}{heading('渡口添了一盏灯')}<text:p>{FIRST}{note}</text:p>"
    body += f"{heading('新渠放水')}<text:p>{SECOND}</text:p>"
    result = odt(body, header="<text:p>柳湾晨报　2026年11月20日</text:p>")
    (issue,) = result.issues
    assert [(a.headline, a.body) for a in issue.articles] == [("渡口添了一盏灯", FIRST), ("新渠放水", SECOND)]
    assert (issue.newspaper, issue.date_published) == ("柳湾晨报", "2026-11-20")
    told = "".join(aside.text for aside in issue.set_aside)
    assert all(words in told for words in ("删去的话", "一条脚注", "柳湾印刷厂承印"))


def test_styles_tell_headlines_by_size_and_weight_also_those_they_come_from() -> None:
    def style(name: str, inner: str, parent: str = "") -> str:
        of = f' style:parent-style-name="{parent}"' if parent else ""
        return f'<style:style style:name="{name}"{of}>{inner}</style:style>'

    large = '<style:text-properties fo:font-size="22pt" fo:font-weight="bold"/>'
    middle = '<style:paragraph-properties fo:text-align="center"/>'
    small = '<style:text-properties fo:font-size="12pt"/><style:paragraph-properties fo:text-indent="24pt"/>'
    styles = style("Big", large) + style("Bigger", middle, "Big") + style("Text", small)
    body = "".join(
        f'<text:p text:style-name="Bigger">{head}</text:p><text:p text:style-name="Text">{text}</text:p>'
        for head, text in (("渡口添了一盏灯", FIRST), ("新渠放水", SECOND))
    )
    (issue,) = odt(body, styles=styles).issues
    assert [(a.headline, a.body) for a in issue.articles] == [("渡口添了一盏灯", FIRST), ("新渠放水", SECOND)]


def test_spaces_tabs_breaks_and_readings_above_letters() -> None:
    ruby = "<text:ruby><text:ruby-base>饕餮</text:ruby-base><text:ruby-text>tāo tiè</text:ruby-text></text:ruby>"
    words = f"{FIRST}<text:s text:c='2'/>{ruby}纹<text:tab/>的碗。<text:span>{SECOND}</text:span>"
    (issue,) = odt(f"{heading('渡口添了一盏灯')}<text:p>{words}</text:p><text:p>{THIRD}</text:p>").issues
    (article,) = issue.articles
    assert "饕餮纹" in article.body
    assert "tāo" not in article.body
    assert article.body.endswith(THIRD)


def test_a_table_whose_empty_cells_are_counted_and_not_written() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    rest = '<table:table-cell table:number-columns-repeated="2"/>'
    empty = row("石桥").replace("</table:table-row>", f"{rest}</table:table-row>")
    table = f"<table:table>{row('村', '户', '亩')}{row('柳湾', '30', '12')}{empty}</table:table>"
    (issue,) = odt(f"{heading('各村用水')}<text:p>{FIRST}</text:p>{table}<text:p>{SECOND}</text:p>").issues
    (article,) = issue.articles
    rows = [p.text for p in article.paragraphs if p.table]
    assert rows[:2] == ["村\t户\t亩", "柳湾\t30\t12"]
    assert rows[2].startswith("石桥")


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"META-INF/manifest.xml": "<m><encryption-data/></m>"}, "encrypted"),
        ({"content.xml": "<office:document-content"}, "corrupt"),
    ],
    ids=["locked", "damaged"],
)
def test_a_document_that_cannot_be_read_is_said(more: dict[str, str], kind: str) -> None:
    with pytest.raises(ImportFailure) as failure:
        odt(f"<text:p>{FIRST}</text:p>", more=more)
    assert failure.value.kind == kind
