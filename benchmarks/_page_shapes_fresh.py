# ruff: noqa: E501 - markup is easier to read as it is written
"""Fourth round of `benchmarks.page_shapes`, written after the rules were mended on the third and before they were tried.

Content systems of small sites, platforms of writers, papers of other regions, old telephones, archives. Words are invented.
"""

from __future__ import annotations

from html import escape

from benchmarks._page_gold import Story
from benchmarks._page_shapes import Page, head, mixed
from benchmarks._page_shapes_sites import broken, links, other
from benchmarks._unseen_files import Desk, ps


def mood_box(own: Desk, s: Story) -> str:
    """A system of 2012: how do you feel after reading, with nought of each; shares by name."""
    moods = "".join(
        f"<li><span>0</span><img src={k}.gif><label>{m}</label></li>"
        for k, m in enumerate(["震惊", "不解", "愤怒", "无聊", "高兴"])
    )
    return (
        head(own, s)
        + f"<div class=crumbs><a href=/>首页</a><span> &gt; </span><a href=/n>新闻</a></div><div class=main><div class='col-left'><div id=Article><h1>{s.headline}<br><span>{own.iso} 10:00:00　来源：{own.paper}　评论：<a>0</a>　点击：</span></h1><div class=content>{ps(s)}</div><div class=bdsharebuttonbox><a>QQ空间</a><a>新浪微博</a></div><div id=mood><div>看完本文，您的感受是</div><ul>{moods}</ul></div><p class=f14><strong>上一篇：</strong><a href=1>{other(own)}</a><br><strong>下一篇：</strong><a href=2>{other(own)}</a></p></div></div></div></body></html>"
    )


def top_and_down(own: Desk, s: Story) -> str:
    """A system of 2009: a line of dashes, marks up and down in per cent, an editor called by his account."""
    return (
        head(own, s)
        + f"<div class=viewbox><div class=title><h2>{s.headline}</h2></div><div class=info><small>时间:</small>{own.iso} 08:30<small>来源:</small>{own.paper} <small>作者:</small>未知 <small>点击:</small>318次</div><div class=content><table width=100%><tr><td>{ps(s)}</td></tr></table></div><div class=dede_pages>(责任编辑：admin)</div><div>------分隔线----------------------------</div><div class=newdigg><div class=diggbox><div>顶一下</div><div>(0)</div><div>0%</div></div><div class=diggbox><div>踩一下</div><div>(0)</div><div>0%</div></div></div><div class=context><ul><li>上一篇：没有了</li><li>下一篇：<a href=2>{other(own)}</a></li></ul></div><div class=pl><h3>发表评论</h3><p>请自觉遵守互联网相关的政策法规，严禁发布暴力、反动的言论。</p><p>评价: 中立 好评 差评</p><p>表情:</p></div></div></body></html>"
    )


def school_form(own: Desk, s: Story) -> str:
    """A school's page: a form around everything, its state in it, the text in a span, a way back."""
    return (
        head(own, s)
        + f"<form method=post action=NewsShow.aspx><input type=hidden name=__VIEWSTATE value=dDwtMTg3><table align=center><tr><td><a>学校首页</a>　<a>校务公开</a></td></tr><tr><td><span id=lblTitle>{s.headline}</span></td></tr><tr><td><span id=lblInfo>发布人：办公室　发布日期：{own.said}　来源：{own.paper}</span></td></tr><tr><td><span id=lblContent>{broken(s, '<br />')}</span></td></tr><tr><td>[返 回]　[打 印]</td></tr><tr><td>今日访问：12　总访问：30188</td></tr></table></form></body></html>"
    )


def blog_2007(own: Desk, s: Story) -> str:
    """A blog: who posted it, no comments, newer and older posts, an archive by months."""
    return (
        head(own, s)
        + f"<div id=outer><div class='blog-posts hfeed'><h2 class=date-header>{own.said}</h2><div class='post hentry'><h3 class='post-title entry-title'>{s.headline}</h3><div class='post-body entry-content'>{ps(s)}<div style='clear:both'></div></div><div class=post-footer><span>张贴者： {own.paper}</span><span>时间： 上午6:30</span></div></div><div class=comments><h4>没有评论:</h4><p>发布评论</p></div><div class=blog-pager><a>较新的博文</a><a>较早的博文</a><a>主页</a></div><div>订阅： 博文评论 (Atom)</div></div><div class=sidebar><h2>博客归档</h2><ul><li>▼ 三月 (4)<ul>{links(own, 3)}</ul></li><li>► 二月 (9)</li></ul></div></div></body></html>"
    )


def column_writer(own: Desk, s: Story) -> str:
    """A platform of writers: approvals, a hint to work there, teasers of others with a sentence."""
    cards = "".join(
        f"<div class=PagingCard><a href={k}>{other(own)}</a><div>{own.words.sentence()}</div></div>" for k in range(2)
    )
    return (
        head(own, s)
        + f"<div class=Post-Main><header><h1 class=Post-Title>{s.headline}</h1><div class=Post-Author><span>{own.paper}</span><button>关注</button></div><div>12 人赞同了该文章</div></header><div class='RichText Post-RichText'>{ps(s)}</div><div class=ContentItem-time>发布于 {own.iso} 08:12</div><div class=Post-topics><span>水利</span><span>乡村</span></div><div class=Actions><button>赞同 12</button><span>3 条评论</span><span>喜欢</span><span>申请转载</span></div><div class=Recom><h3>推荐阅读</h3>{cards}</div></div></body></html>"
    )


def note_writer(own: Desk, s: Story) -> str:
    """Another platform: rights of the writer, more in its application, gifts counted, a directory of persons."""
    return (
        head(own, s)
        + f"<div class=_gp><section class=ouvJEz><h1 class=_1RuRku>{s.headline}</h1><div class=rEsl9f><span>{own.paper}</span><time>{own.iso} 09:12</time><span>字数 1,024</span><span>阅读 318</span></div><article class=_2rhmJa>{ps(s)}</article><div></div><div class=_1kCBjS>最后编辑于 ：{own.iso}</div><div class=_19DgIp>©著作权归作者所有,转载或内容合作请联系作者</div><div class=_13lIbp><div>人面猴</div><p>更多精彩内容，就在本站APP</p></div><div class=_3yYFa>2人点赞</div><div>“小礼物走一走，来这里关注我”</div><div>赞赏支持</div><div>还没有人赞赏，支持一下</div></section></div></body></html>"
    )


def wap_2009(own: Desk, s: Story) -> str:
    """A page for telephones of 2009: bare lines, the rest of the text, the time."""
    return f"<?xml version='1.0'?><html><head><title>{s.headline}</title></head><body><p>{own.paper}手机版&gt;新闻</p><p><b>{s.headline}</b><br/>{own.iso} 07:30</p><p>{broken(s, '<br/>', '')}</p><p>全文共1页</p><p>[<a href=1>0条评论</a>]　[<a href=2>转给好友</a>]</p><p>1.<a href=3>{other(own)}</a><br/>2.<a href=4>{other(own)}</a></p><p><a href=/>返回首页</a>-<a href=/n>新闻</a><br/>报时：10:12</p></body></html>"


def numbers_platform(own: Desk, s: Story) -> str:
    """A search engine's platform: the account's newest pieces with days, others by a button, marks of the house."""
    newest = "".join(
        f"<div class=art><a href={k}>{other(own)}</a><span>{k}-0{k} 08:1{k}</span></div>" for k in range(2, 5)
    )
    return (
        head(own, s)
        + f"<div id=ssr><div class=app-module_left><div class=header_{own.m}><div>{s.headline}</div><div><span>{own.paper}</span><span>{own.said}09:12</span><span>关注</span></div></div><div data-testid=article>{ps(s)}</div><div class=report>举报/反馈</div></div><div class=app-module_right><div><p>{own.paper}</p><p>1.2万获赞　3408粉丝</p><p>记一城之事</p></div><div>作者最新文章</div>{newest}<div>相关推荐　换一换</div></div><div class=foot><span>使用前必读</span><span>意见反馈</span></div></div></body></html>"
    )


def share_page(own: Desk, s: Story) -> str:
    """What an application shows to who gets a link: open it, the rest in per cent, the best replies."""
    replies = "".join(
        f"<li><span>{own.words.name()}</span><span>{k}赞</span><p>{own.words.sentence()}</p></li>" for k in range(3, 6)
    )
    return (
        head(own, s)
        + f"<div class=bar><span>打开APP</span></div><div class=wrap><h1>{s.headline}</h1><div class=sub>{own.paper} {own.iso}</div><div class=art>{ps(s)}</div><div class=unfold>展开剩余50%</div><div class=cmts><h2>精彩评论(3)</h2><ul>{replies}</ul><div>打开APP查看全部评论</div></div></div><div class=fix><p>内容由作者发布</p></div></body></html>"
    )


def tv_2019(own: Desk, s: Story) -> str:
    """A broadcaster: what is being read, in a bar; editors; a list of what is on; its application by systems."""
    return (
        head(own, s)
        + f"<div class=fixbar>正在阅读：{s.headline}</div><div class=allcontent><div class=content_left><h1>{s.headline}</h1><div class=info>来源：{own.paper} | {own.said} 21:06:12</div><div class=content_area>{ps(s)}</div><div class=zebian><span>编辑：{own.words.name()}</span><span>责任编辑：{own.words.name()}</span></div><div class=ewm2><p>扫一扫 分享到微信</p></div><div class=tuwen><ul><li><div>{other(own)}</div><p>{own.words.sentence()}</p></li><li><div>{other(own)}</div><p>{own.words.sentence()}</p></li></ul></div></div><div class=content_right><h3>热播榜</h3><ul>{links(own, 3)}</ul></div></div></body></html>"
    )


def harbour_paper(own: Desk, s: Story) -> str:
    """A harbour's paper: the list of the day's pieces above, words of search, the page before and after."""
    return (
        head(own, s)
        + f"<div class=breaking><h3>即時新聞</h3><ul>{links(own, 3)}</ul></div><article><hgroup><h1>{s.headline}</h1><h6>{own.said}</h6></hgroup><div id=upper>{mixed(s, '<aside><h4>相關報道</h4><ul><li><a href=1>' + other(own) + '</a></li></ul></aside>')}</div><div class=keywordlist>相關字詞﹕<a>水利</a><a>鄉村</a><a>編輯推介</a></div><div class=pre_next><a>上一篇</a><a>下一篇</a></div></article><div class=reco><h5>相關內容</h5><div>{other(own)}</div><div>{other(own)}</div></div><p>{own.paper} 版權所有，不得轉載</p></body></html>"
    )


def lion_paper(own: Desk, s: Story) -> str:
    """A paper of the south: subscribers, a card amid the text, words much asked for, a copied link."""
    card = f"<div class='article-recommend'><div>延伸阅读</div><div><a href=1>{other(own)}</a></div></div>"
    return (
        head(own, s)
        + f"<div class=col><div class=label>订户</div><h1>{s.headline}</h1><div class=dates>发布/{own.said} 05:00 AM</div><div class=src>文/{own.paper}</div><div class=tools><span>字体大小:</span><span>小</span><span>中</span><span>大</span></div><div class=body>{mixed(s, card, '<div id=imu><div>广告</div></div>')}</div><div class=tags>热词：<a>水利</a></div><div class=toast>已复制链接</div><div class=more><h2>热门文章</h2><ol><li>{other(own)}</li><li>{other(own)}</li></ol></div></div></body></html>"
    )


def wave_abroad(own: Desk, s: Story) -> str:
    """A wave from abroad: letters to subscribe to amid the text, an application for offline reading."""
    box = "<div class=m-nl><p>每日头条</p><p>直接送到您的信箱</p><form><input><button>我订阅</button></form></div>"
    return (
        head(own, s)
        + f"<main><article><p class=cat>中国</p><h1>{s.headline}</h1><p class=date>发表时间： <time>{own.said} - 14:32</time></p><div class=t-content__body>{mixed(s, box)}<p class=m-em>浏览其他章节</p></div><footer><div class=m-app><p>下载应用程序，随时跟踪国际时事</p></div><div>分享 :</div><div>关键词 <a>水利</a></div></footer></article><section><h2>同一主题</h2>{links(own, 3, '<p>{t}</p>')}</section></main></body></html>"
    )


def index_database(own: Desk, s: Story) -> str:
    """A database of papers: fields beside labels, the text behind a mark, forms to take it out."""
    return (
        head(own, s)
        + f"<div class=toolbar2><span>全文下载</span><span>导出题录</span><span>加入收藏夹</span></div><h1>{s.headline}</h1><table class=meta><tr><td>来源报纸</td><td>{own.paper}</td></tr><tr><td>报纸日期</td><td>{own.said}</td></tr><tr><td>版次</td><td>03</td></tr></table><div class=fulltext>{ps(s)}</div><div class=sim><p>相似文献</p><p>[1] {other(own)}[N].</p><p>[2] {other(own)}[N].</p></div><div class=tip>本库所收内容仅供教学科研使用。</div></body></html>"
    )


def rows_mail(own: Desk, s: Story) -> str:
    """A letter of the day's news: each paragraph a row of a table, at the end who sends it and how to leave."""
    rows = "".join(f"<tr><td style='padding:8px'>{escape(p)}</td></tr>" for p in s.paragraphs)
    return (
        head(own, s)
        + f"<table width=640 align=center><tr><td style='font-size:22px'><b>{s.headline}</b></td></tr><tr><td style='color:gray'>{own.paper} {own.said}</td></tr>{rows}<tr><td style='color:gray;font-size:11px'>发件地址无人值守，请勿直接回复。</td></tr><tr><td style='font-size:11px'>不再接收 | 更改频率</td></tr></table></body></html>"
    )


def skeleton(own: Desk, s: Story) -> str:
    """A page half built by its script: braces left, placeholders, a message of loading, an empty comment list."""
    return (
        head(own, s)
        + f"<div id=app><div class=nav3><span>{{{{item.name}}}}</span></div><div class=detail><h1 class=t>{s.headline}</h1><div class=meta2><span>{own.iso} 08:00</span><span>{own.paper}</span><span>阅读量：{{{{count}}}}</span></div><div v-html=content class=rich>{ps(s)}</div><div class=loading>正在加载...</div><div class=list3><div>{{{{news.title}}}}</div><div>{{{{news.date}}}}</div></div><div class=empty>还没有评论，来说两句吧~</div><div class=toast2>网络开小差了，请稍后再试！</div></div></div></body></html>"
    )


def ministry(own: Desk, s: Story) -> str:
    """A ministry's page: what to scan and share, a friendly row of links, the counter of the year, an assistant."""
    return (
        head(own, s, f"<meta name=ArticleTitle content={s.headline}><meta name=PubDate content={own.iso}>")
        + f"<div class=header3><div>繁体版</div><div>无障碍</div></div><div class=artile_zw><div class=arti_title>{s.headline}</div><div class=laiyuan><div>发布时间：{own.iso} 17:00</div><div>来源：{own.paper}</div></div><div class=fx><div>分享：</div></div><div class=ccontent center id=con_con>{ps(s)}</div><div class=xgfj><h4>相关附件</h4><p>1.登记表.doc</p><p>2.填表说明.pdf</p></div><div class=kefu><div>智能问答</div><div>我是小河，有什么可以帮您？</div></div></div><div class=yq><span>地方网站</span><span>新闻媒体</span></div></body></html>"
    )


def picture_rail(own: Desk, s: Story) -> str:
    """A rail of other films between paragraphs, with lengths and views; a survey of the editors below."""
    rail = "".join(
        f"<div class=vid><span>0{k}:12</span><span>{other(own)}</span><span>{k}.1万次播放</span></div>"
        for k in range(1, 4)
    )
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><div>{own.paper}｜{own.said}</div><section>{mixed(s, '<div class=rail><div>视频</div>' + rail + '</div>')}</section><section><div>编辑部想听听您的意见</div><div>这篇报道够清楚吗</div><div>很清楚</div><div>还有疑问</div></section></article></body></html>"
    )


def notes_and_end(own: Desk, s: Story) -> str:
    """A magazine's page: an end mark, a note on the writer's other work, a cover for sale, letters to the editors."""
    return (
        head(own, s)
        + f"<div class=page><h1>{s.headline}</h1><p class=by>{own.said}　{own.paper}</p><div class=story>{ps(s)}<p class=end>■</p></div><div class=issue><div>本期封面</div><div>第 12 期</div><div>¥ 18.00</div><div>加入购物车</div></div><div class=letters><div>给编辑写信</div><div>editor@example.invalid</div></div></div></body></html>"
    )


def talk_below(own: Desk, s: Story) -> str:
    """Comments in a list of definitions, who and what in turns, behind a heading that is none of the usual."""
    said = "".join(f"<dt>{own.words.name()} · {k} 楼</dt><dd>{own.words.sentence()}</dd>" for k in range(1, 5))
    return (
        head(own, s)
        + f"<div id=c><h1>{s.headline}</h1><div>{own.iso} {own.paper}</div><div class=w>{ps(s)}</div><h3>街坊怎么说</h3><dl>{said}</dl></div></body></html>"
    )


def split_columns(own: Desk, s: Story) -> str:
    """The text in two columns of the page's own, with a strip of stocks between."""
    half = (len(s.paragraphs) + 1) // 2
    left, right = ("".join(f"<p>{escape(p)}</p>" for p in part) for part in (s.paragraphs[:half], s.paragraphs[half:]))
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><p>{own.paper}　{own.said}</p><div class=cols><div class='col one'>{left}</div><div class=strip><span>沪指 3120.4 +0.3%</span><span>深指 9870.2 -0.1%</span></div><div class='col two'>{right}</div></div><div class=back>↑ 回到顶端</div></body></html>"
    )


FOURTH: tuple[Page, ...] = (
    mood_box, top_and_down, school_form, blog_2007, column_writer, note_writer, wap_2009, numbers_platform, share_page,
    tv_2019, harbour_paper, lion_paper, wave_abroad, index_database, rows_mail, skeleton, ministry, picture_rail,
    notes_and_end, talk_below, split_columns,
)  # fmt: skip
