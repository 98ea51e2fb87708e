"""Pasted texts of a second round, measured at first sight after the rules were mended on the first one."""

from __future__ import annotations

from typing import Any

from tests.importing.forms import Form

_SALT = (
    "盐河口的老盐田昨天收了今年头一茬春盐，白花花的盐堆从堤下一直排到水闸边上，足有二百来堆。",
    "盐工姚大满说，今年春上风多雨少，卤水走得快，比往年早了九天开耙。",
)
_LAMP = (
    "北塘街道给二十七条背街小巷换装了路灯，旧灯杆拆下来之后改成了晾衣架，摆在几个老院子里。",
    "七十二岁的住户耿素琴说，从前夜里倒垃圾要打手电，现在连地上的纽扣都看得见。",
)
_DRUM = (
    "石堰村的女子锣鼓队昨晚在晒场上打了一套新谱，四十个人里年纪最大的七十一岁，最小的还在念初中。",
    "教谱的先生褚立人说，老谱子传到他这里只剩半本，另外半本是他照着录音一槌一槌记下来的。",
)
_ROPE = (
    "柳溪小学的跳绳队在乡里比赛中拿了第一，三分钟跳了一千一百零六个，比去年多出九十四个。",
    "带队的体育老师邢小川说，孩子们每天早到二十分钟，先扫操场再练绳，没有一天落下。",
)
_SH, _LH, _DH, _RH = "盐河口收起头茬春盐", "北塘背街小巷换新灯", "石堰女子锣鼓队打新谱", "柳溪小学跳绳夺魁"


def _text(name: str, text: str, *pieces: dict[str, Any], **expect: Any) -> Form:
    return Form(name=name, files={"a.txt": text.strip("\n") + "\n"}, expect={"pieces": list(pieces), **expect})


def _piece(headline: str | None, *paragraphs: str, **more: Any) -> dict[str, Any]:
    return {"headline": headline, "paragraphs": list(paragraphs), "kicker": None, "subheadline": None, **more}


def _indent(*texts: str) -> str:
    return "\n".join("　　" + text for text in texts)


SECOND_ROUND = (
    _text(
        "a-wire-of-a-county-station",
        f"""
盐河县广播站新闻稿
（2025年6月3日早间）

一、{_SH}
（据盐河口通讯组报道）{_SALT[0]}{_SALT[1]}

二、{_LH}
（据北塘街道通讯组报道）{_LAMP[0]}{_LAMP[1]}

三、{_RH}
（据柳溪小学通讯组报道）{_ROPE[0]}
""",
        {"headline": _SH, "paragraph_count": 1, "contains": [_SALT[1]]},
        {"headline": _LH, "paragraph_count": 1, "contains": [_LAMP[1]]},
        {"headline": _RH, "paragraph_count": 1},
        date="2025-06-03",
    ),
    _text(
        "stars-between-stories",
        f"""
盐河周报
2025年6月3日　第211期

{_SH}

{_SALT[0]}

{_SALT[1]}

* * *

{_LH}

{_LAMP[0]}

{_LAMP[1]}

* * *

{_DH}

{_DRUM[0]}

{_DRUM[1]}
""",
        _piece(_SH, *_SALT),
        _piece(_LH, *_LAMP),
        _piece(_DH, *_DRUM),
        date="2025-06-03",
        newspaper="盐河周报",
    ),
    _text(
        "dates-and-numbers-in-one-masthead-line-with-bars",
        f"""
盐河日报|2025年6月3日|星期二|第4版|责编：耿小满|版式：邢一苇

{_SH}
比去年早了九天
本报记者 耿小满

{_indent(*_SALT)}

{_RH}
本报通讯员 邢一苇

{_indent(*_ROPE)}
""",
        _piece(_SH, *_SALT, subheadline="比去年早了九天", page="4", credits=[("记者", "耿小满")]),
        _piece(_RH, *_ROPE, page="4", credits=[("通讯员", "邢一苇")]),
        date="2025-06-03",
        newspaper="盐河日报",
    ),
    _text(
        "an-advertisement-between-two-stories",
        f"""
{_SH}
本报讯（记者 耿小满）{_SALT[0]}
{_SALT[1]}

广告
盐河百货 六月大减价 全场八折
地址：盐河县中街14号 电话：000-1234567

{_LH}
本报讯（记者 褚立人）{_LAMP[0]}
""",
        _piece(_SH, "本报讯（记者 耿小满）" + _SALT[0], _SALT[1], credits=[("记者", "耿小满")]),
        _piece(_LH, "本报讯（记者 褚立人）" + _LAMP[0], credits=[("记者", "褚立人")]),
        kept=["盐河百货 六月大减价"],
    ),
    _text(
        "a-front-page-with-what-is-inside",
        f"""
盐河晚报
2025年6月3日 星期二 今日16版
导读
{_LH} >>A03
{_DH} >>A05
{_RH} >>A08

{_SH}
首席记者 耿小满
{_indent(*_SALT)}

A03 街巷
{_LH}
记者 褚立人
{_indent(*_LAMP)}
""",
        _piece(_SH, *_SALT, credits=[("记者", "耿小满")]),
        _piece(_LH, *_LAMP, page="A03", credits=[("记者", "褚立人")]),
        date="2025-06-03",
        newspaper="盐河晚报",
    ),
    _text(
        "questions-with-names",
        f"""
锣鼓点里有一村人的脾气
——访石堰女子锣鼓队教谱人褚立人
耿小满

{_DRUM[0]}

耿小满：半本谱子怎么补得全？

褚立人：听录音，听老人哼，哼不出来就去田埂上走一走，走着走着就有了。

耿小满：队里年纪差得多，怎么带？

褚立人：老的教小的不偷槌，小的教老的用手机，谁也不吃亏。
""",
        {
            "headline": "锣鼓点里有一村人的脾气",
            "subheadline": "——访石堰女子锣鼓队教谱人褚立人",
            "credits": [("作者", "耿小满")],
            "contains": ["半本谱子怎么补得全", "小的教老的用手机"],
        },
    ),
    _text(
        "weather-table-and-lottery",
        f"""
盐河晚报 2025年6月3日 第12版 服务

三天天气
今天 多云 19～27℃ 东风3级
明天 小雨 18～23℃ 东北风4级
后天 晴 17～28℃ 北风2级

福彩开奖
双色球 第25063期
红球 03 08 14 19 22 31 蓝球 07

{_LH}
　　本报讯（记者 褚立人）{_LAMP[0]}
""",
        _piece(_LH, "本报讯（记者 褚立人）" + _LAMP[0], credits=[("记者", "褚立人")]),
        kept=["明天 小雨 18～23℃ 东北风4级", "红球 03 08 14 19 22 31 蓝球 07"],
        date="2025-06-03",
    ),
    _text(
        "a-diary-column-with-days",
        """
田头日记
褚立人

六月一日　晴
早起去看卤水，南边三格已经结了一层薄皮，拿耙子一推，哗啦一声响，像撕开一张纸。

六月二日　多云
姚家的孙子来帮忙，他不会使耙，倒会唱歌，唱得盐鸟一群一群地落下来。

六月三日　风
开耙。一天收了四十堆，腰直不起来，夜里睡得像块石头。
""",
        {
            "headline": "田头日记",
            "credits": [("作者", "褚立人")],
            "contains": ["像撕开一张纸", "倒会唱歌", "夜里睡得像块石头"],
        },
        piece_count=1,
    ),
    _text(
        "traditional-with-corner-brackets",
        """
鹽河時報　2025年6月3日　A6 地方

「頭茬春鹽」今開耙　鹽工盼好價
〔記者耿小滿／鹽河報導〕鹽河口的老鹽田昨天收了今年頭一茬春鹽，白花花的鹽堆從堤下一直排到水閘邊上。
鹽工姚大滿說，今年春上風多雨少，滷水走得快，比往年早了九天開耙。

小巷換燈　耿嬤：連鈕釦都看得見
〔記者褚立人／北塘報導〕北塘街道給二十七條背街小巷換裝了路燈，舊燈杆拆下來之後改成了晾衣架。
圖為換裝後的路燈。（記者褚立人攝）
""",
        {
            "headline": "「頭茬春鹽」今開耙　鹽工盼好價",
            "credits": [("记者", "耿小滿")],
            "paragraph_count": 2,
            "page": "A6",
        },
        {
            "headline": "小巷換燈　耿嬤：連鈕釦都看得見",
            "credits": [("记者", "褚立人"), ("摄影", "褚立人")],
            "paragraph_count": 2,
        },
        date="2025-06-03",
        newspaper="鹽河時報",
    ),
    _text(
        "a-telegraph-page-of-1938",
        """
戰時日報
民國廿七年十一月三日　星期四
第一版

鹽河口鹽民
趕收軍鹽
【本報鹽河口二日專電】鹽河口鹽民三百餘人、冒雨趕收春鹽、已得二百餘堆、即可起運前方。

北塘燈火管制
【北塘通訊】北塘各街巷路燈、自昨日起一律加罩、入夜由保甲巡查、居民均能遵守云。

▲石堰鼓隊勞軍　石堰女子鼓隊四十人、昨赴傷兵醫院演奏、傷兵大為感動。
""",
        {"headline": "鹽河口鹽民 趕收軍鹽", "paragraph_count": 1, "page": "1"},
        {"headline": "北塘燈火管制", "paragraph_count": 1},
        {"headline": "石堰鼓隊勞軍", "paragraph_count": 1},
        date="1938-11-03",
        newspaper="戰時日報",
    ),
    _text(
        "bold-by-asterisks-in-a-chat",
        f"""
*{_SH}*
盐河日报 6月3日 耿小满

{_SALT[0]}
{_SALT[1]}

*{_RH}*
盐河日报 6月3日 邢一苇

{_ROPE[0]}
{_ROPE[1]}
""",
        {"headline": _SH, "credits": [("作者", "耿小满")], "contains": [_SALT[0], _SALT[1]]},
        {"headline": _RH, "credits": [("作者", "邢一苇")], "contains": [_ROPE[0], _ROPE[1]]},
    ),
    _text(
        "a-short-story-in-parts",
        """
副刊·小小说

换灯
耿素琴

1

灯是腊月里坏的。巷口的老耿每天拿一根竹竿去捅，捅三下，亮半夜。

2

后来竹竿也断了。老耿坐在门槛上等天亮，等来一个装灯的后生。

3

后生问，旧灯杆要不要？老耿说，要，晾我的棉袄。

本栏目投稿邮箱：yanhe@example.cn
""",
        {
            "headline": "换灯",
            "credits": [("作者", "耿素琴")],
            "contains": ["灯是腊月里坏的", "等来一个装灯的后生", "晾我的棉袄"],
        },
        piece_count=1,
    ),
    _text(
        "corrections-and-thanks",
        f"""
{_DH}
本报记者 耿小满
{_indent(*_DRUM)}

更正
{_indent("本报五月三十日第三版《盐河口开闸》一文中，“姚大满”误为“姚大漫”，特此更正，并向姚大满同志致歉。")}

{_RH}
本报记者 邢一苇
{_indent(*_ROPE)}
""",
        _piece(_DH, *_DRUM, credits=[("记者", "耿小满")]),
        {"headline": "更正", "kind": "notice", "contains": ["误为“姚大漫”"]},
        _piece(_RH, *_ROPE, credits=[("记者", "邢一苇")]),
    ),
    _text(
        "page-headers-in-square-brackets",
        f"""
[盐河日报 2025-06-03 01版 要闻]
标题 {_SH}
作者 耿小满

{_SALT[0]}
{_SALT[1]}

[盐河日报 2025-06-03 05版 社会]
标题 {_LH}
作者 褚立人

{_LAMP[0]}
{_LAMP[1]}
""",
        _piece(_SH, *_SALT, page="1", credits=[("作者", "耿小满")]),
        _piece(_LH, *_LAMP, page="5", credits=[("作者", "褚立人")]),
        date="2025-06-03",
        newspaper="盐河日报",
    ),
    _text(
        "an-e-paper-list-with-numbers-of-characters",
        f"""
盐河日报
2025年06月03日 第02版：综合
【字号 大 中 小】 【打印】 【关闭】

{_SH}
作者：耿小满    《盐河日报》（ 2025年06月03日    02 版）
{_indent(*_SALT)}

{_DH}
作者：褚立人    《盐河日报》（ 2025年06月03日    02 版）
{_indent(*_DRUM)}

本版责编：邢一苇
版权声明：凡本报记者署名文字，未经许可不得转载。
""",
        _piece(_SH, *_SALT, page="2", credits=[("作者", "耿小满")]),
        _piece(_DH, *_DRUM, page="2", credits=[("作者", "褚立人")]),
        date="2025-06-03",
        newspaper="盐河日报",
    ),
    _text(
        "a-roundup-under-one-headline",
        f"""
各地见闻（三则）

盐河口
{_SALT[0]}（耿小满）

北塘
{_LAMP[0]}（褚立人）

石堰
{_DRUM[0]}（邢一苇）
""",
        {
            "headline": "各地见闻（三则）",
            "contains": ["春盐", "晾衣架", "还在念初中"],
            "credits": [("作者", "耿小满"), ("作者", "褚立人"), ("作者", "邢一苇")],
        },
        piece_count=1,
    ),
    _text(
        "wraps-where-every-paragraph-fills",
        """
北塘背街小巷换新灯

    本报讯（记者 褚立人）北塘街道给二
十七条背街小巷换装了路灯，旧灯杆拆下来
之后改成了晾衣架，摆在几个老院子里头。
    七十二岁的住户耿素琴说，从前夜里倒
垃圾要打手电，现在连纽扣都看得见。
    街道还给每盏灯编了号，坏了哪一盏，
报上号码就有人来修，最快的一回只用了半
个钟头，居民都说比自家孩子还靠得住呢。

石堰女子锣鼓队打新谱

    本报讯（记者 耿小满）石堰村的女子
锣鼓队昨晚在晒场上打了一套新谱，四十个
人里年纪最大的七十一岁。
""",
        {
            "headline": _LH,
            "paragraph_count": 3,
            "credits": [("记者", "褚立人")],
            "contains": ["旧灯杆拆下来之后改成了晾衣架", "最快的一回只用了半个钟头"],
        },
        {"headline": _DH, "paragraph_count": 1, "credits": [("记者", "耿小满")]},
    ),
    _text(
        "obituary-and-thanks-in-frames",
        f"""
┌──────────────┐
讣告
我校退休教师耿素琴同志因病于2025年5月30日逝世，享年七十八岁。遗体告别仪式定于6月4日上午九时举行。
柳溪小学
2025年6月1日
└──────────────┘

{_RH}
本报讯（记者 邢一苇）{_ROPE[0]}
{_ROPE[1]}
""",
        {"headline": "讣告", "kind": "notice", "contains": ["因病于2025年5月30日逝世"]},
        _piece(_RH, "本报讯（记者 邢一苇）" + _ROPE[0], _ROPE[1], credits=[("记者", "邢一苇")]),
    ),
    _text(
        "headlines-with-exclamation-and-hash-tags",
        f"""
#盐河新闻# 【{_SH}】{_SALT[0]}{_SALT[1]}（记者 耿小满）

#盐河新闻# 【{_LH}】{_LAMP[0]}{_LAMP[1]}（记者 褚立人）
""",
        {"headline": _SH, "contains": ["春盐", "早了九天"], "credits": [("记者", "耿小满")]},
        {"headline": _LH, "contains": ["晾衣架", "看得见"], "credits": [("记者", "褚立人")]},
    ),
    _text(
        "captions-of-a-picture-page",
        f"""
春盐开耙（组图）
本报记者 邢一苇 摄影报道

{_SALT[0]}

图① 盐工把盐堆成小山。
图② 水闸边的晒盐人。
图③ 孩子们提水来送。

{_DH}
本报记者 耿小满
{_indent(*_DRUM)}
""",
        {"headline": "春盐开耙（组图）", "contains": ["白花花的盐堆", "盐工把盐堆成小山", "孩子们提水来送"]},
        _piece(_DH, *_DRUM, credits=[("记者", "耿小满")]),
    ),
    _text(
        "a-proclamation-of-1953",
        f"""
盐河报　一九五三年六月三日　第九十四期

县人民政府
发出收盐通知

【本报讯】县人民政府昨日发出关于做好春盐收购工作的通知，要求各区在六月十五日以前收完头茬盐，按质论价。

小言论
盐要晒得白，账要记得清
　　　　　　耿　直
盐堆在堤下，账本在心里，两样都不能含糊，社员们才放心。

盐河口来信
{_SALT[1]}（姚大满）
""",
        {"headline": "县人民政府 发出收盐通知", "paragraph_count": 1},
        {
            "headline": "盐要晒得白，账要记得清",
            "section": "小言论",
            "credits": [("作者", "耿直")],
            "paragraph_count": 1,
        },
        {"headline": "盐河口来信", "credits": [("作者", "姚大满")]},
        date="1953-06-03",
        newspaper="盐河报",
    ),
    _text(
        "a-translated-story",
        f"""
守灯塔的女人
[挪威] 英格丽·霍尔 著　褚立人 译

海边的灯塔亮了六十年，守塔的女人数过每一艘船，却没有上过其中任何一艘。

她说，船是要走的，灯是要留的，各人有各人的本分。

{_LH}
耿小满

{_LAMP[0]}

{_LAMP[1]}
""",
        {"headline": "守灯塔的女人", "credits": [("作者", "英格丽·霍尔"), ("编译", "褚立人")], "paragraph_count": 2},
        _piece(_LH, *_LAMP, credits=[("作者", "耿小满")]),
    ),
)
