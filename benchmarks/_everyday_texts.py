# ruff: noqa: E501 - a page is easier to read as it is printed
"""Everyday kinds of pasted text, first round: written before their writer had read any rule."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks._everyday_desk import Desk, Paper, Piece

IND = "　　"


def joined(piece: Piece, indent: str = IND, between: str = "\n") -> str:
    """Return a piece's paragraphs as lines."""
    return between.join(indent + p for p in piece.paragraphs)


def wrap(text: str, width: int, indent: str = IND) -> str:
    """Break a paragraph after every so many characters."""
    text = indent + text
    return "\n".join(text[k : k + width] for k in range(0, len(text), width))


def one(
    own: Desk,
    text: str,
    pieces: list[Piece],
    pages: list[str] | None = None,
    *,
    paper: str | None = "",
    date: str | None = "",
) -> Paper:
    """Return a paper of one text."""
    return Paper(
        {"a.txt": text}, pieces, own.paper if paper == "" else paper, own.iso if date == "" else date, pages or []
    )


def county_account(own: Desk) -> Paper:
    """An article of a county's media centre, from its public account."""
    s = own.story()
    a, b, c, d = own.names(4)
    s.credits = [("记者", [a]), ("编辑", [b]), ("校对", [c]), ("编辑", [d])]
    text = (
        f"{s.headline}\n{own.town}融媒\n{own.said} 18:02\n\n"
        + joined(s, "", "\n\n")
        + f"\n\nEND\n\n来源｜{own.town}融媒体中心\n记者｜{a}\n编辑｜{b}\n校对｜{c}\n审核｜{d}\n\n喜欢就点个在看吧\n"
    )
    return one(own, text, [s], paper=None)


def morning_digest(own: Desk) -> Paper:
    """A morning digest: numbered news, each a headline and one paragraph."""
    pieces = own.stories(5, 260)
    for p in pieces:
        p.paragraphs = ["".join(p.paragraphs)]
    body = "\n\n".join(f"{n}. {p.headline}\n\n{p.paragraphs[0]}" for n, p in enumerate(pieces, 1))
    return one(
        own, f"{own.paper}早读 | {own.m}月{own.d}日 {own.week}\n{own.said}\n\n{body}\n\n{own.paper}编辑部整理\n", pieces
    )


def chat(own: Desk) -> Paper:
    """Articles forwarded in a chat, copied with names and times."""
    a, b = own.names(2)
    p, q = own.stories(2, 500)
    text = f"{a} {own.y}/{own.m}/{own.d} 8:41\n{own.paper}今天这篇不错\n\n{a} {own.y}/{own.m}/{own.d} 8:42\n{p.headline}\n{joined(p, '')}\n\n{b} {own.y}/{own.m}/{own.d} 9:10\n收到\n\n{b} {own.y}/{own.m}/{own.d} 9:15\n{q.headline}\n{joined(q, '')}\n"
    return one(own, text, [p, q], paper=None, date=None)


def public_notices(own: Desk) -> Paper:
    """A page of notices below a story."""
    s = own.lead(own.story())
    t = own.town
    notices = [
        Piece(
            "停水公告",
            [
                f"因管网检修，定于{own.m}月{own.d}日9时至17时对解放路、东门巷一带停水，请用户提前储水。",
                f"{t}自来水公司",
            ],
            kind="notice",
        ),
        Piece(
            "遗失声明",
            [
                f"本人{own.name()}不慎遗失驾驶证，声明作废。",
                f"{own.name()}遗失房产证一本，证号00{own.random.randint(10000, 99999)}，声明作废。",
            ],
            kind="notice",
        ),
        Piece(
            "招聘启事",
            ["因工作需要，本院现招聘护士六名，要求大专以上学历，三十五岁以下。", "联系电话：5128306", f"{t}中医院"],
            kind="notice",
        ),
    ]
    text = (
        f"{own.paper}　{own.said}　{own.week}　第8版　综合·公告\n\n{s.headline}\n{joined(s)}\n\n"
        + "\n\n".join(f"{n.headline}\n{joined(n)}" for n in notices)
        + "\n"
    )
    return one(own, text, [s, *notices], ["8"])


def serial(own: Desk) -> Paper:
    """A page of letters with a serial novel that goes on."""
    a, b = own.names(2)
    p = Piece(
        "老屋门前的石榴",
        [
            "老屋门前有一棵石榴，是祖父手植的。",
            "每到五月，花开得像一树小灯笼，母亲就搬了竹椅坐在树下择菜。",
            "去年回去，树还在，只是再没有人在树下等我了。",
        ],
        credits=[("作者", [a])],
    )
    q = Piece(
        "渡口（连载之十七）",
        [
            "船靠岸的时候，天已经黑透了。老梁把缆绳套在木桩上，回头喊了一声。",
            "“上来吧，水凉。”",
            "女孩抱着包袱，站在船头一动不动。",
        ],
        credits=[("作者", [b])],
    )
    text = f"{own.paper}\n{own.said} {own.week}\n第6版 副刊\n\n{p.headline}\n□ {a}\n\n{joined(p)}\n\n{q.headline}\n□ {b}\n\n{joined(q)}\n　　（未完待续）\n"
    return one(own, text, [p, q], ["6"])


def sports(own: Desk) -> Paper:
    """A sports page with results between the stories."""
    p, q = own.lead(own.story()), own.lead(own.story(), "本报记者{}报道 ")
    r = Piece("赛果", ["澄溪队 2:1 柏川队", "安陵队 0:0 枫浦队", "云澜队 3:2 清渡队"], kind="notice")
    text = (
        f"{own.paper} {own.iso} 体育 B3版\n\n{p.headline}\n\n{joined(p, between=chr(10) * 2)}\n\n{r.headline}\n"
        + "\n".join(r.paragraphs)
        + f"\n\n{q.headline}\n\n{joined(q, between=chr(10) * 2)}\n"
    )
    return one(own, text, [p, r, q], ["B3"])


def hongkong(own: Desk) -> Paper:
    """A Hong Kong paper: ■ before the reporter's line."""
    pieces = []
    for head, ps in (
        (
            "離島渡輪明起加班 市民出行更方便",
            [
                "離島渡輪公司昨日宣布，由明日起於早晚繁忙時間加開四班船，疏導上班人潮。",
                "公司發言人說，新增班次將試行三個月，屆時會按乘客量再作檢討。",
            ],
        ),
        (
            "舊區街市翻新 檔主盼留住熟客",
            [
                "深灣街市翻新工程將於下月展開，為期約半年，其間檔主須暫遷至臨時街市營業。",
                "賣菜三十年的檔主陳太說：「最緊要熟客仔知道去邊度搵我。」",
            ],
        ),
    ):
        a = own.name()
        pieces.append(Piece(head, ps, credits=[("记者", [a])]))
    own.paper = "南灣日報"
    text = (
        f"南灣日報\n{own.said}\nA12 港聞\n\n"
        + "\n\n".join(f"{p.headline}\n■本報記者 {p.credits[0][1][0]}\n{joined(p)}" for p in pieces)
        + "\n"
    )
    return one(own, text, pieces, ["A12"])


def taiwan(own: Desk) -> Paper:
    """A Taiwan paper's site copied: 〔記者X／地報導〕 and a line with the time."""
    a, b = "林志明", "陳雅婷"
    p = Piece(
        "老街石板路修復 百年商圈重現人潮",
        [
            f"〔記者{a}／大溪報導〕老街石板路修復工程昨日完工，商家張燈結綵迎客，一早就湧入不少遊客。",
            "工務局表示，工程耗時八個月，保留清代石板三百餘片，並增設無障礙坡道。",
        ],
        credits=[("记者", [a])],
    )
    q = Piece(
        "社區長者學拍片 用鏡頭說自己的故事",
        [
            f"〔記者{b}／埔里報導〕社區關懷據點開辦長者影像班，十二名平均七十五歲的阿公阿嬤學會剪接，作品昨日首映。",
            "八十歲的學員說，第一次看到自己的名字出現在銀幕上，感動到掉淚。",
        ],
        credits=[("记者", [b])],
    )
    text = "\n\n".join(
        f"{x.headline}\n{own.y}/{own.m:02d}/{own.d:02d} 05:30\n\n" + joined(x, "", "\n\n") for x in (p, q)
    )
    return one(own, text + "\n", [p, q], paper=None)


def front_with_guide(own: Desk) -> Paper:
    """A front page with a stacked masthead and a guide to the inner pages."""
    p, q = own.lead(own.story()), own.lead(own.story())
    r, s = own.stories(2)
    text = f"{own.paper}\n{own.town.upper()}RIBAO\n中共{own.town}市委机关报\n{own.said}\n{own.week}\n农历甲午年三月初八\n第{own.random.randint(3000, 9000)}期\n今日8版\n国内统一连续出版物号 CN 44-0{own.random.randint(100, 999)}\n邮发代号 45-{own.random.randint(10, 99)}\n\n导读\n{r.headline}　　▶2版\n{s.headline}　　▶5版\n\n{p.headline}\n{joined(p)}\n\n{q.headline}\n{joined(q)}\n\n值班编委 {own.name()}　责任编辑 {own.name()}　版式 {own.name()}\n"
    return one(own, text, [p, q])


def two_sections(own: Desk) -> Paper:
    """Pages A01 to B01 one after the other, each with its line."""
    pieces = []
    text = f"{own.paper} {own.said}\n\n"
    for page, name in (("A01", "要闻"), ("A02", "时政"), ("B01", "财经")):
        text += f"{page} {name}\n\n"
        for s in own.stories(2, 500):
            s.page = page
            own.lead(s)
            pieces.append(s)
            text += f"{s.headline}\n{joined(s)}\n\n"
    return one(own, text, pieces, ["A01", "A02", "B01"])


def blanks(own: Desk) -> Paper:
    """OCR with blanks between characters."""
    p, q = own.story(360, 22), own.story(360, 22)
    p.paragraphs[0] = "本报讯 " + p.paragraphs[0]

    def spread(line: str) -> str:
        return " ".join(line.replace(" ", ""))

    text = (
        f"{spread(own.paper)}\n{spread(own.said + own.week)}\n{spread('第2版')}\n\n"
        + "\n\n".join("\n".join([spread(x.headline), *(IND + spread(t) for t in x.paragraphs)]) for x in (p, q))
        + "\n"
    )
    return one(own, text, [p, q], ["2"])


def jumps(own: Desk) -> Paper:
    """A story that goes on on another page."""
    p, q, r = own.story(900), own.story(500), own.story(500)
    while len(p.paragraphs) < 3:
        p = own.story(900)
    cut = len(p.paragraphs) - 1
    own.lead(p)
    own.lead(q)
    own.lead(r)
    first = Piece(p.headline, p.paragraphs[:cut])
    text = f"第一版 要闻\n{own.paper} {own.said} {own.week}\n\n{p.headline}\n{joined(first)}（下转第三版）\n\n{q.headline}\n{joined(q)}\n\n第三版 综合\n\n{r.headline}\n{joined(r)}\n\n（上接第一版）{p.paragraphs[-1]}\n"
    p.page = q.page = "1"
    r.page = "3"
    return one(own, text, [p, q, r], ["1", "3"])


def republic(own: Desk) -> Paper:
    """A paper of the 1930s typed out: ▲ before each item, telegram lines."""
    items = [
        Piece("黃河水勢續漲", ["【濟南通訊】黃河水勢連日續漲，洛口水位已達二十八公尺，沿岸民夫晝夜搶護。"]),
        Piece("米價昨又回跌", ["昨日米市到貨甚旺，銷路反滯，各檔米價較前日跌去二三角不等。"]),
        Piece(
            "女校舉行懇親會",
            ["本埠務本女校，昨日下午二時舉行懇親會，到家長三百餘人，由校長報告校務，並有學生歌舞，至五時始散。"],
        ),
    ]
    text = (
        "滬濱日報\n中華民國二十三年七月十五日　星期日\n第二張\n\n"
        + "\n\n".join(f"▲{i.headline}\n{joined(i)}" for i in items)
        + "\n"
    )
    return one(own, text, items, paper="滬濱日報", date="1934-07-15")


def opinion(own: Desk) -> Paper:
    """An opinion page: named columns, authors below the headlines, an editor's note."""
    pieces, rows = [], []
    for column, head, ps in (
        (
            "街谈巷议",
            "莫让“小推车”寒了心",
            [
                "早市上的小推车，一头连着百姓的餐桌，一头连着摊贩的生计。",
                "管理有尺度，也要有温度。划出时段、划定区域，让烟火气与文明并存，并不是难事。",
            ],
        ),
        (
            "有话直说",
            "会议短些，实事多些",
            [
                "一个上午开了四个会，内容大同小异，基层干部苦笑着说：腿都跑细了。",
                "减会不是不开会，而是把会开到点子上。",
            ],
        ),
        ("读书札记", "旧书的好处", ["旧书的好处，在于有人气。前人的批注、夹着的车票，都是另一个故事。"]),
    ):
        a = own.name()
        pieces.append(Piece(head, ps, section=column, credits=[("作者", [a])]))
        rows.append(f"【{column}】\n{head}\n{a}\n{joined(pieces[-1])}")
    text = f"{own.paper} {own.said} {own.week} 07版 言论\n\n" + "\n\n".join(rows) + "\n"
    return one(own, text, pieces, ["07"])


def dot_briefs(own: Desk) -> Paper:
    """Briefs: ● headline, blank, text on the same line; a story above them."""
    s = own.lead(own.story())
    pieces = own.stories(4, 240, 20)
    for p in pieces:
        p.headline, p.paragraphs = p.headline.replace(" ", ""), ["".join(p.paragraphs)]
        p.section = "短讯"
    text = (
        f"{own.paper}{own.said}第4版\n\n{s.headline}\n{joined(s)}\n\n短讯\n"
        + "\n".join(f"●{p.headline}　{p.paragraphs[0]}" for p in pieces)
        + "\n"
    )
    return one(own, text, [s, *pieces], ["4"])


def school(own: Desk) -> Paper:
    """A school paper pasted from its file: subheads, student reporters at the end."""
    pieces = []
    for s in own.stories(2, 800):
        a, b = own.names(2)
        s.credits = [("记者", [a]), ("摄影", [b])]
        if len(s.paragraphs) > 2:
            s.paragraphs[2:2] = ["课堂之外"]
        s.paragraphs.insert(1, "从一粒种子开始")
        pieces.append(s)
    own.paper = own.town + "中学校报"
    text = (
        f"{own.paper}　第{own.random.randint(20, 90)}期　{own.said}\n\n"
        + "\n\n".join(
            f"{s.headline}\n\n{joined(s, between=chr(10))}\n　　　　　　（学生记者 {s.credits[0][1][0]} 摄影 {s.credits[1][1][0]}）"
            for s in pieces
        )
        + "\n"
    )
    return one(own, text, pieces)


def site_copy(own: Desk) -> Paper:
    """A news site copied whole, with a list of other articles under the text; a second article behind it."""
    p, q = own.stories(2)
    others = own.stories(3)
    a, b = own.names(2)

    def copied(s: Piece, editor: str) -> str:
        return f"首页 > 新闻 > 本地\n{s.headline}\n{own.iso} 09:{own.random.randint(10, 59)}:20　来源：{own.paper}\n\n{joined(s)}\n\n责任编辑：{editor}\n"

    text = copied(p, a) + "\n相关阅读\n" + "\n".join(f"· {o.headline}" for o in others) + "\n\n" + copied(q, b)
    return one(own, text, [p, q])


def with_adverts(own: Desk) -> Paper:
    """Stories with advertisements set between."""
    p, q = own.lead(own.story()), own.lead(own.story())
    ads = ["金秋家电节 全场五折起", "地址：人民路118号 电话：6120988"]
    text = (
        f"{own.said} {own.paper} 第5版 民生\n\n{p.headline}\n{joined(p)}\n\n广告\n"
        + "\n".join(ads)
        + f"\n\n{q.headline}\n{joined(q)}\n"
    )
    return one(own, text, [p, q], ["5"])


def pdf_plain(own: Desk) -> Paper:
    """What pdftotext gives: hard wraps without indents, blank lines between blocks."""
    pieces = [own.lead(s) for s in own.stories(3, 500, 20)]
    text = f"{own.paper}\n\n{own.said} {own.week}\n\n03\n\n社会\n\n责编：{own.name()}\n\n"
    for s in pieces:
        text += s.headline + "\n\n" + "\n".join(wrap(p, 22) for p in s.paragraphs) + "\n\n"
    return one(own, text + "\f", pieces, ["3"])


def full_wraps(own: Desk) -> Paper:
    """Lines of 30 characters without indents, paragraphs parted by blank lines."""
    pieces = [own.lead(s) for s in own.stories(3, 600, 28)]
    text = f"{own.paper} {own.said} 第2版 时政\n\n"
    for s in pieces:
        text += s.headline + "\n\n" + "\n\n".join(wrap(p, 30, "") for p in s.paragraphs) + "\n\n\n"
    return one(own, text, pieces, ["2"])


def list_then_texts(own: Desk) -> Paper:
    """A list of the page's headlines, then the texts."""
    pieces = [own.lead(s) for s in own.stories(4, 500)]
    text = (
        f"{own.paper}\n{own.said} 第01版：头版\n\n本版目录\n"
        + "\n".join(f"{n}、{s.headline}" for n, s in enumerate(pieces, 1))
        + "\n\n"
    )
    text += "\n\n".join(f"{s.headline}\n\n{joined(s)}" for s in pieces) + "\n"
    return one(own, text, pieces, ["01"])


def interview(own: Desk) -> Paper:
    """An interview in questions and answers."""
    a, guest = own.names(2)
    p = Piece(
        "把老手艺教给年轻人",
        [
            "竹编传承人" + guest + "收了第十个徒弟。近日，本报记者对他进行了专访。",
            "记者：为什么想到开课？",
            guest + "：我六十五了，再不教就来不及了。竹子会说话，得有人听。",
            "记者：年轻人坐得住吗？",
            guest + "：头三天最难，过了三天手就有数了。",
            "记者：今后有什么打算？",
            guest + "：想把四十八种编法都录下来，留给学校。",
        ],
        sub="——访竹编传承人" + guest,
        credits=[("记者", [a])],
    )
    q = own.lead(own.story())
    text = f"{own.paper}　{own.iso}　第05版　人物\n\n{p.headline}\n{p.sub}\n本报记者 {a}\n\n{joined(p)}\n\n{q.headline}\n\n{joined(q)}\n"
    return one(own, text, [p, q], ["05"])


def hashes(own: Desk) -> Paper:
    """Notes in Markdown: the paper, pages, headlines by #."""
    pieces = []
    text = f"# {own.paper} {own.said}\n\n"
    for page in ("1", "2"):
        text += f"## 第{page}版\n\n"
        for s in own.stories(2, 500):
            s.page = page
            a = own.name()
            s.credits = [("记者", [a])]
            pieces.append(s)
            text += f"### {s.headline}\n\n本报记者 {a}\n\n" + joined(s, "", "\n\n") + "\n\n"
    return one(own, text, pieces, ["1", "2"])


def labels(own: Desk) -> Paper:
    """Records with labels, parted by lines of signs."""
    pieces = []
    for s in own.stories(3, 600):
        a = own.name()
        s.credits = [("作者", [a])]
        pieces.append(s)
    text = ("\n" + "=" * 30 + "\n").join(
        f"标题：{s.headline}\n作者：{s.credits[0][1][0]}\n来源：{own.paper}\n日期：{own.iso}\n版次：第3版\n正文：\n{joined(s)}"
        for s in pieces
    )
    return one(own, text + "\n", pieces, ["3"])


def pictures(own: Desk) -> Paper:
    """A page with picture news: the caption is the text."""
    s = own.lead(own.story())
    a, b = own.names(2)
    p = Piece(
        "新渠通水",
        [
            f"{own.m}月{own.d - 1 or 1}日，{own.town}西干渠正式通水，两岸农户赶来看水。据了解，西干渠全长十二公里，可灌溉农田三万亩。"
        ],
        credits=[("摄影", [a])],
        kind="photo",
    )
    q = Piece(
        "山村夜校灯火明",
        ["图为村民在夜校学习剪纸。夜校开办两年来，已有二百多人次参加。"],
        credits=[("摄影", [b])],
        kind="photo",
    )
    q.paragraphs[-1] += f"（{b} 摄）"
    text = f"{own.paper} {own.said} {own.week} 第一版\n\n{s.headline}\n{joined(s)}\n\n{p.headline}\n{joined(p)}\n{IND}本报记者 {a} 摄\n\n{q.headline}\n{joined(q)}\n"
    return one(own, text, [s, p, q], ["1"])


def subheads(own: Desk) -> Paper:
    """Long reports with subheads on lines of their own."""
    pieces = []
    for s in own.stories(2, 900):
        own.lead(s)
        while len(s.paragraphs) < 5:
            s.paragraphs += [t for t in own.story(600).paragraphs if "消息" not in t[:12]]
        s.paragraphs[4:4] = ["补短板 强弱项"]
        s.paragraphs[2:2] = ["一张蓝图绘到底"]
        pieces.append(s)
    text = (
        f"{own.paper}\n{own.said} 第06版 专题\n\n" + "\n\n".join(f"{s.headline}\n\n{joined(s)}" for s in pieces) + "\n"
    )
    return one(own, text, pieces, ["06"])


def digest(own: Desk) -> Paper:
    """A paper of excerpts: each piece ends with where it was taken from."""
    pieces, rows = [], []
    for head, ps, src in (
        (
            "茶要趁热喝吗",
            ["过烫的茶水会伤及食道黏膜，专家建议放到六十度以下再饮。", "也不必等它凉透，温茶入口最能品出香气。"],
            "健康之友",
        ),
        ("为什么猫总能四脚着地", ["猫在下落时能依靠前庭器官判断方向，再依次扭转前半身和后半身。"], "自然画报"),
        ("北宋人的早餐", ["汴京的早市五更即开，卖的有煎白肠、羊杂碎、粥饭点心。", "每份不过二十文。"], "历史小札"),
    ):
        a = own.name()
        pieces.append(Piece(head, [*ps[:-1], ps[-1]], credits=[("作者", [a])]))
        rows.append(f"{head}\n{a}\n{joined(pieces[-1])}\n　　　　（摘自《{src}》）")
    own.paper = own.town + "文摘报"
    text = f"{own.paper}\n{own.said} 第{own.random.randint(200, 900)}期\n\n" + "\n\n".join(rows) + "\n"
    return one(own, text, pieces)


def wires(own: Desk) -> Paper:
    """Agency dispatches one after the other, each ending （完）."""
    pieces, rows = [], []
    for s in own.stories(3, 600):
        a, b = own.names(2)
        s.paragraphs[0] = f"新华社{own.town}{own.m}月{own.d}日电（记者{a}、{b}）" + s.paragraphs[0]
        s.credits = [("记者", [a, b])]
        pieces.append(s)
        rows.append(f"{s.headline}\n\n{joined(s)}（完）")
        s.paragraphs[-1] += "（完）"
    return one(own, "\n\n\n".join(rows) + "\n", pieces, paper=None, date=None)


def square_bylines(own: Desk) -> Paper:
    """■本报记者 above the text, two reporters, an intern."""
    pieces, rows = [], []
    for s in own.stories(3, 600):
        a, b, c = own.names(3)
        s.credits = [("记者", [a, b]), ("通讯员", [c])]
        pieces.append(s)
        rows.append(f"{s.headline}\n■本报记者 {a} {b} 通讯员 {c}\n\n{joined(s)}")
    return one(own, f"{own.paper}/{own.said}/第A3版 城事\n\n" + "\n\n".join(rows) + "\n", pieces, ["A3"])


def app_copy(own: Desk) -> Paper:
    """Copied from a news app, with its buttons."""
    s = own.story()
    text = f"{s.headline}\n\n{own.paper}\n{own.said[5:]} 07:45 发布于{own.town} {own.paper}官方账号\n关注\n\n{joined(s, '', chr(10) * 2)}\n\n举报/反馈\n\n{own.random.randint(10, 99)}评论\n点赞\n收藏\n分享\n打开APP，查看更多精彩内容\n"
    return one(own, text, [s], date=None)


def clippings(own: Desk) -> Paper:
    """A reader's collection: paper, day and page above each piece, all of one day."""
    pieces, rows = [], []
    for no in ("1", "3", "7"):
        s = own.story(600)
        s.page = no
        pieces.append(s)
        rows.append(f"《{own.paper}》{own.said}第{no}版\n{s.headline}\n{joined(s)}")
    return one(own, "\n\n".join(rows) + "\n", pieces, ["1", "3", "7"])


def newsletter(own: Desk) -> Paper:
    """A newsletter mailed as plain text, rules of dashes between the pieces."""
    pieces = own.stories(3, 500)
    text = f"{own.paper}·每日新闻\n{own.said}\n\n" + "\n\n----------------------------------------\n\n".join(
        f"{s.headline}\n\n{joined(s, '', chr(10) * 2)}" for s in pieces
    )
    return one(own, text + "\n\n----------------------------------------\n如不想再收到本邮件，请点此退订。\n", pieces)


def supplement(own: Desk) -> Paper:
    """A literary page: a poem, a prose, an old man's memory; authors after the headlines with blanks between."""
    a, b, c = own.names(3)
    pieces = [
        Piece("秋夜", ["月光落在井沿", "像一层薄霜", "祖母把它", "一瓢一瓢", "舀进我的童年"], credits=[("作者", [a])]),
        Piece(
            "一碗阳春面",
            [
                "巷口的面馆开了四十年，招牌上的漆早已斑驳。",
                "老板记得每个人的口味：谁不要葱，谁多要猪油。",
                "我在外地吃过许多面，总觉得少了点什么，后来想明白了，少的是那一声“来啦”。",
            ],
            credits=[("作者", [b])],
        ),
        Piece(
            "当兵第一课",
            ["一九七一年冬天，我从老家坐了三天闷罐车到了部队。", "班长教我们的第一件事，不是打枪，是叠被子。"],
            credits=[("作者", [c])],
        ),
    ]
    text = (
        f"{own.paper} {own.y}.{own.m}.{own.d} {own.week} 副刊 8\n\n"
        + "\n\n".join(
            f"{p.headline}\n　　　　{p.credits[0][1][0]}\n{joined(p, '' if p is pieces[0] else IND)}" for p in pieces
        )
        + "\n"
    )
    return one(own, text, pieces, ["8"])


def flush(own: Desk) -> Paper:
    """No indents and no blank lines at all: headline, reporter, text, headline."""
    pieces, rows = [], []
    for s in own.stories(4, 500, 26):
        own.lead(s, "本报讯 记者{}报道：")
        pieces.append(s)
        rows.append(f"{s.headline}\n{joined(s, '')}")
    return one(own, f"{own.paper}\n{own.said} 第三版\n" + "\n".join(rows) + "\n", pieces, ["3"])


def broadcast(own: Desk) -> Paper:
    """A television station's scripts: each item numbered 1、 with its length."""
    pieces, rows = [], []
    for n, s in enumerate(own.stories(3, 400), 1):
        pieces.append(s)
        rows.append(f"【{n}】{s.headline}\n" + joined(s, ""))
    return one(own, f"{own.town}新闻联播 文字版\n{own.said}\n\n" + "\n\n".join(rows) + "\n", pieces, paper=None)


def kickers(own: Desk) -> Paper:
    """Three-deck headlines, the lines set in by blanks."""
    pieces, rows = [], []
    for s in own.stories(3, 500, 24):
        own.lead(s)
        s.kicker, s.sub = (
            own.random.choice(
                ["市委常委会召开会议强调", "全市重点项目推进会提出", "让发展成果更多惠及群众", "我市多措并举保供稳价"]
            ),
            own.random.choice(["全年目标任务完成过半", "三十个项目集中签约", "惠及群众近两万人"]),
        )
        pieces.append(s)
        rows.append(f"　　{s.kicker}\n{s.headline}\n　　　　{s.sub}\n\n{joined(s)}")
    return one(own, f"{own.paper}\n{own.said} {own.week} 第2版\n\n" + "\n\n".join(rows) + "\n", pieces, ["2"])


TEXTS: tuple[Callable[[Desk], Paper], ...] = (
    county_account, morning_digest, chat, public_notices, serial, sports, hongkong, taiwan, front_with_guide, two_sections, blanks, jumps,
    republic, opinion, dot_briefs, school, site_copy, with_adverts, pdf_plain, full_wraps, list_then_texts, interview, hashes, labels,
    pictures, subheads, digest, wires, square_bylines, app_copy, clippings, newsletter, supplement, flush, broadcast, kickers,
)  # fmt: skip
