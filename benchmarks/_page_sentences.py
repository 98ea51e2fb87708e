"""What stories say with the words of those who ask for something, and boxes amid them that tell: all of it is text."""

from __future__ import annotations

import re

SENTENCES = (
    "邮件显示，采购的人早在腊月就已接洽。",
    "参与投票的村民不到一半。",
    "发起投票的是磨坊街的裁缝。",
    "县图书馆把一部分馆藏设为登录后可见，引发议论。",
    "法院要求网站写明使用cookie的用途。",
    "成为会员的门槛是每年交两担谷。",
    "已经是会员的菜农有两百来户。",
    "邮件无法投递，邮差只好原路带回。",
    "裁缝摆摆手：“付费可见的东西，我不看。”",
    "订阅后可查看全文的做法，镇上的人不大习惯。",
    "喜欢这样的清晨！",
    "投票截至昨天傍晚六点",
    "广告热线响了一整天，没有人接。",
    "在浏览器中打开地图，他认出了老屋。",
    "你收到这封邮件的时候，麦子大概已经割完了。",
    "看完这篇报道你会去看他吗？",
    "为了下载一个app，裁缝问了三个孙辈。",
    "对你有帮助吗？他问。",
    "退订的人一天比一天多，报贩不再吆喝。",
    "有用吗",
    "“扫码关注就送一把葱”，摊主这样吆喝。",
    "他装上客户端，抽红包抽到一分钱。",
)
"""Each of them a paragraph of a story."""

BOXES = (
    "<div class=quote><p>桥不是修给车走的，</p><p>桥是修给人走的</p><p><a href=#>——裁缝</a></p></div>",
    "<div><p>磨坊的水停了，</p><p>磨坊的人老了，</p><p>磨坊的门开着，</p><p><a href=#>磨坊的灯亮着</a></p></div>",
    "<div><p>时间：腊月十八上午</p><p>地点：磨坊街祠堂</p><p>带上自己的碗</p></div>",
    "<div><div>问：您收到这封邮件了吗？</div><div>答：收到了</div></div>",
    "<div><div>发起投票的是谁？</div><div>是裁缝</div><div>多少人来了？</div><div>两百人</div></div>",
    "<div><p>磨坊街 212票</p><p>祠堂口 187票</p><p>投票结束</p></div>",
    "<section><p>裁缝问：去哪儿</p><p>邮差说：回家</p><p>裁缝问：几时</p></section>",
    "<div><p>风从磨坊来</p><p>喜欢这样的清晨！</p><p>水往祠堂去</p></div>",
)
"""Each of them stands between paragraphs of a story."""


def words_of(box: str) -> str:
    """Return what a box says, without its markup and white space."""
    return re.sub(r"<[^>]*>|\s", "", box)
