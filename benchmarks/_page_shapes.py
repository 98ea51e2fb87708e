# ruff: noqa: E501 - markup is easier to read as it is written
"""Saved pages in shapes that no rule was written for, with what lies around and inside the article's text.

Each function returns a page; `FURNITURE` marks what may stand in no piece. Words are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from benchmarks._page_gold import Story
from benchmarks._unseen_files import Desk, ps

Page = Callable[[Desk, Story], str]


def mixed(s: Story, *between: str) -> str:
    """Return a story's paragraphs with other markup after the first ones."""
    made = [f"<p>{escape(p)}</p>" for p in s.paragraphs]
    for k, other in enumerate(between, 1):
        made.insert(min(2 * k - 1, len(made)), other)
    return "".join(made)


def head(own: Desk, s: Story, more: str = "") -> str:
    return f"<html><head><meta charset=utf-8><title>{s.headline}_{own.paper}</title>{more}</head><body>"


def div_soup(own: Desk, s: Story) -> str:
    """Nameless divs; a bar of buttons and a box that asks to subscribe amid the text."""
    ask = "<div><div>喜欢这样的报道？</div><div>订阅每日晨报，新闻送到信箱</div><div><span>立即订阅</span></div></div>"
    text = "".join(f"<div>{escape(p)}</div>" + (ask if k == 0 else "") for k, p in enumerate(s.paragraphs))
    return (
        head(own, s)
        + f"<div><div>首页</div><div>频道</div></div><div><div>{s.headline}</div><div>{own.said} 09:12</div><div>{own.paper}</div><div>{text}</div><div><span>收藏</span><span>转发</span><span>举报</span></div></div></body></html>"
    )


def table_layout(own: Desk, s: Story) -> str:
    """Nested layout tables; an advertisement's cell floats in the text, hits and font sizes below it."""
    ad = "<table align=left width=250><tr><td>广告位招租　电话见网站首页</td></tr></table>"
    text = "".join(("<p>" + escape(p) + "</p>") + (ad if k == 0 else "") for k, p in enumerate(s.paragraphs))
    return (
        head(own, s)
        + f"<table><tr><td>{own.paper} &gt; 新闻中心 &gt; 正文</td></tr><tr><td align=center><b>{s.headline}</b></td></tr><tr><td align=center>发布日期：{own.iso}　浏览次数：218 次</td></tr><tr><td>{text}</td></tr><tr><td>上一条：<a href=#>集市搬到河东</a><br>下一条：<a href=#>夜校开了新班</a></td></tr></table></body></html>"
    )


def amp_story(own: Desk, s: Story) -> str:
    """AMP with a consent notice, an accordion of topics and a sticky bar."""
    return (
        head(own, s)
        + f"<amp-consent><div>本站使用 Cookie 改善体验。<button>同意</button></div></amp-consent><article><h1>{s.headline}</h1><div class=byline><time datetime={own.iso}>{own.said}</time> {own.paper}</div>{mixed(s, '<amp-ad><div>赞助内容</div></amp-ad>')}<amp-accordion><section><h4>相关主题</h4><p>水利　乡村　教育</p></section></amp-accordion></article><amp-sticky-ad>打开 App 阅读全文</amp-sticky-ad></body></html>"
    )


def print_page(own: Desk, s: Story) -> str:
    """A page made for printing: its address, a line to print or close."""
    return (
        head(own, s)
        + f"<p>本文网址：http://example.invalid/a/318.html</p><hr><h2>{s.headline}</h2><p>{own.paper}　{own.said}</p><hr>{ps(s)}<hr><p>打印本页　关闭窗口</p><p>版权归{own.paper}所有，转载请注明出处</p></body></html>"
    )


def mobile(own: Desk, s: Story) -> str:
    """A telephone page: unfold, comments, more to read."""
    return (
        head(own, s, "<meta name=viewport content='width=device-width'>")
        + f"<div class=top><span>打开{own.paper}客户端，体验更流畅</span></div><div class=art><h1>{s.headline}</h1><p class=src>{own.paper} {own.iso} 07:30</p><div class=txt>{ps(s)}</div><div class=more>展开全文</div></div><div class=cmt><h3>热门评论</h3><p>河边散步的人：写得真细。</p><p>点赞 12　回复</p></div><div class=rec><h3>大家都在看</h3><p>集市搬到河东以后</p><p>夜校开了新班</p></div></body></html>"
    )


def wordpress(own: Desk, s: Story) -> str:
    """WordPress with sharing, a box of the author, related posts and a form for comments inside the article."""
    share = "<div class='sharedaddy sd-sharing'><h3 class=sd-title>分享此文章：</h3><ul><li><a>点击分享到微博</a></li><li><a>点击打印</a></li></ul></div>"
    author = f"<div class=author-box><h4>关于作者</h4><p>{own.words.name()}，本站编辑，喜欢骑车。</p></div>"
    related = "<div id=jp-relatedposts><h3>相关文章</h3><p>集市搬到河东</p><p>夜校开了新班</p></div>"
    return (
        head(own, s)
        + f"<article class=post><header><h1 class=entry-title>{s.headline}</h1><span class=posted-on>发表于 {own.said}</span></header><div class=entry-content>{ps(s)}{share}{related}</div>{author}<footer class=entry-meta>分类：地方　标签：水利、乡村</footer></article><div id=respond><h3>发表回复</h3><p>您的电子邮箱地址不会被公开。</p></div><p>{own.paper}　自豪地采用 WordPress</p></body></html>"
    )


def government(own: Desk, s: Story) -> str:
    """A government's page: an index card, font sizes, reading aloud, a code to scan, links to other offices."""
    card = f"<table class=card><tr><td>索引号：</td><td>01430000/2021-00318</td><td>发布机构：</td><td>{own.paper}</td></tr><tr><td>发文日期：</td><td>{own.iso}</td><td>主题分类：</td><td>水利</td></tr></table>"
    return (
        head(own, s)
        + f"<div>您现在所在的位置：首页 &gt; 政务动态</div>{card}<h1>{s.headline}</h1><div>时间：{own.iso}　来源：{own.paper}　字号：[大 中 小]　[语音播报]　分享到：</div><div class=TRS_Editor>{ps(s)}</div><div>扫一扫在手机打开当前页</div><div>相关链接</div><ul><li>省水利厅</li><li>县人民政府</li></ul><div>主办单位：县府办公室　网站标识码：4300000318</div></body></html>"
    )


def epaper_frame(own: Desk, s: Story) -> str:
    """An electronic paper: the list of the page's pieces beside the text, larger and smaller, a map of the page."""
    return (
        head(own, s)
        + f"<table><tr><td><div>第01版：要闻</div><div>本版新闻</div><ul><li><a href=#>{s.headline}</a></li><li><a href=#>集市搬到河东</a></li><li><a href=#>夜校开了新班</a></li></ul></td><td><div>{own.said}　星期一</div><div>上一期　下一期</div><div>放大　缩小　默认</div><div class=title>{s.headline}</div><div id=ozoom>{ps(s)}</div><div>上一篇　下一篇</div></td></tr></table><div>{own.paper}社　版权所有　未经许可不得转载</div></body></html>"
    )


def gallery(own: Desk, s: Story) -> str:
    """Pictures with counters and arrows before the text."""
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><div>{own.said} 来源：{own.paper}</div><div class=g><div>1/6</div><img src=a.jpg><div>点击查看大图</div><div>上一张　下一张</div></div><div>{ps(s)}</div><div>查看更多精彩图集</div></body></html>"
    )


def paywall(own: Desk, s: Story) -> str:
    """Half of the way down a note for members; below, plans."""
    wall = "<div class=wall><p>本文为会员专享，剩余内容登录后可见</p><p>已是会员？登录</p></div>"
    return (
        head(own, s)
        + f"<main><h1>{s.headline}</h1><p class=meta>{own.paper}｜{own.said}</p>{mixed(s, wall)}<div class=plans><h3>选择适合你的方案</h3><p>月付 18 元</p><p>年付 168 元</p></div></main></body></html>"
    )


def live_blog(own: Desk, s: Story) -> str:
    """Reactions, a poll and a ticker between paragraphs."""
    poll = (
        "<div class=poll><p>你怎么看这件事？</p><ul><li>支持</li><li>再等等看</li></ul><p>投票结束后显示结果</p></div>"
    )
    tick = "<div class=ticker>快讯　河东集市今晨开市</div>"
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><p>{own.said} 10:02 · {own.paper}</p>{mixed(s, tick, poll)}<p class=react>👍 18　❤️ 6　😮 2</p></article></body></html>"
    )


def newsletter(own: Desk, s: Story) -> str:
    """A mail for readers saved as a page: see it in a browser, cancel it."""
    return (
        head(own, s)
        + f"<table width=600><tr><td>邮件显示不正常？请在浏览器中查看</td></tr><tr><td><h1>{s.headline}</h1><p>{own.paper}　{own.said}</p>{ps(s)}</td></tr><tr><td>你收到这封邮件，因为你订阅了{own.paper}。</td></tr><tr><td>退订　|　修改订阅设置　|　转给朋友</td></tr></table></body></html>"
    )


def site_builder(own: Desk, s: Story) -> str:
    """A builder's page: repeated rows, a floating service, a counter of words."""
    return (
        head(own, s)
        + f"<div class=mod><div class=row><div class=col>网站首页</div><div class=col>新闻动态</div><div class=col>联系我们</div></div></div><div class=mod><div class=detail-title>{s.headline}</div><div class=detail-info><span>作者：{own.words.name()}</span><span>时间：{own.iso}</span><span>本文共 {sum(map(len, s.paragraphs))} 字</span></div><div class=detail-content>{ps(s)}</div></div><div class=float><div>在线客服</div><div>微信咨询</div><div>返回顶部</div></div><div>Copyright © {own.y} {own.paper} 技术支持：云建站</div></body></html>"
    )


def library_scan(own: Desk, s: Story) -> str:
    """A library's page of an old paper: how to cite, rights, a form to report errors."""
    return (
        head(own, s)
        + f"<div>数字典藏　›　报纸　›　{own.paper}</div><h1>{s.headline}</h1><dl><dt>题名</dt><dd>{s.headline}</dd><dt>报名</dt><dd>{own.paper}</dd><dt>日期</dt><dd>{own.iso}</dd></dl><div class=fulltext>{ps(s)}</div><div>引用格式：{own.paper}，{own.said}。</div><div>使用条款：仅供个人研究。</div><div>文字有误？我要纠错</div></body></html>"
    )


def forum_copy(own: Desk, s: Story) -> str:
    """A forum's first post, with a signature and the notes of the board."""
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><table><tr><td>老槐<br>积分 318</td><td><div>发表于 {own.iso} 08:00　只看该作者</div><div>{'<br><br>'.join(map(escape, s.paragraphs))}</div><div>—————<br>签名：走得慢一点</div><div>本帖最后由 老槐 于 {own.iso} 09:00 编辑</div></td></tr></table><div>您需要登录后才可以回帖 登录 | 立即注册</div></body></html>"
    )


def read_aloud(own: Desk, s: Story) -> str:
    """A player above the text, a summary by machine, a box to correct."""
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><div>{own.paper} {own.said}</div><div class=player>听新闻　00:00 / 03:18　倍速</div>{ps(s)}<div class=fb><p>这篇文章对你有帮助吗？</p><p>有帮助　没帮助</p></div><div>编辑推荐</div><div><a href=#>集市搬到河东</a></div><div><a href=#>夜校开了新班</a></div></article></body></html>"
    )


def topics(own: Desk, s: Story) -> str:
    """Key words and an inserted card of another report."""
    card = "<blockquote class=card><a href=#><b>集市搬到河东</b><span>三百个摊位一夜搬完，早市照开。</span></a></blockquote>"
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><p>{own.said}　{own.paper}</p><div>{mixed(s, card)}</div><p>关键词：水利　乡村</p><p>责任编辑：{own.words.name()}</p><p>我要反馈</p></body></html>"
    )


def archive_bar(own: Desk, s: Story) -> str:
    """Kept by a web archive: its bar above."""
    return (
        head(own, s)
        + f"<div id=wm-ipp>存档于 2022 年 5 月 1 日　共 18 次抓取　关于此次抓取</div><div><h1>{s.headline}</h1><div>{own.said} {own.paper}</div><div>{ps(s)}</div><div>【关闭】【收藏】【打印】</div></div></body></html>"
    )


def two_languages(own: Desk, s: Story) -> str:
    """A switch of languages and a box of sizes inside the article."""
    return (
        head(own, s)
        + f"<div class=article><div class=lang>简体　繁體　English</div><h1>{s.headline}</h1><div class=info>{own.paper}　{own.said}　A- A A+</div><div class=body>{ps(s)}</div><div class=share>分享：微信 微博 QQ空间 复制链接</div><div class=disc>免责声明：本文仅代表作者个人观点，与本网无关。</div></div></body></html>"
    )


def infinite(own: Desk, s: Story) -> str:
    """The next article is loaded below: its headline and how it begins."""
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><div>{own.said}　{own.paper}</div>{ps(s)}</article><div class=next><div>下一篇</div><h2>集市搬到河东</h2><p>三百个摊位一夜搬完，早市照开。</p><div>继续阅读</div></div></body></html>"
    )


FIRST: tuple[Page, ...] = (
    div_soup, table_layout, amp_story, print_page, mobile, wordpress, government, epaper_frame, gallery, paywall,
    live_blog, newsletter, site_builder, library_scan, forum_copy, read_aloud, topics, archive_bar, two_languages, infinite,
)  # fmt: skip
