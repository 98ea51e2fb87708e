# ruff: noqa: E501 - texts are easier to read as they are printed, with their wide marks
"""Pasted texts written before the rules were made to read them: what the first round at first sight was measured on."""

from __future__ import annotations

from typing import Any

from tests.importing.forms import BRIDGE, FERRY, HEADS, SCHOOL, Form

_F, _S, _B = HEADS["ferry"], HEADS["school"], HEADS["bridge"]
_KILN = (
    "窑头村停了十一年的龙窑前天重新点火，第一把柴是八十三岁的老窑工递进去的，烟从山坡上一节一节冒出来。",
    "这一窑装了四百只粗陶坛子，要烧两天两夜，村里人轮班守着火口，谁也不肯先去睡。",
)
_BEES = (
    "梅坞的蜂农把二百箱蜂从山脚搬到了山腰，今年油菜花谢得早，山腰的槐树正好接上。",
    "领头的蜂农秦守田说，蜂跟着花走，人跟着蜂走，一年里倒有七个月睡在帐篷里。",
)
_KH, _BH = "窑头村龙窑重新点火", "梅坞蜂农追花上山腰"


def _text(name: str, text: str, *pieces: dict[str, Any], **expect: Any) -> Form:
    return Form(name=name, files={"a.txt": text.strip("\n") + "\n"}, expect={"pieces": list(pieces), **expect})


def _piece(headline: str | None, *paragraphs: str, **more: Any) -> dict[str, Any]:
    return {"headline": headline, "paragraphs": list(paragraphs), "kicker": None, "subheadline": None, **more}


def _indent(*texts: str) -> str:
    return "\n".join("　　" + text for text in texts)


FIRST_ROUND = (
    _text(
        "a-page-of-1954",
        f"""
青禾日报
一九五四年三月十二日　星期五　夏历甲午年二月初八日　第六二八号
第一版

窑头村社员一致表示
把停下的龙窑烧起来
——县里派去两名老师傅
【本报梅坞十日讯】{_KILN[0]}
{_KILN[1]}

梅坞蜂农互助组
追着花期上山腰
【新华社青石十一日电】{_BEES[0]}{_BEES[1]}

▲柳林渡换了新缆。{FERRY[2]}
▲杏坪小学辟药圃。{SCHOOL[1]}
""",
        {
            "headline": "把停下的龙窑烧起来",
            "kicker": "窑头村社员一致表示",
            "subheadline": "——县里派去两名老师傅",
            "page": "1",
            "paragraph_count": 2,
        },
        {"headline": "梅坞蜂农互助组 追着花期上山腰", "kicker": None, "paragraph_count": 1},
        {"headline": "柳林渡换了新缆", "paragraphs": [FERRY[2]]},
        {"headline": "杏坪小学辟药圃", "paragraphs": [SCHOOL[1]]},
        date="1954-03-12",
        newspaper="青禾日报",
    ),
    _text(
        "local-letters-of-1925",
        """
青禾時報
中華民國十四年九月廿一日　星期一　舊曆八月初四日　第二張第一版

地方通信

●柳林
▲渡船更換新纜　柳林渡之鐵船、舊纜用已九載、磨損過半、船戶集議更換、昨晨竣工、往來稱便、
▲小學開闢藥圃　杏坪小學校長、近於操場之側、闢地一畦、栽種薄荷紫蘇、令諸生輪流灌溉云、
●梅塢
▲蜂農移箱上山　梅塢蜂農、以菜花早謝、將蜂箱二百具移置山腰、就食槐花云、
""",
        {"headline": "渡船更換新纜", "paragraph_count": 1},
        {"headline": "小學開闢藥圃", "paragraph_count": 1},
        {"headline": "蜂農移箱上山", "paragraph_count": 1},
        date="1925-09-21",
        newspaper="青禾時報",
    ),
    _text(
        "cables-of-1919",
        """
時事公報　中華民國八年五月十七日

本報專電

▲青石十五日電　龍窰停燒十一載、今日重行點火、四鄉來觀者如堵。
▲梅塢十六日電　蜂農以花期早過、移箱二百具於山腰。

緊要新聞

龍窰復燃詳誌
青石縣窰頭村之龍窰、停燒已十一載、前日重行點火、由八旬老窰工遞入第一把柴、煙自山坡節節而出、觀者無不稱奇。
此窰共裝粗陶罎四百具、須燒兩晝夜、村人輪班守候、莫肯先眠云。
""",
        {"headline": "龍窰復燃詳誌", "section": "緊要新聞", "paragraph_count": 2},
        {"headline": None, "contains": ["龍窰停燒十一載"]},
        {"headline": None, "contains": ["移箱二百具於山腰"]},
        date="1919-05-17",
    ),
    _text(
        "two-languages-paragraph-by-paragraph",
        f"""
{_F}
New Rope for the Willow Ferry

{FERRY[0]}
The iron ferry at Willow Crossing was fitted with a new rope early yesterday after nine years of service.

{FERRY[2]}
Six crossings a day resume from today, with extra trips for pupils in the morning and evening.

{_S}
A Herb Garden at Apricot School

{SCHOOL[0]}
A plot of mint, perilla and mugwort has been laid out beside the playground, two rows for each class.
""",
        {"headline": _F, "subheadline": "New Rope for the Willow Ferry", "paragraph_count": 4},
        {"headline": _S, "subheadline": "A Herb Garden at Apricot School", "paragraph_count": 2},
    ),
    _text(
        "a-serial-and-a-note",
        f"""
连载

长河旧事（十七）
柳三白

第四章　夜渡

{_indent("船到江心的时候，阿爷把橹停了，说你听，水底下有人在敲锣。我趴在船舷上听了半天，只听见自己的心跳。")}
{_indent("后来我才知道，那是上游放木排的人在敲梆子，雾大，声音贴着水面走，走出十里还像在耳朵边上。")}
{_indent("（未完待续）")}

书讯
《梅坞蜂谱》付印
{_indent(_BEES[1])}
""",
        {
            "headline": "长河旧事（十七）",
            "section": "连载",
            "credits": [("作者", "柳三白")],
            "contains": ["第四章", "水底下有人在敲锣", "贴着水面走"],
        },
        {"headline": "《梅坞蜂谱》付印", "section": "书讯", "paragraphs": [_BEES[1]]},
    ),
    _text(
        "opinions-signed-at-the-right",
        f"""
柳林晚报　2025年5月9日　星期五　A2　观点

社论

老手艺要有新灶膛

{_indent("龙窑点火，点的是一门手艺的心气。手艺这东西，关在屋里就凉，搬到日子里才热。", "让老窑工带年轻人，不能只靠一顿酒席，要有工钱，有名分，也要有销路。")}

快人快语

别让公益伞成了独行伞
　　　　　　　　　　　　　　穆秋实
{_indent("车站的公益伞借出去两百把，还回来三十把，管理员只好又去进货，这样的善意撑不了几个雨天。")}

谁来教孩子认庄稼
　　　　　　　　　　　　　　阮长河
{_indent("药圃虽小，是一堂课，孩子们认得薄荷，也就认得了土地，比背十遍课文强得多。")}
""",
        {"headline": "老手艺要有新灶膛", "section": "社论", "paragraph_count": 2, "kicker": None},
        {
            "headline": "别让公益伞成了独行伞",
            "credits": [("作者", "穆秋实")],
            "paragraph_count": 1,
            "section": "快人快语",
        },
        {"headline": "谁来教孩子认庄稼", "credits": [("作者", "阮长河")], "paragraph_count": 1, "kicker": None},
        date="2025-05-09",
        newspaper="柳林晚报",
    ),
    _text(
        "an-interview-with-letters",
        f"""
“手艺人最怕没人看”
——对话老窑工罗敬之
柳林日报记者 穆清和

人物简介
罗敬之，窑头村人，烧窑六十一年。

Q：隔了十一年，手生不生？
A：手不生，眼睛生了。看火色要靠眼睛，现在得让徒弟报给我听。
Q：这一窑有把握吗？
A：窑里的事谁敢说有把握，尽心就是了。

{_B}
本报讯（记者 方砚秋）{BRIDGE[0]}
""",
        {
            "headline": "“手艺人最怕没人看”",
            "subheadline": "——对话老窑工罗敬之",
            "credits": [("记者", "穆清和")],
            "contains": ["隔了十一年，手生不生", "尽心就是了"],
        },
        _piece(_B, "本报讯（记者 方砚秋）" + BRIDGE[0], credits=[("记者", "方砚秋")]),
    ),
    _text(
        "programmes-then-a-story",
        f"""
今日荧屏

柳林一套
07:00 早间新闻
08:25 电视剧《长堤》(3)
12:10 午间天气
19:00 柳林新闻
青禾影视
09:30 故事片《渡》
21:15 纪录片《窑火》

{_KH}
　　本报讯（记者 穆清和）{_KILN[0]}
　　{_KILN[1]}
""",
        _piece(_KH, "本报讯（记者 穆清和）" + _KILN[0], _KILN[1], credits=[("记者", "穆清和")]),
        kept=["08:25 电视剧《长堤》(3)", "21:15 纪录片《窑火》"],
    ),
    _text(
        "scores-between-two-stories",
        f"""
{_KH}

本报讯（记者 穆清和）{_KILN[0]}

乡镇杯昨日战报

柳林　3比1　杏坪
梅坞　0比0　窑头
石门桥　2比4　青石

{_BH}

本报讯（记者 方砚秋）{_BEES[0]}
""",
        _piece(_KH, "本报讯（记者 穆清和）" + _KILN[0]),
        _piece(_BH, "本报讯（记者 方砚秋）" + _BEES[0]),
        {"headline": "乡镇杯昨日战报", "contains": ["3比1", "2比4"]},
    ),
    _text(
        "wraps-of-eighteen-without-indents",
        """
窑头村龙窑重新点火
本报记者 穆清和

窑头村停了十一年的龙窑前天重新点火，
第一把柴是八十三岁的老窑工递进去的。
烟从山坡上一节一节冒出来，站在对岸也
能望见那一道弯弯的白。
这一窑装了四百只粗陶坛子，要烧两天两
夜。村里人轮班守着火口，谁也不肯先去
睡，孩子们裹着棉袄靠在柴垛上等天亮。
老窑工说，看火色要等到后半夜，那时候
火才肯说真话。

梅坞蜂农追花上山腰
本报通讯员 方砚秋

梅坞的蜂农把二百箱蜂从山脚搬到了山腰
今年油菜花谢得早，山腰的槐树正好接上
领头的蜂农秦守田说，蜂跟着花走，人跟
着蜂走，一年里倒有七个月睡在帐篷里。
""",
        {
            "headline": _KH,
            "credits": [("记者", "穆清和")],
            "contains": ["递进去的。烟从山坡上", "站在对岸也能望见", "谁也不肯先去睡，孩子们"],
        },
        {"headline": _BH, "credits": [("通讯员", "方砚秋")], "contains": ["人跟着蜂走，一年里倒有七个月"]},
    ),
    _text(
        "an-account-with-many-buttons",
        f"""
{_KH}
柳林发布 2025年5月6日 07:31 浙江 听全文
以下文章来源于窑头乡音 ，作者穆清和
↑点击蓝字关注“柳林发布”，每天一条家乡事

{_KILN[0]}

△ 老窑工递进第一把柴（方砚秋 摄）

{_KILN[1]}

— THE END —

来源：窑头乡音
编辑：何伟　校对：郭敏
一审：苏晴　二审：周砚　三审：林远舟

视频号：柳林发布
喜欢此内容的人还喜欢
梅坞的蜂上山了
柳林发布
不看的原因
内容质量低
人划线
""",
        {"headline": _KH, "paragraphs": [_KILN[0], "[caption]△ 老窑工递进第一把柴（方砚秋 摄）", _KILN[1]]},
        date="2025-05-06",
        set_aside=["喜欢此内容的人还喜欢", "梅坞的蜂上山了", "THE END", "内容质量低"],
    ),
    _text(
        "a-digital-edition-with-arrows",
        f"""
柳林日报数字报
2025年05月06日 星期二
第A3版：民生 上一版 下一版
返回目录 放大+ 缩小- 全文复制 上一篇 下一篇

窑火重燃十一年
{_KH}
□ 本报记者 穆清和
{_indent(*_KILN)}

上一篇 下一篇

{_BH}
□ 本报通讯员 方砚秋
{_indent(*_BEES)}
""",
        _piece(_KH, *_KILN, kicker="窑火重燃十一年", page="A3", page_name="民生", credits=[("记者", "穆清和")]),
        _piece(_BH, *_BEES, page="A3", credits=[("通讯员", "方砚秋")]),
        date="2025-05-06",
        newspaper="柳林日报",
        set_aside=["放大+ 缩小- 全文复制 上一篇 下一篇"],
    ),
    _text(
        "stack-labels-with-colons",
        f"""
引题：停了十一年
主题：{_KH}
副题：一窑要装四百只坛子

　　本报讯（记者 穆清和）{_KILN[0]}
　　{_KILN[1]}

主题：{_BH}

　　本报讯（记者 方砚秋）{_BEES[0]}
""",
        _piece(
            _KH, "本报讯（记者 穆清和）" + _KILN[0], _KILN[1], kicker="停了十一年", subheadline="一窑要装四百只坛子"
        ),
        _piece(_BH, "本报讯（记者 方砚秋）" + _BEES[0]),
    ),
    _text(
        "a-page-of-notices",
        f"""
柳林日报 2025年5月6日 第7版 分类信息

遗失声明
柳林镇穆秋实遗失居民身份证，号码尾数3312，声明作废。
杏坪小学遗失公章一枚，编号0042，声明作废。

停电通知
因线路检修，5月8日8时至17时柳林渡、石门桥一带停电，请用户提前安排。
柳林供电所

{_BH}
本报讯（记者 方砚秋）{_BEES[0]}
""",
        _piece(_BH, "本报讯（记者 方砚秋）" + _BEES[0]),
        {"headline": "遗失声明", "kind": "notice", "contains": ["穆秋实遗失", "公章一枚"]},
        {"headline": "停电通知", "kind": "notice", "contains": ["线路检修"]},
        date="2025-05-06",
        newspaper="柳林日报",
    ),
    _text(
        "section-labels-between-bars",
        f"""
| 烟火人间 |
{_KH}
穆清和
{_indent(*_KILN)}

| 草木记 |
{_BH}
方砚秋
{_indent(*_BEES)}

| 灯下 |
渡口的灯
阮长河
{_indent(*FERRY[:2])}
""",
        _piece(_KH, *_KILN, section="烟火人间", credits=[("作者", "穆清和")]),
        _piece(_BH, *_BEES, section="草木记", credits=[("作者", "方砚秋")]),
        _piece("渡口的灯", *FERRY[:2], section="灯下", credits=[("作者", "阮长河")]),
    ),
    _text(
        "pdftotext-with-running-heads",
        """
A2 民生新闻                                2025年5月6日 星期二

窑头村龙窑重新点火
一窑四百只坛子烧两天两夜

本报讯（记者穆清和）窑头村停了十
一年的龙窑前天重新点火，第一把柴是八
十三岁的老窑工递进去的，烟从山坡上一
节一节冒出来。
这一窑装了四百只粗陶坛子，要烧两
天两夜，村里人轮班守着火口，谁也不肯
先去睡。

柳林晚报

\x0cA3 社会                                柳林晚报 2025年5月6日

梅坞蜂农追花上山腰

本报讯（记者方砚秋）梅坞的蜂农把
二百箱蜂从山脚搬到了山腰，今年油菜花
谢得早，山腰的槐树正好接上。
""",
        _piece(
            _KH,
            "本报讯（记者穆清和）" + _KILN[0],
            _KILN[1],
            subheadline="一窑四百只坛子烧两天两夜",
            page="A2",
            credits=[("记者", "穆清和")],
        ),
        _piece(_BH, "本报讯（记者方砚秋）" + _BEES[0], page="A3", credits=[("记者", "方砚秋")]),
        date="2025-05-06",
        newspaper="柳林晚报",
    ),
    _text(
        "two-columns-with-a-narrow-gutter",
        """
      窑头村龙窑重新点火              梅坞蜂农追花上山腰

  本报讯（记者 穆清和）窑头村     本报讯（记者 方砚秋）梅坞的
停了十一年的龙窑前天重新点火，  蜂农把二百箱蜂从山脚搬到了山
第一把柴是八十三岁的老窑工递进  腰，今年油菜花谢得早，山腰的
去的，烟从山坡上一节一节冒出    槐树正好接上。
来。
  这一窑装了四百只粗陶坛子，要
烧两天两夜，谁也不肯先去睡。
""",
        {
            "headline": _KH,
            "credits": [("记者", "穆清和")],
            "contains": ["第一把柴是八十三岁的老窑工递进去的", "烧两天两夜"],
        },
        {"headline": _BH, "credits": [("记者", "方砚秋")], "contains": ["今年油菜花谢得早，山腰的槐树正好接上。"]},
    ),
    _text(
        "letters-and-an-answer",
        f"""
读者来信

菜场的秤该校一校了
编辑同志：
{_indent("南门菜场的秤总差那么一两半两，大家嫌麻烦不愿计较，可是长久下去，伤的是街坊情分。")}
{_indent("此致")}
敬礼
　　　　　　　　　　　　柳林镇 何守拙
　　　　　　　　　　　　五月三日

编者附言
{_indent("来信反映的问题，本报已转市场管理所，该所答复下周起设公平秤两台。")}

渡口候船处缺盏灯
编辑先生：
{_indent("天黑以后候船处伸手不见五指，上船的人只好互相喊着名字，盼有关方面装上一盏。")}
　　　　　　　　　　　　船客 阮小满
""",
        {
            "headline": "菜场的秤该校一校了",
            "section": "读者来信",
            "credits": [("作者", "何守拙")],
            "contains": ["南门菜场的秤", "本报已转市场管理所"],
        },
        {"headline": "渡口候船处缺盏灯", "credits": [("作者", "阮小满")], "contains": ["伸手不见五指"]},
    ),
    _text(
        "a-group-of-poems",
        """
梅坞短章（三首）
□ 柳三白

蜂箱

木头的小村庄
一到傍晚
就收拢了整座山的甜

帐篷

睡在风的里面
梦是薄的
一翻身就碰见星星

槐树

它把白花
一串一串
挂到蜂的路上
""",
        {
            "headline": "梅坞短章（三首）",
            "kind": "poem",
            "credits": [("作者", "柳三白")],
            "contains": ["木头的小村庄", "一翻身就碰见星星", "挂到蜂的路上"],
        },
        piece_count=1,
    ),
    _text(
        "tails-that-hide-the-reporter",
        f"""
{_KH}
2025年05月06日08:12　来源：柳林新闻网
{_indent(_KILN[0])}
{_indent(_KILN[1])}（记者 穆清和 通讯员 方砚秋）[责编：何伟] 返回搜狐，查看更多

{_BH}
2025年05月06日08:30　来源：柳林新闻网
{_indent(_BEES[0])}（完）【编辑:何伟】
""",
        _piece(
            _KH,
            _KILN[0],
            date="2025-05-06",
            credits=[("记者", "穆清和"), ("通讯员", "方砚秋")],
            paragraph_count=2,
            contains=["谁也不肯先去睡"],
        )
        | {"paragraphs": [_KILN[0], _KILN[1] + "（记者 穆清和 通讯员 方砚秋）"]},
        {"headline": _BH, "kicker": None, "contains": ["山腰的槐树正好接上"], "excludes": ["编辑:何伟"]},
    ),
    _text(
        "briefs-with-one-space",
        f"""
柳林晚报 2025年5月7日 第4版

速览

◇渡口换缆 {FERRY[0]}

◇校园药圃 {SCHOOL[0]}

◇桥面放行 {BRIDGE[0]}
""",
        _piece("渡口换缆", FERRY[0], section="速览", page="4"),
        _piece("校园药圃", SCHOOL[0]),
        _piece("桥面放行", BRIDGE[0]),
        date="2025-05-07",
    ),
    _text(
        "briefs-with-numbers-and-full-stops",
        f"""
柳林早读｜5月7日 星期三

1. 柳林渡换上新缆绳。{FERRY[0]}

2. 杏坪小学辟出药圃。{SCHOOL[0]}

3. 石门桥翻修放行。{BRIDGE[0]}
""",
        _piece("柳林渡换上新缆绳", FERRY[0]),
        _piece("杏坪小学辟出药圃", SCHOOL[0]),
        _piece("石门桥翻修放行", BRIDGE[0]),
    ),
    _text(
        "separators-and-sources-of-a-clippings-service",
        f"""
==============================
【1】{_KH}
柳林晚报 / 2025-05-06 / A05版 / 穆清和

{_KILN[0]}
{_KILN[1]}

==============================
【2】{_BH}
柳林晚报 / 2025-05-06 / A07版 / 方砚秋

{_BEES[0]}
{_BEES[1]}
""",
        _piece(_KH, *_KILN, page="A05", credits=[("作者", "穆清和")]),
        _piece(_BH, *_BEES, page="A07", credits=[("作者", "方砚秋")]),
        date="2025-05-06",
        newspaper="柳林晚报",
    ),
    _text(
        "pictures-of-a-harbour-paper",
        f"""
【本報訊】{_KILN[0]}
{_KILN[1]}

■龍窰點火的一刻。　本報記者周硯攝

{_BH}
【本報記者林遠舟梅塢報道】{_BEES[0]}
""",
        {"headline": None, "contains": ["龙窑前天重新点火"]},
        _piece(_BH, "【本報記者林遠舟梅塢報道】" + _BEES[0], credits=[("记者", "林遠舟")]),
    ),
    _text(
        "a-chat-with-forwarded-stories",
        f"""
{_KH}｜柳林日报
{_KILN[0]}
{_KILN[1]}
（柳林日报 2025-05-06 记者 穆清和）
----------
{_BH}｜柳林日报
{_BEES[0]}
{_BEES[1]}
（柳林日报 2025-05-06 记者 方砚秋）
""",
        {"headline": _KH, "kicker": None, "credits": [("记者", "穆清和")], "contains": [_KILN[1]]},
        {"headline": _BH, "kicker": None, "credits": [("记者", "方砚秋")], "contains": [_BEES[1]]},
        date="2025-05-06",
        newspaper="柳林日报",
    ),
    _text(
        "a-story-with-subheads-and-a-box",
        f"""
{_KH}
本报记者 穆清和 通讯员 何守拙

{_KILN[0]}

火口

{_KILN[1]}

坛子

四百只坛子来自十一户人家，有的人家只做了一只，也要亲手捧进窑里去。

【链接】龙窑

龙窑依山坡而建，一节一节，形似卧龙，用松柴烧制，一窑可装数百件。

{_BH}
本报记者 方砚秋

{_BEES[0]}
""",
        {
            "headline": _KH,
            "kicker": None,
            "credits": [("记者", "穆清和"), ("通讯员", "何守拙")],
            "contains": ["火口", "坛子", "亲手捧进窑里去", "形似卧龙"],
        },
        {"headline": _BH, "credits": [("记者", "方砚秋")], "paragraphs": [_BEES[0]]},
        piece_count=2,
    ),
)
