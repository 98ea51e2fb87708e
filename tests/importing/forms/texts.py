# ruff: noqa: E501 - texts are easier to read as they are written
"""Texts with labels, tags and marks, in encodings without a mark; what a document's styles say."""

from __future__ import annotations

from tests.importing.forms import BRIDGE, FERRY, HEADS, SCHOOL, Form
from tests.importing.forms.files import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _p(text: str, run: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _docx(*paragraphs: str) -> bytes:
    return zipped({"word/document.xml": f"<w:document {_W}><w:body>{''.join(paragraphs)}</w:body></w:document>"})


def _texts(texts: tuple[str, ...]) -> str:
    return "".join(_p(t, properties='<w:ind w:firstLineChars="200"/>') for t in texts)


_HEAD = '<w:pStyle w:val="Heading1"/>'
_LARGE, _BOLD = '<w:b/><w:sz w:val="36"/>', "<w:b/>"
_RUBY = "<w:p><w:r><w:t>船工</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>ruǎn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>阮</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>长河说，新绳</w:t></w:r><w:del><w:r><w:delText>昨天</w:delText></w:r></w:del><w:r><w:t>是镇上织网社搓的，用了三百斤黄麻。</w:t></w:r></w:p>"
_TAGGED = "".join(
    f"<doc>\n<url>http://liulin.invalid/?a=1&b={k}</url>\n<contenttitle>{head}</contenttitle>\n<content>{''.join(texts)}</content>\n</doc>\n"
    for k, (head, texts) in enumerate(((HEADS["ferry"], FERRY), (HEADS["bridge"], BRIDGE)))
)
_LABELLED = "\n".join(
    (
        "【 编  号 】1203",
        "【报  纸】柳林晚报",
        "【见报日期】2001年4月9日",
        "【入库人】老姜",
        "【 作  者 】穆清和",
        f"【 标  题 】{HEADS['ferry']}",
        "    ——二十个人没有拉断",
        "【 正  文 】",
        *("    " + t for t in FERRY),
    )
)
_ISSUE = f"柳林晚报\n2024年5月6日 星期一\n\n## {HEADS['ferry']}\n\n本报讯（记者 穆清和）{FERRY[0]}\n\n{FERRY[1]}\n\n## {HEADS['bridge']}\n\n本报讯（记者 方砚秋）{BRIDGE[0]}\n\n{BRIDGE[1]}\n"
_TWO = [{"headline": HEADS["ferry"], "date": "2024-05-06", "newspaper": "柳林晚报"}, {"headline": HEADS["bridge"]}]

TEXTS = (
    Form(name="line-separators", files={"a.txt": _ISSUE.replace("\n", "\u2028")}, expect={"pieces": _TWO}),
    Form(name="next-line", files={"a.txt": _ISSUE.replace("\n", "\x85")}, expect={"pieces": _TWO}),
    Form(name="vertical-tabs", files={"a.txt": _ISSUE.replace("\n", "\x0b")}, expect={"pieces": _TWO}),
    Form(name="seven-bits", files={"a.txt": _ISSUE.encode("utf-7")}, expect={"pieces": _TWO}),
    Form(
        name="utf-16-without-a-line-end",
        files={"a.txt": "".join(t.replace("，", "、") for t in FERRY).encode("utf-16-be")},
        expect={"kept": [FERRY[2][-8:]]},
    ),
    Form(
        name="another-language",
        files={"a.txt": ("오늘 나루터에 새 밧줄을 매었다\n" * 8).encode("euc-kr")},
        expect={"warnings": 1},
    ),
    Form(
        name="a-dump-in-tags",
        files={"a.txt": _TAGGED.encode("gb18030")},
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "contains": list(FERRY)},
                {"headline": HEADS["bridge"], "contains": list(BRIDGE)},
            ]
        },
    ),
    Form(
        name="labels-with-blanks-and-unknown-ones",
        files={"a.txt": _LABELLED},
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "subheadline": "二十个人没有拉断",
                    "newspaper": "柳林晚报",
                    "date": "2001-04-09",
                    "paragraphs": list(FERRY),
                    "credits": [("作者", "穆清和")],
                }
            ],
            "kept": ["老姜", "1203"],
        },
    ),
    Form(
        name="kicker-in-larger-letters-than-the-styled-headline",
        files={
            "a.docx": _docx(
                _p("柳林晚报", properties=_HEAD),
                _p("2024年5月6日　星期一"),
                _p("江上往来有了新保障", '<w:sz w:val="30"/>'),
                _p(HEADS["ferry"], properties=_HEAD),
                _texts(FERRY),
                _p(HEADS["bridge"], properties=_HEAD),
                _texts(BRIDGE),
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "kicker": "江上往来有了新保障", "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "paragraphs": list(BRIDGE)},
            ]
        },
    ),
    Form(
        name="bold-subheads-under-larger-headlines",
        files={
            "a.docx": _docx(
                _p("柳林晚报", '<w:b/><w:sz w:val="60"/>'),
                _p("2024年5月6日　星期一"),
                _p(HEADS["ferry"], _LARGE),
                _texts(FERRY[:1]),
                _p("一、二十个人没有拉断", _BOLD),
                _texts(FERRY[1:]),
                _p(HEADS["school"], _LARGE),
                _texts(SCHOOL[:1]),
                _p("二、端午带回家", _BOLD),
                _texts(SCHOOL[1:]),
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "paragraphs": [FERRY[0], "[subhead]一、二十个人没有拉断", *FERRY[1:]]},
                {"headline": HEADS["school"], "paragraphs": [SCHOOL[0], "[subhead]二、端午带回家", SCHOOL[1]]},
            ]
        },
    ),
    Form(
        name="ruby-and-deletions",
        files={"a.docx": _docx(_p(HEADS["ferry"], properties=_HEAD), _RUBY, _texts(FERRY[:1]))},
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "paragraphs": ["船工阮长河说，新绳是镇上织网社搓的，用了三百斤黄麻。", FERRY[0]],
                }
            ]
        },
    ),
    Form(
        name="tabs-and-players-under-front-matter",
        files={
            "a.md": f"---\ntitle: {HEADS['ferry']}\ndate: 2024-05-06\ntags: \n---\n\n# 播放 {{.tabset}}\n## 站点一\n<iframe src='//a.invalid'></iframe>\n\n## 站点二\n<iframe src='//b.invalid'></iframe>\n\n# \n\n{FERRY[0]}\n\n{FERRY[1]}\n"
        },
        expect={
            "pieces": [{"headline": HEADS["ferry"], "date": "2024-05-06", "paragraphs": list(FERRY[:2])}],
            "set_aside": ["站点二"],
        },
    ),
)
