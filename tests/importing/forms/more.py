# ruff: noqa: E501 - markup is easier to read as it is written
"""Forms that were written when the others were held."""

from __future__ import annotations

import json

from tests.importing.forms import BRIDGE, FERRY, HEADS, SCHOOL, Form, menu, page, paragraphs
from tests.importing.forms.files import zipped

_SIDE = "".join(
    f'<li><a href="/h/{k}">热门第{k}条：街口的早点铺换了招牌</a><p>街口的早点铺换了招牌，排队的人多了一倍。</p></li>'
    for k in range(6)
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _p(text: str, inner: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{inner}</w:p>"


_BOX = "<w:txbxContent>" + _p("编者按：渡口的事，大家都来说说。") + "</w:txbxContent>"
_BOXED = zipped(
    {
        "word/document.xml": f"<w:document {_W}><w:body>{_p('柳林晚报')}{_p('2024年5月6日　星期一　第4版')}<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>{HEADS['ferry']}</w:t></w:r></w:p>{_p(FERRY[0], f'<w:r><mc:AlternateContent><mc:Choice>{_BOX}</mc:Choice><mc:Fallback>{_BOX}</mc:Fallback></mc:AlternateContent></w:r>')}{_p(FERRY[1])}</w:body></w:document>"
    }
)
_BLOCKS = [
    {
        "style": "normal",
        "children": [{"_type": "span", "text": FERRY[0][:20]}, {"_type": "span", "text": FERRY[0][20:]}],
    }
]

_TAKEN = "柳林渡的铁船昨天清晨换上了新缆绳，船工们在船头试拉。（姚望 摄）"

MORE = (
    Form(
        name="caption-that-is-the-whole-text",
        files={
            "a.html": page(
                "<title>渡口新绳--柳林晚报</title>",
                f"<h1>渡口新绳</h1><p>2024-04-02 柳林晚报</p><table><tr><td><img src=1.jpg></td></tr><tr><td>{_TAKEN}</td></tr></table><div id=ozoom><p>　　{_TAKEN}</p></div>",
            )
        },
        expect={
            "pieces": [{"headline": "渡口新绳", "kind": "photo", "paragraph_count": 1, "credits": [("摄影", "姚望")]}]
        },
    ),
    Form(
        name="book-whose-documents-have-titles",
        files={
            "a.epub": zipped(
                {
                    "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>",
                    "p.opf": "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>柳林晚报 2024-05-06</dc:title></metadata><manifest><item href='a.xhtml' id='a'/></manifest><spine><itemref idref='a'/></spine></package>",
                    "a.xhtml": page("<title>柳林渡换上新缆绳</title>", f"<h1>柳林渡换上新缆绳</h1>{paragraphs(FERRY)}"),
                }
            )
        },
        expect={
            "pieces": [{"headline": HEADS["ferry"], "kicker": None, "date": "2024-05-06", "paragraphs": list(FERRY)}]
        },
    ),
    Form(
        name="sidebar-of-teasers",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳 - 民生 - 柳林晚报</title>",
                f"<div class=header>{menu()}</div><div class=main><div class=left><h1>柳林渡换上新缆绳</h1><div class=info><span>2024-04-01 10:20</span><span>来源：柳林晚报</span><span>作者：穆清和</span></div><div class=txt>{paragraphs(FERRY)}</div></div><div class=right><ul>{_SIDE}</ul></div></div>",
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "newspaper": "柳林晚报",
                    "date": "2024-04-01",
                    "paragraphs": list(FERRY),
                    "credits": [("作者", "穆清和")],
                }
            ]
        },
    ),
    Form(
        name="paper-edition-2025",
        files={
            "a.html": page(
                "<title>柳林晚报-2025年3月6日 A03版</title>",
                f'<div class=paper-top>柳林晚报 2025年03月06日 星期四</div><div class="newsdetail"><p class="yinti">江上往来有了新保障</p><h2>柳林渡换上新缆绳</h2><p class="futi">——早晚各加一班</p><div class="newsdetaext">A03版：民生　作者：穆清和</div><div id="ozoom">{paragraphs(FERRY)}</div></div>',
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "kicker": "江上往来有了新保障",
                    "subheadline": "——早晚各加一班",
                    "newspaper": "柳林晚报",
                    "date": "2025-03-06",
                    "page": "A03",
                    "paragraphs": list(FERRY),
                    "credits": [("作者", "穆清和")],
                }
            ]
        },
    ),
    Form(
        name="spans-for-paragraphs",
        files={
            "a.html": page(
                "<title>石门桥翻修放行</title>",
                f"<center><font size=5><b>石门桥翻修放行</b></font></center><center>石门日报 2008年9月2日</center><font size=3>　　{BRIDGE[0]}<br>　　{BRIDGE[1]}</font>",
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["bridge"], "newspaper": "石门日报", "date": "2008-09-02", "paragraphs": list(BRIDGE)}
            ]
        },
    ),
    Form(
        name="definition-list-of-days",
        files={
            "a.html": page(
                "<title>石门桥翻修放行_石门日报</title>",
                f"<div id=c><h1>石门桥翻修放行</h1><dl><dt>发布日期</dt><dd>2022-01-15</dd><dt>信息来源</dt><dd>石门日报</dd></dl><div>{paragraphs(BRIDGE)}</div></div>",
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["bridge"], "newspaper": "石门日报", "date": "2022-01-15", "paragraphs": list(BRIDGE)}
            ]
        },
    ),
    Form(
        name="english-meta-and-hong-kong",
        files={
            "a.html": page(
                '<title>柳林渡換上新纜繩 - 柳林日報 Liulin Daily</title><meta property="article:published_time" content="2023-11-05T18:30:00Z"><meta property="og:site_name" content="柳林日報">',
                "<article><header><h1>柳林渡換上新纜繩</h1></header><p>【本報訊】柳林渡的鐵船昨天清晨換上了新纜繩，舊繩用了九年，磨得只剩半截手腕粗。</p><p>船工說新繩是鎮上織網社搓的，用了三百斤黃麻，浸過兩遍桐油。</p></article><footer>© 柳林日報 版權所有</footer>",
            )
        },
        expect={
            "pieces": [
                {"headline": "柳林渡換上新纜繩", "newspaper": "柳林日報", "date": "2023-11-06", "paragraph_count": 2}
            ]
        },
    ),
    Form(
        name="photo-story",
        files={
            "a.html": page(
                "<title>渡口新绳 - 柳林晚报</title>",
                f"<h1>渡口新绳</h1><p>2024-04-02 柳林晚报</p><div class=pics><p><img src=1.jpg></p><p>新绳盘在船头。姚望 摄</p><p><img src=2.jpg></p><p>船工们试拉新绳。姚望 摄</p></div><p>{FERRY[0]}</p>",
            )
        },
        expect={
            "pieces": [
                {
                    "headline": "渡口新绳",
                    "date": "2024-04-02",
                    "contains": ["新绳盘在船头", "船工们试拉新绳", FERRY[0]],
                    "credits": [("摄影", "姚望")],
                }
            ]
        },
    ),
    Form(
        name="related-list-inside-the-text",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳_柳林晚报</title>",
                f"<div id=content><h1>柳林渡换上新缆绳</h1><p>2024-04-03 09:00 来源：柳林晚报</p>{paragraphs(FERRY)}<p><strong>相关阅读：</strong></p><p><a href=1>石门桥放行了</a></p><p><a href=2>药圃里的薄荷</a></p><p>编辑：高望</p></div>",
            )
        },
        expect={
            "pieces": [{"headline": HEADS["ferry"], "paragraphs": list(FERRY)}],
            "set_aside": ["石门桥放行了", "编辑：高望"],
        },
    ),
    Form(
        name="portable-text",
        files={
            "a.json": json.dumps(
                {
                    "articles": [
                        {
                            "title": HEADS["ferry"],
                            "pubDate": "2024-05-06",
                            "body": [
                                *_BLOCKS,
                                {"style": "h2", "children": [{"text": "早晚各加一班"}]},
                                {"style": "normal", "children": [{"text": FERRY[2]}]},
                            ],
                        }
                    ]
                },
                ensure_ascii=False,
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "contains": [FERRY[0][:20], FERRY[0][20:], FERRY[2]]}
            ]
        },
    ),
    Form(
        name="records-by-page",
        files={
            "a.json": json.dumps(
                {
                    "报纸": "柳林晚报",
                    "日期": "2024-05-06",
                    "版面": [
                        {"版次": "01", "版名": "要闻", "文章": [{"标题": HEADS["ferry"], "正文": "\n".join(FERRY)}]},
                        {"版次": "02", "版名": "民生", "文章": [{"标题": HEADS["bridge"], "正文": "\n".join(BRIDGE)}]},
                    ],
                },
                ensure_ascii=False,
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "newspaper": "柳林晚报",
                    "date": "2024-05-06",
                    "page": "1",
                    "paragraphs": list(FERRY),
                },
                {"headline": HEADS["bridge"], "page": "2", "paragraphs": list(BRIDGE)},
            ]
        },
    ),
    Form(
        name="columns-in-english",
        files={
            "a.csv": "id,headline,publish_date,reporter,text,url\n"
            + "".join(
                f'{k},{h},2024/5/6,穆清和,"{chr(10).join(t)}",https://x.invalid/{k}\n'
                for k, (h, t) in enumerate(((HEADS["ferry"], FERRY), (HEADS["school"], SCHOOL)))
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "date": "2024-05-06",
                    "paragraphs": list(FERRY),
                    "credits": [("记者", "穆清和")],
                },
                {"headline": HEADS["school"], "paragraphs": list(SCHOOL)},
            ]
        },
    ),
    Form(
        name="text-box-once",
        files={"a.docx": _BOXED},
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "date": "2024-05-06",
                    "newspaper": "柳林晚报",
                    "contains": [FERRY[0], FERRY[1]],
                }
            ],
            "kept": ["编者按：渡口的事，大家都来说说。"],
        },
    ),
    Form(
        name="folder-in-folders-with-pictures",
        files={
            "5月6日/第1版/a.html": page(
                "<title>石门桥翻修放行_石门日报</title>",
                f"<h1>石门桥翻修放行</h1><p>2021-02-03 来源：石门日报</p>{paragraphs(BRIDGE)}",
            ),
            "5月6日/第1版/a_files/ad.html": page("<title>广告</title>", "<div>广告</div>"),
            "5月6日/第2版/b.html": page(
                "<title>杏坪小学辟出一畦药圃_石门日报</title>",
                f"<h1>杏坪小学辟出一畦药圃</h1><p>2021-02-03 来源：石门日报</p>{paragraphs(SCHOOL)}",
            ),
            "5月6日/第1版/a_files/x.png": b"\x89PNG" + bytes(30),
        },
        expect={
            "pieces": [
                {"headline": HEADS["bridge"], "date": "2021-02-03", "paragraphs": list(BRIDGE)},
                {"headline": HEADS["school"], "paragraphs": list(SCHOOL)},
            ],
            "issue_count": 1,
            "warnings": 1,
        },
    ),
)
