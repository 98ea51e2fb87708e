# ruff: noqa: E501 - markup is easier to read as it is written
"""Everyday kinds of files, first round: written before their writer had read any rule."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from html import escape

from benchmarks._everyday_desk import Desk, Paper, Piece

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def packed(files: dict[str, str]) -> bytes:
    """Return files in a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def para(
    text: str, *, size: int = 21, bold: bool = False, center: bool = False, indent: bool = False, style: str = ""
) -> str:
    """Return a paragraph of a Word document; size in half points."""
    own = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ('<w:ind w:firstLine="420"/>' if indent else "")
        + ('<w:jc w:val="center"/>' if center else "")
    )
    look = ("<w:b/>" if bold else "") + f'<w:sz w:val="{size}"/>'
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return f'<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def word(body: str, styles: str = "") -> bytes:
    """Return a Word document."""
    kinds = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')  # fmt: skip
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    files = {
        "[Content_Types].xml": kinds,
        "_rels/.rels": rels,
        "word/document.xml": f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>',
    }
    if styles:
        files["word/styles.xml"] = f'<?xml version="1.0"?><w:styles {W}>{styles}</w:styles>'
    return packed(files)


def of(
    own: Desk,
    name: str,
    content: str | bytes,
    pieces: list[Piece],
    pages: list[str] | None = None,
    *,
    date: str | None = "",
    paper: str | None = "",
) -> Paper:
    """Return a paper of one file."""
    return Paper(
        {name: content}, pieces, own.paper if paper == "" else paper, own.iso if date == "" else date, pages or []
    )


def word_by_hand(own: Desk) -> Paper:
    """Word without styles: headlines centred, bold and larger; 引题 and 副题 by size; reporters below."""
    pieces = []
    body = para(own.paper, size=52, bold=True, center=True) + para(f"{own.said}　{own.week}　第2版", center=True)
    for k, s in enumerate(own.stories(3, 700)):
        if k == 0:
            s.kicker, s.sub = "全市项目建设推进会召开", "三十二个项目集中开工"
            body += para(s.kicker, size=28, center=True)
        body += para(s.headline, size=36, bold=True, center=True)
        if s.sub:
            body += para(s.sub, size=28, center=True)
        a = own.name()
        s.credits = [("记者", [a])]
        body += para(f"本报记者　{a}", center=True) + "".join(para(p, indent=True) for p in s.paragraphs)
        pieces.append(s)
    return of(own, "a.docx", word(body), pieces, ["2"])


def word_two_space(own: Desk) -> Paper:
    """Word as a typist types: bold headlines of the text's size, indents by blanks, soft breaks within paragraphs."""
    pieces = [own.lead(s) for s in own.stories(3, 600)]
    body = para(f"{own.paper} {own.said} 第四版")
    for s in pieces:
        body += para(s.headline, bold=True) + para("\n".join("　　" + p for p in s.paragraphs)) + para("")
    return of(own, "a.docx", word(body), pieces, ["4"])


def word_table(own: Desk) -> Paper:
    """A bulletin in Word: two cells side by side, a story in each; a table of figures below."""
    p, q = own.lead(own.story(500)), own.lead(own.story(500))
    r = Piece("今日菜价", ["大白菜 1.20", "土豆 1.80", "猪肉 24.50"], kind="notice")

    def cell(s: Piece) -> str:
        return (
            "<w:tc><w:tcPr/>"
            + para(s.headline, size=32, bold=True)
            + "".join(para(t, indent=True) for t in s.paragraphs)
            + "</w:tc>"
        )

    rows = "".join("<w:tr>" + "".join(f"<w:tc>{para(c)}</w:tc>" for c in t.split()) + "</w:tr>" for t in r.paragraphs)
    body = (
        para(own.paper, size=48, center=True)
        + para(f"{own.said} 第1版", center=True)
        + f"<w:tbl><w:tr>{cell(p)}{cell(q)}</w:tr></w:tbl>"
        + para(r.headline, size=32, bold=True)
        + f"<w:tbl>{rows}</w:tbl>"
    )
    return of(own, "a.docx", word(body), [p, q, r], ["1"])


def city_site(own: Desk) -> Paper:
    """A city's news site, as a browser saved it: nav, crumbs, side bar, editor, recommended list."""
    s = own.story()
    a, b = own.names(2)
    s.credits = [("记者", [a])]
    side = "".join(f'<li><a href="/n{k}.html">{escape(o.headline)}</a></li>' for k, o in enumerate(own.stories(5)))
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(s.headline)}-{own.town}新闻网</title>
<meta name="keywords" content="{own.town},新闻"><meta name="description" content="{escape(s.paragraphs[0][:60])}"><link rel="stylesheet" href="a.css"></head>
<body><div class="header"><div class="logo"><img src="logo.png" alt="{own.town}新闻网"></div><ul class="nav"><li><a href="/">首页</a></li><li><a href="/bd/">本地</a></li><li><a href="/gn/">国内</a></li><li><a href="/tp/">图片</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/bd/">本地新闻</a></div>
<div class="wrap"><div class="left"><h1>{escape(s.headline)}</h1>
<div class="info">{own.iso} 10:22:31　来源：{own.paper}　记者：{a}　<span>浏览：<em id="hits">2371</em>次</span></div>
<div class="article-body">{"".join(f"<p>　　{escape(p)}</p>" for p in s.paragraphs)}</div>
<div class="editor">责任编辑：{b}</div><div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
<div class="right"><h3>热点新闻</h3><ul>{side}</ul></div></div>
<div class="footer"><p>{own.town}新闻网版权所有 未经书面授权禁止复制</p><p>备案号：京ICP备0000{own.random.randint(1000, 9999)}号</p></div></body></html>"""
    return of(own, "content_1182.html", page, [s])


def digital_edition(own: Desk) -> Paper:
    """A page of a digital edition: kicker, headline, 副题 as lines of a table, list of the page's pieces beside."""
    s = own.lead(own.story())
    s.kicker, s.sub = "办好民生实事", "年内改造老旧小区六十个"
    others = own.stories(3)
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{own.paper}数字报-{escape(s.headline)}</title></head><body>
<table><tr><td class="paperhead">{own.paper}</td><td>{own.said} {own.week}</td></tr></table>
<table><tr><td><div id="bmdh"><a href="node_2.htm">第01版：头版</a><a href="node_3.htm">第02版：要闻</a></div><ul class="titles">{"".join(f"<li><a href=content_{k}.htm>{escape(o.headline)}</a></li>" for k, o in enumerate(others))}</ul></td>
<td><table class="biaoti"><tr><td class="yinti">{s.kicker}</td></tr><tr><td class="zhuti" style="font-size:23px;font-weight:bold">{escape(s.headline)}</td></tr><tr><td class="futi">{s.sub}</td></tr></table>
<div id="ozoom"><founder-content>{"".join(f"<P>　　{escape(p)}</P>" for p in s.paragraphs)}</founder-content></div><a href="content_1.htm">上一篇</a> <a href="content_3.htm">下一篇</a></td></tr></table>
<p>第02版：要闻</p></body></html>"""
    return of(own, "content_2.htm", page, [s], ["02"])


def wordpress(own: Desk) -> Paper:
    """A blog system's page with comments and neighbours."""
    s = own.story()
    a = own.name()
    s.credits = [("作者", [a])]
    page = f"""<!doctype html><html lang="zh-Hans"><head><meta charset="UTF-8"><title>{escape(s.headline)} &#8211; {own.paper}</title><meta property="og:title" content="{escape(s.headline)}"><meta property="og:site_name" content="{own.paper}"><meta property="article:published_time" content="{own.iso}T06:30:00+08:00"></head>
<body class="single single-post"><header><p class="site-title"><a href="/">{own.paper}</a></p><nav><ul><li><a href="/">首页</a></li><li><a href="/about">关于我们</a></li></ul></nav></header>
<main><article class="post hentry"><header class="entry-header"><h1 class="entry-title">{escape(s.headline)}</h1><div class="entry-meta"><span class="posted-on"><time datetime="{own.iso}T06:30:00+08:00">{own.said}</time></span> <span class="byline">作者：<a href="/author/x">{a}</a></span></div></header>
<div class="entry-content">{"".join(f"<p>{escape(p)}</p>" for p in s.paragraphs)}</div><footer class="entry-footer">分类：<a href="/c">要闻</a> 标签：<a href="/t">民生</a>、<a href="/t2">交通</a></footer></article>
<nav class="post-navigation"><a href="/p">上一篇：{escape(own.story().headline)}</a><a href="/n">下一篇：{escape(own.story().headline)}</a></nav>
<div id="comments"><h2>2 条评论</h2><ol><li><cite>老街坊</cite>说道：<p>早该修了，每次下雨都淹水，希望这次能一次修好。</p></li><li><cite>路人甲</cite>说道：<p>支持！</p></li></ol><h3>发表评论</h3><form><textarea></textarea><input type="submit" value="提交评论"></form></div></main>
<footer>Proudly powered by WordPress</footer></body></html>"""
    return of(own, "index.html", page, [s])


def account_page(own: Desk) -> Paper:
    """A public account's article as saved: spans and sections instead of paragraphs."""
    s = own.story()
    a, b = own.names(2)
    s.credits = [("作者", [a]), ("编辑", [b])]
    body = "".join(
        f'<section style="margin:8px"><span style="font-size:15px;">{escape(p)}</span></section><section><br></section>'
        for p in s.paragraphs
    )
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{escape(s.headline)}"><meta property="og:site_name" content="微信公众平台"><meta name="author" content="{a}"><title>{escape(s.headline)}</title></head><body id="activity-detail">
<div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">{escape(s.headline)}</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta">原创</span> <span class="rich_media_meta rich_media_meta_text">{a}</span> <span class="rich_media_meta_nickname"><a id="js_name">{own.paper}</a></span> <em id="publish_time">{own.said} 07:00</em></div>
<div class="rich_media_content" id="js_content"><section><span>点击上方蓝字关注我们</span></section>{body}<section>编辑：{b}</section><section>—— 完 ——</section></div>
<div class="rich_media_tool"><span>阅读 <span>1.2万</span></span><span>赞 36</span><span>在看 12</span></div></div></body></html>"""
    return of(own, "wx.html", page, [s])


def pages_folder(own: Desk) -> Paper:
    """A folder of saved pages of one paper's day, a file a piece."""
    pieces, files = [], {}
    for k, no in enumerate(("01", "01", "03")):
        s = own.story()
        s.page = no
        pieces.append(s)
        files[f"p{k}.html"] = (
            f"<html><head><meta charset=utf-8><title>{escape(s.headline)}--{own.paper}</title></head><body><div class=top><a href=/>{own.paper}首页</a></div><h2>{escape(s.headline)}</h2><p class=from>《{own.paper}》（{own.said} 第{no}版）</p>{''.join(f'<p>{escape(p)}</p>' for p in s.paragraphs)}<p class=foot>版权所有 {own.paper}社</p></body></html>"
        )
    return Paper(files, pieces, own.paper, own.iso, ["01", "03"])


def rich_text(own: Desk) -> Paper:
    """RTF as WordPad writes it: bold headlines, the rest plain."""
    pieces = [own.lead(s) for s in own.stories(2, 700)]

    def said(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" for c in text)

    body = f"\\b\\fs44 {said(own.paper)}\\b0\\fs21\\par {said(own.said + ' 第3版')}\\par\\par "
    for s in pieces:
        body += (
            f"\\b\\fs32 {said(s.headline)}\\b0\\fs21\\par "
            + "".join(f"{said('　　' + p)}\\par " for p in s.paragraphs)
            + "\\par "
        )
    return of(
        own, "a.rtf", "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0 " + body + "}", pieces, ["3"]
    )


def table(own: Desk) -> Paper:
    """A table of clippings with Chinese column names."""
    pieces = own.stories(4, 500)
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["序号", "日期", "报纸", "版面", "标题", "作者", "正文"])
    for n, s in enumerate(pieces, 1):
        a = own.name()
        s.page, s.credits = str((n + 1) // 2), [("作者", [a])]
        rows.writerow([n, own.iso, own.paper, f"第{s.page}版", s.headline, a, "\n".join(s.paragraphs)])
    return of(own, "剪报.csv", "\ufeff" + out.getvalue(), pieces, ["1", "2"])


def crawled(own: Desk) -> Paper:
    """JSON that somebody's crawler wrote: Chinese and English keys, one list."""
    pieces = own.stories(3, 600)
    rows = []
    for n, s in enumerate(pieces):
        a = own.name()
        s.credits, s.page = [("作者", [a])], f"A0{n + 1}"
        rows.append(
            {
                "url": f"http://x.invalid/{n}",
                "title": s.headline,
                "pub_date": own.iso,
                "newspaper": own.paper,
                "page": s.page,
                "author": a,
                "content": "\n".join("　　" + p for p in s.paragraphs),
                "crawl_time": "2025-12-30 11:20:01",
            }
        )
    return of(own, "data.json", json.dumps(rows, ensure_ascii=False, indent=1), pieces, ["A01", "A02", "A03"])


def lines_of_json(own: Desk) -> Paper:
    """A data set: one JSON object a line, paragraphs as a list."""
    pieces = own.stories(4, 600)
    rows = [
        json.dumps(
            {"id": n, "date": own.iso, "source": own.paper, "headline": s.headline, "paragraphs": s.paragraphs},
            ensure_ascii=False,
        )
        for n, s in enumerate(pieces)
    ]
    return of(own, "news.jsonl", "\n".join(rows) + "\n", pieces)


def book(own: Desk) -> Paper:
    """A day's paper as an EPUB, a chapter a piece."""
    pieces = own.stories(3, 700)
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    }
    items = spine = ""
    for k, s in enumerate(pieces):
        a = own.name()
        s.credits = [("记者", [a])]
        files[f"OEBPS/c{k}.xhtml"] = (
            f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(s.headline)}</title></head><body><h2>{escape(s.headline)}</h2><p class="author">本报记者 {a}</p>{"".join(f"<p>{escape(p)}</p>" for p in s.paragraphs)}</body></html>'
        )
        items += f'<item id="c{k}" href="c{k}.xhtml" media-type="application/xhtml+xml"/>'
        spine += f'<itemref idref="c{k}"/>'
    files["OEBPS/content.opf"] = (
        f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{own.paper} {own.iso}</dc:title><dc:date>{own.iso}</dc:date><dc:language>zh</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    return of(own, "paper.epub", packed(files), pieces)


def feed(own: Desk) -> Paper:
    """A newspaper's RSS feed with the whole texts."""
    pieces = own.stories(3, 700)
    items = "".join(
        f"<item><title>{escape(s.headline)}</title><link>http://x.invalid/{k}</link><pubDate>Mon, {own.d:02d} {MONTHS[own.m - 1]} {own.y} 08:0{k}:00 +0800</pubDate><description><![CDATA[{''.join(f'<p>{escape(p)}</p>' for p in s.paragraphs)}]]></description></item>"
        for k, s in enumerate(pieces)
    )
    return of(
        own,
        "rss.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{own.paper}</title><link>http://x.invalid</link><description>{own.paper}新闻</description>{items}</channel></rss>',
        pieces,
    )


def notes(own: Desk) -> Paper:
    """A note program's Markdown with front matter, a file a piece, in a folder."""
    pieces, files = [], {}
    for s in own.stories(3, 600):
        a = own.name()
        s.credits, s.page = [("作者", [a])], "5"
        pieces.append(s)
        files[f"{s.headline[:12].replace('/', '')}.md"] = (
            f"---\ntitle: {s.headline}\nauthor: {a}\ndate: {own.iso}\nsource: {own.paper}\npage: 5\ntags: [剪报, 民生]\n---\n\n"
            + "\n\n".join(s.paragraphs)
            + "\n"
        )
    return Paper(files, pieces, own.paper, own.iso, ["5"])


def sheet(own: Desk) -> Paper:
    """A spreadsheet of clippings."""
    pieces = own.stories(3, 500)
    head = ["标题", "报纸名称", "见报日期", "版次", "内容"]
    rows = [head, *([s.headline, own.paper, own.iso, "第6版", "\n".join(s.paragraphs)] for s in pieces)]
    cells = "".join(
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{escape(v)}</t></is></c>' for v in row)
        + "</row>"
        for row in rows
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="剪报" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>',
    }
    return of(own, "剪报.xlsx", packed(files), pieces, ["6"])


FILES: tuple[Callable[[Desk], Paper], ...] = (
    word_by_hand, word_two_space, word_table, city_site, digital_edition, wordpress, account_page, pages_folder, rich_text, table, crawled,
    lines_of_json, book, feed, notes, sheet,
)  # fmt: skip
