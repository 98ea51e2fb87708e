# ruff: noqa: E501 - markup is easier to read as it is written
from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

import pytest

from reader.importing import read_bytes
from reader.importing.formats.archive import Archive
from reader.importing.formats.dispatch import extracts, members
from reader.importing.formats.scroll import Extract
from reader.importing.lines.line import Line
from reader.importing.records.record import Record
from reader.model.errors import ImportFailure

BODY = "<p>　　昨夜河上起雾，摆渡人老秦推迟了两班船。</p><p>　　今早雾散，渡口的灯笼还亮着。</p>"


def words(extract: Extract, lines: tuple[Line, ...]) -> list[str]:
    return [extract.text[line.start : line.end] for line in lines]


def only_record(extract: Extract) -> Record:
    (record,) = extract.records
    return record


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def one(data: bytes, name: str) -> Extract:
    (extract,) = extracts(data, name=name)
    return extract


def test_a_page_of_a_newspaper_site_is_one_piece_with_its_stack() -> None:
    page = f"""<html><head><meta charset=utf-8><title>渡口推迟开船--河湾报</title></head><body>
    <div class=nav><a href=a>上一篇</a> <a href=b>下一篇</a></div>
    <h3>雾锁清河</h3><h1>渡口推迟开船</h1><h2>——老秦守到天明</h2>
    <p class=sec>记者 秦小河《河湾报》（2026年11月24日　第 03 版）</p>
    <div id="ozoom">{BODY}</div><div class=footer>版权所有 河湾报社</div></body></html>"""
    extract = one(page.encode(), "a.htm")
    record = only_record(extract)
    assert words(extract, record.headline) == ["渡口推迟开船"]
    assert words(extract, record.kicker) == ["雾锁清河"]
    assert words(extract, record.subheadline) == ["——老秦守到天明"]
    assert record.byline is not None
    assert words(extract, (record.byline,)) == ["记者 秦小河"]
    assert (record.newspaper, record.date, record.page) == ("河湾报", "2026-11-24", "3")
    assert len(record.body) == 2
    assert "版权所有 河湾报社" in extract.text


def test_a_page_without_known_marks_gives_its_densest_block() -> None:
    links = "".join(f"<li><a href=x{k}>相关新闻第{k}条标题</a></li>" for k in range(30))
    page = f"<html><title>雾散了</title><body><ul>{links}</ul><div><h1>雾散了</h1><div>{BODY}</div></div></body></html>"
    extract = one(page.encode(), "b.html")
    record = only_record(extract)
    assert words(extract, record.headline) == ["雾散了"]
    assert [w[-6:] for w in words(extract, record.body)] == ["推迟了两班船。"[-6:], "灯笼还亮着。"]


def test_a_saved_page_with_several_pieces_keeps_its_headings() -> None:
    text = "河面结了薄冰，孩子们趴在栏杆上看，谁也不肯先回家去。"
    page = f"<body><h2>薄冰</h2><p>{text}</p><h2>寒鸦</h2><p>{text}</p></body>"
    extract = one(page.encode(), "issue.html")
    assert not extract.records
    assert [extract.text[x.start : x.end] for x in extract.lines if x.level == 2] == ["薄冰", "寒鸦"]


def test_scripts_styles_and_forms_say_nothing() -> None:
    page = f"<body><script>alert('坏')</script><style>p{{}}</style><iframe src=http://x.invalid>旧</iframe><h1>题</h1>{BODY}</body>"
    text = one(page.encode(), "c.html").text
    assert "alert" not in text
    assert "灯笼" in text


@pytest.mark.parametrize("depth", [500, 30_000])
def test_absurd_nesting_keeps_the_text(depth: int) -> None:
    page = "<div>" * depth + "雾还没散。" + "</div>" * depth
    assert "雾还没散。" in one(page.encode(), "deep.html").text


def site(title: str) -> dict[str, str]:
    def content(k: int) -> str:
        return (
            f"<html><title>{title}{k}</title><body><founder-title>{title}{k}</founder-title><div id=ozoom>{BODY}</div></body></html>"
            f"<!--enpproperty <founder-date>2026-11-24</founder-date><founder-pagenum>0{k}</founder-pagenum>"
            f"<founder-pagename>要闻</founder-pagename><founder-papername>河湾报</founder-papername>"
            f"<founder-title>{title}{k}</founder-title><founder-type>1</founder-type> /enpproperty-->"
        )

    def node(k: int) -> str:
        return f"<html><body><ul><li><a href=content_{k}.htm>{title}{k}</a></ul><a id=pageLink href=node_{k}.htm>第{k}版：要闻</a></body></html>"

    made = {"index.htm": "<meta http-equiv=refresh content='0;url=html/node_1.htm'>"}
    for k in (2, 1):
        made[f"html/node_{k}.htm"] = node(k)
        made[f"html/content_{k}.htm"] = content(k)
    return made


def test_a_digital_newspaper_comes_in_printed_order_with_pages() -> None:
    (extract,) = extracts(zipped(site("河水")), name="site.zip")
    assert [words(extract, r.headline) for r in extract.records] == [["河水1"], ["河水2"]]
    assert [(r.page, r.page_name, r.newspaper, r.date) for r in extract.records] == [
        ("1", "要闻", "河湾报", "2026-11-24"),
        ("2", "要闻", "河湾报", "2026-11-24"),
    ]


def test_member_names_in_gbk_are_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("yaowen", "# 题\n\n雾散了。")
    data = stream.getvalue().replace(b"yaowen", "要闻一".encode("gb18030"))
    assert Archive(data, "x.zip").names == ["要闻一"]


def test_a_crawl_of_one_file_a_piece_is_one_source() -> None:
    files = {
        f"20261124-0{page}-0{k}.txt": f"第{page}版第{k}题\n\n记者秦小河\n\n雾散了。\n船开了。\n"
        for page in (1, 2)
        for k in (1, 2)
    }
    (extract,) = members(list(files), lambda n: files[n].encode(), name="crawl")
    assert [(r.page, r.date) for r in extract.records] == [("1", "2026-11-24")] * 2 + [("2", "2026-11-24")] * 2
    assert all(r.byline is not None and len(r.body) == 2 for r in extract.records)


def test_json_lines_with_bad_lines_give_the_good_ones_and_say_which_were_bad() -> None:
    lines = [
        json.dumps(
            {"title": "雾", "content": "雾散了。", "date": "2026-11-24", "版面": "03", "paper": "河湾报"},
            ensure_ascii=False,
        ),
        "{坏行}",
        json.dumps({"title": "没有正文"}, ensure_ascii=False),
        json.dumps({"标题": "船", "正文": "船开了。\n人齐了。", "作者": "秦小河"}, ensure_ascii=False),
    ]
    extract = one("\n".join(lines).encode(), "x.jsonl")
    assert [words(extract, r.headline) for r in extract.records] == [["雾"], ["船"]]
    assert (extract.records[0].page, extract.records[0].newspaper, extract.records[0].date) == (
        "3",
        "河湾报",
        "2026-11-24",
    )
    assert len(extract.records[1].body) == 2
    assert any("2、3" in w for w in extract.warnings)


def test_wrapped_records_inherit_paper_and_date() -> None:
    value = {
        "newspaper": "河湾报",
        "date": "2026-11-24",
        "items": [{"headline": "雾", "body": "<p>雾散了。</p><p>船开了。</p>"}],
    }
    record = only_record(one(json.dumps(value, ensure_ascii=False).encode(), "x.json"))
    assert (record.newspaper, record.date, len(record.body)) == ("河湾报", "2026-11-24", 2)


def test_deep_json_is_damaged_not_fatal() -> None:
    with pytest.raises(ImportFailure) as failure:
        extracts(b"[" * 9000 + b"]" * 9000, name="deep.json")
    assert failure.value.kind == "corrupt"


def test_feeds_give_entries_with_their_local_day() -> None:
    rss = f"""<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>河湾报</title>
    <item><title>雾散了</title><author>记者 秦小河</author><pubDate>Tue, 24 Nov 2026 00:30:00 +0800</pubDate>
    <description><![CDATA[{BODY}]]></description></item></channel></rss>"""
    record = only_record(one(rss.encode("gb18030"), "x.xml"))
    assert (record.date, record.newspaper, len(record.body)) == ("2026-11-24", "河湾报", 2)


@pytest.mark.parametrize("name", ["x.xml", "x.rss"])
def test_entity_declarations_are_refused(name: str) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    with pytest.raises(ImportFailure) as failure:
        extracts(bomb, name=name)
    assert failure.value.kind == "corrupt"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_docx_headings_bold_and_sizes_are_told() -> None:
    def paragraph(text: str, properties: str = "", run: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"

    body = (
        paragraph("雾锁清河", '<w:pStyle w:val="Heading2"/>')
        + paragraph("雾散了，船开了。渡口的灯笼亮了一夜。", '<w:ind w:firstLineChars="200"/>')
        + paragraph("又一题", run='<w:b/><w:sz w:val="36"/>')
    )
    document = f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    extract = one(zipped({"word/document.xml": document}), "x.docx")
    first, second, third = extract.lines
    assert (first.level, second.indent, third.bold) == (2, 2.0, True)
    assert third.size > 1.5


def test_epub_follows_the_spine_and_names_pages_from_its_contents() -> None:
    nav = '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><span>第1版 要闻</span><ol><li><a href="b.xhtml">雾</a></li></ol></li></ol></nav></body></html>'
    package = """<package xmlns="http://www.idpf.org/2007/opf"><metadata
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>河湾报 2026-11-24</dc:title></metadata>
    <manifest><item href="b.xhtml" id="b"/><item href="a.xhtml" id="a"/><item href="nav.xhtml" id="n"
    properties="nav"/></manifest>
    <spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""
    files = {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="E/p.opf"/></rootfiles></container>',
        "E/p.opf": package,
        "E/nav.xhtml": nav,
        "E/b.xhtml": "<html><body><h1>雾</h1><p>雾散了。</p></body></html>",
        "E/a.xhtml": "<html><body><h1>船</h1><p>船开了。</p></body></html>",
    }
    extract = one(zipped(files), "x.epub")
    assert [extract.text[x.start : x.end] for x in extract.lines] == [
        "河湾报 2026-11-24",
        "第1版 要闻",
        "雾",
        "雾散了。",
        "船",
        "船开了。",
    ]
    assert [x.role for x in extract.lines[:2]] == ["masthead", "page"]
    assert extract.date == "2026-11-24"


def test_archives_that_leave_their_folder_or_burst_are_refused() -> None:
    slip = zipped({"../../evil.txt": "坏", "ok.txt": "# 雾\n\n雾散了。"})
    assert Archive(slip, "slip.zip").passed_over == ["../../evil.txt"]
    assert "雾散了" in one(slip, "slip.zip").text
    with pytest.raises(ImportFailure) as failure:
        extracts(zipped({"big.txt": b"\0" * (50 << 20)}), name="bomb.zip")
    assert failure.value.kind == "unsafe_archive"
    with pytest.raises(ImportFailure) as failure:
        extracts(zipped({"a.zip": zipped({"b.txt": "雾"})}), name="nested.zip")
    assert failure.value.kind == "unsafe_archive"


def test_a_damaged_page_among_other_files_of_an_archive_is_told() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("一.txt", "# 雾\n\n雾散了，渡口的船又开了。")
        archive.writestr("二.html", "<h1>灯</h1><p>渡口的灯笼亮着。</p>")
    damaged = stream.getvalue().replace("灯笼".encode(), "灯船".encode())
    found = read_bytes(damaged, name="都有.zip")
    assert [a.headline for issue in found.issues for a in issue.articles] == ["雾"]
    assert any("二.html" in said for said in found.warnings)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (b"\x7fELF" + bytes(200), "a.md", "unknown_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a.txt", "unknown_format"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "a", "unknown_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a.png", "no_text"),
        (b"%PDF-1.7\nnothing", "a.pdf", "corrupt"),
        (b"PK\x03\x04 cut", "a.zip", "corrupt"),
        (b"{not json", "a.json", "corrupt"),
    ],
)
def test_what_is_no_newspaper_is_told_by_kind(data: bytes, name: str, kind: str) -> None:
    with pytest.raises(ImportFailure) as failure:
        extracts(data, name=name)
    assert failure.value.kind == kind
    assert name in str(failure.value)


@pytest.mark.parametrize(
    "page",
    [
        "<p>渡口今日停航</p>",
        "<div>" * 300 + "雾大",
        "<title>渡报</title><math><mtext>水位三米</mtext></math>",
        "<b>" * 300 + "停",
    ],
)
def test_a_page_of_a_few_words_is_a_piece(page: str) -> None:
    (issue,) = read_bytes(page.encode(), name="a.html").issues
    assert len(issue.articles) == 1
    assert not issue.set_aside or issue.set_aside[0].text == "渡报"


def test_a_page_that_only_says_its_title_is_none() -> None:
    assert not [
        a for i in read_bytes("<title>广告</title><p>广告</p>".encode(), name="a.html").issues for a in i.articles
    ]
