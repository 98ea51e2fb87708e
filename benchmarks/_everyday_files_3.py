# ruff: noqa: E501 - markup is easier to read as it is written
"""Everyday kinds of files, third round: written after the rules were mended on the second, measured once."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from benchmarks._everyday_desk import Desk, Paper, Piece
from benchmarks._everyday_files import of, packed, para, word
from benchmarks._everyday_files_2 import ps


def word_sections(own: Desk) -> Paper:
    """Word: section names in bold between rules, headlines in another size, （记者 甲） at the end."""
    pieces: list[Piece] = []
    body = para(f"{own.paper}　{own.said}　第4版", size=24)
    for name in ("城事", "乡村"):
        body += para(f"【{name}】", size=28, bold=True)
        for s in own.stories(2, 400):
            a = own.name()
            s.section, s.credits = name, [("记者", [a])]
            body += (
                para(s.headline, size=32, center=True)
                + "".join(para("　　" + p) for p in s.paragraphs)
                + para(f"（记者 {a}）")
            )
            pieces.append(s)
    return of(own, "a.docx", word(body), pieces, ["4"])


def word_one(own: Desk) -> Paper:
    """A story in a Word file as a writer hands it in: headline, author, text, who to reach."""
    s = own.story()
    a = own.name()
    s.credits = [("作者", [a])]
    body = (
        para(s.headline, size=44, bold=True, center=True)
        + para(f"文／{a}", center=True)
        + "".join(para(p, indent=True) for p in s.paragraphs)
        + para("")
    )
    return of(own, "来稿.docx", word(body), [s], paper=None, date=None)


def saved_plain(own: Desk) -> Paper:
    """A page without classes: h2, a line of day and source in p, paragraphs, links at the foot."""
    s = own.story()
    page = f"<html><head><meta charset=utf-8><title>{escape(s.headline)}</title></head><body><p><a href=/>首页</a> | <a href=/n>新闻</a></p><hr><h2 align=center>{escape(s.headline)}</h2><p align=center>{own.said}　{own.paper}</p>{ps(s, '　　')}<hr><p><a href=/p>上一篇</a> <a href=/x>下一篇</a> <a href=/>返回首页</a></p></body></html>"
    return of(own, "0042.htm", page, [s])


def site_gbk(own: Desk) -> Paper:
    """A local site of 2008 in GB2312: tables, editor in brackets at the end, counters by script."""
    s = own.story()
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{escape(s.headline)}_{own.town}新闻_{own.town}热线</title></head><body>
<table width="760"><tr><td>{own.town}热线</td><td><a href="/">首页</a> <a href="/bbs">论坛</a> <a href="/fc">房产</a></td></tr></table>
<table width="760"><tr><td width="560"><h1>{escape(s.headline)}</h1><div align="center">{own.iso} 08:41　来源: {own.paper}　<script>document.write('点击')</script></div><div id="zoom">{ps(s, "　　")}<p align="right">（编辑：{own.name()}）</p></div></td><td width="200"><b>本类热门</b><br><a href="1">{escape(own.story().headline)}</a><br><a href="2">{escape(own.story().headline)}</a></td></tr></table>
<table width="760"><tr><td align="center">关于我们 | 广告服务 | 联系方式<br>Copyright 2008 {own.town}热线</td></tr></table></body></html>"""
    return of(own, "old.html", page.encode("gb18030"), [s])


def player(own: Desk) -> Paper:
    """A station's page: a player above the text, 主要内容, share buttons, more videos."""
    s = own.story()
    more = "".join(f"<li><a href=v{k}><span>0{k}:2{k}</span>{escape(own.story().headline)}</a></li>" for k in range(3))
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>[{own.town}新闻]{escape(s.headline)}</title><meta name="contentid" content="x1"></head><body><div class="header"><a href="/">{own.town}广播电视台</a></div>
<div class="playingVideo"><video src="a.mp4"></video><div class="tit">{escape(s.headline)}</div></div><div class="info"><span>来源：{own.paper}</span><span>更新时间：{own.said} 20:11</span></div><div class="cnt_bd">{ps(s)}</div><div class="share">分享：微信 微博 QQ空间</div><div class="more"><h3>最新视频</h3><ul>{more}</ul></div></body></html>"""
    return of(own, "v.html", page, [s])


def pictures_page(own: Desk) -> Paper:
    """A page whose pictures have captions in figcaption."""
    s = own.story()
    while len(s.paragraphs) < 2:
        s = own.story()
    a = own.name()
    s.credits = [("摄影", [a])]
    s.paragraphs[1:1] = [f"市民在新开放的公园里散步。{a} 摄"]
    body = (
        f"<p>{escape(s.paragraphs[0])}</p><figure><img src=1.jpg alt=''><figcaption>{escape(s.paragraphs[1])}</figcaption></figure>"
        + "".join(f"<p>{escape(p)}</p>" for p in s.paragraphs[2:])
    )
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{escape(s.headline)}_{own.paper}</title><meta property='og:site_name' content='{own.paper}'></head><body><header>{own.paper}</header><article><h1>{escape(s.headline)}</h1><p class=meta><time datetime='{own.iso}'>{own.said}</time></p>{body}</article><footer>{own.paper} 版权所有</footer></body></html>"
    return of(own, "p.html", page, [s])


def folder_dated(own: Desk) -> Paper:
    """A folder of Markdown files named by day and number, headings first."""
    pieces, files = [], {}
    for n, s in enumerate(own.stories(3, 500), 1):
        a = own.name()
        s.credits = [("记者", [a])]
        pieces.append(s)
        files[f"{own.iso}-0{n}.md"] = (
            f"# {s.headline}\n\n> {own.paper} · {own.iso} · 记者 {a}\n\n" + "\n\n".join(s.paragraphs) + "\n"
        )
    return Paper(files, pieces, own.paper, own.iso, [])


def api(own: Desk) -> Paper:
    """An API's answer: code, data, list; HTML with entities."""
    pieces = own.stories(3, 500)
    rows = [
        {
            "newsId": 100 + n,
            "newsTitle": s.headline,
            "publishTime": f"{own.iso} 0{n}:30:00",
            "mediaName": own.paper,
            "newsContent": "".join(f"<p>&nbsp;&nbsp;{escape(p)}</p>" for p in s.paragraphs),
            "readCount": 55,
        }
        for n, s in enumerate(pieces, 1)
    ]
    return of(
        own,
        "response.json",
        json.dumps({"code": 0, "msg": "ok", "data": {"total": 3, "list": rows}}, ensure_ascii=False),
        pieces,
    )


def xml(own: Desk) -> Paper:
    """XML of somebody's database with Chinese element names."""
    pieces = own.stories(3, 500)
    rows = "".join(
        f"<文章><标题>{escape(s.headline)}</标题><报纸>{own.paper}</报纸><日期>{own.iso}</日期><版次>{n}</版次><正文>{escape(chr(10).join(s.paragraphs))}</正文></文章>"
        for n, s in enumerate(pieces, 1)
    )
    for n, s in enumerate(pieces, 1):
        s.page = str(n)
    return of(own, "db.xml", f'<?xml version="1.0" encoding="utf-8"?><文章集>{rows}</文章集>', pieces, ["1", "2", "3"])


def zipped_pages(own: Desk) -> Paper:
    """A ZIP of saved pages with an index."""
    pieces, files = [], {}
    links = ""
    for n, s in enumerate(own.stories(3, 600), 1):
        s.page = "03"
        pieces.append(s)
        links += f"<li><a href='c{n}.html'>{escape(s.headline)}</a></li>"
        files[f"c{n}.html"] = (
            f"<html><head><meta charset=utf-8><title>{escape(s.headline)} - {own.paper}电子版</title></head><body><div>{own.paper} {own.said} 第03版：城市</div><h1>{escape(s.headline)}</h1>{ps(s)}<div><a href=index.html>返回目录</a></div></body></html>"
        )
    files["index.html"] = (
        f"<html><head><meta charset=utf-8><title>{own.paper}电子版 目录</title></head><body><h1>{own.paper} {own.said}</h1><h2>第03版：城市</h2><ul>{links}</ul></body></html>"
    )
    return of(own, "edition.zip", packed(files), pieces, ["03"])


def front_page_html(own: Desk) -> Paper:
    """A paper's whole day as one page by a reader's program: h1 paper, h2 pages, h3 headlines."""
    pieces: list[Piece] = []
    body = f"<h1>{own.paper} {own.iso}</h1>"
    for no, name in (("01", "头版"), ("02", "经济")):
        body += f"<h2>第{no}版：{name}</h2>"
        for s in own.stories(2, 400):
            own.lead(s)
            s.page = no
            pieces.append(s)
            body += f"<h3>{escape(s.headline)}</h3>{ps(s)}"
    return of(
        own,
        "day.html",
        f"<!doctype html><html><head><meta charset=utf-8><title>{own.paper} {own.iso}</title></head><body>{body}</body></html>",
        pieces,
        ["01", "02"],
    )


def quotation(own: Desk) -> Paper:
    """A page whose article has a lead in blockquote and subheads in h3."""
    s = own.story(900)
    while len(s.paragraphs) < 4:
        s.paragraphs += [t for t in own.story(600).paragraphs if "消息" not in t[:12]]
    s.paragraphs[2:2] = ["让老街留住老味道"]
    s.paragraphs.insert(0, "核心提示：一条老街的改造，怎样才能既留住人，也留住味道？")
    body = f"<blockquote>{s.paragraphs[0]}</blockquote>" + "".join(
        f"<h3>{p}</h3>" if p == "让老街留住老味道" else f"<p>{escape(p)}</p>" for p in s.paragraphs[1:]
    )
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{escape(s.headline)}_{own.paper}网</title></head><body><div class=nav><a href=/>首页</a></div><div class=article><h1>{escape(s.headline)}</h1><div class=date>{own.iso} 07:21 来源：{own.paper}</div><div class=con>{body}</div></div></body></html>"
    return of(own, "q.html", page, [s])


FILES_3: tuple[Callable[[Desk], Paper], ...] = (
    word_sections, word_one, saved_plain, site_gbk, player, pictures_page, folder_dated, api, xml, zipped_pages, front_page_html, quotation,
)  # fmt: skip
