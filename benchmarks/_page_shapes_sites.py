# ruff: noqa: E501 - markup is easier to read as it is written
"""Third round of `benchmarks.page_shapes`: pages as kinds of sites have had them from 1999 to now, with all that stands around a text.

Portals of 2001, 2008, 2015 and 2020, pages that a script built, forums, accounts, electronic papers, county media, papers in
other regions. Written before any rule was mended on them. Words are invented; what a site says around is of its kind.
"""

from __future__ import annotations

from html import escape

from benchmarks._page_gold import Story
from benchmarks._page_shapes import Page, head, mixed
from benchmarks._unseen_files import Desk, ps


def other(own: Desk) -> str:
    """Return the headline of another piece."""
    return str(own.words.story(60, longest=18, kicker=0, sub=0).headline)


def links(own: Desk, count: int, form: str = "<li><a href='/a/{n}.html'>{t}</a></li>") -> str:
    """Return links to other pieces."""
    return "".join(form.format(n=318 + k, t=other(own)) for k in range(count))


def broken(s: Story, pause: str = "<br>\n<br>\n", indent: str = "　　") -> str:
    """Return a story's paragraphs parted by line breaks."""
    return pause.join(f"{indent}{escape(p)}" for p in s.paragraphs)


def party_paper_2001(own: Desk, s: Story) -> str:
    """Tables in tables, text in one cell, related pieces in a tinted cell, departments of the site below."""
    near = links(own, 4, "·<a href={n}.htm>{t}</a><br>")
    return (
        head(own, s)
        + f"<table width=760><tr><td bgcolor=#cc0000><font color=white>{own.paper}网络版</font></td></tr></table><table width=760><tr><td width=560 valign=top><p align=center><font size=4><b>{s.headline}</b></font><br><font size=2>《{own.paper}》 （{own.said} 第3版）</font></p><font size=3>{broken(s)}</font><table border=0 bgcolor=#eeeeee><tr><td><b>相关专题</b><br>{near}</td></tr></table></td><td width=200 valign=top><table><tr><td><b>精品专栏</b></td></tr><tr><td>{links(own, 5, '◇{t}<br>')}</td></tr></table></td></tr></table><center>报社概况 读者服务 广告业务<br>{own.paper}社版权所有，未经书面授权禁止使用</center></body></html>"
    )


def party_portal_2008(own: Desk, s: Story) -> str:
    """Floating columns; buttons in brackets, a ranking by numbers, a form for a message with its rules."""
    rank = "".join(f"<li><em>{k}</em><a href=/{k}.html>{other(own)}</a></li>" for k in range(1, 7))
    return (
        head(own, s)
        + f"<div class=wb_14><a href=/>首页</a>&gt;&gt;<a href=/gn>国内</a></div><div class=wb_l><h1>{s.headline}</h1><h4>{own.said}08:15　　来源：{own.paper}</h4><div class=wb_2>【字号 <a>大</a> <a>中</a> <a>小</a>】【<a>留言</a>】【<a>论坛</a>】【<a>打印</a>】【<a>关闭</a>】【<a>E-mail推荐</a>：<input size=10>】</div>{ps(s)}<div class=wb_5>（责任编辑：{own.words.name()}）</div><div class=wb_6>请注意：为了贯彻国家关于互联网登载新闻业务的规定，请您自律。<br>用户名：<input> 密码：<input><textarea></textarea></div><div class=wb_7>您要为您所发的言论的后果负责，请各位遵纪守法并注意语言文明。</div></div><div class=wb_r><h3>48小时排行榜</h3><ol>{rank}</ol></div><div>镜像：教育网　科技网</div></body></html>"
    )


def party_portal_2015(own: Desk, s: Story) -> str:
    """Cards with a sentence of other pieces below the text, in the same column."""
    cards = "".join(
        f"<div class=hdNews><h5><a href=/{k}>{other(own)}</a></h5><em>{own.words.sentence()}<a href=/{k}>【详细】</a></em></div>"
        for k in range(3)
    )
    return (
        head(own, s, f"<meta name=publishdate content={own.iso}>")
        + f"<div class='clearfix w1000 p2j text_con'><div class=fl><h1>{s.headline}</h1><p class=author></p><div class=box01><div class=fl>{own.said}09:40　来源：<a>{own.paper}</a></div><div class=message>分享到：<i class=weibo></i></div></div><div class=box_con id=rwb_zw>{ps(s)}<div class=zdfy></div></div><div class=edit>(责编：{own.words.name()}、{own.words.name()})</div><div class=fenxiang><p>分享让更多人看到</p></div><div class=title>热点推荐</div>{cards}</div><div class=fr><div class=tit>24小时观看热点</div><ul>{links(own, 4)}</ul></div></div></body></html>"
    )


def agency_2008(own: Desk, s: Story) -> str:
    """The text in one font element, a floating table of related reports in it, a box for comments without links."""
    near = f"<table align=right width=220><tr><td>■ 同题新闻</td></tr><tr><td>{links(own, 3, '· <a href={n}.htm>{t}</a><br>')}</td></tr></table>"
    parts = [f"<p>　　{escape(p)}</p>" for p in s.paragraphs]
    parts.insert(1, near)
    return (
        head(own, s)
        + f"<table width=900><tr><td id=Title align=center>{s.headline}</td></tr><tr><td align=center>www.example.invalid　{own.said} 14:20:05　来源：{own.paper}</td></tr><tr><td>【字号 大 中 小】　【我要打印】　【我要纠错】</td></tr><tr><td><font id=Zoom>{''.join(parts)}</font></td></tr><tr><td align=right>（编辑：{own.words.name()}）</td></tr><tr><td>　留 言 须 知</td></tr><tr><td>尊重网上道德，承担一切因您的行为而直接或间接引起的法律责任。<br>本站管理人员有权保留或删除其管辖留言中的任意内容。</td></tr></table></body></html>"
    )


def agency_2020(own: Desk, s: Story) -> str:
    """A serial number of the document, a code's caption, cards without links below."""
    cards = "".join(f"<div class=item><div class=pic></div><div class=tit>{other(own)}</div></div>" for _ in range(4))
    return (
        head(own, s)
        + f"<div class=header-cont><div class=header-time><span class=year><em>{own.y}</em></span><span class=day><em>{own.m:02d}</em>/<em>{own.d:02d}</em></span><span class=time>09:12:33</span></div><div class=source>来源：{own.paper}</div><div class=head-line><h1><span class=title>{s.headline}</span></h1></div></div><div class=main><div class=main-left><div id=detail>{ps(s)}<div id=articleEdit><span class=tiyi1>【纠错】</span><span class=editor>【责任编辑:{own.words.name()}】</span></div></div><div class=bookmark><div class=part-tit>深度观察</div>{cards}</div></div><div class=main-right><div class=ad>阅读下一篇：</div><p class=nextTitle>{other(own)}</p></div></div><div class=serial>01002002011000000000000001110{own.y}</div></body></html>"
    )


def gate_2008(own: Desk, s: Story) -> str:
    """A commercial gate: an advertisement floats in the text, a box of a search engine, surveys."""
    float_ad = (
        "<div style='float:left'><iframe src=ad.htm></iframe><table><tr><td>▲ 名车靓房一网打尽</td></tr></table></div>"
    )
    return (
        head(own, s)
        + f"<div class=blkBreadcrumb><a>新闻中心</a> &gt; <a>社会新闻</a> &gt; 正文</div><div id=artibodyTitle><h1>{s.headline}</h1><span>http://www.example.invalid　{own.said}07:36　{own.paper}</span></div><div class=artibody id=artibody>{mixed(s, float_ad)}<div class=otherContent_01><h4>相关报道：</h4><ul>{links(own, 3)}</ul></div></div><div class=blkComment><p><a>【发表评论】</a><a>【好文章用分享】</a><a>【复制链接】</a></p></div><p>搜搜相关网页共约<span>12,300</span>篇。</p><div class=inter><h2>调查</h2><p>您对这一做法的看法是？</p><p><input type=radio>赞成</p><p><input type=radio>反对</p><p><input type=radio>说不清</p></div></body></html>"
    )


def gate_2020(own: Desk, s: Story) -> str:
    """Slogans of the house and its editor's number behind the text, key words as links, a column of the author's numbers."""
    return (
        head(own, s)
        + f"<div class=main-content><h1 class=main-title>{s.headline}</h1><div class=top-bar><div class=date-source><span class=date>{own.said} 10:48</span><span class=source>{own.paper}</span></div><div class=page-tools><span>缩小字体</span><span>放大字体</span><span>收藏</span></div></div><div class='article-content clearfix'><div class=article id=article>{ps(s)}<div class=app-kaihu-qr><span>海量资讯、精准解读，尽在门户财经</span></div><p class=show_author>责任编辑：{own.words.name()} SN099</p></div><div class=article-bottom><div class=keywords data-wbkey><span>文章关键词：</span><a>水利</a><a>乡村</a></div><div class=article-notice><a>我要反馈</a><a>保存网页</a></div></div><div class=tab><span>24小时滚动播报最新的要闻和视频，更多粉丝福利扫描二维码</span></div><div class=blk><div class=num><b>7X24小时</b></div><div>09:58 {other(own)}</div><div>09:41 {other(own)}</div><div>09:20 {other(own)}</div></div></div></body></html>"
    )


def gate_comments(own: Desk, s: Story) -> str:
    """Comments under the text without any telling class, with places, hours and counts."""
    replies = "".join(
        f"<div class=t><div class=u><span>网友{k}</span><span>江川市</span><span>{k}小时前</span></div><div class=w>{own.words.sentence()}</div><div class=o><span>顶[{k * 3}]</span><span>踩[{k}]</span></div></div>"
        for k in range(1, 5)
    )
    return (
        head(own, s)
        + f"<div class=post_main><h1 class=post_title>{s.headline}</h1><div class=post_info>{own.iso} 08:00:00　来源: {own.paper}</div><div class=post_body>{ps(s)}</div><div class=ep-source>本文来源：{own.paper}　责任编辑：{own.words.name()}_NB311</div></div><div class=tie><div class=h><span>跟贴</span><span>318</span></div><div class=z>文明上网，登录发贴</div>{replies}</div></body></html>"
    )


def chat_portal_2015(own: Desk, s: Story) -> str:
    """Where the text ends is said, with a key to comment; a micro-blog beside."""
    return (
        head(own, s)
        + f"<div class=hd><h1>{s.headline}</h1><div class=tit-bar><span class=color-a-1>社会新闻</span><span class=where>{own.paper}</span><span class=article-time>{own.iso} 07:10</span><span>我要分享</span><span>0</span></div></div><div class=bd><div id=Cnt-Main-Article>{ps(s)}<p>[责任编辑：{own.words.name()}]</p></div><p>正文已结束，您可以按alt+4进行评论</p><div class=mb><div>热门微博</div><div><b>{own.words.name()}</b><p>{own.words.sentence()}</p><span>转播(12)</span></div><div><b>{own.words.name()}</b><p>{own.words.sentence()}</p><span>转播(5)</span></div></div></div></body></html>"
    )


def self_media_2019(own: Desk, s: Story) -> str:
    """A platform of accounts: a hidden first title, a statement of the platform, counts."""
    return (
        head(own, s)
        + f"<div class=text-title><h1>{s.headline}</h1><div class=article-info><span id=news-time>{own.iso} 06:58</span><span>来源: {own.paper}</span></div></div><article class=article id=mp-editor><p data-role=original-title style=display:none>原标题：{s.headline}</p>{ps(s)}<p data-role=editor-name>责任编辑：<span></span></p></article><div class=statement>平台声明：该文观点仅代表作者本人，本平台系信息发布平台，仅提供信息存储空间服务。</div><div class=bottom-relate><span>阅读 (<em>{own.m * 37}</em>)</span><span>首赞 +1</span></div><div class=god-article><h3>大家都在搜</h3><ul><li><i>1</i>{other(own)}</li><li><i>2</i>{other(own)}</li><li><i>3</i>{other(own)}</li></ul></div><div class=allsee><h3>我来说两句</h3><div>0人参与，0条评论</div></div></body></html>"
    )


def phoenix_2012(own: Desk, s: Story) -> str:
    """Tags, an application's line, 'interested in' with a grid, a disclaimer about others' contents."""
    grid = "".join(f"<td><img src=a{k}.jpg><br><a href={k}>{other(own)}</a></td>" for k in range(3))
    return (
        head(own, s)
        + f"<div id=artical><h1 id=artical_topic>{s.headline}</h1><p class=p_time><span>{own.said} 05:22</span><span>来源：{own.paper}</span></p><div id=main_content class=js_selection_area><div id=artical_real>{ps(s)}</div><p><span class=ifengLogo><a></a></span></p><p>[责任编辑：{own.words.name()}]</p></div><p class=p_tag>标签：<a>水利</a> <a>乡村</a></p><div class=tj><h3>为您推荐</h3><table><tr>{grid}</tr></table></div><div class=note>凡注明来源非本网的作品，均转载自其它媒体，目的在于传递更多信息，并不代表本网赞同其观点。</div></div></body></html>"
    )


def stream_dump(own: Desk, s: Story) -> str:
    """What a script built, saved: hashed classes, a card of the author, hot words as buttons, replies."""
    hot = "".join(f"<li><div class=_1x9><span>{k}</span><p>{other(own)}</p><i>热</i></div></li>" for k in range(1, 6))
    replies = "".join(
        f"<div class=_9c><div class=_n>{own.words.name()}</div><p class=_t>{own.words.sentence()}</p><div class=_o><span>{k}天前</span><span>回复</span><span>{k * 7}</span></div></div>"
        for k in range(1, 4)
    )
    return (
        head(own, s)
        + f"<div id=root><div class=_3a><div class=_4k><span>首页</span><span>推荐</span><span>关注</span></div><div class=_5v><div class=_8u><h1>{s.headline}</h1><div class=_2m><span>{own.iso} 12:20</span><span>·</span><span>{own.paper}</span></div><article class=_7w>{ps(s)}</article><div class=_6p><div>{own.paper}</div><div>3.2万粉丝</div><div>关注</div></div><div class=_cc><div>评论 3</div>{replies}<div>查看全部3条评论</div></div></div><div class=_rr><div>热榜</div><ul>{hot}</ul></div></div></div></div></body></html>"
    )


def news_app_web(own: Desk, s: Story) -> str:
    """An application's page on the web: editors, proof-readers, a number to call, praise, reports, topics, hot news."""
    hot = "".join(f"<li><a href=/n{k}>{other(own)}</a></li>" for k in range(4))
    return (
        head(own, s, f"<meta property='og:title' content='{s.headline}'>")
        + f"<div id=__next><main><div class=index_left__L1><h1 class=index_title__B8>{s.headline}</h1><div class=index_headerInfo__x><div>{own.paper}记者 {s.credits[0][1] if s.credits else own.words.name()}</div><div><span>{own.iso} 11:02</span><span>来源：{own.paper}</span></div></div><div class=index_cententWrap__Jv>{ps(s)}<p>责任编辑：{own.words.name()}</p><p>图片编辑：{own.words.name()}</p><p>校对：{own.words.name()}</p></div><div class=index_copyright__2>报料：0317-2966666</div><div class=index_copyright__3>未经授权不得转载</div><div class=index_praise__1><span>+1</span><span>28</span></div><div>收藏</div><div>我要举报</div><div class=index_tags__Q><a>#水利</a><a>#乡村</a></div></div><div class=index_right__R><h4>热新闻</h4><ul>{hot}</ul><div>扫码下载新闻客户端</div><div>Android版</div><div>iPhone版</div></div></main></div></body></html>"
    )


def account_2023(own: Desk, s: Story) -> str:
    """An account: a call above, headlines of former days in sections, credits by bars, three calls at the end."""
    former = "".join(
        f"<section><section><span>●</span></section><section><p><span>{other(own)}</span></p></section></section>"
        for _ in range(3)
    )
    text = "".join(f"<section><p><span leaf>{escape(p)}</span></p></section>" for p in s.paragraphs)
    return (
        head(own, s)
        + f"<div id=js_article><h1 id=activity-name>{s.headline}</h1><div id=meta_content><a id=js_name>{own.paper}</a><em id=publish_time>{own.said} 18:30</em><em id=js_ip_wording>河北</em></div><div id=js_content><section><p><span>点击上方蓝字关注我们</span></p></section>{text}<section><p><span>来源｜{own.paper}</span></p><p><span>编辑｜{own.words.name()}</span></p><p><span>审核｜{own.words.name()}</span></p></section><section><p><strong>往期推荐</strong></p>{former}</section><section><p><span>点分享</span></p><p><span>点收藏</span></p><p><span>点在看</span></p></section></div><div>继续滑动看下一个</div><div>向上滑动看下一个</div></div></body></html>"
    )


def digital_edition_2012(own: Desk, s: Story) -> str:
    """A digital edition: text in a nest of tables, its page's pieces below, an imprint."""
    return (
        head(own, s)
        + f"<table width=1000><tr><td width=400><table><tr><td>第A02版：综合</td><td><a>上一版</a><a>下一版</a></td></tr><tr><td>标题导航</td></tr><tr><td>{links(own, 4, '<div><a href=content_{n}.htm>{t}</a></div>')}</td></tr></table></td><td><table><tr><td><span>{own.said} 星期三</span></td><td>放大⊕ 缩小⊖ 默认○</td></tr><tr><td class=bt1>{s.headline}</td></tr><tr><td><div id=ozoom><founder-content>{ps(s)}</founder-content></div></td></tr><tr><td align=right>上一篇</td></tr></table></td></tr><tr><td colspan=2>社址：江川市中山路18号　邮编：430000　总机：0317-3180000　广告许可证：江工商广字002号　零售每份1元</td></tr></table></body></html>"
    )


def county_media(own: Desk, s: Story) -> str:
    """A county's media centre: counts, three examinations, a line for news, no comments yet, nearby."""
    return (
        head(own, s)
        + f"<div class=wrap><div class=detail><div class=detail_title>{s.headline}</div><div class=detail_des><span>{own.iso} 16:45:00</span><span>{own.paper}</span><span>阅读 3204</span></div><div class=detail_con>{ps(s)}<p>编　辑：{own.words.name()}</p><p>一　审：{own.words.name()}</p><p>二　审：{own.words.name()}</p><p>终　审：{own.words.name()}</p><p>新闻热线：0317-7786655　投稿邮箱：news@example.invalid</p></div><div class=zan><span>12人点赞</span></div><div class=pl><div>全部评论</div><div>暂无评论，快来抢沙发吧</div></div><div class=near><div>身边事</div><div>{other(own)}</div><div>{other(own)}</div></div></div></div></body></html>"
    )


def office_site(own: Desk, s: Story) -> str:
    """A government's site of now: index card, interpretation linked, a question of usefulness, marks of the site."""
    card = f"<table class=xxgk><tr><td>索 引 号</td><td>000014349/2021-00055</td><td>发文机关</td><td>县府办公室</td></tr><tr><td>成文日期</td><td>{own.said}</td><td>有 效 性</td><td>有效</td></tr></table>"
    return (
        head(own, s, f"<meta name=PubDate content='{own.iso} 10:20'><meta name=ContentSource content={own.paper}>")
        + f"<div class=dqwz>当前位置：<a>首页</a>&gt;<a>要闻</a></div>{card}<div class=xl_title>{s.headline}</div><div class=xl_info>发布日期：{own.iso} 10:20　信息来源：{own.paper}　浏览次数：<b>318</b></div><div class=trs_editor_view id=UCAP-CONTENT>{ps(s)}</div><div class=xgjd><h3>政策图解</h3><ul>{links(own, 2)}</ul></div><div class=pj><p>您对本页内容的评价</p><p><input type=radio>满意</p><p><input type=radio>一般</p><p>提交</p></div><div class=foot1><p>承办：县融媒体中心</p><p>本站已支持IPv6网络</p><p>政府网站找错</p></div></body></html>"
    )


def board_2008(own: Desk, s: Story) -> str:
    """A board: the first post is the text, with marks given and a signature; replies in tables of the same make."""
    posts = "".join(
        f"<table class=x><tr><td class=pa>{own.words.name()}<br>帖子 {k * 12}<br>注册 2007-3-{k}</td><td class=pc><div>{own.iso} 1{k}:05</div><div class=pm>{own.words.sentence()}</div><div>TOP</div></td></tr></table>"
        for k in range(1, 4)
    )
    return (
        head(own, s)
        + f"<div class=nav2>江川论坛 &raquo; 谈天说地 &raquo; {s.headline}</div><table class=x><tr><td class=pa>老槐<br>帖子 318<br>注册 2006-5-1</td><td class=pc><div>{own.iso} 08:00</div><h2>{s.headline}</h2><div class=pm>{broken(s)}<br><br>来源：{own.paper}</div><div class=rate>本帖最近评分记录<br>{own.words.name()} 威望 +2 好帖</div><div class=sig>走得慢一点，看得多一点。</div></td></tr></table>{posts}<div>快速回复主题</div></body></html>"
    )


def thread_floors(own: Desk, s: Story) -> str:
    """A thread of floors: who, when, by which machine, report; one of them quotes."""
    floors = "".join(
        f"<div class=item><div class=head>作者：{own.words.name()}　时间：{own.iso} 1{k}:18:00</div><div class=bbs>{own.words.sentence()}</div><div class=foot2>来自 手机版 | {k}楼 | 打赏 | 回复 | 举报</div></div>"
        for k in range(1, 5)
    )
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><div class=menu1>楼主：老槐　时间：{own.iso} 09:30:00　点击：5312　回复：4</div><div class=item><div class=bbs>{broken(s, '<br>')}</div><div class=foot2>打赏 | 楼主发言：1次 | 分享 | 举报</div></div>{floors}<div class=pages>1</div></body></html>"
    )


def in_english(own: Desk, s: Story) -> str:
    """A Chinese text under an English template: editor, share, related, most viewed, key words, a serial number."""
    return (
        head(own, s)
        + f"<div class=top><a>Home</a> | <a>China</a> | <a>World</a></div><div class=con><h1 class=Btitle>{s.headline}</h1><div class=wzzy><i class=source>Source: {own.paper}</i><i class=time>{own.iso} 09:12:33</i><i class=editor>Editor: liangjun</i></div><div class=share2>Share</div><div id=detailContent class=content>{ps(s)}<p><span>KEY WORDS: Water, Village</span></p></div><div class=list><h3>Related News</h3><p>Ferry reopens after repair</p><p>Night school adds a class</p><h3>Most Viewed</h3><p>1 Market moves east of the river</p><p>2 Bridge to be widened</p></div><div class=bottom>Copyright &copy; 2000-{own.y} All rights reserved.</div></div></body></html>"
    )


def broadcaster_world(own: Desk, s: Story) -> str:
    """A broadcaster from abroad: a list to skip amid the text, headings for readers of screens, more of this story."""
    rec = f"<section role=region><h2>推荐阅读</h2><a href=#end>跳过推荐阅读并继续阅读</a><ul>{links(own, 3)}</ul><p id=end>推荐阅读结尾</p></section>"
    return (
        head(own, s)
        + f"<main role=main><h1 tabindex=-1>{s.headline}</h1><section><ul><li><span>{own.paper}</span></li></ul></section><div><time datetime={own.iso}>{own.said}</time></div>{mixed(s, rec)}</main><section><h2>更多相关内容</h2><ul>{links(own, 3)}</ul></section><section><h2>热读</h2><ol>{links(own, 3)}</ol></section></body></html>"
    )


def island_paper(own: Desk, s: Story) -> str:
    """An island's paper: boxes between paragraphs, debates, sponsors, goods, a list read on."""
    box = "<div class=inline-ads><p>廣告</p><p>為了讓您享受最佳的閱讀體驗，請關閉阻擋程式</p></div>"
    return (
        head(own, s)
        + f"<article class=article-content><h1 class=article-content__title>{s.headline}</h1><section class=authors><time>{own.iso} 04:03</time><span>{own.paper}／即時報導</span></section><section class=article-content__editor>{mixed(s, box)}</section><section class=kw><a># 水利</a><a># 鄉村</a></section><section class=ext><h3>延伸閱讀</h3>{links(own, 3, '<p><a href={n}>{t}</a></p>')}</section><section class=shop><h3>商品推薦</h3><div>{other(own)}</div><div>NT$ 318</div></section><section class=msg><div>共 0 則留言</div><div>規範</div><div>張貼文章或下標籤，不得有違法或侵害他人權益之言論，違者應自負法律責任。</div><div>發布</div></section></article></body></html>"
    )


def island_stream(own: Desk, s: Story) -> str:
    """An island's site: links to other pieces as bold lines of the text, rights, opinions, followers."""
    more = "".join(f"<p><strong><a href={k}>►{other(own)}</a></strong></p>" for k in range(2))
    return (
        head(own, s)
        + f"<div class=subject_article><header><h1 class=title>{s.headline}</h1><time class=date>{own.said} 08:08</time></header><div class=story>{mixed(s, more)}<p>※本文版權所有，非經授權，不得轉載。</p></div><div class=et_social><p>分享給朋友：</p><p>追蹤我們：</p></div><div class=menu_2><p>以上言論不代表本網立場</p></div><div class=tag><strong>關鍵字：</strong><a>水利</a></div><div class=bd2><h4>讀者迴響</h4></div></div></body></html>"
    )


def frame_1999(own: Desk, s: Story) -> str:
    """A frame's page of 1999: rules, brackets to close, a counter, the best browser, a letter to the house."""
    return (
        f"<HTML><HEAD><TITLE>{s.headline}</TITLE></HEAD><BODY BGCOLOR=#FFFFF0><CENTER><FONT SIZE=5 COLOR=blue>{s.headline}</FONT><BR>{own.paper} {own.said}</CENTER><HR WIDTH=80%>"
        + "".join(f"<P>　　{escape(p)}" for p in s.paragraphs)
        + "<HR WIDTH=80%><CENTER>[ 回主页 ] [ 回上页 ] [ 给我们写信 ]<BR>您是自1999年5月1日以来第 31804 位访问者<BR>建议使用 IE4.0 以上浏览器，800×600 分辨率</CENTER></BODY></HTML>"
    )


def amp_carousel(own: Desk, s: Story) -> str:
    """AMP: a drawer of channels, a row of cards with ages and no links, a list filled by a template."""
    cards = "".join(f"<div class=card><h3>{other(own)}</h3><span>{k} 天前</span></div>" for k in range(1, 4))
    return (
        head(own, s)
        + f"<amp-sidebar><ul><li>要闻</li><li>地方</li></ul></amp-sidebar><main><h1>{s.headline}</h1><p class=m>{own.paper} <time>{own.said}</time></p><amp-social-share></amp-social-share>{ps(s)}<div class=more2><h2>看了又看</h2><amp-carousel>{cards}</amp-carousel></div><amp-list><template>无</template></amp-list></main></body></html>"
    )


THIRD: tuple[Page, ...] = (
    party_paper_2001, party_portal_2008, party_portal_2015, agency_2008, agency_2020, gate_2008, gate_2020,
    gate_comments, chat_portal_2015, self_media_2019, phoenix_2012, stream_dump, news_app_web, account_2023,
    digital_edition_2012, county_media, office_site, board_2008, thread_floors, in_english, broadcaster_world,
    island_paper, island_stream, frame_1999, amp_carousel,
)  # fmt: skip
