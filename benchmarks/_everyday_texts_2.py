# ruff: noqa: E501 - a page is easier to read as it is printed
"""Everyday kinds of pasted text, second round: written after the rules were mended on the first, measured once."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks._everyday_desk import Desk, Paper, Piece
from benchmarks._everyday_texts import IND, joined, one, wrap


def push_of_four(own: Desk) -> Paper:
    """An account's push of several articles in one, numbered 01, 02, with recommendations below."""
    pieces = own.stories(4, 400)
    body = "\n\n".join(f"{n:02d}\n\n{s.headline}\n\n{joined(s, '', chr(10) * 2)}" for n, s in enumerate(pieces, 1))
    a, b = own.names(2)
    text = f"{own.town}一周要闻\n{own.paper} {own.said} 20:00\n\n▲点击上方蓝字关注\n\n{body}\n\n编辑：{a}　审核：{b}\n\n往期推荐\n{own.story().headline}\n{own.story().headline}\n\n点亮“在看”\n"
    return one(own, text, pieces)


def microblog(own: Desk) -> Paper:
    """A paper's microblog copied: 【题】text, counts below each."""
    pieces, rows = [], []
    for s in own.stories(4, 300, 24):
        s.paragraphs = ["".join(s.paragraphs)]
        pieces.append(s)
        rows.append(
            f"{own.paper}\n{own.m}-{own.d} 08:{own.random.randint(10, 59)} 来自 微博网页版\n【{s.headline}】{s.paragraphs[0]}\n转发 {own.random.randint(2, 99)} 评论 {own.random.randint(2, 99)} 赞 {own.random.randint(100, 999)}"
        )
    return one(own, "\n\n".join(rows) + "\n", pieces, date=None)


def edition_whole(own: Desk) -> Paper:
    """A digital edition's page copied whole: navigation, the list of headlines, then each text with its line."""
    pieces = []
    rows = []
    for s in own.stories(3, 600):
        own.lead(s)
        pieces.append(s)
        rows.append(
            f"{s.headline}\n{own.paper} {own.said} {own.week} 第02版：要闻\n放大+ 缩小- 默认\n\n{joined(s)}\n\n上一篇 下一篇"
        )
    text = (
        f"{own.paper}数字报\n第02版：要闻 上一版 下一版\n{own.said} {own.week}\n版面导航\n第01版：头版\n第02版：要闻\n第03版：社会\n第04版：广告\n标题导航\n"
        + "\n".join(s.headline for s in pieces)
        + "\n\n"
        + "\n\n".join(rows)
        + f"\n\n版权所有 {own.paper}社\n"
    )
    return one(own, text, pieces, ["02"])


def tabs(own: Desk) -> Paper:
    """Word pasted as text: headlines set in by blanks, paragraphs by tabs, the reporter at the right."""
    pieces = []
    rows = []
    for s in own.stories(3, 600, 24):
        a = own.name()
        s.credits = [("记者", [a])]
        pieces.append(s)
        rows.append(
            f"          {s.headline}\n                         本报记者 {a}\n"
            + "\n".join("\t" + p for p in s.paragraphs)
        )
    return one(
        own, f"              {own.paper}\n         {own.said} 第二版\n\n" + "\n\n".join(rows) + "\n", pieces, ["2"]
    )


def forum(own: Desk) -> Paper:
    """A forum's thread in which somebody typed out the paper."""
    pieces = own.stories(2, 600)
    a, b = own.names(2)
    text = f"[剪报] {own.paper}{own.said}的两篇\n楼主：{a}　时间：{own.iso} 21:14:03　点击：318　回复：2\n\n"
    text += "\n\n".join(f"{s.headline}\n{joined(s)}" for s in pieces)
    text += f"\n\n1楼 {b} {own.iso} 22:01\n谢谢楼主分享！\n\n2楼 {a}\n不客气。\n"
    return one(own, text, pieces)


def great_leap(own: Desk) -> Paper:
    """A paper of 1958: slogans, ◇ for small items, correspondents in brackets at the end."""
    pieces = [
        Piece(
            "千人上阵修水库 十里堤上红旗飘",
            [
                "　　本报讯　东风人民公社一千二百名社员，从十一月三日起投入红星水库工程，日夜轮班，土方已完成三分之二。",
                "　　炊事员把热饭送到工地，社员们说：“干劲越大，水来得越快。”",
            ],
            credits=[("通讯员", ["马福生"])],
        ),
        Piece(
            "木轨运土车试制成功",
            ["　　县农具厂工人苦干三昼夜，试制成功木轨运土车，一人可抵五人，现已赶制二百辆送往工地。"],
            credits=[("通讯员", ["李春林"])],
        ),
        Piece(
            "食堂办得好 社员心情舒",
            ["　　前进大队食堂每天三顿不重样，又腾出三间房办起托儿所，妇女都能出工。"],
            credits=[("通讯员", ["田秀英"])],
        ),
    ]
    text = (
        "东风报\n一九五八年十二月六日　星期六　农历戊戌年十月廿六　第一一七号\n中共柏川县委机关报\n\n"
        + "\n\n".join(f"◇{p.headline}\n" + "\n".join(p.paragraphs) + f"（{p.credits[0][1][0]}）" for p in pieces)
        + "\n"
    )
    for p in pieces:
        p.paragraphs = [t.strip() for t in p.paragraphs]
        p.paragraphs[-1] += f"（{p.credits[0][1][0]}）"
        p.credits = [("作者", p.credits[0][1])]
    return one(own, text, pieces, paper="东风报", date="1958-12-06")


def works_paper(own: Desk) -> Paper:
    """A company's paper: 本报通讯员, total number, 内部资料, sections by ◆."""
    pieces = []
    rows = []
    for k, s in enumerate(own.stories(3, 500)):
        a = own.name()
        s.credits, s.section = [("通讯员", [a])], ("安全生产", "职工之家", None)[k]
        pieces.append(s)
        rows.append((f"◆ {s.section}\n\n" if s.section else "") + f"{s.headline}\n本报通讯员　{a}\n{joined(s)}")
    own.paper = f"{own.town}钢铁报"
    return one(
        own,
        f"{own.paper}\n{own.said}　第6期（总第{own.random.randint(200, 900)}期）　内部资料 免费交流\n\n"
        + "\n\n".join(rows)
        + "\n",
        pieces,
    )


def school_children(own: Desk) -> Paper:
    """A children's page: class and name below the title, the teacher behind the text."""
    pieces = []
    rows = []
    for head, ps in (
        (
            "我家的小菜园",
            [
                "我家楼顶有一个小菜园，是爷爷用泡沫箱子拼起来的。",
                "夏天，黄瓜藤爬满了架子，我每天放学先去数一数又开了几朵花。",
            ],
        ),
        (
            "第一次做饭",
            [
                "妈妈出差了，我决定自己煮面。",
                "水开了，我把面条一股脑儿倒进去，结果煮成了一锅糊糊，可爸爸说这是世界上最好吃的面。",
            ],
        ),
        ("会飞的种子", ["蒲公英的种子长着小伞，风一吹就飞走了。我想，它们一定是去远方看朋友了。"]),
    ):
        a, t = own.names(2)
        pieces.append(Piece(head, ps, credits=[("作者", [a]), ("指导", [t])]))
        rows.append(f"{head}\n{own.town}实验小学三（2）班　{a}\n{joined(pieces[-1])}\n（指导老师：{t}）")
    return one(own, f"{own.paper}　{own.said}　第7版　小荷尖尖\n\n" + "\n\n".join(rows) + "\n", pieces, ["7"])


def captions(own: Desk) -> Paper:
    """A story with its pictures' captions between the paragraphs."""
    s = own.lead(own.story())
    while len(s.paragraphs) < 3:
        s = own.lead(own.story())
    a = own.name()
    s.paragraphs[1:1] = [f"▲{own.town}码头上，工人正在装船。 {a} 摄"]
    s.credits = [*s.credits, ("摄影", [a])]
    t = own.lead(own.story())
    text = f"{own.paper} {own.said} {own.week} 第4版\n\n{s.headline}\n\n{joined(s)}\n\n{t.headline}\n\n{joined(t)}\n"
    return one(own, text, [s, t], ["4"])


def magazine(own: Desk) -> Paper:
    """A monthly: contents with page numbers, then the articles with 文/ below the headlines."""
    pieces = own.stories(4, 700)
    for s in pieces:
        s.credits = [("作者", [own.name()])]
    own.paper = own.town + "月刊"
    toc = "\n".join(f"{s.headline}……………{n * 7 + 3}" for n, s in enumerate(pieces))
    text = (
        f"{own.paper}\n{own.y}年第{own.m}期\n\n目 录\n{toc}\n\n"
        + "\n\n".join(f"{s.headline}\n文/{s.credits[0][1][0]}\n\n{joined(s)}" for s in pieces)
        + "\n"
    )
    return one(own, text, pieces, date=None)


def numbered(own: Desk) -> Paper:
    """News in brief numbered 1、 2、, headline and text parted by a full stop."""
    pieces = own.stories(5, 240, 24)
    for s in pieces:
        s.headline, s.paragraphs = s.headline.replace(" ", "，"), ["".join(s.paragraphs)]
    return one(
        own,
        f"{own.said}，{own.week}，{own.paper}新闻早餐\n\n"
        + "\n".join(f"{n}、{s.headline}。{s.paragraphs[0]}" for n, s in enumerate(pieces, 1))
        + "\n",
        pieces,
    )


def scores_inside(own: Desk) -> Paper:
    """A report with a table of places inside."""
    s, t = own.lead(own.story(600)), own.lead(own.story(600))
    rows = [
        "名次　单位　金牌　银牌　铜牌",
        f"1　{own.town}代表团　32　21　18",
        "2　柏川代表团　28　25　20",
        "3　安陵代表团　19　22　27",
    ]
    s.paragraphs += ["奖牌榜（截至昨日22时）", *rows]
    text = f"{own.paper}\n{own.said} 星期二 体育 07\n\n{s.headline}\n{joined(s)}\n\n{t.headline}\n{joined(t)}\n"
    return one(own, text, [s, t], ["07"])


def stars(own: Desk) -> Paper:
    """Notes with bold headlines by asterisks, 引题 in italics above."""
    pieces = []
    rows = []
    for k, s in enumerate(own.stories(3, 500)):
        own.lead(s)
        s.kicker = ["民生实事项目加快推进", None, "聚焦乡村全面振兴"][k]
        pieces.append(s)
        rows.append((f"{s.kicker}\n" if s.kicker else "") + f"**{s.headline}**\n\n{joined(s, '', chr(10) * 2)}")
    return one(own, f"**{own.paper}** {own.iso} 第3版\n\n" + "\n\n".join(rows) + "\n", pieces, ["3"])


def ruled_pages(own: Desk) -> Paper:
    """Pages parted by rules that name them."""
    pieces = []
    text = f"{own.paper} {own.said} {own.week}\n\n"
    for no, name in (("1", "头版"), ("2", "综合"), ("4", "副刊")):
        text += f"========== 第{no}版 {name} ==========\n\n"
        for s in own.stories(2, 400):
            s.page = no
            a = own.name()
            s.credits = [("记者", [a])]
            pieces.append(s)
            text += f"{s.headline}\n\n　　□本报记者 {a}\n\n{joined(s)}\n\n"
    return one(own, text, pieces, ["1", "2", "4"])


def ears(own: Desk) -> Paper:
    """A front page with weather and a motto in the masthead's ears, 今日导读 with page numbers in brackets."""
    p, q = own.lead(own.story()), own.lead(own.story())
    p.kicker = "省委书记在我市调研时强调"
    text = f"今日天气 晴到多云 16℃～25℃ 东南风3级\n{own.paper}\n{own.town}报业集团出版\n{own.said} {own.week} 农历三月十九\n第{own.random.randint(3000, 9999)}号 今日16版 零售1.5元\n新闻热线：0550-8123456\n\n今日导读\n{own.story().headline}（A3版）\n{own.story().headline}（A8版）\n\n{p.kicker}\n{p.headline}\n\n{joined(p)}\n\n{q.headline}\n\n{joined(q)}\n"
    return one(own, text, [p, q])


def deaths(own: Desk) -> Paper:
    """A report, an obituary, words of thanks."""
    s = own.lead(own.story())
    who = own.name()
    n = Piece(
        "讣告",
        [
            f"离休干部{who}同志因病医治无效，于{own.said}逝世，享年九十一岁。",
            f"遗体告别仪式定于{own.m}月{min(own.d + 2, 28)}日上午九时在殡仪馆举行。",
            f"{own.town}市教育局",
        ],
        kind="notice",
    )
    m = Piece("更正", ["本报昨日第3版《渡口新桥通车》一文中，“十二公里”应为“一点二公里”。特此更正。"], kind="notice")
    text = f"{own.paper} {own.iso} 第04版 综合\n\n{s.headline}\n{joined(s)}\n\n讣告\n{joined(Piece('', n.paragraphs[:2]))}\n　　　　　　　　{n.paragraphs[2]}\n\n更正\n{joined(m)}\n"
    return one(own, text, [s, n, m], ["04"])


def television(own: Desk) -> Paper:
    """A page with the evening's television."""
    s, t = own.lead(own.story()), own.lead(own.story())
    tv = Piece(
        "今晚电视",
        ["18:30　本市新闻", "19:00　新闻联播（转播）", "19:40　电视剧：渡江人家（12、13）", "21:30　健康之路"],
        kind="notice",
    )
    text = (
        f"{own.paper}　{own.said}　文化·影视　第6版\n\n{s.headline}\n{joined(s)}\n\n{tv.headline}\n"
        + "\n".join(tv.paragraphs)
        + f"\n\n{t.headline}\n{joined(t)}\n"
    )
    return one(own, text, [s, tv, t], ["6"])


def lawyer(own: Desk) -> Paper:
    """Readers ask, a lawyer answers."""
    pieces = []
    rows = []
    for head, q, a in (
        (
            "楼上漏水谁来赔",
            "楼上水管破裂，把我家天花板泡坏了，物业说不归他们管，我该找谁？",
            "水管在业主专有部分的，由该业主赔偿；属于公共管道的，由物业负责维修。",
        ),
        (
            "试用期能随便辞退吗",
            "我上班才两个月，单位说我不合适，让我走人，合法吗？",
            "用人单位须证明劳动者不符合录用条件，并说明理由，否则属违法解除。",
        ),
    ):
        n = own.name()
        pieces.append(Piece(head, [f"读者{n}问：{q}", f"律师答：{a}"]))
        rows.append(f"{head}\n{joined(pieces[-1])}")
    s = own.lead(own.story())
    return one(
        own,
        f"{own.paper} {own.said} 第11版 法治\n\n{s.headline}\n{joined(s)}\n\n以案说法\n\n" + "\n\n".join(rows) + "\n",
        [s, *pieces],
        ["11"],
    )


def pdf_pages(own: Desk) -> Paper:
    """A PDF reader's copy of two pages: header and footer lines on each, lines of 24 characters, indents kept."""
    pieces = []
    text = ""
    for no, name in (("2", "要闻"), ("3", "综合")):
        text += f"{own.said} {own.week}　{own.paper}　{no} {name}\n"
        for s in own.stories(2, 400, 20):
            s.page = no
            own.lead(s)
            pieces.append(s)
            text += s.headline + "\n" + "\n".join(wrap(p, 24) for p in s.paragraphs) + "\n"
        text += f"— {no} —\n\f"
    return one(own, text, pieces, ["2", "3"])


def malaysia(own: Desk) -> Paper:
    """A Malaysian paper's pieces: （地名5日讯） and 独家报道 lines."""
    a = own.name()
    p = Piece(
        "老街骑楼漏雨 商家盼早日修复",
        [
            f"（槟城{own.d}日讯）老街骑楼年久失修，每逢大雨必漏，商家苦不堪言，盼市政厅早日动工。",
            "店主林先生受访时说，他去年已三度投函，至今仍未获得答复。",
        ],
    )
    q = Piece(
        "渔村办风筝节 千人放飞百米长龙",
        [
            f"（瓜拉雪兰莪{own.d}日讯）渔村昨日举办风筝节，逾千人在海边放飞一条百米长龙。",
            "主办单位说，活动收入将全数捐给华小。",
        ],
        credits=[("记者", [a])],
    )
    own.paper = "南风日报"
    text = f"南风日报 {own.said} {own.week} 大都会 A5\n\n{p.headline}\n{joined(p, '', chr(10) * 2)}\n\n{q.headline}\n报道：{a}\n{joined(q, '', chr(10) * 2)}\n"
    return one(own, text, [p, q], ["A5"])


def shanghai(own: Desk) -> Paper:
    """A Republican paper typed out in traditional characters: 本埠新聞, ◎ before each, no stops but 、and 。"""
    items = [
        Piece("電車加價昨已實行", ["英商電車公司自昨日起、頭等票加價一分、三等票加銅元一枚、乘客頗多怨言。"]),
        Piece("棉紗堆棧失愼", ["浦東某棉紗堆棧、前晚十時許忽告失愼、救火會馳往灌救、至十二時始熄、損失約二萬餘元。"]),
        Piece("小學聯合運動會定期舉行", ["本市小學聯合運動會、定於本月二十日在公共體育場舉行、參加者有四十餘校。"]),
    ]
    text = (
        "申江時報\n民國二十二年五月十二日\n星期五\n\n本埠新聞\n\n"
        + "\n".join(f"◎{i.headline}\n{joined(i)}" for i in items)
        + "\n"
    )
    return one(own, text, items, paper="申江時報", date="1933-05-12")


def timeline(own: Desk) -> Paper:
    """A report with a chronicle inside."""
    s, t = own.lead(own.story(600)), own.lead(own.story(600))
    s.paragraphs += ["大事记", "1998年3月，大桥奠基。", "2001年10月，主桥合龙。", "2003年5月1日，大桥通车。"]
    text = f"{own.paper}\n{own.said} 第3版 专版\n\n{s.headline}\n\n{joined(s)}\n\n{t.headline}\n\n{joined(t)}\n"
    return one(own, text, [s, t], ["3"])


def two_days(own: Desk) -> Paper:
    """Clippings of two days, paper and day above each."""
    a, b = own.stories(2, 600)
    day = own.iso
    b.date = f"{own.y + 1}-03-05"
    text = f"{own.paper}　{own.said}　第2版\n\n{a.headline}\n\n{joined(a)}\n\n\n{own.paper}　{own.y + 1}年3月5日　第5版\n\n{b.headline}\n\n{joined(b)}\n"
    a.page, b.page = "2", "5"
    return one(own, text, [a, b], ["2", "5"], date=day)


def series(own: Desk) -> Paper:
    """A series with an editor's note, its name as kicker, subheads by ■."""
    s = own.lead(own.story(900))
    while len(s.paragraphs) < 4:
        s.paragraphs += [t for t in own.story(600).paragraphs if "消息" not in t[:12]]
    s.kicker = "“走读母亲河”系列报道之二"
    s.paragraphs[2:2] = ["■一江清水"]
    s.paragraphs.insert(0, "编者按：今年是母亲河保护条例实施十周年。本报从今日起推出系列报道，敬请关注。")
    t = own.lead(own.story())
    text = f"{own.paper} {own.said} {own.week} 03版 深度\n\n{s.kicker}\n{s.headline}\n\n{joined(s)}\n\n{t.headline}\n\n{joined(t)}\n"
    return one(own, text, [s, t], ["03"])


def name_beside(own: Desk) -> Paper:
    """Essays whose author stands on the headline's line behind blanks."""
    pieces = []
    rows = []
    for head, ps in (
        (
            "故乡的雪",
            [
                "离家那年，雪下得很早，祖母站在村口，头发和雪一样白。",
                "后来我走过许多下雪的城市，却再没有见过那样安静的白。",
            ],
        ),
        ("灯下补书", ["旧书脱了线，便在灯下一针一针缝起来。", "缝好的书摊在桌上，像一个痊愈的老人。"]),
        ("听雨", ["雨打在铁皮屋檐上，像有人在很远的地方敲锣。", "小时候最喜欢在这样的夜里睡觉。"]),
    ):
        a = own.name()
        pieces.append(Piece(head, ps, credits=[("作者", [a])]))
        rows.append(f"{head}　　{a}\n\n{joined(pieces[-1])}")
    return one(
        own, f"{own.paper} {own.y}年{own.m}月{own.d}日 第8版 副刊·晚晴\n\n" + "\n\n".join(rows) + "\n", pieces, ["8"]
    )


def told_in_head(own: Desk) -> Paper:
    """Headlines that end with the reporter in brackets."""
    pieces = []
    rows = []
    for s in own.stories(3, 500, 22):
        a = own.name()
        s.credits = [("记者", [a])]
        pieces.append(s)
        rows.append(f"{s.headline}（本报记者 {a}）\n{joined(s)}")
    return one(own, f"{own.paper} {own.said} 第一版\n\n" + "\n\n".join(rows) + "\n", pieces, ["1"])


def letters_answered(own: Desk) -> Paper:
    """Letters with answers of the offices in charge."""
    pieces = []
    rows = []
    for head, ask, answer in (
        (
            "菜场路积水何时了",
            "菜场路一下雨就积水，老人小孩都要绕着走，盼有关部门早日解决。",
            "市排水公司回复：该路段管网改造已列入计划，预计下月开工。",
        ),
        (
            "希望多开一班夜车",
            "我们厂下夜班是十一点，末班车十点半就没了，能不能多开一班？",
            "公交集团回复：经客流调查，自下周起加开23时一班。",
        ),
    ):
        a = own.name()
        pieces.append(Piece(head, ["编辑同志：", ask, answer], credits=[("作者", [a])]))
        rows.append(f"{head}\n编辑同志：\n{IND}{ask}\n　　　　　　　　读者　{a}\n{IND}{answer}")
    return one(own, f"{own.paper} {own.said} 第5版 来信\n\n" + "\n\n".join(rows) + "\n", pieces, ["5"])


def plain(own: Desk) -> Paper:
    """Blank lines between all paragraphs, nothing marked, no leads."""
    pieces = own.stories(4, 600, 26)
    return one(
        own,
        f"{own.paper}\n\n{own.said}\n\n"
        + "\n\n".join(f"{s.headline}\n\n{joined(s, '', chr(10) * 2)}" for s in pieces)
        + "\n",
        pieces,
    )


def day_first(own: Desk) -> Paper:
    """Archive lines: day, paper, page in brackets, then the headline, in one line above each text."""
    pieces: list[Piece] = []
    rows = []
    for s in own.stories(3, 500, 24):
        s.page = str(own.random.randint(1, 8))
        while any(p.page == s.page for p in pieces):
            s.page = str(own.random.randint(1, 8))
        pieces.append(s)
        rows.append(f"[{own.iso}] [{own.paper}] [第{s.page}版]\n{s.headline}\n{joined(s)}")
    return one(own, "\n\n".join(rows) + "\n", pieces, [p.page or "" for p in pieces])


def chengyu_column(own: Desk) -> Paper:
    """Opinion pieces signed ——甲 at the end, a column's name in 「」 above."""
    pieces = []
    rows = []
    for head, ps in (
        (
            "“老规矩”里的新风尚",
            ["红白喜事不再攀比，省下的钱修了村口的路，村民说心里亮堂。", "移风易俗，贵在把话说到百姓心坎里。"],
        ),
        (
            "让书香飘进工地",
            ["工棚里的小书屋不过两排书架，却坐满了下班的工人。", "精神的饥渴和肚子的饥饿一样，都需要有人惦记。"],
        ),
    ):
        a = own.name()
        pieces.append(Piece(head, ps, section="江边夜话", credits=[("作者", [a])]))
        rows.append(f"「江边夜话」\n{head}\n{joined(pieces[-1])}\n　　　　　　　　——{a}")
    return one(own, f"{own.paper} {own.iso} A2 评论\n\n" + "\n\n".join(rows) + "\n", pieces, ["A2"])


def layout_two(own: Desk) -> Paper:
    """A page by pdftotext -layout of two columns, a story in each."""
    p, q = own.lead(own.story(500, 18)), own.lead(own.story(500, 18))

    def column(s: Piece) -> list[str]:
        rows = [s.headline, ""]
        for t in s.paragraphs:
            rows += wrap(t, 20).split("\n")
        return rows

    left, right = column(p), column(q)
    lines = []
    for k in range(max(len(left), len(right))):
        a, b = (left[k] if k < len(left) else ""), (right[k] if k < len(right) else "")
        wide = sum(2 if ord(c) > 255 else 1 for c in a)
        lines.append((a + " " * (46 - wide) + b).rstrip().replace("　　", "    "))
    return one(own, f"{own.paper}   {own.said}   第2版\n\n" + "\n".join(lines) + "\n", [p, q], ["2"])


def station(own: Desk) -> Paper:
    """A radio station's items: reporter and length behind the headline, 【导语】 and 【正文】."""
    pieces = []
    rows = []
    for s in own.stories(2, 500):
        a = own.name()
        lead, rest = s.paragraphs[0], s.paragraphs[1:] or own.story(300).paragraphs
        s.paragraphs, s.credits = [lead, *rest], [("记者", [a])]
        pieces.append(s)
        rows.append(f"{s.headline}\n记者：{a}\n【导语】\n{lead}\n【正文】\n" + "\n".join(rest))
    return one(own, f"{own.town}新闻广播\n{own.said}\n\n" + "\n\n".join(rows) + "\n", pieces, paper=None)


TEXTS_2: tuple[Callable[[Desk], Paper], ...] = (
    push_of_four, microblog, edition_whole, tabs, forum, great_leap, works_paper, school_children, captions, magazine, numbered,
    scores_inside, stars, ruled_pages, ears, deaths, television, lawyer, pdf_pages, malaysia, shanghai, timeline, two_days, series,
    name_beside, told_in_head, letters_answered, plain, day_first, chengyu_column, layout_two, station,
)  # fmt: skip
