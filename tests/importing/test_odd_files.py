"""Small hostile files of many formats: every letter is in an issue, and every letter of a piece is told of."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter

import pytest

from reader.importing import read_bytes
from tests.importing.accounts import check_issue
from tests.importing.stories import MORE, STORY
from tests.importing.witness import letters, witness

RUBY = "<ruby>罅<rp>(</rp><rt>xià</rt><rp>)</rp></ruby>"
WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TEXT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def page(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8><title>旧桥栏</title></head><body>{body}</body></html>".encode()


def packed(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, **more: str) -> bytes:
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
    rest = {f"word/{name}.xml": f"<w:x {WORD}>{content}</w:x>" for name, content in more.items()}
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **rest})


def line(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def epub(again: str = "", *, kind: str = "application/xhtml+xml") -> bytes:
    """Make a book of two documents of a kind, of which its order of reading has one: `a`, or what stands at `again`."""
    container = "<rootfiles><rootfile full-path='o.opf'/></rootfiles>"
    named = {"a": "a.xhtml", "b": "b.xhtml"} | ({"c": again} if again else {})
    items = "".join(f"<item id='{n}' href='{href}' media-type='{kind}'/>" for n, href in named.items())
    package = f"<manifest>{items}</manifest><spine><itemref idref='{max(named) if again else 'a'}'/></spine>"
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f"<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>{container}</container>",  # noqa: E501 - one element
            "o.opf": f"<package xmlns='http://www.idpf.org/2007/opf'>{package}</package>",
            "a.xhtml": f"<html><body><h1>旧桥栏</h1><p>{STORY}</p></body></html>",
            "b.xhtml": f"<html><body><p>不在次序里的一页。{MORE}</p></body></html>",
        }
    )


def odt() -> bytes:
    body = f"<text:h>旧桥栏</text:h><text:p>{STORY}<text:note><text:note-body><text:p>注字</text:p></text:note-body></text:note></text:p>"  # noqa: E501 - one element
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {TEXT}><office:body><office:text>{body}</office:text></office:body></office:document-content>",  # noqa: E501 - one element
        }
    )


DEEP = {"报": {"名": "渡口报", "附": {"怪": [{"题目": "旧桥栏", "内容": [STORY, {"段": MORE}, ["夹层", ["更深"]]]}]}}}
MIXED = [
    {"title": "旧桥栏", "content": STORY},
    "单独一句",
    ["又一句", {"只有": "怪"}],
    5,
    None,
    {"html": f"<p>{MORE}</p>"},
]
FILES = {
    "separators.txt": f"旧桥栏\u2028{STORY}\x85{MORE}\x0b末句在此。\x0c封底\x1c补\x1d缀\x1e字".encode(),
    "signs.txt": f"※※※\n{STORY}\n①②③ Ⅳ ㈠ ½ 𠮷𡃁\n{MORE}".encode(),
    "tags.txt": f"旧<桥>栏\n<p>{STORY}</p>\n<script>脚本里的字</script>\n&amp;与&#20013;\n{MORE}".encode(),
    "front.md": f"---\ntitle: 旧桥栏\n怪键: 怪值\nlist:\n  - 甲项\n---\n\n# 旧桥栏\n\n{STORY}\n\n[^1]: 注一\n".encode(),
    "odd.html": page(
        f"<table><tr><td>旧桥栏<p>{STORY}<tr><td></table>漏网<p>{MORE}</b></i></div></p>尾<plaintext>样<b>"
    ),
    "parts.html": page(
        f"<h1>旧桥栏</h1><p>{STORY}</p><svg><text>图字</text></svg><select><option>甲</select><p>{MORE}</p>"
    ),
    "frames.html": b"<html><meta charset=utf-8><frameset><noframes>" + "看这里".encode() + b"</noframes></frameset>",
    "deep.json": json.dumps(DEEP, ensure_ascii=False).encode(),
    "mixed.json": json.dumps(MIXED, ensure_ascii=False).encode(),
    "ragged.csv": f'标题,正文\n旧桥栏,{STORY}\n第二,{MORE},多一格,又一格\n只有一格\n"带""引",'.encode(),
    "odd.xml": f"<r><item><title>旧桥栏</title>混<content>{STORY}<b>粗</b>尾</content>外</item><怪><![CDATA[<暗>]]></怪></r>".encode(),  # noqa: E501 - one element
    "sum.docx": docx(
        line("旧桥栏") + line(STORY) + "<w:p><m:oMath><m:r><m:t>式</m:t></m:r></m:oMath></w:p>" + line(MORE)
    ),
    "notes.docx": docx(
        line("旧桥栏") + line(STORY), footnotes=line("脚注"), header1=line("页眉"), comments=line("批注")
    ),
    "left out.epub": epub(),
    "html.epub": epub(kind="text/html"),
    "note.odt": odt(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_letter_of_an_odd_file_is_in_an_issue(name: str) -> None:
    issues = read_bytes(FILES[name], name=name).issues
    for issue in issues:
        check_issue(issue)
    found = sum((letters(issue.source.text) for issue in issues), Counter[str]())
    assert not "".join(sorted((witness(FILES[name], name) - found).elements()))


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        (f"<h1>旧桥栏</h1><p>{STORY}<del>删去</del></p><p>{MORE}</p>", "删去"),
        (f"<h1>旧桥栏</h1><p><del>删去</del>{STORY}</p><p>{MORE}</p>", "删去"),
        (f"<h1>旧桥栏</h1><p>{STORY}</p><p>{MORE}{RUBY}</p>", "(xià)"),
        (f"<h1>旧桥栏</h1><p>{STORY}</p><h3>船底{RUBY}</h3><p>{MORE}</p>", "(xià)"),
        (f"<h1>旧桥{RUBY}</h1><p>{STORY}</p><p>{MORE}</p>", "(xià)"),
        (f"<h1><del>新</del>旧桥栏</h1><h2>副题</h2><p>{STORY}</p>", "新"),
    ],
)
def test_words_struck_at_a_lines_end_are_a_repair(body: str, cut: str) -> None:
    (issue,) = read_bytes(page(body), name="p.html").issues
    check_issue(issue)
    assert [r.original for a in issue.articles for r in a.repairs if r.kind == "markup"] == [cut]
    assert not any(cut in p.text for a in issue.articles for p in a.paragraphs)


def test_a_document_that_is_named_by_a_place_in_it_is_read() -> None:
    (issue,) = read_bytes(epub("b.xhtml#middle"), name="b.epub").issues
    assert [p.text for a in issue.articles for p in a.paragraphs] == [f"不在次序里的一页。{MORE}"]


def test_a_document_that_a_book_names_twice_is_told_once() -> None:
    (issue,) = read_bytes(epub("a.xhtml"), name="b.epub").issues
    assert issue.source.text.count(STORY) == 1


def test_a_dump_keeps_what_is_outside_its_rows() -> None:
    dump = (
        f"CREATE TABLE t (title text, body text);\nINSERT INTO t VALUES ('旧桥栏','{STORY}','多一格');\n-- 注释里的字\n"
        f"INSERT INTO t (title,body) VALUES ('渡口','{MORE}'),(NOW(),'读不成的'||'一格');\n"
        "UPDATE t SET body='改后的字';\n"
    )
    (issue,) = read_bytes(dump.encode(), name="d.sql").issues
    check_issue(issue)
    assert [a.headline for a in issue.articles] == ["旧桥栏", "渡口"]
    for words in ("多一格", "注释里的字", "读不成的", "改后的字"):
        assert words in "".join(s.text for s in issue.set_aside), words
