# ruff: noqa: E501 - texts are easier to read as they are printed, with their wide marks

from __future__ import annotations

from typing import Any

from tests.importing.forms import BRIDGE, FERRY, HEADS, SCHOOL, Form

_F, _S, _B = HEADS["ferry"], HEADS["school"], HEADS["bridge"]
_LEAD = "本报讯（记者 穆清和）"
_BY = [("记者", "穆清和")]


def _text(name: str, text: str, *pieces: dict[str, Any], **expect: Any) -> Form:
    return Form(name=name, files={"a.txt": text.strip("\n") + "\n"}, expect={"pieces": list(pieces), **expect})


def _piece(headline: str | None, *paragraphs: str, **more: Any) -> dict[str, Any]:
    return {"headline": headline, "paragraphs": list(paragraphs), "kicker": None, "subheadline": None, **more}


def _indent(*texts: str) -> str:
    return "\n".join("　　" + text for text in texts)


PASTED = (
    _text(
        "briefs-with-a-bullet",
        f"""
柳林日报
2025年5月6日　星期二　第2版

一周简讯

●渡口换缆　{FERRY[0]}
●校园药圃　{SCHOOL[0]}
●桥面放行　{BRIDGE[0]}
""",
        _piece("渡口换缆", FERRY[0], page="2"),
        _piece("校园药圃", SCHOOL[0]),
        _piece("桥面放行", BRIDGE[0]),
        set_aside=["一周简讯"],
    ),
    _text(
        "briefs-in-brackets-after-a-story",
        f"""
{_F}
　　{_LEAD}{FERRY[0]}
　　{FERRY[1]}

短波
〔校园药圃〕{SCHOOL[0]}
〔桥面放行〕{BRIDGE[0]}
""",
        _piece(_F, _LEAD + FERRY[0], FERRY[1], credits=_BY),
        _piece("校园药圃", SCHOOL[0]),
        _piece("桥面放行", BRIDGE[0]),
    ),
    _text(
        "editor-notes-in-brackets-are-no-briefs",
        f"""
{_F}

【编者按】{BRIDGE[1]}

{_LEAD}{FERRY[0]}

【链接】{SCHOOL[1]}
""",
        _piece(_F, "[editor_note]" + "【编者按】" + BRIDGE[1], _LEAD + FERRY[0], "【链接】" + SCHOOL[1]),
    ),
    _text(
        "letters-with-a-name-and-place",
        """
柳林日报 2025年5月6日 第6版

来信选登

候车亭该添条凳子
编辑部：
　　三岔路口的候车亭去年拆了长凳，老人等车只好坐在路沿上，请有关单位想想办法。
　　　　　　　　柳林镇　穆秋实

谢谢送还书包的师傅
编辑同志：
　　上周三我把书包落在了出租车上，师傅绕了半座城送到学校，没有留下姓名，只说下回记得看一眼座位。
　　　　　　　　　　学生　方小禾
""",
        _piece(
            "候车亭该添条凳子",
            "编辑部：",
            "三岔路口的候车亭去年拆了长凳，老人等车只好坐在路沿上，请有关单位想想办法。",
            section="来信选登",
        ),
        _piece(
            "谢谢送还书包的师傅",
            "编辑同志：",
            "上周三我把书包落在了出租车上，师傅绕了半座城送到学校，没有留下姓名，只说下回记得看一眼座位。",
        ),
    ),
    _text(
        "poems-of-two-authors",
        """
柳林诗刊
2025年第2期

晒谷场
方砚秋
麻雀比我先到
它们数着
一粒一粒的太阳

祖父的草帽
还挂在木桩上


竹枝词·渡口
阮长河
柳林渡口月如钩，
船到江心不肯流。
问得船家何处去，
笑指灯前是旧楼。
""",
        {"headline": "晒谷场", "kicker": None, "kind": "poem", "credits": [("作者", "方砚秋")]},
        {"headline": "竹枝词·渡口", "kicker": None, "kind": "poem", "credits": [("作者", "阮长河")]},
    ),
    _text(
        "schedule-and-tides-before-a-story",
        f"""
柳林晚报
2025年5月7日 第8版

渡船时刻
首班　06:10　末班　18:40
雾天　停航

今日潮汐
高潮　04:12　3.1米
低潮　10:37　0.8米

{_B}
　　{_LEAD}{BRIDGE[0]}
　　{BRIDGE[1]}
""",
        _piece(_B, _LEAD + BRIDGE[0], BRIDGE[1], credits=_BY),
        kept=["首班　06:10　末班　18:40", "低潮　10:37　0.8米"],
    ),
    _text(
        "times-and-scores-inside-a-story",
        f"""
柳林晚报
2025年5月7日 第8版

乡镇杯昨晚收官

{_LEAD}乡镇杯篮球赛昨晚打完最后一场，柳林队赢了两分，全场坐满了人。

第一节 18：16

柳林队开局手热，连进四个三分球，杏坪队叫了暂停。

19：45 中场

孩子们跑进场里捡球，喇叭里放着老歌。
""",
        {"headline": "乡镇杯昨晚收官", "contains": ["第一节 18：16", "连进四个三分球", "19：45 中场", "放着老歌"]},
    ),
    _text(
        "labels-with-blanks-and-rules",
        f"""
【 日　期 】2025-05-06
【 版　次 】03
【 标　题 】{_F}
【 作　者 】穆清和
【 正　文 】
　　{FERRY[0]}
　　{FERRY[1]}
--------
【 日　期 】2025-05-06
【 版　次 】04
【 标　题 】{_B}
【 作　者 】方砚秋
【 正　文 】
　　{BRIDGE[0]}
""",
        _piece(_F, *FERRY[:2], page="3", date="2025-05-06", credits=[("作者", "穆清和")]),
        _piece(_B, BRIDGE[0], page="4", credits=[("作者", "方砚秋")]),
    ),
    _text(
        "stack-labels-in-brackets",
        f"""
[肩题]老渡口翻新
[标题]{_F}
[副标题]每天六班恢复如常
{_LEAD}{FERRY[0]}
{FERRY[1]}

[标题]{_B}
{_LEAD}{BRIDGE[0]}
""",
        {
            "headline": _F,
            "kicker": "老渡口翻新",
            "subheadline": "每天六班恢复如常",
            "paragraphs": [_LEAD + FERRY[0], FERRY[1]],
            "credits": _BY,
        },
        _piece(_B, _LEAD + BRIDGE[0], credits=_BY),
    ),
    _text(
        "a-mail-quoted-twice",
        f"""
发件人: 秋实
收件人: 长河
主题: Fw: 昨天的报纸

>> {_F}
>>
>> {_LEAD}{FERRY[0]}
>>
>> {FERRY[1]}
""",
        _piece(_F, _LEAD + FERRY[0], FERRY[1], credits=_BY),
        set_aside=["主题: Fw: 昨天的报纸"],
    ),
    _text(
        "buttons-of-a-reader",
        f"""
{_F}
2025-05-06　第A03版：民生
放大 缩小 默认　朗读

　　{_LEAD}{FERRY[0]}

收藏 12 点赞 3 转发 分享至 写评论

{_B}
2025-05-06　第A03版：民生
放大 缩小 默认　朗读

　　{_LEAD}{BRIDGE[0]}

收藏 2 点赞 0 转发 分享至 写评论
""",
        _piece(_F, _LEAD + FERRY[0], page="A03", page_name="民生", credits=_BY, date="2025-05-06"),
        _piece(_B, _LEAD + BRIDGE[0], page="A03", credits=_BY),
        set_aside=["放大 缩小 默认　朗读"],
    ),
    _text(
        "headlines-on-two-lines-with-gaps",
        f"""
柳林日报
2025年5月6日 第2版

柳林渡的铁船
换上了新缆绳

{_LEAD}{FERRY[0]}

{FERRY[1]}

石门桥翻修完工
今天一早已放行

{_LEAD}{BRIDGE[0]}
""",
        _piece("柳林渡的铁船 换上了新缆绳", _LEAD + FERRY[0], FERRY[1], credits=_BY),
        _piece("石门桥翻修完工 今天一早已放行", _LEAD + BRIDGE[0], credits=_BY),
    ),
    _text(
        "kicker-and-headline-stay-two",
        f"""
老船工也说踏实
{_F}
{_LEAD}{FERRY[0]}
{FERRY[1]}
""",
        {"headline": _F, "kicker": "老船工也说踏实", "subheadline": None},
    ),
    _text(
        "columns-that-no-list-knows",
        f"""
柳林日报　2025年5月6日　第7版　副刊

[灶台边]
{_S}
方砚秋
{_indent(*SCHOOL)}

〖慢板〗
{_B}
□ 阮长河
{_indent(*BRIDGE)}
""",
        _piece(_S, *SCHOOL, section="灶台边", page="7", credits=[("作者", "方砚秋")]),
        _piece(_B, *BRIDGE, section="慢板", credits=[("作者", "阮长河")]),
        date="2025-05-06",
    ),
    _text(
        "a-masthead-with-makers",
        f"""
柳林日报 第3版 要闻 2025年5月6日 星期二 责编/穆秋实 美编/方小禾 电话/0000-1234567

{_F}
　　{_LEAD}{FERRY[0]}
""",
        _piece(_F, _LEAD + FERRY[0], page="3", newspaper="柳林日报", date="2025-05-06", credits=_BY),
    ),
    _text(
        "a-masthead-of-pieces",
        f"""
柳　林　日　报
LIULIN DAILY
中共柳林县委主管主办
乙巳年四月初九
2025年5月6日
星期二
今日4版
总第8123期
第1版

{_F}
　　{_LEAD}{FERRY[0]}
""",
        _piece(_F, _LEAD + FERRY[0], page="1", newspaper="柳林日报", date="2025-05-06", credits=_BY),
    ),
    _text(
        "page-tails",
        f"""
{_F}
{_indent(_LEAD + FERRY[0])}
（《柳林日报》2025年5月6日 第2版）

{_B}
{_indent(_LEAD + BRIDGE[0])}
（《柳林日报》2025年5月6日 第5版）

{_S}
{_indent(_LEAD + SCHOOL[0])}
（《柳林日报》2025年5月6日 第8版）
""",
        {"headline": _F, "page": "2", "date": "2025-05-06"},
        {"headline": _B, "page": "5"},
        {"headline": _S, "page": "8"},
    ),
    _text(
        "page-rules",
        f"""
━━━━ A01 头版 ━━━━

{_F}
　　{_LEAD}{FERRY[0]}

━━━━ A02 民生 ━━━━

{_B}
　　{_LEAD}{BRIDGE[0]}
""",
        {"headline": _F, "page": "A01", "page_name": "头版"},
        {"headline": _B, "page": "A02", "page_name": "民生"},
    ),
    _text(
        "three-columns-of-a-layout-copy",
        """
                          柳林日报   2025年5月6日   第3版

渡口换上新缆绳                校园辟出药圃                  桥面翻修放行
  本报讯（记者 穆清和）铁       本报讯（记者 方砚秋）操       本报讯（记者 阮长河）桥
船昨天清晨换上新缆绳，旧      场边上新辟一畦药圃，种着      面翻修昨晚完工，今天一早
绳用了九年，磨得只剩半截      薄荷、紫苏和艾草，每个班      放行，等候的货车排了半里
手腕粗，船工们早就不敢满      分到两垄地，轮流浇水拔        路，司机们按着喇叭慢慢驶
载过江。                      草。                          过。
""",
        {
            "headline": "渡口换上新缆绳",
            "contains": ["铁船昨天清晨换上新缆绳，旧绳用了九年，磨得只剩半截手腕粗，船工们早就不敢满载过江。"],
        },
        {"headline": "校园辟出药圃", "contains": ["种着薄荷、紫苏和艾草，每个班分到两垄地，轮流浇水拔草。"]},
        {
            "headline": "桥面翻修放行",
            "contains": ["桥面翻修昨晚完工，今天一早放行，等候的货车排了半里路，司机们按着喇叭慢慢驶过。"],
        },
        date="2025-05-06",
    ),
    _text(
        "a-tagged-dump",
        f"""
<article>
<id>1</id>
<title>{_F}</title>
<text>
{FERRY[0]}
{FERRY[1]}
</text>
</article>
<article>
<id>2</id>
<title>{_B}</title>
<text>
{BRIDGE[0]}
</text>
</article>
""",
        _piece(_F, *FERRY[:2]),
        _piece(_B, BRIDGE[0]),
    ),
    _text(
        "republican-telegrams",
        """
渡報　民國十二年七月八日　第三版

渡口易纜
（柳林航電）柳林渡鐵船、昨晨更換新纜、舊纜已用九載、磨損殆盡、船工早不敢滿載過江、
新纜用麻三百斤、試拉無恙云、

▲縣立小學辟藥圃　杏坪縣立小學、於操場之旁辟地一畦、種薄荷紫蘇各種、諸生輪流灌溉、
校醫教以辨葉之法云、
""",
        {
            "headline": "渡口易纜",
            "dateline": "柳林航電",
            "paragraph_count": 1,
            "page": "3",
            "date": "1923-07-08",
            "contains": ["試拉無恙云"],
        },
        {"headline": "縣立小學辟藥圃", "paragraph_count": 1},
    ),
    _text(
        "the-fifties",
        """
柳林报
一九五六年三月二日　星期五　第一五六号　本期四版

第一版

　　　船工们献出一条好计
　　柳林渡换上新缆绳
　　【本报讯】柳林渡口的船工们开了三个晚上的会，想出了用黄麻搓缆的办法，节省了一半的钱。
　　社里已经把这个办法告诉了沿江的各个渡口。

　　送粪下田的人多了
　　　　三天送了两千担
　　杏坪乡的社员们趁着晴天往田里送粪，妇女也编了队，三天里送了两千担。
　　　　　　　　　　（通讯员　方小禾）
""",
        {
            "headline": "柳林渡换上新缆绳",
            "kicker": "船工们献出一条好计",
            "date": "1956-03-02",
            "newspaper": "柳林报",
            "page": "1",
        },
        {"headline": "送粪下田的人多了", "subheadline": "三天送了两千担", "credits": [("通讯员", "方小禾")]},
    ),
    _text(
        "tails-on-the-last-line",
        f"""
{_F}

{_LEAD}{FERRY[0]}

{FERRY[1]}【责任编辑：方小禾】 【打印】【关闭】 下一篇：{_S}
""",
        _piece(_F, _LEAD + FERRY[0], FERRY[1], credits=_BY),
        set_aside=["【打印】【关闭】"],
    ),
    _text(
        "related-list-then-the-next-article",
        f"""
{_F}
2025-05-06 06:20　来源：柳林晚报
　　{FERRY[0]}
　　{FERRY[1]}
猜你喜欢
{_S}
{_B}
老街的灯笼又亮了

{_B}
2025-05-06 07:05　来源：柳林晚报
　　{BRIDGE[0]}
　　{BRIDGE[1]}
延伸阅读：
1. {_F}
2. {_S}
{_S}
2025年05月06日 08:30 来源：柳林晚报 作者：方砚秋
　　{SCHOOL[0]}
""",
        _piece(_F, *FERRY[:2], date="2025-05-06", newspaper="柳林晚报"),
        _piece(_B, *BRIDGE),
        _piece(_S, SCHOOL[0], credits=[("作者", "方砚秋")]),
        set_aside=["老街的灯笼又亮了"],
    ),
    _text(
        "an-advertisement-inside",
        f"""
柳林晚报
2025-05-06

{_F}

　　{FERRY[0]}
广告 | 春茶上市 第二件半价 立即抢购
　　{FERRY[1]}
（广告）柳林家具城店庆三天
　　{FERRY[2]}
""",
        _piece(_F, *FERRY),
        set_aside=["春茶上市", "柳林家具城店庆三天"],
    ),
    _text(
        "a-serial",
        f"""
长篇连载
渡口旧事（十七）
阮长河

{_indent(*FERRY)}
（未完待续）
""",
        {
            "headline": "渡口旧事（十七）",
            "contains": [FERRY[0], FERRY[2]],
            "credits": [("作者", "阮长河")],
            "kicker": None,
        },
    ),
    _text(
        "lists-with-bare-numbers",
        f"""
柳林日报 2025年5月6日 第4版

义务植树捐款名单
{_LEAD}义务植树捐款昨天截止，共收到二十一笔，名单如下：
方砚秋　200
阮长河　50
穆秋实　6
邵青禾　30
谢谢各位。
""",
        {"headline": "义务植树捐款名单", "contains": ["方砚秋", "200", "6", "30", "谢谢各位。"]},
    ),
    _text(
        "numbers-alone-on-lines",
        f"""
{_F}

{_LEAD}三个渡口去年各运了多少人，记在下面的小本子上。

柳林渡

12

石门渡

7

{FERRY[1]}
""",
        {"headline": _F, "contains": ["柳林渡", "12", "石门渡", "7"]},
    ),
    _text(
        "two-languages",
        f"""
柳林英文周报 LIULIN WEEKLY
2025年5月6日 May 6, 2025

{_F}
Ferry Gets a New Rope
　　{FERRY[0]}
The old rope had served nine years and was worn thin, the boatmen said on Monday.

{_B}
Bridge Reopens to Traffic
　　{BRIDGE[0]}
Trucks lined up for half a li before dawn, and the drivers honked as they crossed.
""",
        {"headline": _F, "subheadline": "Ferry Gets a New Rope", "contains": [FERRY[0], "The old rope had served"]},
        {"headline": _B, "subheadline": "Bridge Reopens to Traffic", "contains": [BRIDGE[0]]},
    ),
    _text(
        "paragraphs-that-fill-the-line",
        f"""
{_F}
　　柳林渡的铁船昨天清晨换上了新
缆绳，旧绳用了九年，磨得只剩半截
手腕粗，船工们早就不敢满载过江。
　　船工阮长河说，新绳是镇上织网社
搓的，用了三百斤黄麻，浸过两遍桐
油，试拉的时候二十个人没有拉断。
　　渡口今天起恢复每天六班。

{_B}
　　石门桥的桥面翻修昨晚完工，今天
一早放行，等候在两头的货车排了半
里路。
""",
        _piece(
            _F,
            FERRY[0],
            "船工阮长河说，新绳是镇上织网社搓的，用了三百斤黄麻，浸过两遍桐油，试拉的时候二十个人没有拉断。",
            "渡口今天起恢复每天六班。",
        ),
        _piece(_B, "石门桥的桥面翻修昨晚完工，今天一早放行，等候在两头的货车排了半里路。"),
    ),
    _text(
        "opinion-page",
        f"""
柳林日报 2025年5月6日 星期二 第5版 言论

街谈
船票不涨也是本事
□ 方砚秋
{_indent("票价不变，人们便觉得日子还是原来的日子，这比贴一百张告示都管用。", "把小事情办得稳当，是本事，也是心意，值得别处学一学。")}

微言
●桥修好了，莫忘了修桥的人。——阮长河
●一畦药圃，胜过一墙标语。——穆秋实
""",
        {"headline": "船票不涨也是本事", "section": "街谈", "credits": [("作者", "方砚秋")], "kicker": None},
        {"headline": "微言", "paragraph_count": 2},
        date="2025-05-06",
    ),
)
