# ruff: noqa: E501 - markup is easier to read as it is written
"""More shapes of saved pages for `benchmarks.page_shapes`, written after the rules were mended on the first ones and before they were read."""

from __future__ import annotations

from benchmarks._page_gold import Story
from benchmarks._page_shapes import Page, head, mixed
from benchmarks._unseen_files import Desk, ps


def donation(own: Desk, s: Story) -> str:
    """A box that asks for gifts amid the text, a line of thanks below."""
    box = "<div class=give><p>独立报道需要你的支持</p><p>请我们喝杯茶</p><p><a href=#>捐助</a></p></div>"
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><p class=meta>{own.paper} · {own.said}</p>{mixed(s, box)}<p>感谢每一位赞助人</p></article></body></html>"
    )


def shop(own: Desk, s: Story) -> str:
    """Goods to buy between paragraphs."""
    goods = "<div class=goods><a href=#>新茶 二两装</a><span>¥ 68</span><span>去看看</span></div>"
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><div>{own.said}　{own.paper}</div><div class=txt>{mixed(s, goods)}</div></body></html>"
    )


def quiz(own: Desk, s: Story) -> str:
    """A question with answers to click at the end."""
    return (
        head(own, s)
        + f"<div class=a><h1>{s.headline}</h1><div class=i>{own.paper} {own.iso}</div><div class=c>{ps(s)}<div class=q><p>小测验：文中的水库在哪个镇？</p><p>A 东镇</p><p>B 西镇</p><p>提交答案</p></div></div></div></body></html>"
    )


def weather_widget(own: Desk, s: Story) -> str:
    """Weather and shares of the day in a floating box before the text."""
    return (
        head(own, s)
        + f"<div class=w><span>今日 多云</span><span>18℃ ~ 26℃</span><span>空气 良</span></div><div><h1>{s.headline}</h1><p>{own.said} 来源：{own.paper}</p><div>{ps(s)}</div></div></body></html>"
    )


def login_bar(own: Desk, s: Story) -> str:
    """A welcome to the user, points and messages."""
    return (
        head(own, s)
        + f"<div>欢迎您，游客　<a href=#>请登录</a>　<a href=#>消息(0)</a></div><h2>{s.headline}</h2><div>发布：{own.iso} 11:20:08　{own.paper}</div><div class=con>{ps(s)}</div><div>本文获得 3 个积分奖励</div></body></html>"
    )


def series(own: Desk, s: Story) -> str:
    """Parts of a series with their numbers below the text."""
    parts = "<div class=series><p>本系列其他文章</p><ol><li>第一篇：渡口</li><li>第二篇：石桥</li></ol></div>"
    return (
        head(own, s)
        + f"<main><h1>{s.headline}</h1><time datetime={own.iso}>{own.said}</time><span>{own.paper}</span>{ps(s)}{parts}</main></body></html>"
    )


def accessibility(own: Desk, s: Story) -> str:
    """Skip links, contrast, a keyboard's help."""
    return (
        head(own, s)
        + f"<a href=#m>跳到主要内容</a><div>无障碍浏览　长者模式　高对比度</div><main id=m><h1>{s.headline}</h1><p>{own.paper}　{own.said}</p>{ps(s)}</main><div>键盘操作说明</div></body></html>"
    )


def pager(own: Desk, s: Story) -> str:
    """A text on pages: numbers, the whole at once."""
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><div class=d>{own.said}　{own.paper}</div><div class=t>{ps(s)}</div><div class=p>第 1 页 共 1 页　[1]　显示全文　下一页</div></body></html>"
    )


def archive_card(own: Desk, s: Story) -> str:
    """Labels and values beside the text, a number of copies."""
    return (
        head(own, s)
        + f"<h1>{s.headline}</h1><table><tr><th>馆藏号</th><td>N-0318</td></tr><tr><th>报名</th><td>{own.paper}</td></tr><tr><th>日期</th><td>{own.said}</td></tr></table><div class=tx>{ps(s)}</div><div>下载 PDF（318 KB）　申请复制件</div></body></html>"
    )


def quote_card(own: Desk, s: Story) -> str:
    """Words to share on a picture, drawn again in a box."""
    box = "<div class=sharecard><p>分享这句话</p><p>生成图片</p></div>"
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><p>{own.said}｜{own.paper}</p>{mixed(s, box)}</article></body></html>"
    )


def corrections(own: Desk, s: Story) -> str:
    """A note how the page was changed, and where to complain."""
    return (
        head(own, s)
        + f"<article><h1>{s.headline}</h1><p>{own.paper}　{own.said} 08:00（更新于 {own.said} 10:00）</p>{ps(s)}<p class=fix>发现错别字？告诉我们</p><p class=c>联系编辑部：见页脚</p></article></body></html>"
    )


def sticky_video(own: Desk, s: Story) -> str:
    """A player amid the text with its controls and the next films."""
    box = "<div class=video><div>播放</div><div>静音</div><div>00:00 / 01:12</div><div>接下来播放</div><div>集市搬到河东</div></div>"
    return head(own, s) + f"<h1>{s.headline}</h1><p>{own.said} {own.paper}</p><div>{mixed(s, box)}</div></body></html>"


SECOND: tuple[Page, ...] = (
    donation, shop, quiz, weather_widget, login_bar, series, accessibility, pager, archive_card, quote_card,
    corrections, sticky_video,
)  # fmt: skip
