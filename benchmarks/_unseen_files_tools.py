# ruff: noqa: E501 - markup is easier to read as it is written
"""A third round of files, as tools write them that people keep newspapers with: crawlers, content systems, savers."""

from __future__ import annotations

import base64
import json
import quopri
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

from benchmarks._page_gold import Story
from benchmarks._unseen_files import Desk, Files, Made, ps
from benchmarks._unseen_files_more import _zipped


def _stamp(own: Desk, hour: int = 9) -> int:
    """Return the seconds of an hour of the day in Beijing."""
    return int(datetime(own.y, own.m, own.d, hour, tzinfo=UTC).timestamp()) - 8 * 3600


def _sql(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\r\\n")


def scrapy_lines(own: Desk) -> Made:
    """A crawler's lines: the text as a list of what it found between tags, white space too, the source with its label."""
    stories = [own.story(240) for _k in range(4)]
    lines = [
        json.dumps(
            {
                "url": f"http://www.example.org/n/{own.y}/{k}.html", "title": f"\r\n      {s.headline}\r\n    ",
                "pub_time": f"{own.said} 0{k + 5}:12", "source": f"来源：{own.paper}",
                "content": ["\r\n\t", *(x for p in s.paragraphs for x in (f"\u3000\u3000{p}", "\r\n")), "\xa0"],
                "image_urls": [], "images": [], "spider": "qsw", "depth": 2, "crawl_time": "2036-01-04 03:02:01",
            },
            ensure_ascii=k % 2 == 0,
        )
        for k, s in enumerate(stories)
    ]  # fmt: skip
    return {"items.jl": "\n".join(lines) + "\n"}, own.want(*stories)


def archives_dump(own: Desk) -> Made:
    """A content system's dump: titles, sources and times in one table, texts in another, joined by a number."""
    stories = [own.story(260) for _k in range(3)]
    heads = ",\n".join(
        f"({k},4,0,{_stamp(own)},1,0,'{k}','c','{_sql(str(s.headline))}','','{own.words.name()}','{own.paper}','',{_stamp(own, 8)},{_stamp(own)},'{_sql(s.paragraphs[0][:30])}')"
        for k, s in enumerate(stories, 101)
    )
    texts = ",\n".join(f"({k},4,'{_sql(ps(s))}','','10.0.0.8')" for k, s in enumerate(stories, 101))
    return {"dedecms.sql": (
        "-- MySQL dump 10.13  Distrib 5.7.26\nDROP TABLE IF EXISTS `dede_archives`;\nCREATE TABLE `dede_archives` (\n  `id` mediumint(8) unsigned NOT NULL,\n  `typeid` smallint(5) NOT NULL,\n  `click` mediumint(8),\n  `sortrank` int(10),\n"
        "  `ismake` smallint(6),\n  `money` smallint(6),\n  `shorttitle` char(36),\n  `flag` set('c','h','p'),\n  `title` char(60) NOT NULL DEFAULT '',\n  `color` char(7),\n  `writer` char(20),\n  `source` char(30),\n  `litpic` char(100),\n  `pubdate` int(10),\n  `senddate` int(10),\n  `description` varchar(255),\n  PRIMARY KEY (`id`)\n) ENGINE=MyISAM DEFAULT CHARSET=utf8;\n"
        f"LOCK TABLES `dede_archives` WRITE;\nINSERT INTO `dede_archives` VALUES {heads};\nUNLOCK TABLES;\n"
        "CREATE TABLE `dede_addonarticle` (\n  `aid` mediumint(8) NOT NULL,\n  `typeid` smallint(5),\n  `body` mediumtext,\n  `redirecturl` varchar(255),\n  `userip` char(15),\n  PRIMARY KEY (`aid`)\n);\n"
        f"INSERT INTO `dede_addonarticle` VALUES {texts};\nCREATE TABLE `dede_admin` (\n  `id` int(10),\n  `userid` char(30),\n  `uname` char(20)\n);\nINSERT INTO `dede_admin` VALUES (1,'admin','管理员');\n"
    )}, own.want(*stories)  # fmt: skip


def database_xml(own: Desk) -> Made:
    """A database's export as XML: tables of columns that have their names in an attribute."""
    stories = [own.story(240) for _k in range(3)]
    rows = "".join(
        f'        <table name="news">\n            <column name="id">{k}</column>\n            <column name="title">{s.headline}</column>\n            <column name="author">{own.words.name()}</column>\n            <column name="source">{own.paper}</column>\n'
        f'            <column name="addtime">{own.iso} 08:00:00</column>\n            <column name="hits">{k * 31}</column>\n            <column name="content">{escape(ps(s))}</column>\n        </table>\n'
        for k, s in enumerate(stories, 1)
    )
    return {"news.xml": (
        '<?xml version="1.0" encoding="utf-8"?>\n<!--\n- phpMyAdmin XML Dump\n-->\n<pma_xml_export version="1.0" xmlns:pma="https://www.phpmyadmin.net/some_doc_url/">\n'
        '    <pma:structure_schemas><pma:database name="site"><pma:table name="news">CREATE TABLE `news` ( `id` int(11) NOT NULL, `title` varchar(80) );</pma:table></pma:database></pma:structure_schemas>\n'
        f'    <database name="site">\n{rows}    </database>\n</pma_xml_export>\n'
    )}, own.want(*stories)  # fmt: skip


def notion_page(own: Desk) -> Made:
    """A page of a notebook's export: an icon, the title, properties as a table, the text with ids."""
    s = own.story(300)
    text = "".join(f'<p id="3f2a{k:04d}" class="">{escape(p)}</p>' for k, p in enumerate(s.paragraphs))
    rows = (
        f'<tr class="property-row property-row-date"><th><span class="icon property-icon"></span>日期</th><td><time>@{own.said}</time></td></tr>'
        f'<tr class="property-row property-row-select"><th><span class="icon property-icon"></span>报纸</th><td><span class="selected-value">{own.paper}</span></td></tr>'
        '<tr class="property-row property-row-multi_select"><th>标签</th><td><span class="selected-value">水利</span><span class="selected-value">剪报</span></td></tr>'
        '<tr class="property-row property-row-url"><th>网址</th><td><a href="https://example.org/a" class="url-value">https://example.org/a</a></td></tr>'
    )
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{s.headline}</title></head><body><article id="3f2a" class="page sans"><header>'
        f'<div class="page-header-icon"><span class="icon">📰</span></div><h1 class="page-title">{s.headline}</h1><p class="page-description"></p><table class="properties"><tbody>{rows}</tbody></table></header><div class="page-body">{text}</div></article></body></html>'
    )
    return {f"{str(s.headline)[:8]} 3f2a.html": page}, own.want(s)


def browser_archive(own: Desk) -> Made:
    """A browser's one-file archive: the page quoted-printable, style sheets and a frame as parts of their own."""
    s = own.story(320)
    page = (
        f'<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><link rel="stylesheet" type="text/css" href="cid:css-1@mhtml.blink"><title>{s.headline}-{own.paper}网</title></head><body>'
        f'<div class="topbar"><a href="https://example.org/">首页</a><a href="https://example.org/sz">时政</a><a href="https://example.org/ms">民生</a></div><div class="crumb">当前位置：<a>首页</a> &gt; <a>民生</a> &gt; 正文</div>'
        f'<div class="detail"><h1>{s.headline}</h1><div class="info"><span>{own.said} 10:21</span><span>来源：{own.paper}</span><span>字体：<i>大</i> <i>小</i></span></div><div class="txt">{ps(s)}</div>'
        f'<div class="editor">[责任编辑：{own.words.name()}]</div><div class="share">分享到：微信 微博</div></div><iframe src="cid:frame-1@mhtml.blink"></iframe><div class="foot">备案号 某ICP备00000001号</div></body></html>'
    )
    frame = "<html><body><ul><li><a>热点：集市开张</a></li><li><a>热点：渡船停航</a></li></ul></body></html>"
    bound = "----MultipartBoundary--qsw----"

    def part(kind: str, name: str, body: str) -> str:
        text = quopri.encodestring(body.encode()).decode()
        return f"--{bound}\r\nContent-Type: {kind}\r\nContent-ID: <{name}@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/{name}\r\n\r\n{text}\r\n"

    subject = base64.b64encode(f"{s.headline}-{own.paper}网".encode()).decode()
    return {"page.mhtml": (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a.html\r\nSubject: =?utf-8?B?{subject}?=\r\nDate: Tue, 1 Jan 2036 03:04:05 -0000\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"{bound}\"\r\n\r\n\r\n"
        + part("text/html", "main", page) + part("text/css", "css-1", "@charset \"utf-8\"; .txt { color: red }") + part("text/html", "frame-1", frame) + f"--{bound}--\r\n"
    )}, own.want(s)  # fmt: skip


def saver_page(own: Desk) -> Made:
    """An extension's one-file page: its note as a comment, tags left open, hidden parts marked, pictures as data."""
    s = own.story(320)
    text = "".join(f"<p>{escape(p)}" for p in s.paragraphs)
    page = (
        f"<!DOCTYPE html> <html lang=zh><!--\n Page saved with SingleFile \n url: https://example.org/a.html \n saved date: Tue Jan 01 2036 08:00:00 GMT+0800 (中国标准时间)\n--><meta charset=utf-8>\n<title>{s.headline} | {own.paper}</title>\n"
        f"<style>.sf-hidden{{display:none!important}}</style><body><header class=site><a class=logo><img src=data:image/gif;base64,R0lGODlhAQABAAAAACw= alt={own.paper}></a><nav><a>本埠</a><a>副刊</a><a>评论</a></nav></header>"
        f"<div class='modal sf-hidden'></div><main><h1 class=title>{s.headline}</h1><div class=by><time>{own.iso} 07:00</time><button>收藏</button><button>转发</button></div><div class=body>{text}</div>"
        f"<section class=more><h3>大家都在看</h3><ul><li><a>渡口的灯</a><li><a>新修的堤</a></ul></section></main><footer><p>© {own.paper} 网站地图 联系我们</footer>"
    )
    return {"saved.html": page}, own.want(s)


def old_workbook(own: Desk) -> Made:
    """A workbook as XML of 2003: rows of typed cells, the day as a moment."""
    stories = [own.story(220) for _k in range(3)]
    cell = '<Cell><Data ss:Type="{t}">{v}</Data></Cell>'.format
    rows = "".join(
        "<Row>" + cell(t="Number", v=k) + cell(t="String", v=s.headline) + cell(t="String", v=own.paper) + cell(t="DateTime", v=f"{own.iso}T00:00:00.000")
        + cell(t="String", v=f"{k}版") + cell(t="String", v=escape("\n".join(s.paragraphs)).replace("\n", "&#10;")) + "</Row>"
        for k, s in enumerate(stories, 1)
    )  # fmt: skip
    names = "".join(cell(t="String", v=v) for v in ("序号", "标题", "报纸名称", "见报日期", "版面", "全文"))
    want = own.want(*stories)
    for k, piece in enumerate(want["pieces"], 1):
        piece["page"] = str(k)
    return {"剪报.xml": (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Author>资料室</Author></DocumentProperties>'
        f'<Worksheet ss:Name="剪报"><Table><Row>{names}</Row>{rows}</Table></Worksheet></Workbook>'
    )}, want  # fmt: skip


def news_book(own: Desk) -> Made:
    """A book that a program makes of a feed: a page of sections, one of titles, articles between navigation bars."""
    stories = [own.story(240) for _k in range(3)]
    head = "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{t}</title></head><body class='calibre'>{b}</body></html>"
    bar = "<div class='calibre_navbar'>| <a href='#'>下一项</a> | <a href='#'>章节目录</a> | <a href='#'>主目录</a> | <a href='#'>上一项</a> |<hr/></div>"
    pages = {
        "index": head.format(t="封面", b=f"<div><p class='cal_title'>{own.paper}</p><p>[{own.said}]</p><ul><li><a href='feed_0/index.html'>要闻</a></li></ul></div>"),
        "feed_0/index": head.format(t="要闻", b="<h2>要闻</h2><ul>" + "".join(f"<li><a href='article_{k}/index.html'>{s.headline}</a></li>" for k, s in enumerate(stories)) + "</ul>"),
    }  # fmt: skip
    for k, s in enumerate(stories):
        tail = "<div class='calibre_navbar1'><hr/><p class='calibre_downloaded'>本文由 <a href='#'>calibre</a> 从 <a href='#'>https://example.org/a</a> 下载</p></div>"
        pages[f"feed_0/article_{k}/index"] = head.format(t=s.headline, b=f"{bar}<h2>{s.headline}</h2>{ps(s)}{tail}")
    items = "".join(
        f"<item id='i{k}' href='{n}.html' media-type='application/xhtml+xml'/>" for k, n in enumerate(pages)
    )
    spine = "".join(f"<itemref idref='i{k}'/>" for k in range(len(pages)))
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles><rootfile full-path='content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"}  # fmt: skip
    files["content.opf"] = (
        f"<package xmlns='http://www.idpf.org/2007/opf' version='2.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{own.paper} [{own.said}]</dc:title><dc:creator>calibre</dc:creator><dc:date>{own.iso}T01:00:00+00:00</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    return {"paper.epub": _zipped(files | {f"{n}.html": t for n, t in pages.items()})}, own.want(*stories)


def proofs(own: Desk) -> Made:
    """A local paper's proof in Word: page and day as a centred line, heads by size, editors at the end, notes of the desk."""
    stories = [own.words.story(240, longest=18, kicker=0.7, sub=0.7) for _k in range(3)]
    for s in stories:
        s.byline = None

    def line(text: str, size: int = 21, centred: bool = False, bold: bool = False) -> str:
        spread = '<w:jc w:val="center"/>' if centred else '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
        thick = "<w:b/>" if bold else ""
        return f'<w:p><w:pPr>{spread}</w:pPr><w:r><w:rPr>{thick}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    body = line(f"{own.paper} {own.said} 第3版 社会民生", 24, centred=True)
    for s in stories:
        body += line(s.kicker, 28, centred=True) if s.kicker else ""
        body += line(str(s.headline), 44, centred=True, bold=True)
        body += line(f"——{s.sub}", 28, centred=True) if s.sub else ""
        body += "".join(line(p) for p in s.paragraphs) + "<w:p/>"
    body += line(f"本版责编 {own.words.name()}  美编 {own.words.name()}  校对 {own.words.name()}", 18, centred=True)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
    }
    pieces = [{"headline": s.headline, "kicker": s.kicker, "subheadline": s.sub and f"——{s.sub}", "paragraphs": s.paragraphs, "page": "3"} for s in stories]  # fmt: skip
    return {"3版大样.docx": _zipped(files)}, {"date": own.iso, "newspaper": own.paper, "pieces": pieces}


def digest_mail(own: Desk) -> Made:
    """A mail that sends several stories: a link to see it in a browser, tables in tables, a note how to unsubscribe."""
    stories = [own.story(220) for _k in range(3)]
    cells = "".join(
        f"<tr><td style='padding:16px'><h2 style='margin:0'>{s.headline}</h2>{ps(s, style=' style=line-height:1.8')}<p><a href='#'>阅读全文 &raquo;</a></p></td></tr>"
        for s in stories
    )
    page = (
        f"<html><body style='margin:0'><div style='display:none;max-height:0'>今日三条</div><table width=100%><tr><td align=center><a href='#'>邮件显示不正常？在浏览器中查看</a></td></tr><tr><td align=center><h1>{own.paper}</h1><p>{own.said}</p></td></tr>"
        f"<tr><td><table width=600>{cells}</table></td></tr><tr><td>您收到这封邮件，是因为订阅了{own.paper}每日简报。<a href='#'>退订</a></td></tr></table></body></html>"
    )
    month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][own.m - 1]
    subject = base64.b64encode(f"{own.paper}每日简报".encode()).decode()
    mail = (
        f"From: =?utf-8?B?{base64.b64encode(own.paper.encode()).decode()}?= <news@example.org>\nTo: reader@example.org\nSubject: =?utf-8?B?{subject}?=\nDate: {own.d} {month} {own.y} 07:00:00 +0800\nMIME-Version: 1.0\nList-Unsubscribe: <https://example.org/u>\n"
        "Content-Type: multipart/alternative; boundary=b1\n\n--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes("请用支持 HTML 的程序查看。".encode()).decode()
        + "\n--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(page.encode()).decode() + "--b1--\n"
    )  # fmt: skip
    return {"简报.eml": mail}, own.want(*stories)


def account_export(own: Desk) -> Made:
    """What a saver of accounts writes: seconds as numbers, a digest, the text as HTML, the account's name above all."""
    stories = [own.story(240) for _k in range(3)]
    items = [
        {
            "aid": f"26500{k}_1", "title": s.headline, "digest": s.paragraphs[0][:24], "author": "", "create_time": _stamp(own, 7), "update_time": _stamp(own, 8),
            "link": "https://example.org/s/1", "cover": "https://example.org/c.jpg", "content_noencode": f"<section data-role=\"outer\">{''.join(f'<section><span leaf=&quot;&quot;>{escape(p)}</span></section>' for p in s.paragraphs)}</section>",
            "read_num": 1200 + k, "like_num": 9, "copyright_stat": 0,
        }
        for k, s in enumerate(stories)
    ]  # fmt: skip
    return {
        "appmsg.json": json.dumps({"nickname": own.paper, "fakeid": "MzA5", "article_list": items}, ensure_ascii=False)
    }, own.want(*stories)


def blog_backup(own: Desk) -> Made:
    """A blog's backup as Atom: posts, comments on them, a template, settings, all as entries told by a category."""
    stories = [own.story(230) for _k in range(3)]

    def entry(kind: str, title: str, content: str, day: str) -> str:
        return (
            f"<entry><id>tag:blogger.com,1999:{kind}-{abs(hash(title)) % 997}</id><published>{day}T08:00:00.000+08:00</published><updated>2036-01-01T00:00:00.000+08:00</updated>"
            f"<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{kind}'/><title type='text'>{title}</title><content type='html'>{escape(content)}</content><author><name>抄报人</name></author></entry>"
        )

    entries = entry("template", "模板：剪报", "<style>body{margin:0}</style>", own.iso) + entry(
        "settings", "BLOG_NAME", own.paper, own.iso
    )
    for s in stories:
        entries += entry("post", str(s.headline), "<br />".join(s.paragraphs), own.iso)
    entries += entry("comment", "谢谢分享，收藏了。", "谢谢分享，收藏了。", "2036-01-01")
    want = own.want(*stories)
    return {
        "blog-backup.xml": f"<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id><title type='html'>{own.paper}</title><generator version='7.00'>Blogger</generator>{entries}</feed>"
    }, want


def press_xml(own: Desk) -> Made:
    """What a newspaper's own system hands on: one file a piece, heads in three fields, page and its name, text in CDATA."""
    stories = [own.words.story(240, longest=18, kicker=0.8, sub=0.8) for _k in range(2)]
    files: Files = {}
    pieces = []
    for k, s in enumerate(stories, 1):
        s.byline = None
        files[f"{own.iso.replace('-', '')}/A0{k}/{k}.xml"] = (
            f'<?xml version="1.0" encoding="GB2312"?>\n<Article><DocID>{k}0087</DocID><Paper>{own.paper}</Paper><PubDate>{own.iso}</PubDate><PageNo>A0{k}</PageNo><PageName>要闻</PageName><IntroTitle><![CDATA[{s.kicker or ""}]]></IntroTitle>'
            f"<Title><![CDATA[{s.headline}]]></Title><SubTitle><![CDATA[{s.sub or ''}]]></SubTitle><Author><![CDATA[]]></Author><Content><![CDATA[{''.join(f'<P>　　{p}</P>' for p in s.paragraphs)}]]></Content><PicCount>0</PicCount></Article>"
        ).encode("gb18030")
        pieces.append({"headline": s.headline, "kicker": s.kicker, "subheadline": s.sub, "paragraphs": s.paragraphs, "page": f"A0{k}"})  # fmt: skip
    return files, {"date": own.iso, "newspaper": own.paper, "pieces": pieces}


def clipping_service(own: Desk) -> Made:
    """What a clipping service prints: a list, then each text with paper, page, day and number, a note of rights."""
    stories = [own.story(260) for _k in range(3)]
    rows = "".join(
        f"<tr><td>{k}.</td><td><a href='#d{k}'>{s.headline}</a></td><td>{own.paper} {own.iso}</td></tr>"
        for k, s in enumerate(stories, 1)
    )
    docs = "".join(
        f"<div class=doc id=d{k}><h3>{s.headline}</h3><p class=meta>{own.paper}<br>A0{k} | 要聞 | {own.iso}</p><p class=len>字數: {300 + k} 字</p>{ps(s)}<p class=id>文章編號: {own.iso.replace('-', '')}000{k}</p><p>本內容經香港複印授權協會授權複印，未經許可不得轉載。</p></div><hr>"
        for k, s in enumerate(stories, 1)
    )
    want = own.want(*stories)
    for k, piece in enumerate(want["pieces"], 1):
        piece["page"] = f"A0{k}"
    return {
        "慧搜.html": f"<html><head><meta charset=utf-8><title>列印文章</title></head><body><div>列印日期: 2036年1月1日</div><table>{rows}</table><hr>{docs}</body></html>"
    }, want


def desk_table(own: Desk) -> Made:
    """A desk's table parted by semicolons, names of its own, heads in three columns, in GB18030."""
    stories = [own.words.story(220, longest=18, kicker=0.8, sub=0.8) for _k in range(3)]
    rows = ["编号;引题;主标题;副题;记者姓名;见报时间;报名;版位;稿件正文;字数"]
    pieces = []
    for k, s in enumerate(stories, 1):
        s.byline = None
        name = own.words.name()
        text = "\r\n".join(s.paragraphs).replace('"', '""')
        rows.append(
            f'{k};{s.kicker or ""};{s.headline};{s.sub or ""};{name};{own.y}.{own.m}.{own.d};{own.paper};{k}版;"{text}";{len(text)}'
        )
        pieces.append({"headline": s.headline, "kicker": s.kicker, "subheadline": s.sub, "paragraphs": s.paragraphs, "page": str(k)})  # fmt: skip
    return {"稿库.csv": "\r\n".join(rows).encode("gb18030")}, {
        "date": own.iso,
        "newspaper": own.paper,
        "pieces": pieces,
    }


def serial_days(own: Desk) -> Made:
    """A workbook of clippings: shared words, days as serial numbers, a title row, an empty row, a row of sums."""
    stories: list[Story] = [own.story(220) for _k in range(3)]
    words: list[str] = []

    def shared(text: str) -> str:
        words.append(text)
        return f'<c t="s"><v>{len(words) - 1}</v></c>'

    serial = (datetime(own.y, own.m, own.d) - datetime(1899, 12, 30)).days
    rows = f"<row>{shared('剪报登记表')}</row><row></row><row>{''.join(map(shared, ('日期', '报刊', '版次', '篇名', '内容', '备注')))}</row>"
    for k, s in enumerate(stories, 1):
        rows += f'<row><c s="1"><v>{serial}</v></c>{shared(own.paper)}{shared(f"第{k}版")}{shared(str(s.headline))}{shared(chr(10).join(s.paragraphs))}</row>'
    rows += f"<row>{shared('合计')}<c/><c/><c><v>3</v></c></row>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kept = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kept}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{kept}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    files["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{main}">{"".join(f"<si><t>{escape(w)}</t></si>" for w in words)}</sst>'
    )
    want = own.want(*stories)
    for k, piece in enumerate(want["pieces"], 1):
        piece["page"] = str(k)
    return {"剪报登记.xlsx": _zipped(files)}, want


TOOLS: dict[str, Callable[[Desk], Made]] = {
    f.__name__: f
    for f in (
        scrapy_lines, archives_dump, database_xml, notion_page, browser_archive, saver_page, old_workbook, news_book, proofs,
        digest_mail, account_export, blog_backup, press_xml, clipping_service, desk_table, serial_days,
    )
}  # fmt: skip
