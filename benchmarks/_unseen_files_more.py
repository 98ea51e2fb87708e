# ruff: noqa: E501 - markup is easier to read as it is written
"""A second round of files, written after the rules had been mended on the first: other kinds, measured once."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from html import escape

from benchmarks._page_gold import Story
from benchmarks._unseen_files import Desk, Files, Made, ps


def _zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def joomla(own: Desk) -> Made:
    """A page of a component: details in a definition list, tools as icons, neighbours below."""
    s = own.story(300)
    page = (
        f"<html><head><meta charset=utf-8><title>{s.headline}</title><meta name=generator content='Joomla! - Open Source Content Management'></head><body>"
        f"<div class=moduletable><h3>主菜单</h3><ul class=nav><li>首页</li><li>要闻</li><li>副刊</li></ul></div><div class=item-page itemscope itemtype='https://schema.org/Article'>"
        f"<div class=page-header><h2 itemprop=headline>{s.headline}</h2></div><dl class=article-info><dt>详细信息</dt><dd>分类：本地新闻</dd><dd>发布：{own.said}</dd><dd>来源：{own.paper}</dd><dd>点击：208</dd></dl>"
        f"<ul class=actions><li>打印</li><li>电子邮件</li></ul><div itemprop=articleBody>{ps(s)}</div><ul class=pager><li>前一篇：桥头立了新牌</li><li>下一篇：夜校开课</li></ul></div>"
        "<div class=custom><p>版权所有 信息中心</p></div></body></html>"
    )
    return {"1024.html": page}, own.want(s)


def anchors(own: Desk) -> Made:
    """A whole issue on one page: a list of links to anchors, then the stories under bold paragraphs, rules between."""
    stories = [own.story(200) for _k in range(4)]
    links = "".join(f"<li><a href='#a{k}'>{s.headline}</a></li>" for k, s in enumerate(stories))
    texts = "<hr>".join(
        f"<a name=a{k}></a><p><b><font size=4>{s.headline}</font></b></p>{ps(s)}<p><a href='#top'>返回目录</a></p>"
        for k, s in enumerate(stories)
    )
    page = f"<html><head><meta charset=utf-8><title>{own.paper} {own.said}</title></head><body><a name=top></a><h1>{own.paper}</h1><p>{own.said} 星期一 第18期</p><ol>{links}</ol><hr>{texts}</body></html>"
    return {"issue.html": page}, own.want(*stories)


def printed_view(own: Desk) -> Made:
    """A print view: the address above and below, the date behind the headline in brackets, no containers."""
    s = own.story(280)
    page = f"<html><head><meta charset=gb2312><title>打印 - {s.headline}</title></head><body onload=window.print()>http://www.example.org/print.asp?id=31<h3 align=center>{s.headline}</h3><center>（{own.said}　{own.paper}）</center>{ps(s)}<center>http://www.example.org/print.asp?id=31</center></body></html>"
    return {"print.htm": page.encode("gb18030")}, own.want(s)


def readability(own: Desk) -> Made:
    """What a reader view keeps of a page, as JSON."""
    s = own.story(280)
    value = {
        "title": s.headline,
        "byline": None,
        "dir": None,
        "lang": "zh-CN",
        "content": f"<div id='readability-page-1' class='page'><div>{ps(s)}</div></div>",
        "textContent": "\n".join(s.paragraphs),
        "length": 280,
        "excerpt": s.paragraphs[0][:40],
        "siteName": own.paper,
        "publishedTime": f"{own.iso}T08:00:00+08:00",
    }
    return {"article.json": json.dumps(value, ensure_ascii=False)}, own.want(s)


def newsml(own: Desk) -> Made:
    """A NewsML-G2 message with XHTML inside its items."""
    stories = [own.story(220) for _k in range(2)]
    items = "".join(
        f"<newsItem guid='urn:x:{k}'><itemMeta><versionCreated>{own.iso}T05:00:00+08:00</versionCreated><provider><name>{own.paper}</name></provider></itemMeta><contentMeta><headline>{s.headline}</headline></contentMeta>"
        f"<contentSet><inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{s.headline}</title></head><body>{ps(s)}</body></html></inlineXML></contentSet></newsItem>"
        for k, s in enumerate(stories)
    )
    return {
        "message.xml": f"<?xml version='1.0' encoding='UTF-8'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>2036-01-01T00:00:00Z</sent></header><itemSet>{items}</itemSet></newsMessage>"
    }, own.want(*stories)


def json_feed(own: Desk) -> Made:
    """A JSON Feed."""
    stories = [own.story(200) for _k in range(3)]
    items = [
        {
            "id": str(k),
            "url": f"https://example.org/{k}",
            "title": s.headline,
            "content_html": ps(s),
            "date_published": f"{own.iso}T07:00:00+08:00",
            "tags": ["要闻"],
        }
        for k, s in enumerate(stories)
    ]
    return {
        "feed.json": json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": own.paper,
                "home_page_url": "https://example.org/",
                "items": items,
            },
            ensure_ascii=False,
        )
    }, own.want(*stories)


def hits(own: Desk) -> Made:
    """A search server's answer: hits in hits, highlights beside the source."""
    stories = [own.story(200) for _k in range(3)]
    found = [
        {
            "_index": "paper",
            "_id": str(k),
            "_score": 1.2,
            "_source": {
                "bt": s.headline,
                "title": s.headline,
                "fulltext": "\n".join(s.paragraphs),
                "paperName": own.paper,
                "paperDate": own.iso,
            },
            "highlight": {"fulltext": [s.paragraphs[0][:20]]},
        }
        for k, s in enumerate(stories)
    ]
    return {
        "result.json": json.dumps(
            {"took": 3, "timed_out": False, "hits": {"total": {"value": 3}, "hits": found}}, ensure_ascii=False
        )
    }, own.want(*stories)


def mongo(own: Desk) -> Made:
    """A database's export: ids and dates in objects of their own, a record a line."""
    stories = [own.story(200) for _k in range(3)]
    lines = [
        json.dumps(
            {
                "_id": {"$oid": f"5f{k:022d}"},
                "title": s.headline,
                "article": s.paragraphs,
                "paper": own.paper,
                "publish_date": {"$date": f"{own.iso}T00:00:00Z"},
                "inserted_at": {"$date": "2036-01-01T00:00:00Z"},
            },
            ensure_ascii=False,
        )
        for k, s in enumerate(stories)
    ]
    return {"news.json": "\n".join(lines)}, own.want(*stories)


def split_table(own: Desk) -> Made:
    """A table as JSON: names of columns once, then rows."""
    stories = [own.story(200) for _k in range(3)]
    rows = [[k, s.headline, "\n".join(s.paragraphs), own.paper, own.iso] for k, s in enumerate(stories)]
    return {
        "table.json": json.dumps(
            {"columns": ["id", "title", "content", "source", "date"], "index": [0, 1, 2], "data": rows},
            ensure_ascii=False,
        )
    }, own.want(*stories)


def by_column(own: Desk) -> Made:
    """A table as JSON by columns: {"title": {"0": …}, "content": {"0": …}}."""
    stories = [own.story(200) for _k in range(3)]
    columns: dict[str, list[str | None]] = {
        "title": [s.headline for s in stories],
        "content": ["\n".join(s.paragraphs) for s in stories],
        "source": [own.paper] * 3,
        "date": [own.iso] * 3,
    }
    return {
        "frame.json": json.dumps(
            {name: {str(k): v for k, v in enumerate(values)} for name, values in columns.items()}, ensure_ascii=False
        )
    }, own.want(*stories)


def pinyin_names(own: Desk) -> Made:
    """XML whose elements have pinyin names."""
    stories = [own.story(200) for _k in range(3)]
    items = "".join(
        f"<wenzhang><biaoti>{s.headline}</biaoti><laiyuan>{own.paper}</laiyuan><riqi>{own.iso}</riqi><neirong><![CDATA[{ps(s)}]]></neirong></wenzhang>"
        for s in stories
    )
    return {"daochu.xml": f"<?xml version='1.0' encoding='GB2312'?><shuju>{items}</shuju>".encode("gb18030")}, own.want(
        *stories
    )


def workbook(own: Desk) -> Made:
    """A workbook with a sheet a page, a title row over the names of the columns."""
    stories = [own.story(180) for _k in range(3)]
    row = '<row r="{n}">{cells}</row>'
    cell = '<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'

    def rows(k: int, s: Story) -> str:
        grid: list[list[str | None]] = [
            [f"{own.paper}稿件登记"],
            ["标题", "正文", "见报日期", "版次", "报纸"],
            [s.headline, "\n".join(s.paragraphs), own.said, f"第{k}版", own.paper],
        ]
        return "".join(
            row.format(
                n=n, cells="".join(cell.format(at=f"{'ABCDE'[c]}{n}", words=escape(str(w))) for c, w in enumerate(line))
            )
            for n, line in enumerate(grid, 1)
        )

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kept = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {
        f"xl/worksheets/sheet{k}.xml": f'<worksheet xmlns="{main}"><sheetData>{rows(k, s)}</sheetData></worksheet>'
        for k, s in enumerate(stories, 1)
    }
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="{main}" xmlns:r="{kept}"><sheets>'
        + "".join(f'<sheet name="第{k}版" sheetId="{k}" r:id="rId{k}"/>' for k in (1, 2, 3))
        + "</sheets></workbook>"
    )
    files["xl/_rels/workbook.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{k}" Type="{kept}/worksheet" Target="worksheets/sheet{k}.xml"/>' for k in (1, 2, 3)
        )
        + "</Relationships>"
    )
    files["[Content_Types].xml"] = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return {"登记.xlsx": _zipped(files)}, own.want(*stories)


def book(own: Desk) -> Made:
    """An EPUB with a title page, a chapter a story and a colophon."""
    stories = [own.story(220) for _k in range(3)]
    head = "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{t}</title></head><body>{b}</body></html>"
    texts = {"title": head.format(t="封面", b=f"<h1>{own.paper}</h1><p>{own.said}</p>")}
    texts |= {
        f"c{k}": head.format(t=s.headline, b=f"<section><h2>{s.headline}</h2>{ps(s)}</section>")
        for k, s in enumerate(stories)
    }
    items = "".join(f"<item id='{n}' href='{n}.xhtml' media-type='application/xhtml+xml'/>" for n in texts)
    spine = "".join(f"<itemref idref='{n}'/>" for n in texts)
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles><rootfile full-path='OPS/a.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
    }
    files["OPS/a.opf"] = (
        f"<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{own.paper} {own.said}</dc:title><dc:date>{own.iso}</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    files |= {f"OPS/{n}.xhtml": t for n, t in texts.items()}
    return {"paper.epub": _zipped(files)}, own.want(*stories)


def forwarded(own: Desk) -> Made:
    """A forwarded mail as text: the header in Chinese names, the story below, a signature of the sender."""
    s = own.story(240)
    mail = (
        f"From: a@example.org\nTo: b@example.org\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: 8bit\n\n请看下面这条。\n\n-----原始邮件-----\n发件人：编辑部\n发送时间：{own.said} 8:02\n收件人：读者\n主题：今日一稿\n\n{own.paper}　{own.said}\n\n{s.headline}\n\n"
        + "\n\n".join(f"　　{p}" for p in s.paragraphs)
        + "\n"
    )
    return {"转发.eml": mail.encode("gb18030")}, own.want(s)


def posts(own: Desk) -> Made:
    """Posts of a blog engine in a folder: front matter with times and lists, an excerpt mark, a footer of links."""
    stories = [own.story(220) for _k in range(2)]
    files: Files = {}
    for k, s in enumerate(stories):
        files[f"_posts/{own.iso}-{k}.md"] = (
            f"---\ntitle: {s.headline}\ndate: {own.iso} 0{k + 6}:30:00\ncategories: [本地, 水利]\nsource: {own.paper}\ntoc: false\n---\n\n{s.paragraphs[0]}\n\n<!-- more -->\n\n"
            + "\n\n".join(s.paragraphs[1:])
            + "\n"
        )
    return files, own.want(*stories)


def notes_export(own: Desk) -> Made:
    """A notebook's page as Markdown: properties as lines under its title."""
    s = own.story(260)
    text = (
        f"# {s.headline}\n\nDate: {own.said}\nSource: {own.paper}\nTags: 要闻, 剪报\n\n"
        + "\n\n".join(s.paragraphs)
        + "\n"
    )
    return {"剪报 3f2a.md": text}, own.want(s)


def texts_in_zip(own: Desk) -> Made:
    """An archive of texts in GB18030, each with labels above its text, and a list of them."""
    stories = [own.story(200) for _k in range(3)]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for k, s in enumerate(stories, 1):
            text = (
                f"【报纸】{own.paper}\r\n【日期】{own.iso}\r\n【版次】{k}\r\n【标题】{s.headline}\r\n【正文】\r\n"
                + "\r\n".join(s.paragraphs)
            )
            archive.writestr(f"{k:03d}.txt", text.encode("gb18030"))
    return {"稿件.zip": stream.getvalue()}, own.want(*stories)


def columns_in_tabs(own: Desk) -> Made:
    """Rows pasted from a table, parted by tabs, cells with line breaks in quotes, in UTF-16."""
    stories = [own.story(180) for _k in range(3)]
    rows = ["标题\t作者\t内容\t日期\t报纸"] + [
        f'{s.headline}\t\t"' + "\n".join(s.paragraphs).replace('"', '""') + f'"\t{own.iso}\t{own.paper}'
        for s in stories
    ]
    return {"表.tsv": "\ufeff".encode("utf-16-le") + "\r\n".join(rows).encode("utf-16-le")}, own.want(*stories)


def microblog(own: Desk) -> Made:
    """A page that keeps its text in a data island beside an empty body: what a script would show."""
    s = own.story(280)
    state = {
        "props": {
            "pageProps": {
                "article": {
                    "title": s.headline,
                    "publishTime": f"{own.iso} 07:10",
                    "mediaName": own.paper,
                    "content": ps(s),
                }
            }
        }
    }
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{s.headline}</title></head><body><div id=__next></div><noscript>请启用脚本</noscript><script id=__NEXT_DATA__ type='application/json'>{json.dumps(state, ensure_ascii=False)}</script></body></html>"
    return {"app.html": page}, own.want(s)


MORE: dict[str, Callable[[Desk], Made]] = {
    f.__name__: f
    for f in (
        joomla, anchors, printed_view, readability, newsml, json_feed, hits, mongo, split_table, by_column,
        pinyin_names, workbook, book, forwarded, posts, notes_export, texts_in_zip, columns_in_tabs, microblog,
    )
}  # fmt: skip
