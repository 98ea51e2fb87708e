"""Which medium a page names as the one its piece comes from, where it names no newspaper: 来源：河湾在线, its own site.

Only what the page says: the name behind 来源 near the headline, the publisher or site in its data, the site that its
title ends in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.bylines import names
from reader.hanzi.folding import fold

_NAME = re.compile(r"(?:[一-龥A-Za-z]|\d{2}(?=[一-龥]))[一-龥\w·+&. -]{1,18}")
_AGENCY = r"(?:新华|中新|中央|路透|法新|美联|塔斯|俄新|韩联|共同|时事|朝中|安莎|埃菲|德新|彭博|合众国际)社"
_SITE = re.compile(
    rf"(?:(?:[一-龥A-Za-z]|\d{{2}}(?=[一-龥]))[一-龥\w·+& -]{{1,16}}?"
    r"(?:网|新闻云|新闻中心|在线|客户端|电视台|广播电台|卫视|(?:通讯|新闻|报|杂志)社)"
    rf"|{_AGENCY})(?:\s?[A-Za-z]{{2,8}})?"
    r"|[一-龥A-Za-z]{2,8}网(?:财经|体育|科技|娱乐|汽车|时尚|资讯|教育)"
)
"""A part of a title that is the name of a site."""
_LAST = re.compile(r"(?P<of>[一-龥A-Za-z][一-龥\w·+& -]{1,16}?)(?:新闻|之声|周刊|杂志)")
"""The last part of a title names the site so; one before it, a column."""
_TOPIC = re.compile(
    r"(?:关于.*|(?:国内|国际|社会|本地|地方|当地|图片|图文|视频|最新|最近|今日|昨日|每日|即时|实时|突发|焦点|热点|热门|头条|重要|重大|综合|其他|相关|更多|媒体|滚动|校园|学校|学院|院系|系部|院校|部门|单位|公司|企业|行业|产业|集团|工厂|厂区|"
    r"机关|政务|党建|党群|基层|县区|区县|乡镇|市县|街道|社区|民生|百姓|群众|市民|两岸|港澳|港台|世界|全球|中国|国家|体育|财经|经济|金融|时政|政治|科技|军事|教育|文化|娱乐|旅游|健康|医疗|卫生|房产|汽车|生活|时尚|青春|青年|农业|农村|法制|法治|环保|通知|公告|活动|工作|会议|动态))+"
)
_OTHER_NETS = (
    r"(?:.{0,6}(?:互联|因特|物联|局域)|[本内外官电知水渔球路]|互联|因特|物联|局域|城域|广域|"
    r"铁路|公路|骨干|无线|移动|神经|校园|手机|综合|新闻|其[他它]|有关|相关|各大|各)网"
)
_NONE = re.compile(
    r"(?:(?:综合|网络|互联网|网上|本站|本网|原创|独家|投稿|来稿|佚名|未知|不详|转载|整理|作者|官方|自媒体|微信|微博|百度|网友|用户|其[他它]|媒体|公众号|图文|新闻|资讯|内容|"
    r"图片|小编|编辑|管理员|站长|发布|打印|分享|字号|标题|责任|手机|电脑|移动|下载)(?:整理|综合|报道|转载|发布|供稿|消息|新闻|来源|提供|用户|平台|编辑|素材|投稿|频道|资讯|中心|客户端|网站|报)?)+|"
    r"本(?:报|刊|社|台|网|站)(?:讯|电|消息|综合)?|(?:国内|国际|社会|体育|财经|时政|本地|地方|图片|最新|热点|校园|综合|娱乐|科技|军事|教育|文化|滚动)(?:新闻|要闻|资讯|头条)|.*(?:记者|编辑|作者|通讯员|http).*|"
    rf"{_OTHER_NETS}(?:站|页|络|上)?|(?:本|官方|门户|其[他它]|有关|相关|各)?网(?:站|页|络|上|友)|"
    # the press as a whole
    r"(?:[外港台官党央美日韩德法英俄陆新自]|境外|国外|海外|国内|多家|多方|各大|各家|各方|当地|本地|地方|主流|其[他它]|有关|相关|部分|公开)+(?:媒体?|新闻|资料|信息|渠道|报道)(?:报道|综合)?|"
    # how a text came here
    r"(?:综合|整理|节选|改编|编译|摘编|收集|搜集|根据|综合自|整理自)[自于]?.*|.*(?:整理|收集|搜集|投稿|来稿|来信|供稿|原创|提供|生成|转载|单位)|"
    # when it was written or changed
    r"(?:最新|最[后後]|最近|首次|本次)?(?:更新|修改|发布|刊登|编辑|上线)(?:时间|日期|于)?|"
    # people, platforms on which anybody writes, nothing
    r"(?:广大|热心|部分|多位|某)?(?:读者|网友|群众|市民|村民|居民|网民|微友|家长|学生|老师|同学|听众|观众|会员|粉丝|朋友|好友|亲友|路人).{0,4}|"
    r"(?:微信|公众号|微博|抖音|快手|知乎|豆瓣|b站|哔哩哔哩|小红书|今日头条|贴吧|博客|qq|朋友圈).*|.*(?:微信|公众号|微博|朋友圈|微信群|qq群|博客|空间|[一-龥]吧|视频号|抖音号|头条号|百家号|搜狐号|网易号|企鹅号)|"
    r".*(?:留言|评论|跟帖|弹幕)区?|"
    r"(?:点击|查看|更多|阅读|某|官方|图源|见).*|现场|外电|报纸|报刊|电视|广播|杂志|周刊|书籍|.*(?:资料|传说|通报|通稿)|未注明|未标明|暂无|不明|(?:ai|chatgpt)(?:生成|创作|写作|辅助)?|(?:admin|user|editor|unknown|none|null|undefined|default|root|guest|anonymous|webmaster|test)\w*",
    re.IGNORECASE,
)
"""What stands behind 来源 and names nobody, and columns that a title ends in."""
_OFFICE = re.compile(
    r".*(?:政府|[局委办厅署处科股]|办公室|宣传部|组织部|统战部|工作部|武装部|[一-龥]部|委员会|[学协商]会|联合会|工会|妇联|残联|院|(?:疾控|服务|管理|指挥|活动|文化|信息|培训|研究|监测|救援)中心|气象台|大学|[中小]学|学校|幼儿园|公司|集团|[工药酒]厂|银行|信用社|合作社|供销社|出版社|旅行社"
    r"|图书馆|博物馆|文化馆|档案馆|支队|大队|中队|派出所|街道|社区|居委会|村委会|学生会)"
)
"""Who sends papers texts and prints none: offices, schools, firms."""
_PREFIX = re.compile(r"(?:来|转|摘|选|源|引)自|来源于|转载自|摘编自")


def _is_nobody(folded: str) -> bool:
    return _NONE.fullmatch(folded) is not None or _OFFICE.fullmatch(folded) is not None


_IS_AGENCY = re.compile(r"(?<![报報志誌])社$")


def medium_of(words: str) -> str | None:
    """Return the medium that words behind 来源, or of a page's data, name; None where they name none."""
    name = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", words.strip())
    if from_it := _PREFIX.match(fold(name)):
        name = name[from_it.end() :].strip()
    folded = fold(name)
    if not _NAME.fullmatch(folded) or _is_nobody(folded):
        return None
    is_form = any(form.fullmatch(folded) for form in (_SITE, _LAST))
    named = is_form or not any(map(names.is_name, (folded, *folded.split())))
    return name if named else None


def agency(name: str) -> bool:
    """Tell whom a paper took a piece from, who is not who printed it: 新华社."""
    return _IS_AGENCY.search(name) is not None


def title_head(title: str, parts: Sequence[str]) -> tuple[str, ...]:
    """Return the headline of a page's title; none where it is left out before the site's name: -河湾网."""
    return () if title.lstrip()[:1] in set("-_|–—") else tuple(parts[:1])


def behind(title: str, parts: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of a page's title behind its headline."""
    return tuple(parts[len(title_head(title, parts)) :])


def site_of(parts: Iterable[str]) -> str | None:
    """Return the site that the parts of a page's title behind the headline end in."""
    for k, part in enumerate(reversed(tuple(parts))):
        folded = fold(part.strip())
        last = _LAST.fullmatch(folded) if k == 0 else None
        site = _SITE.fullmatch(folded) is not None or (last is not None and not _TOPIC.fullmatch(last["of"]))
        if site and not _is_nobody(folded):
            return part.strip()
    return None
