# ruff: noqa: E501 - markup is easier to read as it is written
"""Everyday kinds of files, second round: written after the rules were mended on the first, measured once."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64encode
from collections.abc import Callable
from html import escape

from benchmarks._everyday_desk import Desk, Paper, Piece
from benchmarks._everyday_files import of, packed, para, word


def ps(piece: Piece, before: str = "") -> str:
    """Return a piece's paragraphs as elements."""
    return "".join(f"<p>{before}{escape(p)}</p>" for p in piece.paragraphs)


def styled(own: Desk) -> Paper:
    """Word with heading styles: Title for the paper, Heading 1 for pages, Heading 2 for headlines."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
        for i, n in (("T", "Title"), ("H1", "heading 1"), ("H2", "heading 2"))
    )
    pieces = []
    body = para(f"{own.paper} {own.said}", style="T", size=48)
    for no, name in (("1", "要闻"), ("2", "社会")):
        body += para(f"第{no}版 {name}", style="H1", size=36)
        for s in own.stories(2, 500):
            s.page = no
            a = own.name()
            s.credits = [("记者", [a])]
            pieces.append(s)
            body += (
                para(s.headline, style="H2", size=32, bold=True)
                + para(f"□本报记者 {a}")
                + "".join(para(p, indent=True) for p in s.paragraphs)
            )
    return of(own, "a.docx", word(body, styles), pieces, ["1", "2"])


def word_captions(own: Desk) -> Paper:
    """Word with a picture's caption between the paragraphs, reporters in brackets at the end."""
    pieces: list[Piece] = []
    body = para(f"{own.paper}　{own.said}　第3版", center=True)
    for s in (x for x in own.stories(12, 700) if len(x.paragraphs) > 1):
        if len(pieces) == 2:
            break
        a, b = own.names(2)
        s.credits = [("记者", [a]), ("摄影", [b])]
        s.paragraphs[1:1] = [f"图为现场。{b} 摄"]
        pieces.append(s)
        body += (
            para(s.headline, size=36, bold=True, center=True)
            + "".join(para(p, indent=not p.startswith("图为"), center=p.startswith("图为")) for p in s.paragraphs)
            + para(f"（本报记者 {a}）")
        )
    return of(own, "a.docx", word(body), pieces, ["3"])


def open_document(own: Desk) -> Paper:
    """OpenDocument: automatic styles, headings of level 2."""
    pieces = [own.lead(s) for s in own.stories(3, 600)]
    body = f'<text:h text:outline-level="1">{own.paper}</text:h><text:p>{own.said}　{own.week}　第2版：综合</text:p>'
    for s in pieces:
        body += f'<text:h text:outline-level="2">{escape(s.headline)}</text:h>' + "".join(
            f'<text:p text:style-name="P1">{escape(p)}</text:p>' for p in s.paragraphs
        )
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    return of(
        own,
        "a.odt",
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}),
        pieces,
        ["2"],
    )


def government(own: Desk) -> Paper:
    """A county government's site: tables, fonts, 【字体：大 中 小】, printed by a script."""
    s = own.story()
    a = own.name()
    s.credits = [("作者", [a])]
    text = "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(p)}" for p in s.paragraphs)
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{own.town}县人民政府网</title></head><body><form id="form1"><table class="top"><tr><td><a href="/">首页</a></td><td><a href="/zw">政务公开</a></td><td><a href="/xw">新闻中心</a></td><td><a href="/fw">办事服务</a></td></tr></table>
<table><tr><td>您现在的位置：<a href="/">首页</a>&gt;&gt;<a href="/xw">新闻中心</a>&gt;&gt;正文</td></tr></table><table class="main"><tr><td align="center"><b><font size="4">{escape(s.headline)}</font></b></td></tr>
<tr><td align="center">发布时间：{own.iso}　来源：{own.paper}　作者：{a}　阅读次数：<span>512</span>　【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</td></tr><tr><td><span style="font-size:14px">{text}</span></td></tr>
<tr><td align="right"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr></table>
<table class="foot"><tr><td>主办：{own.town}县人民政府办公室　网站标识码：3411240001</td></tr></table></form></body></html>"""
    return of(own, "show.aspx.html", page, [s])


def phone(own: Desk) -> Paper:
    """A news app's page for phones: author's card, picture captions, recommended items."""
    s = own.story()
    cards = "".join(
        f'<a class="card" href="/a{k}"><div class="t">{escape(own.story().headline)}</div><span>{own.paper} {k + 2}小时前</span></a>'
        for k in range(4)
    )
    first, rest = s.paragraphs[0], s.paragraphs[1:]
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(s.headline)}</title></head><body><div id="app"><header><a>打开APP</a></header><article class="article-content"><h1 class="article__title">{escape(s.headline)}</h1>
<div class="author"><img src="a.jpg"><span class="name">{own.paper}</span><span class="time">{own.iso} 09:33</span><button>关注</button></div><div class="article__content"><p>{escape(first)}</p><p><img src="1.jpg"></p>{"".join(f"<p>{escape(p)}</p>" for p in rest)}</div><div class="open-app">打开APP阅读全文</div></article>
<section class="recommend"><h3>相关推荐</h3>{cards}</section><div class="comment"><h3>评论 12</h3><p>好消息！</p></div></div></body></html>"""
    return of(own, "m.html", page, [s])


def linked_data(own: Desk) -> Paper:
    """A page whose facts are JSON-LD, printed date in words."""
    s = own.story()
    a = own.name()
    s.credits = [("作者", [a])]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": s.headline,
        "datePublished": f"{own.iso}T08:00:00+08:00",
        "author": [{"@type": "Person", "name": a}],
        "publisher": {"@type": "Organization", "name": own.paper},
    }
    page = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{escape(s.headline)} | {own.paper}</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><nav><a href="/">新闻</a><a href="/c">文化</a></nav><main><h1>{escape(s.headline)}</h1><p class="byline">文 / {a}</p><time>{own.said}</time>{ps(s)}<aside><h4>延伸阅读</h4><ul><li><a href="#">{escape(own.story().headline)}</a></li></ul></aside></main><footer>© {own.y} {own.paper}</footer></body></html>"""
    return of(own, "story.html", page, [s])


def archive(own: Desk) -> Paper:
    """A browser's MHT archive of a site's page."""
    s = own.story()
    a = own.name()
    s.credits = [("记者", [a])]
    page = f'<html><head><meta charset="utf-8"><title>{escape(s.headline)}_{own.town}在线</title></head><body><div class="nav"><a href="/">首页</a><a href="/sh">社会</a></div><h1>{escape(s.headline)}</h1><div class="source">{own.iso} 11:20　{own.paper}　记者 {a}</div><div class="text">{ps(s, "　　")}</div><div class="bq">版权声明：凡注明来源为本网的稿件，转载须注明出处。</div></body></html>'
    body = b64encode(page.encode()).decode()
    rows = "\r\n".join(body[k : k + 76] for k in range(0, len(body), 76))
    mht = f'From: <Saved by Mozilla>\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--x1"; type="text/html"\r\n\r\n----x1\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://www.example.invalid/n/1.html\r\n\r\n{rows}\r\n----x1--\r\n'
    return of(own, "saved.mhtml", mht, [s])


def mailed(own: Desk) -> Paper:
    """A mail with a story in HTML and as text."""
    s = own.story()
    html = f"<html><body><div>转给你看看：</div><h2>{escape(s.headline)}</h2><div>{own.paper} {own.said} 第3版</div>{ps(s)}</body></html>"
    text = f"转给你看看：\n\n{s.headline}\n{own.paper} {own.said} 第3版\n" + "\n".join("　　" + p for p in s.paragraphs)
    mail = f"From: lao@example.invalid\r\nTo: li@example.invalid\r\nSubject: =?utf-8?B?{b64encode('报上一篇'.encode()).decode()}?=\r\nDate: Fri, 06 Nov 2026 09:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{b64encode(text.encode()).decode()}\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{b64encode(html.encode()).decode()}\r\n--b1--\r\n"
    return of(own, "a.eml", mail, [s], ["3"])


def page_texts(own: Desk) -> Paper:
    """A folder of text files, a page each."""
    pieces, files = [], {}
    for no, name in (("01", "要闻"), ("02", "民生"), ("03", "文体")):
        text = f"{own.paper}\n{own.said} {own.week}\n第{no}版：{name}\n\n"
        for s in own.stories(2, 400):
            own.lead(s)
            s.page = no
            pieces.append(s)
            text += f"{s.headline}\n" + "\n".join("　　" + p for p in s.paragraphs) + "\n\n"
        files[f"{own.iso}-{no}.txt"] = text
    return Paper(files, pieces, own.paper, own.iso, ["01", "02", "03"])


def story_texts(own: Desk) -> Paper:
    """A ZIP of text files, a story each, their names headlines."""
    pieces, files = [], {}
    for s in own.stories(3, 600):
        a = own.name()
        s.credits = [("作者", [a])]
        pieces.append(s)
        files[f"{s.headline[:14].replace('/', '')}.txt"] = (
            f"{s.headline}\n{own.paper} {own.iso} 作者：{a}\n\n" + "\n".join("　　" + p for p in s.paragraphs) + "\n"
        )
    return of(own, "剪报.zip", packed(files), pieces)


def nested(own: Desk) -> Paper:
    """JSON of an edition: pages with their articles."""
    pieces = []
    pages = []
    for no, name in (("01", "头版"), ("02", "国内")):
        arts = []
        for s in own.stories(2, 500):
            s.page = no
            s.sub = None
            pieces.append(s)
            arts.append(
                {
                    "id": own.random.randint(1000, 9999),
                    "mainTitle": s.headline,
                    "subTitle": "",
                    "introTitle": "",
                    "author": "",
                    "content": "".join(f"<p>{escape(p)}</p>" for p in s.paragraphs),
                }
            )
        pages.append({"pageNo": no, "pageName": name, "articles": arts})
    return of(
        own,
        "edition.json",
        json.dumps({"paperName": own.paper, "publishDate": own.iso, "pages": pages}, ensure_ascii=False),
        pieces,
        ["01", "02"],
    )


def english_columns(own: Desk) -> Paper:
    """A table with English column names, texts as HTML."""
    pieces = own.stories(3, 500)
    out = io.StringIO()
    rows = csv.writer(out, delimiter="\t")
    rows.writerow(["id", "publish_date", "newspaper", "page", "title", "subtitle", "content_html"])
    for n, s in enumerate(pieces, 1):
        s.page = "4"
        rows.writerow([n, own.iso, own.paper, "4", s.headline, "", "".join(f"<p>{p}</p>" for p in s.paragraphs)])
    return of(own, "dump.tsv", out.getvalue(), pieces, ["4"])


def whole_page(own: Desk) -> Paper:
    """A whole page of a paper as one HTML file, an article element a story."""
    pieces = [own.lead(s) for s in own.stories(3, 500)]
    pieces[0].kicker, pieces[0].sub = "全市水利工作会议提出", "今冬完成渠道清淤六百公里"
    arts = "".join(
        f"<article>{f'<p class=kicker>{s.kicker}</p>' if s.kicker else ''}<h2>{escape(s.headline)}</h2>{f'<p class=sub>{s.sub}</p>' if s.sub else ''}{ps(s)}</article>"
        for s in pieces
    )
    return of(
        own,
        "page.html",
        f'<!doctype html><html><head><meta charset="utf-8"><title>{own.paper} {own.said} 第5版</title></head><body><header><h1>{own.paper}</h1><p>{own.said} {own.week} 第5版 综合</p></header>{arts}</body></html>',
        pieces,
        ["5"],
    )


def notebook(own: Desk) -> Paper:
    """One Markdown file of clippings: a heading each, a list of facts below it."""
    pieces = []
    text = "# 剪报本\n\n"
    for s in own.stories(3, 500):
        a = own.name()
        s.credits, s.page = [("作者", [a])], "2"
        pieces.append(s)
        text += (
            f"## {s.headline}\n\n- 报纸：{own.paper}\n- 日期：{own.iso}\n- 版次：2\n- 作者：{a}\n\n"
            + "\n\n".join(s.paragraphs)
            + "\n\n---\n\n"
        )
    return of(own, "剪报本.md", text, pieces, ["2"])


def atom(own: Desk) -> Paper:
    """An Atom feed whose contents are HTML."""
    pieces = own.stories(3, 600)
    for s in pieces:
        s.credits = [("作者", [own.name()])]
    items = "".join(
        f'<entry><title>{escape(s.headline)}</title><id>urn:x:{k}</id><published>{own.iso}T0{k + 6}:00:00+08:00</published><author><name>{s.credits[0][1][0]}</name></author><content type="html">{escape(ps(s))}</content></entry>'
        for k, s in enumerate(pieces)
    )
    return of(
        own,
        "feed.atom",
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{own.paper}</title><updated>{own.iso}T12:00:00+08:00</updated>{items}</feed>',
        pieces,
    )


def whole_book(own: Desk) -> Paper:
    """A week's paper as an EPUB: one chapter a page, several stories in each."""
    pieces = []
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    }
    items = spine = ""
    for no, name in (("1", "头版"), ("2", "社会")):
        arts = ""
        for s in own.stories(2, 500):
            own.lead(s)
            s.page = no
            pieces.append(s)
            arts += f"<h2>{escape(s.headline)}</h2>{ps(s)}"
        files[f"p{no}.xhtml"] = (
            f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>第{no}版</title></head><body><h1>第{no}版：{name}</h1>{arts}</body></html>'
        )
        items += f'<item id="p{no}" href="p{no}.xhtml" media-type="application/xhtml+xml"/>'
        spine += f'<itemref idref="p{no}"/>'
    files["content.opf"] = (
        f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{own.paper}</dc:title><dc:date>{own.iso}</dc:date><dc:language>zh</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    return of(own, "paper.epub", packed(files), pieces, ["1", "2"])


def rich_table(own: Desk) -> Paper:
    """RTF as Word writes it: pictures skipped, hex characters of GBK, headline by size."""
    pieces = [own.lead(s) for s in own.stories(2, 500)]

    def said(text: str) -> str:
        return "".join(c if ord(c) < 128 else "".join(f"\\'{b:02x}" for b in c.encode("gb18030")) for c in text)

    body = f"\\pard\\qc\\f0\\fs52\\b {said(own.paper)}\\b0\\par\\fs21 {said(own.said + '  第1版')}\\par "
    for s in pieces:
        body += f"\\pard\\qc\\fs36\\b {said(s.headline)}\\b0\\par " + "".join(
            f"\\pard\\fi420\\fs21 {said(p)}\\par " for p in s.paragraphs
        )
    return of(
        own,
        "b.rtf",
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}{\\info{\\author x}}" + body + "}",
        pieces,
        ["1"],
    )


FILES_2: tuple[Callable[[Desk], Paper], ...] = (
    styled, word_captions, open_document, government, phone, linked_data, archive, mailed, page_texts, story_texts, nested,
    english_columns, whole_page, notebook, atom, whole_book, rich_table,
)  # fmt: skip
