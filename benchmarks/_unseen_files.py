# ruff: noqa: E501 - markup is easier to read as it is written
"""Files of kinds that no rule was written for: pages of other content systems, dumps, mails, chats, tables.

Each function returns the files of one source and what must come of it (`benchmarks._text_scoring`). Words are invented.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import Any

from benchmarks._page_gold import Story
from benchmarks._page_words import Words

Files = dict[str, str | bytes]
Made = tuple[Files, dict[str, Any]]


class Desk:
    """Draws stories, and says what must come of them."""

    def __init__(self, seed: int) -> None:
        self.words = Words(8_000_000 + seed)
        chance = self.words.random
        self.paper = self.words.paper
        self.y, self.m, self.d = chance.randint(2006, 2026), chance.randint(1, 12), chance.randint(1, 28)
        self.iso = f"{self.y}-{self.m:02d}-{self.d:02d}"
        self.said = f"{self.y}年{self.m}月{self.d}日"

    def story(self, size: int = 260) -> Story:
        """Return a story without kicker whose lead may name its reporter."""
        made = self.words.story(size, longest=20, kicker=0, sub=0)
        made.byline = None
        return made

    def want(self, *stories: Story, **more: Any) -> dict[str, Any]:
        """Return what must come of stories."""
        pieces = [{"headline": s.headline, "paragraphs": s.paragraphs} for s in stories]
        return {"date": self.iso, "newspaper": self.paper, "pieces": pieces} | more


def ps(story: Story, tag: str = "p", style: str = "") -> str:
    """Return a story's paragraphs in elements."""
    return "".join(f"<{tag}{style}>{escape(p)}</{tag}>" for p in story.paragraphs)


def portal(own: Desk) -> Made:
    """A county portal: tables for layout, the text in font elements parted by br, a print button, a visitor counter."""
    s = own.story()
    text = "<br>\n<br>\n".join(f"　　{escape(p)}" for p in s.paragraphs)
    page = (
        f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>{s.headline}_{own.paper}</title></head>"
        "<body><table width=980><tr><td><a href=/>首页</a> | <a href=/a>要闻</a> | <a href=/b>图片</a> | <a href=/c>专题</a></td></tr></table>"
        f"<table width=980><tr><td align=center><font size=5 color=red><b>{s.headline}</b></font></td></tr>"
        f"<tr><td align=center>{own.said} 08:15　来源：{own.paper}　点击数：<span id=hits>317</span>　【字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】</td></tr>"
        f"<tr><td><font size=3>{text}</font></td></tr><tr><td align=right>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】</td></tr></table>"
        f"<table width=980><tr><td align=center>版权所有：{own.paper}社　技术支持：信息中心　您是第 20981 位访客</td></tr></table></body></html>"
    )
    return {"view.asp.htm": page.encode("gb18030")}, own.want(s)


def blog(own: Desk) -> Made:
    """A static generator's page: article with time and address elements, a list of contents, tags, neighbours."""
    s = own.story(340)
    page = (
        f"<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>{s.headline} | {own.paper}电子版</title></head><body>"
        f"<header><a class=brand href=/>{own.paper}</a><nav><ul><li><a href=/>归档</a></li><li><a href=/t>标签</a></li></ul></nav></header>"
        f"<main><article class='h-entry post'><h1 class=p-name>{s.headline}</h1><p class=meta><time class=dt-published datetime={own.iso}T06:30:00+08:00>"
        f"{own.said}</time> · <span>约 3 分钟读完</span></p><div class=e-content>{ps(s)}</div><ul class=tags><li><a href=#>#乡村</a></li><li><a href=#>#水利</a></li></ul></article>"
        "<aside><h2>近期文章</h2><ul><li><a href=#>集市搬到河东</a></li><li><a href=#>夜校开了新班</a></li></ul></aside></main>"
        "<footer>由 Hugo 生成，主题 Paper</footer></body></html>"
    )
    return {"index.html": page}, own.want(s)


def account(own: Desk) -> Made:
    """An account's article: sections in sections, every line its own span, editors at the end, a QR note."""
    s = own.story(300)
    spans = "".join(
        f"<section style='margin:8px'><p style='line-height:2em'><span style='font-size:15px'>{escape(p)}</span></p></section>"
        for p in s.paragraphs
    )
    page = (
        f"<html><head><meta charset=utf-8><meta property='og:title' content='{s.headline}'><meta property='og:site_name' content='微信公众平台'></head><body>"
        f"<div id=js_article><h1 class=rich_media_title id=activity-name>{s.headline}</h1><div id=meta_content><span class=rich_media_meta_text>{own.words.name()}</span> "
        f"<a id=js_name>{own.paper}</a> <em id=publish_time>{own.said} 07:02</em></div><div id=js_content style='visibility:hidden'>{spans}"
        f"<section><p style='text-align:center'><span>—END—</span></p><p><span>编辑：{own.words.name()}　审核：{own.words.name()}</span></p>"
        "<p><span>长按二维码关注我们</span></p></section></div><div>阅读原文　阅读 1203　赞 15　在看 4</div></div></body></html>"
    )
    return {"article.html": page}, own.want(s)


def forum(own: Desk) -> Made:
    """A forum thread: the first post reprints the story, replies follow with floor numbers."""
    s = own.story(330)
    posts = "".join(
        f"<div id=post_{k}><div class=authi><a>读者{k}</a> 发表于 {own.iso} 1{k}:20 <em>{k + 1}#</em></div><table><tr><td class=t_f>{own.words.sentence()}</td></tr></table></div>"
        for k in range(1, 4)
    )
    page = (
        f"<html><head><meta charset=utf-8><title>{s.headline} - 地方新闻 - 河湾论坛 - Powered by Discuz!</title></head><body><div id=pt><a>论坛</a> › <a>地方新闻</a> › 看帖</div>"
        f"<h1 class=ts><span id=thread_subject>{s.headline}</span></h1><div id=postlist><div id=post_0><div class=authi><a>老槐</a> 发表于 {own.iso} 09:01</div>"
        f"<table><tr><td class=t_f id=postmessage_0>{'<br/><br/>'.join(map(escape, s.paragraphs))}<br/><br/>（来源：{own.paper}）</td></tr></table></div>{posts}</div></body></html>"
    )
    return {"thread-1-1.html": page}, own.want(s)


def amp(own: Desk) -> Made:
    """An AMP page with structured data as a graph, captions in figures, a related list amid the text."""
    s = own.story(320)
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": own.paper}, {
        "@type": ["Article", "ReportageNewsArticle"], "headline": s.headline, "datePublished": f"{own.iso}T05:00:00+08:00",
        "publisher": {"@type": "NewsMediaOrganization", "name": own.paper}}]}  # fmt: skip
    texts = [f"<p>{escape(p)}</p>" for p in s.paragraphs]
    texts.insert(
        1,
        "<aside class=rel><h4>延伸阅读</h4><ul><li><a href=#>河堤加高半米</a></li><li><a href=#>新桥通车</a></li></ul></aside>",
    )
    texts.insert(1, "<figure><amp-img src=a.jpg alt='渡口'></amp-img><figcaption>清晨的渡口。</figcaption></figure>")
    page = (
        f"<!doctype html><html ⚡><head><meta charset=utf-8><title>{s.headline}｜{own.paper}</title><script type='application/ld+json'>{json.dumps(graph, ensure_ascii=False)}</script></head>"
        f"<body><amp-sidebar id=sb><ul><li>要闻</li><li>评论</li></ul></amp-sidebar><h1>{s.headline}</h1><div class=amp-wp-article-content>{''.join(texts)}</div></body></html>"
    )
    want = own.want(s)
    want["pieces"] = [{"headline": s.headline, "contains": s.paragraphs, "excludes": ["河堤加高半米"]}]
    return {"amp.html": page}, want


def archived(own: Desk) -> Made:
    """A page out of a web archive, with the archive's bar and its own day above the newspaper's page."""
    s = own.story(300)
    page = (
        f"<html><head><meta charset=utf-8><title>{s.headline}--{own.paper}</title></head><body><div id=wm-ipp-base><div id=wm-ipp>网页时光机 已保存 12 次 2027年1月3日 - 2027年6月9日 <a>关于此次抓取</a></div></div>"
        f"<div class=top>{own.paper}网</div><div class=main><h3 class=sub></h3><h2>{s.headline}</h2><p class=sou>{own.said}09:12　来源：<a>{own.paper}</a></p><div class=box_con>{ps(s)}<p>(责编：{own.words.name()}、{own.words.name()})</p></div></div></body></html>"
    )
    return {"saved.html": page}, own.want(s)


def wiki_dump(own: Desk) -> Made:
    """A MediaWiki export of transcribed newspaper articles."""
    stories = [own.story(220) for _k in range(3)]
    pages = "".join(
        f"<page><title>{s.headline}</title><ns>0</ns><id>{k}</id><revision><id>9{k}</id><timestamp>2031-01-01T00:00:00Z</timestamp><contributor><username>抄写员</username></contributor>"
        f"<text xml:space='preserve'>{{{{header|title={s.headline}|newspaper={own.paper}|date={own.said}}}}}\n\n"
        + "\n\n".join(map(escape, s.paragraphs))
        + "\n\n[[分类:报刊]]</text></revision></page>"
        for k, s in enumerate(stories, 1)
    )
    want = own.want(*stories)
    want["pieces"] = [{"headline": s.headline, "contains": s.paragraphs} for s in stories]
    return {
        "dump.xml": f"<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/'><siteinfo><sitename>抄报馆</sitename></siteinfo>{pages}</mediawiki>"
    }, want


def wordpress(own: Desk) -> Made:
    """A WordPress export (WXR) with posts, an attachment and a page."""
    stories = [own.story(240) for _k in range(3)]
    items = "".join(
        f"<item><title>{s.headline}</title><pubDate>Mon, 01 Jan 2001 00:00:00 +0000</pubDate><dc:creator><![CDATA[bianji]]></dc:creator><content:encoded><![CDATA[<!-- wp:paragraph -->{ps(s)}<!-- /wp:paragraph -->]]></content:encoded>"
        f"<wp:post_date><![CDATA[{own.iso} 08:00:00]]></wp:post_date><wp:post_type><![CDATA[post]]></wp:post_type><wp:status><![CDATA[publish]]></wp:status></item>"
        for s in stories
    ).replace(
        "Mon, 01 Jan 2001 00:00:00 +0000",
        f"{own.d:02d} {['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][own.m - 1]} {own.y} 00:00:00 +0000",
    )
    head = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'>"
    return {
        "export.xml": f"<?xml version='1.0' encoding='UTF-8'?>{head}<channel><title>{own.paper}</title><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>"
    }, own.want(*stories)


def nitf(own: Desk) -> Made:
    """Two stories as NITF, a wire's markup."""
    stories = [own.story(240) for _k in range(2)]
    files: Files = {}
    for k, s in enumerate(stories):
        files[f"n{k}.xml"] = (
            f"<nitf><head><title>{s.headline}</title><docdata><date.issue norm='{own.iso.replace('-', '')}T060000+0800'/></docdata><pubdata type='print' name='{own.paper}' date.publication='{own.iso.replace('-', '')}'/></head>"
            f"<body><body.head><hedline><hl1>{s.headline}</hl1></hedline></body.head><body.content><block>{ps(s)}</block></body.content></body></nitf>"
        )
    return files, own.want(*stories)


def tei(own: Desk) -> Made:
    """A transcription in TEI: stories as div, heads, page breaks between."""
    stories = [own.story(220) for _k in range(3)]
    divs = "".join(
        f"<pb n='{k}'/><div type='article'><head>{s.headline}</head>{ps(s)}</div>" for k, s in enumerate(stories, 1)
    )
    return {"issue.xml": (
        f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>{own.paper}</title></titleStmt><publicationStmt><date when='{own.iso}'/></publicationStmt></fileDesc></teiHeader>"
        f"<text><body>{divs}</body></text></TEI>"
    )}, own.want(*stories)  # fmt: skip


def search_dump(own: Desk) -> Made:
    """A search server's dump: a line an action, a line a record, the fields under _source."""
    stories = [own.story(200) for _k in range(3)]
    lines = [
        json.dumps(
            {
                "_index": "news",
                "_id": f"a{k}",
                "_source": {
                    "title": s.headline,
                    "content": "\n".join(s.paragraphs),
                    "source": own.paper,
                    "publish_time": f"{own.iso} 06:0{k}:00",
                    "click": 3,
                },
            },
            ensure_ascii=False,
        )
        for k, s in enumerate(stories)
    ]
    return {"dump.ndjson": "\n".join(lines)}, own.want(*stories)


def service(own: Desk) -> Made:
    """An answer of a service: status, paging, data in data, day as milliseconds and as words, HTML in the content."""
    stories = [own.story(220) for _k in range(3)]
    items = [
        {
            "docId": 100 + k,
            "docTitle": s.headline,
            "docPubTime": f"{own.iso} 07:30",
            "sourceName": own.paper,
            "docContent": ps(s),
            "shareUrl": "https://example.org/1",
        }
        for k, s in enumerate(stories)
    ]
    return {
        "list.json": json.dumps(
            {"code": 0, "msg": "success", "data": {"pager": {"total": 3, "page": 1}, "list": items}}, ensure_ascii=False
        )
    }, own.want(*stories)


def sheet_of_cells(own: Desk) -> Made:
    """A CSV in GB18030 with Chinese names of columns, line breaks in the cells, an index column, a column of pictures."""
    stories = [own.story(200) for _k in range(3)]
    rows = ["序号,新闻标题,刊登日期,来源报纸,版次,正文内容,图片地址"]
    rows += [
        f'{k},{s.headline},{own.y}/{own.m}/{own.d},{own.paper},第{k}版,"'
        + "\n".join(s.paragraphs).replace('"', '""')
        + '",http://example.org/a.jpg'
        for k, s in enumerate(stories, 1)
    ]
    want = own.want(*stories)
    for k, piece in enumerate(want["pieces"], 1):
        piece["page"] = str(k)
    return {"news.csv": "\r\n".join(rows).encode("gb18030")}, want


def newsletter(own: Desk) -> Made:
    """A mail with a text and an HTML part, the paper's digest of three stories under headings."""
    stories = [own.story(180) for _k in range(3)]
    inner = "".join(f"<h2>{s.headline}</h2>{ps(s)}<hr>" for s in stories)
    html = f"<html><body><p>今日摘要</p><h1>{own.paper}</h1><p>{own.said}</p>{inner}<p>如不愿再收到此邮件，请点此<a href=#>退订</a></p></body></html>"
    mail = (
        f"From: =?utf-8?B?{b64encode(own.paper.encode()).decode()}?= <news@example.org>\r\nTo: reader@example.org\r\nSubject: =?utf-8?B?{b64encode('每日要闻'.encode()).decode()}?=\r\n"
        f"Date: Mon, 01 Jan 2035 00:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{b64encode('请用网页方式阅读。'.encode()).decode()}\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{b64encode(html.encode()).decode()}\r\n--b1--\r\n"
    )
    return {"digest.eml": mail}, own.want(*stories)


def mailbox(own: Desk) -> Made:
    """A mailbox file with two mails, each a story forwarded as plain text."""
    stories = [own.story(220) for _k in range(2)]
    mails = "".join(
        f"From news@example.org Mon Jan  1 00:00:00 2035\nFrom: news@example.org\nSubject: =?utf-8?B?{b64encode((s.headline or '').encode()).decode()}?=\nDate: Mon, 01 Jan 2035 00:00:00 +0800\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + b64encode(
            (f"{own.paper}　{own.said}\n\n{s.headline}\n\n" + "\n\n".join(s.paragraphs) + "\n").encode()
        ).decode()
        + "\n\n"
        for s in stories
    )
    return {"saved.mbox": mails}, own.want(*stories)


def telegram(own: Desk) -> Made:
    """A channel's export: messages whose text is a list of words and marked words."""
    stories = [own.story(200) for _k in range(3)]
    messages = [
        {
            "id": k,
            "type": "message",
            "date": f"{own.iso}T08:0{k}:00",
            "from": own.paper,
            "text": [
                {"type": "bold", "text": s.headline},
                "\n\n" + "\n\n".join(s.paragraphs) + "\n\n",
                {"type": "hashtag", "text": "#要闻"},
            ],
        }
        for k, s in enumerate(stories)
    ]
    want = own.want(*stories)
    want["pieces"] = [{"headline": s.headline, "contains": s.paragraphs} for s in stories]
    return {
        "result.json": json.dumps(
            {"name": own.paper, "type": "public_channel", "id": 1, "messages": messages}, ensure_ascii=False, indent=1
        )
    }, want


def chat(own: Desk) -> Made:
    """A chat saved as text: a line of name and time above each message; two messages are stories."""
    stories = [own.story(200) for _k in range(2)]
    lines = [f"张望 {own.y}/{own.m}/{own.d} 08:01", "早上好，今天的报纸到了", ""]
    for k, s in enumerate(stories):
        lines += [f"{own.paper}小编 {own.y}/{own.m}/{own.d} 08:1{k}", f"【{s.headline}】", *s.paragraphs, ""]
    lines += [f"张望 {own.y}/{own.m}/{own.d} 08:40", "收到，谢谢", ""]
    want = own.want(*stories)
    del want["date"], want["newspaper"]
    return {"群聊记录.txt": "\n".join(lines)}, want


def notebook(own: Desk) -> Made:
    """A notebook's export (ENEX) of clipped articles."""
    stories = [own.story(220) for _k in range(2)]
    notes = "".join(
        f"<note><title>{s.headline}</title><created>20330101T000000Z</created><note-attributes><source>web.clip</source><source-url>https://example.org/a</source-url></note-attributes>"
        f"<content><![CDATA[<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE en-note SYSTEM 'http://xml.evernote.com/pub/enml2.dtd'><en-note><div>{own.said}　来源：{own.paper}</div>{ps(s, 'div')}</en-note>]]></content></note>"
        for s in stories
    )
    return {
        "clips.enex": f"<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE en-export SYSTEM 'http://xml.evernote.com/pub/evernote-export3.dtd'><en-export>{notes}</en-export>"
    }, own.want(*stories)


def clipper(own: Desk) -> Made:
    """Markdown files of a web clipper with quoted properties, wiki links and callouts, in a folder."""
    stories = [own.story(220) for _k in range(2)]
    files: Files = {}
    for k, s in enumerate(stories):
        files[f"Clippings/{k}.md"] = (
            f'---\ntitle: "{s.headline}"\nsource: "https://example.org/{k}"\nauthor:\n  - "[[{own.paper}]]"\npublished: {own.iso}\ncreated: 2036-02-02\ntags:\n  - "clippings"\n---\n'
            + "\n\n".join(s.paragraphs)
            + "\n"
        )
    want = own.want(*stories)
    del want["newspaper"]
    return files, want


def sql_dump(own: Desk) -> Made:
    """A database dump: INSERT statements with escaped quotes and HTML in the content."""
    stories = [own.story(200) for _k in range(3)]
    rows = ",\n".join(
        f"({k},'{s.headline}','{ps(s)}','{own.paper}','{own.iso} 08:00:00',12)" for k, s in enumerate(stories, 1)
    )
    return {"backup.sql": (
        "-- MySQL dump 10.13\nDROP TABLE IF EXISTS `dede_archives`;\nCREATE TABLE `dede_archives` (`id` int(11) NOT NULL, `title` varchar(100), `body` mediumtext, `source` varchar(30), `pubdate` datetime, `click` int(11));\n"
        f"INSERT INTO `dede_archives` (`id`,`title`,`body`,`source`,`pubdate`,`click`) VALUES\n{rows};\n"
    )}, own.want(*stories)  # fmt: skip


def rtf_of_a_mac(own: Desk) -> Made:
    """RTF as another word processor writes it: Unicode, no code page, heads by size alone."""
    stories = [own.story(220) for _k in range(2)]

    def coded(text: str) -> str:
        return "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)} " if ord(c) > 127 else c for c in text)

    end = "\\\n"
    body = r"\pard\qc\f0\fs56 \cf0 " + coded(own.paper) + end + r"\fs24 " + coded(own.said) + end
    for s in stories:
        text = end.join(map(coded, s.paragraphs))
        body += r"\pard\qc\fs40 \b " + coded(s.headline or "") + r"\b0 " + end + r"\pard\fi480\fs24 " + text + end
    return {
        "TXT.rtf": r"{\rtf1\ansi\ansicpg1252\cocoartf2761\cocoatextscaling0{\fonttbl\f0\fnil\fcharset134 PingFangSC-Regular;}{\colortbl;\red255\green255\blue255;}\uc0 "
        + body
        + "}"
    }, own.want(*stories)


KINDS: dict[str, Callable[[Desk], Made]] = {
    f.__name__: f
    for f in (
        portal,
        blog,
        account,
        forum,
        amp,
        archived,
        wiki_dump,
        wordpress,
        nitf,
        tei,
        search_dump,
        service,
        sheet_of_cells,
        newsletter,
        mailbox,
        telegram,
        chat,
        notebook,
        clipper,
        sql_dump,
        rtf_of_a_mac,
    )
}
