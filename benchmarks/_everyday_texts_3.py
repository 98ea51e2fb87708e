# ruff: noqa: E501 - a page is easier to read as it is printed
"""Everyday kinds of pasted text, third round: written after the rules were mended on the second, measured once."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks._everyday_desk import Desk, Paper, Piece
from benchmarks._everyday_texts import IND, joined, one, wrap


def colon_labels(own: Desk) -> Paper:
    """An editor's list: 引题： 主题： 副题： 作者： before each."""
    pieces: list[Piece] = []
    rows = []
    for k, s in enumerate(own.stories(3, 500, 24)):
        a = own.name()
        s.kicker, s.sub, s.credits = (
            ("全市经济形势分析会召开", None, "以案释法进社区")[k],
            ("二十项指标好于预期", "——老城区改造见闻", None)[k],
            [("记者", [a])],
        )
        pieces.append(s)
        rows.append(
            "\n".join(
                [
                    *([f"引题：{s.kicker}"] if s.kicker else []),
                    f"主题：{s.headline}",
                    *([f"副题：{s.sub}"] if s.sub else []),
                    f"本报记者 {a}",
                    joined(s),
                ]
            )
        )
    return one(own, f"{own.paper}{own.said}见报稿 第2版\n\n" + "\n\n".join(rows) + "\n", pieces, ["2"])


def tails(own: Desk) -> Paper:
    """Agency pieces from the net: 【纠错】【责任编辑:甲】 on the last line."""
    pieces: list[Piece] = []
    rows = []
    for s in own.stories(3, 500):
        a, e = own.names(2)
        s.paragraphs[0] = f"新华社{own.town}{own.m}月{own.d}日电（记者 {a}）" + s.paragraphs[0]
        s.credits = [("记者", [a])]
        pieces.append(s)
        rows.append(
            f"{s.headline}\n{own.said} 21:{own.random.randint(10, 59)}:08 来源：新华社\n\n{joined(s)}【纠错】 【责任编辑:{e}】"
        )
    return one(own, "\n\n\n".join(rows) + "\n", pieces, paper=None)


def filled(own: Desk) -> Paper:
    """Lines of 26 characters; paragraphs indented; heads centred by blanks; a page number at the foot."""
    pieces = [own.lead(s) for s in own.stories(3, 500, 22)]
    text = f"{own.paper}{' ' * 8}{own.said}{' ' * 8}第三版\n\n"
    for s in pieces:
        text += (
            "\u3000" * max(0, (26 - len(s.headline)) // 2)
            + s.headline
            + "\n"
            + "\n".join(wrap(p, 26) for p in s.paragraphs)
            + "\n\n"
        )
    return one(own, text + "3\n", pieces, ["3"])


def original_mail(own: Desk) -> Paper:
    """A mail that was passed on: -----原始邮件-----, then the text."""
    a, b = own.names(2)
    p, q = own.stories(2, 500)
    text = f"{a}，你要的两篇找到了。\n\n{b}\n\n-----原始邮件-----\n发件人: {own.paper}编辑部\n发送时间: {own.said} 10:12\n收件人: {b}\n主题: 今日要闻\n\n{p.headline}\n\n{joined(p)}\n\n{q.headline}\n\n{joined(q)}\n"
    return one(own, text, [p, q], paper=None, date=None)


def poems_more(own: Desk) -> Paper:
    """Poems: （外一首）, a group with its title, the poet below."""
    a, b = own.names(2)
    pieces = [
        Piece(
            "江边（外一首）",
            [
                "船泊在旧年的水位上",
                "缆绳磨亮了石桩",
                "谁在对岸喊一声",
                "整条江就醒了",
                "晒谷",
                "谷子铺开",
                "铺开一个秋天的体温",
                "麻雀来偷",
                "祖母假装没看见",
            ],
            credits=[("作者", [a])],
        ),
        Piece(
            "卜算子·秋收", ["镰响露方干，", "人笑腰难直。", "一担金黄压断肩，", "却道心头实。"], credits=[("作者", [b])]
        ),
    ]
    text = f"{own.paper}\n{own.said} 第四版 诗苑\n\n江边（外一首）\n{a}\n船泊在旧年的水位上\n缆绳磨亮了石桩\n谁在对岸喊一声\n整条江就醒了\n\n晒谷\n谷子铺开\n铺开一个秋天的体温\n麻雀来偷\n祖母假装没看见\n\n卜算子·秋收\n{b}\n镰响露方干，\n人笑腰难直。\n一担金黄压断肩，\n却道心头实。\n"
    return one(own, text, pieces, ["4"])


def cover_story(own: Desk) -> Paper:
    """A weekly: 封面故事, 文/ 图/, a summary set off, subheads in 【】."""
    a, b = own.names(2)
    s = own.story(900)
    while len(s.paragraphs) < 4:
        s.paragraphs += [t for t in own.story(600).paragraphs if "消息" not in t[:12]]
    s.kicker, s.credits = "封面故事", [("作者", [a]), ("摄影", [b])]
    s.paragraphs[3:3] = ["【从码头出发】"]
    t = own.story(600)
    t.kicker, t.credits = "人物", [("作者", [own.name()])]
    own.paper = own.town + "周刊"
    text = f"{own.paper}\n{own.y}年{own.m}月{own.d}日　总第{own.random.randint(100, 999)}期\n\n封面故事\n{s.headline}\n文／{a}　图／{b}\n\n{joined(s, '', chr(10) * 2)}\n\n\n人物\n{t.headline}\n文／{t.credits[0][1][0]}\n\n{joined(t, '', chr(10) * 2)}\n"
    return one(own, text, [s, t])


def triangles(own: Desk) -> Paper:
    """Briefs each by ▲, headline and text on lines of their own."""
    pieces = own.stories(4, 260, 22)
    for s in pieces:
        s.paragraphs = ["".join(s.paragraphs)]
    return one(
        own,
        f"{own.paper} {own.iso} 第2版\n\n一句话新闻\n\n"
        + "\n".join(f"▲{s.headline}\n{joined(s)}" for s in pieces)
        + "\n",
        pieces,
        ["2"],
    )


def page_five(own: Desk) -> Paper:
    """Page lines such as A05财经 and the paper's name repeated below them."""
    pieces: list[Piece] = []
    text = ""
    for no, name in (("A05", "财经"), ("A06", "文体")):
        text += f"{no}{name}\n{own.paper}\n{own.y}.{own.m:02d}.{own.d:02d} {own.week}\n责编：{own.name()}\n\n"
        for s in own.stories(2, 400):
            own.lead(s, "本报讯（记者 {}）")
            s.page = no
            pieces.append(s)
            text += f"{s.headline}\n\n{joined(s)}\n\n"
    return one(own, text, pieces, ["A05", "A06"])


def english_too(own: Desk) -> Paper:
    """A bilingual page: Chinese headline, English headline, Chinese text, English text, twice."""
    pieces = [
        Piece(
            "旧船厂改建艺术中心",
            [
                "位于南岸的旧船厂将改建为艺术中心，预计明年秋天开放。",
                "The old shipyard on the south bank will become an arts centre, expected to open next autumn.",
            ],
            sub="Old Shipyard to Become Arts Centre",
        ),
        Piece(
            "周末市集重新开张",
            [
                "停办一年的周末市集本周六重新开张，设摊位八十个。",
                "The weekend market, closed for a year, reopens this Saturday with eighty stalls.",
            ],
            sub="Weekend Market Reopens",
        ),
    ]
    own.paper = own.town + "双语报"
    text = (
        f"{own.paper}\nVol. 12, No. 5　{own.said}\n\n"
        + "\n\n".join(f"{p.headline}\n{p.sub}\n\n{p.paragraphs[0]}\n\n{p.paragraphs[1]}" for p in pieces)
        + "\n"
    )
    return one(own, text, pieces)


def taipei(own: Desk) -> Paper:
    """A Taiwan paper's page typed: 【記者X／台北報導】 behind the headline, sections by ◎."""
    rows = []
    pieces = []
    for a, place, head, ps in (
        (
            "黃淑芬",
            "台北",
            "河濱公園增設飲水站 夏天運動不怕渴",
            "河濱公園新設十二座飲水站，昨日啟用，市民自備水壺即可取用。",
        ),
        ("張志豪", "台南", "老屋變書店 假日湧進千人", "屋齡七十年的老屋整修後變身書店，開幕首個假日湧進千人。"),
        ("李美玲", "花蓮", "部落小學種小米 學童學祖先農事", "部落小學開闢小米田，學童跟著長老學習祖先的農事。"),
    ):
        pieces.append(
            Piece(
                head,
                [f"【記者{a}／{place}報導】{ps}", "主辦單位表示，未來將持續辦理相關活動，歡迎民眾參加。"],
                credits=[("记者", [a])],
            )
        )
        rows.append(f"◎{head}\n{joined(pieces[-1], '')}")
    own.paper = "東岸日報"
    return one(
        own,
        "東岸日報　中華民國一○三年六月九日　星期一　第A6版　地方新聞\n\n" + "\n\n".join(rows) + "\n",
        pieces,
        ["A6"],
        date="2014-06-09",
    )


def bulletin_agency(own: Desk) -> Paper:
    """A village's bulletin: no paper's name that is known, 第3期, pieces with 供稿 at the right."""
    pieces: list[Piece] = []
    rows = []
    for s in own.stories(3, 400):
        a = own.name()
        s.credits = [("供稿", [a])]
        pieces.append(s)
        rows.append(f"{s.headline}\n{joined(s)}\n　　　　　　　　　　（{a} 供稿）")
    own.paper = own.town + "简报"
    return one(
        own,
        f"{own.town}简报\n第3期\n{own.town}街道办事处编　{own.said}\n\n"
        + "\n\n".join(rows)
        + "\n\n报：市委办　送：各社区\n",
        pieces,
        paper=None,
    )


def results_first(own: Desk) -> Paper:
    """A page that begins with a table of lottery results."""
    n = Piece("开奖公告", ["双色球第2024051期：03 08 15 22 27 31 + 09", "3D第2024128期：4 7 2"], kind="notice")
    p, q = own.lead(own.story()), own.lead(own.story())
    text = (
        f"{own.paper} {own.said} 第12版 服务\n\n{n.headline}\n"
        + "\n".join(n.paragraphs)
        + f"\n\n{p.headline}\n{joined(p)}\n\n{q.headline}\n{joined(q)}\n"
    )
    return one(own, text, [n, p, q], ["12"])


def squares_inside(own: Desk) -> Paper:
    """A story whose subheads begin with ■, another without any."""
    s, t = own.lead(own.story(900)), own.lead(own.story())
    while len(s.paragraphs) < 5:
        s.paragraphs += [x for x in own.story(600).paragraphs if "消息" not in x[:12]]
    s.paragraphs[4:4] = ["■下一步：让服务更有温度"]
    s.paragraphs[2:2] = ["■现状：三分之一的楼没有电梯"]
    text = f"{own.paper}\n{own.said} 第6版\n\n{s.headline}\n\n{joined(s)}\n\n{t.headline}\n\n{joined(t)}\n"
    return one(own, text, [s, t], ["6"])


def three_authors(own: Desk) -> Paper:
    """Long bylines: 本报记者 甲 乙 本报通讯员 丙 实习生 丁."""
    pieces: list[Piece] = []
    rows = []
    for s in own.stories(2, 600):
        a, b, c, d = own.names(4)
        s.credits = [("记者", [a, b]), ("通讯员", [c]), ("实习生", [d])]
        pieces.append(s)
        rows.append(f"{s.headline}\n\n本报记者 {a} {b} 本报通讯员 {c} 实习生 {d}\n\n{joined(s)}")
    return one(own, f"{own.paper}　{own.said}　03 深度\n\n" + "\n\n".join(rows) + "\n", pieces, ["03"])


def fused_line(own: Desk) -> Paper:
    """Headline and text in one paragraph, the headline bold by **."""
    pieces = own.stories(4, 300, 24)
    for s in pieces:
        s.paragraphs = ["".join(s.paragraphs)]
    return one(
        own,
        f"{own.paper} {own.said} 简讯\n\n" + "\n\n".join(f"**{s.headline}** {s.paragraphs[0]}" for s in pieces) + "\n",
        pieces,
    )


def dashed(own: Desk) -> Paper:
    """Stories parted by ＊＊＊, the reporter after 本报讯 without brackets."""
    pieces = [own.lead(s, "本报讯 （{}） ") for s in own.stories(3, 400)]
    for s in pieces:
        s.credits = [("作者", s.credits[0][1])]
    return one(
        own,
        f"《{own.paper}》{own.said}\n\n"
        + "\n\n＊　＊　＊\n\n".join(f"{s.headline}\n{joined(s)}" for s in pieces)
        + "\n",
        pieces,
    )


def minutes(own: Desk) -> Paper:
    """A match told by minutes inside a report."""
    s, t = own.lead(own.story(500)), own.lead(own.story(500))
    s.paragraphs += [
        "第12分钟，主队角球开出，后卫头球顶偏。",
        "第41分钟，客队反击得手，1比0。",
        "第88分钟，主队点球扳平，1比1。",
    ]
    return one(own, f"{own.paper}{own.said}体育版\n\n{s.headline}\n{joined(s)}\n\n{t.headline}\n{joined(t)}\n", [s, t])


def scanned(own: Desk) -> Paper:
    """OCR of one column: lines of 19 characters, no indents kept, blank lines between paragraphs now and then."""
    p, q = own.lead(own.story(400, 18)), own.lead(own.story(400, 18))
    text = f"{own.paper}\n{own.said}\n第 4 版\n"
    for s in (p, q):
        text += "\n" + s.headline + "\n" + "\n\n".join(wrap(t, 19, "") for t in s.paragraphs) + "\n"
    return one(own, text, [p, q], ["4"])


def council(own: Desk) -> Paper:
    """A circular in a paper: articles 第一条, 第二条; a decree's number below the headline."""
    n = Piece(
        f"{own.town}市养犬管理规定",
        [
            "第一条　为了规范养犬行为，保障公民健康和人身安全，制定本规定。",
            "第二条　养犬人应当携犬到指定机构登记，领取犬牌。",
            "第三条　本规定自公布之日起施行。",
        ],
        sub=f"（{own.said}市人民代表大会常务委员会通过）",
    )
    s = own.lead(own.story())
    return one(
        own,
        f"{own.paper} {own.said} 第5版 法规\n\n{n.headline}\n{n.sub}\n{joined(n)}\n\n{s.headline}\n{joined(s)}\n",
        [n, s],
        ["5"],
    )


def listening(own: Desk) -> Paper:
    """Copied with 听新闻, a summary in 摘要：, keywords."""
    s = own.story()
    a = own.name()
    s.credits = [("记者", [a])]
    text = f"{s.headline}\n{own.iso} 06:12:33 {own.paper} 记者 {a}\n听新闻\n00:00 / 03:12\n\n{joined(s, '', chr(10) * 2)}\n\n关键词：民生;交通\n责任编辑：{own.name()}\n\n相关新闻\n{own.story().headline} {own.iso}\n{own.story().headline} {own.iso}\n\n扫一扫在手机打开当前页\n"
    return one(own, text, [s])


def right_dates(own: Desk) -> Paper:
    """Diary of a local paper's column: each piece ends with its place and day at the right."""
    pieces: list[Piece] = []
    rows = []
    for head, ps in (
        ("老槐树下", ["老槐树下有一口井，井沿磨得发亮。", "夏天的傍晚，半个村子的人都在这里纳凉。"]),
        ("修伞的人", ["修伞的老人每年梅雨前来，敲着铁皮桶从巷口走过。", "今年没有来，听说是走了。"]),
    ):
        a = own.name()
        pieces.append(Piece(head, ps, credits=[("作者", [a])]))
        rows.append(f"{head}\n\n○{a}\n\n{IND}{ps[0]}\n{IND}{ps[1]}\n　　　　　　{own.y}年{own.m}月于{own.town}")
    return one(own, f"{own.paper} 第七版 副刊 {own.said}\n\n" + "\n\n".join(rows) + "\n", pieces, ["7"])


def two_papers(own: Desk) -> Paper:
    """A digest from several papers: where each was taken from stands below its headline."""
    pieces = own.stories(3, 400)
    sources = ("城南晚报", "北江日报", "临海商报")
    rows = [f"{s.headline}\n据《{p}》{own.m}月{own.d}日报道\n{joined(s)}" for s, p in zip(pieces, sources, strict=True)]
    for s, p in zip(pieces, sources, strict=True):
        s.paragraphs.insert(0, f"据《{p}》{own.m}月{own.d}日报道")
    own.paper = own.town + "文摘报"
    return one(own, f"{own.paper} {own.said}\n\n" + "\n\n".join(rows) + "\n", pieces)


def windows(own: Desk) -> Paper:
    """GB18030 with CR LF, indents of four narrow blanks."""
    pieces = [own.lead(s) for s in own.stories(3, 500)]
    text = (
        f"{own.paper} {own.said} 第二版\n\n" + "\n\n".join(f"{s.headline}\n{joined(s, '    ')}" for s in pieces) + "\n"
    )
    paper = one(own, text, pieces, ["2"])
    paper.files = {"a.txt": text.replace("\n", "\r\n").encode("gb18030")}
    return paper


def front_tail(own: Desk) -> Paper:
    """Headlines of inner pages at the end of the front page: 更多内容见2版."""
    p, q = own.lead(own.story()), own.lead(own.story())
    others = own.stories(3)
    text = (
        f"{own.paper}\n{own.said} {own.week} 第1版\n\n{p.headline}\n{joined(p)}\n\n{q.headline}\n{joined(q)}\n\n内页导读\n"
        + "\n".join(f"● {o.headline} {n}版" for n, o in enumerate(others, 2))
        + "\n"
    )
    return one(own, text, [p, q], ["1"])


TEXTS_3: tuple[Callable[[Desk], Paper], ...] = (
    colon_labels, tails, filled, original_mail, poems_more, cover_story, triangles, page_five, english_too, taipei, bulletin_agency,
    results_first, squares_inside, three_authors, fused_line, dashed, minutes, scanned, council, listening, right_dates, two_papers,
    windows, front_tail,
)  # fmt: skip
