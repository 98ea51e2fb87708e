# ruff: noqa: E501 - markup is easier to read as it is written
"""Records, feeds, office files and archives."""

from __future__ import annotations

import base64
import io
import json
import zipfile

from tests.importing.forms import BRIDGE, FERRY, HEADS, SCHOOL, Form, menu, page, paragraphs


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return an archive of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


_HEAD2 = '<w:pStyle w:val="Heading2"/>'
_DOCX = zipped(
    {
        "word/document.xml": f"<w:document {_W}><w:body>{_p(HEADS['ferry'], _HEAD2)}{_p(FERRY[0])}<w:p><w:r><w:t>{FERRY[1]}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>{_p(FERRY[2])}{_p(HEADS['bridge'], _HEAD2)}{_p(BRIDGE[0])}<w:tbl><w:tr><w:tc>{_p('东引桥')}</w:tc><w:tc>{_p('8')}</w:tc></w:tr><w:tr><w:tc>{_p('西引桥')}</w:tc><w:tc>{_p('6')}</w:tc></w:tr></w:tbl>{_p(BRIDGE[1])}<w:p><w:del><w:r><w:delText>删去的一句</w:delText></w:r></w:del></w:p></w:body></w:document>",
        "word/header1.xml": f"<w:hdr {_W}>{_p('柳林晚报　2024年5月6日　星期一　第3版　民生')}</w:hdr>",
        "word/footnotes.xml": f"<w:footnotes {_W}><w:footnote w:id='2'>{_p('织网社：镇办手工社。')}</w:footnote></w:footnotes>",
        "word/comments.xml": f"<w:comments {_W}><w:comment w:id='0'>{_p('此处请核对斤数')}</w:comment></w:comments>",
    }
)
_ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
_ODT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"""<office:document-content {_ODF}><office:automatic-styles><style:style style:name="T1" style:family="paragraph"><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>删去的一段</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="T1">柳林晚报</text:p><text:p>2024年5月6日　星期一　第3版：民生</text:p><text:p text:style-name="T1">{HEADS["ferry"]}</text:p>{"".join(f"<text:p>{t}</text:p>" for t in FERRY)}<text:h text:outline-level="2">{HEADS["school"]}</text:h><text:p>{SCHOOL[0]}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>端午节：五月初五。</text:p></text:note-body></text:note></text:p><text:p>{SCHOOL[1][:10]}<text:span>{SCHOOL[1][10:]}</text:span></text:p></office:text></office:body></office:document-content>""",
        "styles.xml": f"<office:document-styles {_ODF}></office:document-styles>",
    }
)


def _rtf(text: str) -> str:
    return "".join(f"\\'{b:02x}" for b in text.encode("gbk"))


_RTF = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 " + _rtf("宋体") + r";}}{\*\generator Msftedit 5.41;}{\info{\title secret}}"
    + "\n" + r"\pard\qc\b\fs44 " + _rtf("柳林晚报") + r"\b0\par\fs21 " + _rtf("2024年5月6日 星期一") + r"\par\b\fs32 " + _rtf(HEADS["ferry"]) + r"\b0\fs21\par" + "\n"
    + "".join(_rtf("　　" + t) + "\\par\n" for t in FERRY) + r"\b\fs32 " + _rtf(HEADS["bridge"]) + r"\b0\fs21\par" + "\n" + "".join(_rtf("　　" + t) + "\\par\n" for t in BRIDGE) + "}"
).encode()  # fmt: skip


def _row(*cells: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in cells) + "</row>"


_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_XLSX = zipped(
    {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {_S} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="五月" sheetId="1" r:id="rId1"/><sheet name="备注" sheetId="2" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {_S}><si><t>标题</t></si><si><r><t>柳林渡换</t></r><r><t>上新缆绳</t></r></si></sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet {_S}><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>正文</t></is></c><c t="inlineStr"><is><t>日期</t></is></c><c t="inlineStr"><is><t>报纸</t></is></c></row><row><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>{"&#10;".join(FERRY)}</t></is></c><c r="C2"><v>45418</v></c><c r="D2" t="inlineStr"><is><t>柳林晚报</t></is></c></row>{_row(HEADS["bridge"], chr(10).join(BRIDGE), "2024-05-06", "柳林晚报")}</sheetData></worksheet>',
        "xl/worksheets/sheet2.xml": f"<worksheet {_S}><sheetData>{_row('五月份的稿件由资料室录入')}</sheetData></worksheet>",
    }
)
_SAVED = page(
    "<title>石门桥翻修放行_石门日报</title>",
    f"{menu()}<h1>石门桥翻修放行</h1><p>2021-02-03 来源：石门日报</p>{paragraphs(BRIDGE)}",
).replace('"utf-8"', '"gbk"')
_MHT = (
    "MIME-Version: 1.0\r\nSubject: saved\r\nContent-Type: multipart/related; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1\r\n"
    'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://www.shimen.invalid/2021-02/03/a.htm\r\n\r\n'
    + base64.encodebytes(_SAVED.encode("gbk")).decode().replace("\n", "\r\n") + "--b1--\r\n"
).encode()  # fmt: skip

FILES = (
    Form(
        name="records-with-blocks-under-chinese-keys",
        files={
            "a.json": _json(
                {
                    "数据": {
                        "列表": [
                            {
                                "标题": HEADS["ferry"],
                                "时间": "2024-05-06 08:00",
                                "媒体": "柳林晚报",
                                "段落": [{"类型": "文本", "内容": t} for t in FERRY],
                            },
                            {
                                "标题": HEADS["bridge"],
                                "时间": "2024-05-06 08:00",
                                "媒体": "柳林晚报",
                                "段落": [{"类型": "文本", "内容": t} for t in BRIDGE],
                            },
                        ]
                    }
                }
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "newspaper": "柳林晚报", "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "paragraphs": list(BRIDGE)},
            ]
        },
    ),
    Form(
        name="editor-blocks",
        files={
            "a.json": _json(
                {
                    "title": HEADS["ferry"],
                    "publishedAt": 1714953600000,
                    "blocks": [
                        {"id": "x1", "type": "paragraph", "data": {"text": FERRY[0]}},
                        {"type": "header", "data": {"text": "二十个人没有拉断", "level": 3}},
                        {"type": "paragraph", "data": {"text": FERRY[1]}},
                        {"type": "image", "data": {"url": "https://x.invalid/a.jpg", "caption": "新缆绳。姚望 摄"}},
                        {"type": "paragraph", "data": {"text": FERRY[2]}},
                    ],
                }
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "contains": [*FERRY, "新缆绳。", "二十个人没有拉断"]}
            ]
        },
    ),
    Form(
        name="records-with-what-nobody-listed",
        files={
            "a.jsonl": "\n".join(
                _json(r)
                for r in (
                    {
                        "title": HEADS["ferry"],
                        "content": FERRY[0],
                        "remark": "此稿由资料室补录，原件存三号柜",
                        "extra": {"cnt": ["夹在第三版和第四版之间"]},
                    },
                    {"title": HEADS["bridge"], "content": BRIDGE[0]},
                )
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "paragraphs": [FERRY[0]]},
                {"headline": HEADS["bridge"], "paragraphs": [BRIDGE[0]]},
            ],
            "kept": ["此稿由资料室补录，原件存三号柜", "夹在第三版和第四版之间"],
        },
    ),
    Form(
        name="xml-of-records",
        files={
            "a.xml": f"<?xml version='1.0' encoding='utf-8'?><报纸 名称='柳林晚报'><文章><标题>{HEADS['ferry']}</标题><日期>2024-05-06</日期><版次>3</版次><正文>{chr(10).join(FERRY)}</正文></文章><文章><标题>{HEADS['bridge']}</标题><日期>2024-05-06</日期><版次>4</版次><正文><![CDATA[{paragraphs(BRIDGE)}]]></正文></文章></报纸>"
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "page": "3", "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "page": "4", "paragraphs": list(BRIDGE)},
            ]
        },
    ),
    Form(
        name="atom",
        files={
            "a.atom": f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>柳林晚报 - 最新</title><entry><title>{HEADS['ferry']}</title><author><name>穆清和</name></author><updated>2024-05-06T23:30:00+08:00</updated><content type='html'>{paragraphs(FERRY).replace('<', '&lt;')}</content></entry></feed>"
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "date": "2024-05-06",
                    "newspaper": "柳林晚报",
                    "paragraphs": list(FERRY),
                    "credits": [("作者", "穆清和")],
                }
            ]
        },
    ),
    Form(
        name="table-with-a-remark",
        files={
            "a.csv": "报纸,日期,版次,题目,全文,备注\n"
            + f'柳林晚报,2024-05-06,3,{HEADS["ferry"]},"{chr(10).join(FERRY)}",原件有水渍\n柳林晚报,2024-05-06,4,{HEADS["bridge"]},"{chr(10).join(BRIDGE)}",\n'
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "date": "2024-05-06",
                    "newspaper": "柳林晚报",
                    "page": "3",
                    "paragraphs": list(FERRY),
                },
                {"headline": HEADS["bridge"], "page": "4", "paragraphs": list(BRIDGE)},
            ],
            "kept": ["原件有水渍"],
        },
    ),
    Form(
        name="word-with-header-note-table",
        files={"a.docx": _DOCX},
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "newspaper": "柳林晚报", "contains": list(FERRY)},
                {"headline": HEADS["bridge"], "contains": [BRIDGE[0], "东引桥", "8", "6", BRIDGE[1]]},
            ],
            "kept": ["织网社：镇办手工社。", "此处请核对斤数", "删去的一句"],
        },
    ),
    Form(
        name="open-document",
        files={"a.odt": _ODT},
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "date": "2024-05-06",
                    "newspaper": "柳林晚报",
                    "page": "3",
                    "paragraphs": list(FERRY),
                },
                {"headline": HEADS["school"], "contains": list(SCHOOL)},
            ],
            "kept": ["端午节：五月初五。", "删去的一段"],
        },
    ),
    Form(
        name="rich-text-in-bytes",
        files={"a.rtf": _RTF},
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "newspaper": "柳林晚报", "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "paragraphs": list(BRIDGE)},
            ]
        },
    ),
    Form(
        name="spreadsheet",
        files={"a.xlsx": _XLSX},
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "newspaper": "柳林晚报", "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "paragraphs": list(BRIDGE)},
            ],
            "kept": ["五月份的稿件由资料室录入"],
        },
    ),
    Form(
        name="web-archive",
        files={"a.mhtml": _MHT},
        expect={
            "pieces": [
                {"headline": HEADS["bridge"], "date": "2021-02-03", "newspaper": "石门日报", "paragraphs": list(BRIDGE)}
            ]
        },
    ),
    Form(
        name="archive-of-everything",
        files={
            "a.zip": zipped(
                {
                    "要闻/a.html": page(
                        "<title>石门桥翻修放行_石门日报</title>",
                        f"<h1>石门桥翻修放行</h1><p>2021-02-03 来源：石门日报</p>{paragraphs(BRIDGE)}",
                    ),
                    "b.docx": _DOCX,
                    "c.rtf": _RTF,
                    "d.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
                    "e.bin": b"\x00\x01\x02\x03" * 90,
                }
            )
        },
        expect={"piece_count": 5, "warnings": 1},
    ),
    Form(
        name="old-office",
        files={"a.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)},
        expect={"refused": "unknown_format", "says": ["docx"]},
    ),
    Form(
        name="pages-document",
        files={"a.pages": zipped({"Index/Document.iwa": b"\0" * 40, "Metadata/Properties.plist": b"bplist00"})},
        expect={"refused": "unknown_format", "says": ["docx"]},
    ),
    Form(
        name="markdown-with-escapes-and-lists",
        files={
            "a.md": f"---\ntitle: {HEADS['ferry']}\nauthors:\n  - 穆清和\n  - 阮一舟\ndate: 2024-05-06\nsource: 柳林晚报\nexcerpt: >-\n  渡口换绳\n---\n\n{FERRY[0]}\n\n价目\\*表\\_见第3版，\\# 号不是标题，1\\. 也不是序号，大家都看得明白。\n\n{FERRY[2]}\n"
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "date": "2024-05-06",
                    "newspaper": "柳林晚报",
                    "paragraphs": [
                        FERRY[0],
                        "价目*表_见第3版，# 号不是标题，1. 也不是序号，大家都看得明白。",
                        FERRY[2],
                    ],
                    "credits": [("作者", "穆清和"), ("作者", "阮一舟")],
                }
            ],
            "kept": ["渡口换绳"],
        },
    ),
    Form(
        name="text-in-utf16-without-a-mark",
        files={
            "a.txt": f"柳林晚报\n2024年5月6日 星期一\n\n# {HEADS['ferry']}\n\n".encode("utf-16-be")
            + "\n\n".join(FERRY).encode("utf-16-be")
        },
        expect={"pieces": [{"headline": HEADS["ferry"], "date": "2024-05-06", "paragraphs": list(FERRY)}]},
    ),
)
