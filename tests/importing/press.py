"""A press for tests: composes issues of invented newspapers in random layouts, and knows what must come out of them.

Every sentence is put together from words below; nothing is taken from a real paper.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from random import Random


def _words(lines: str) -> list[str]:
    return lines.split()


_WHO = _words("""
镇文化站 河湾小学 柳河村 渡口管理所 老街社区 农技站 镇卫生院 青石合作社 南桥菜场
县图书馆
""")
_DID = _words("""
整修石阶 添置新书 疏通水渠 排练社戏 清点苗木 擦亮路灯 晾晒新谷 加固堤岸 试用新秤
开办夜校
""")
_WHEN = ["入冬以来", "上个月", "这几天", "立春前后", "连日阴雨过后", "从清早开始", "农闲时节", "集市散场以后"]
_HOW = _words("""
村民轮流搭手 大家凑了工具 孩子们也来帮忙 老人坐在一旁出主意 邻里送来热茶 工匠连夜赶工
账目贴在墙上 谁也不计较早晚
""")
_THEN = _words("""
巷子里亮堂了许多 路过的人都停下来看 来年的安排也有了着落 渡船不必再等水退
灯下读书的人多了两成 木牌上又添了一行字
""")
_SURNAMES = _words("""
王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋
唐 许 韩 冯 邓 曹
""")
_GIVEN = _words("""
晓岚 雨桐 明远 国栋 秋月 文静 一凡 海涛 守拙 小满 长河 知微 望 磊 立 青 南星
禾苗
""")
_PAPERS = ["河湾日报", "青石时报", "柳河晚报", "南桥新闻", "渡口周报"]
_PAGES = ["要闻", "民生", "社会", "副刊", "综合", "文化", "经济", "教育"]
_SECTIONS = ["科普角", "读者来信", "民生", "文化", "健康", "法治", "时评"]
_POEM = _words("""
风从渡口来 灯还亮着 石头记得水 河岸慢慢宽了 谁在桥上数星 明天又是晴天 船影落进茶碗
我们都不说话
""")


@dataclass
class Piece:
    """What must come out of the import."""

    headline: str
    paragraphs: list[str]
    kicker: str = ""
    sub: str = ""
    section: str = ""
    page: str = ""
    kind: str = "article"
    credits: set[tuple[str, str]] = field(default_factory=set)
    truncated: bool = False
    rejoined: int = 0


@dataclass
class Printed:
    """An issue's text and its gold; `style` tells how it was set, to explain a failure."""

    text: str
    pieces: list[Piece]
    newspaper: str | None
    date: str | None
    style: dict[str, object]
    suffix: str = ".txt"


def fold(text: str | None) -> str:
    """Return a text as the comparison sees it: NFKC, no white space."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@dataclass
class Style:
    """One paper's habits."""

    mark: str
    setting: str
    width: int
    lead: str
    byline: str
    masthead: str
    pages: str
    half: bool
    stacked: bool
    footer: bool
    copied: bool


MARKS = ("# ", "## ", "### ", "bold", "setext", "■", "●", "◆", "▲", "◎", "★", "【】", "bare")
SETTINGS = ("blank", "indent", "indent_blank", "wrap_indent", "wrap_blank", "single")
LEADS = ("dateline", "agency", "place", "none")
BYLINES = ("lead", "under", "square", "end", "slash", "role_space", "our_own", "told")
MASTHEADS = ("none", "lines", "one_line", "book", "heading", "han")
PAGES = (
    "none",
    "第1版 要闻",
    "01版：要闻",
    "A01 要闻",
    "A01/要闻",
    "第一版·要闻",
    "【第1版】",
    "## 第01版：要闻",
    "—— 第1版 ——",
)


def style(random: Random) -> Style:
    """Return a style in which no part contradicts another."""
    mark = random.choice(MARKS)
    setting = random.choice(SETTINGS)
    lead = random.choice(LEADS)
    if mark == "bare" and setting not in {"indent", "indent_blank", "wrap_indent"}:
        lead = random.choice(("dateline", "agency", "place"))  # nothing else tells headlines apart
    if setting == "single" and mark == "setext":
        setting = "blank"
    pages = random.choice(PAGES)
    if pages.startswith("##") and mark != "### ":
        pages = "01版：要闻"
    return Style(
        mark=mark, setting=setting, width=random.choice((14, 18, 22, 28, 34, 40)), lead=lead,
        byline=random.choice(BYLINES), masthead=random.choice(MASTHEADS), pages=pages, half=random.random() < 0.3,
        stacked=random.random() < 0.4, footer=random.random() < 0.5, copied=random.random() < 0.2,
    )  # fmt: skip


def sentence(random: Random) -> str:
    """Return a sentence of 25 to 60 characters."""
    parts = [random.choice(_WHEN), random.choice(_WHO) + random.choice(_DID), random.choice(_HOW)]
    if random.random() < 0.6:
        parts.append(random.choice(_THEN))
    return "，".join(parts) + "。"


def paragraph(random: Random) -> str:
    """Return one to four sentences."""
    made = "".join(sentence(random) for _ in range(random.randint(1, 4)))
    if random.random() < 0.3:
        share = f"{random.randint(2, 98)}.{random.randint(1, 9)}%"
        made += f"“{random.choice(_HOW)}。”{name(random)}说，今年比去年多了{share}。"
    return made


def name(random: Random) -> str:
    """Return a person's name."""
    return random.choice(_SURNAMES) + random.choice(_GIVEN)


def headline(random: Random, body: str) -> str:
    """Return a headline that its text answers."""
    who = next((w for w in _WHO if w in body), "老街社区")
    did = next((d for d in _DID if d in body), "整修石阶")
    first = who + did
    if random.random() < 0.5:
        return (
            first
            + " "
            + random.choice(
                ["众人搭手忙到天黑", "往后出门方便多了", f"{random.randint(3, 90)}户人家受益", "“这下放心了”"]
            )
        )
    return first + random.choice(["有了新办法", "赶在入冬以前", "今天完工", "问计于民"])


def press(seed: int) -> Printed:
    """Return one composed issue."""
    random = Random(seed)
    how = style(random)
    told: set[str] = set()
    count = random.randint(3, 7)
    newspaper = random.choice(_PAPERS) if how.masthead != "none" else None
    date = f"20{random.randint(10, 26)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    out: list[str] = []
    if newspaper:
        out += _masthead(random, how, newspaper, date)
    page_of = ""
    pieces: list[Piece] = []
    for k in range(count):
        if how.pages != "none" and (k == 0 or (k == count // 2 and count > 3)):
            number = 1 if k == 0 else 2
            if k and how.footer:
                out += ["", f"责任编辑：{name(random)} 校对：{name(random)}"]
            out += ["", _page(how.pages, number, random), ""]
            page_of = str(number) if not how.pages.startswith("A") else f"A0{number}"
        piece, lines = _set_piece(random, how, k, told)
        piece.page = page_of
        pieces.append(piece)
        out += lines
        if how.copied:
            out += ["", "上一篇  下一篇  返回目录", ""]
    if how.footer:
        makers = "责任编辑：{}　版式：{}", "责编 {} 美编 {}", "编辑丨{} 校对丨{}"
        out += ["", random.choice(makers).format(name(random), name(random)), "", "扫一扫 关注我们"]
    text = "\n".join(out).strip("\n") + "\n"
    if how.half:
        text = text.translate(str.maketrans("，：（）？", ",:()?"))
    suffix = ".md" if how.mark.startswith("#") or how.mark in {"bold", "setext"} else ".txt"
    return Printed(text, pieces, newspaper, date if newspaper else None, vars(how) | {"seed": seed}, suffix)


def _masthead(random: Random, how: Style, newspaper: str, date: str) -> list[str]:
    year, month, day = date.split("-")
    import datetime

    week = "一二三四五六日"[datetime.date.fromisoformat(date).weekday()]
    plain = f"{year}年{int(month)}月{int(day)}日"
    if how.masthead == "one_line":
        return [f"{newspaper}　{plain}　星期{week}　第{random.randint(100, 9000)}期", ""]
    if how.masthead == "book":
        return [f"《{newspaper}》（{year}年{month}月{day}日）", ""]
    if how.masthead == "heading" and how.mark in {"## ", "### "}:
        return [f"# {newspaper}", "", f"{plain} 星期{week} 总第{random.randint(100, 9000)}期 今日4版", ""]
    if how.masthead == "han":
        digits = "〇一二三四五六七八九"
        han = "".join(digits[int(c)] for c in year)
        return [
            newspaper,
            f"{han}年{_han(int(month))}月{_han(int(day))}日 星期{week} 今日四版",
            "主办：河湾镇人民政府",
            "",
        ]
    return [newspaper, f"{plain} 星期{week} 总第{random.randint(100, 9000)}期 国内统一刊号 CN 00-0000 今日4版", ""]


def _han(number: int) -> str:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


def _page(pattern: str, number: int, random: Random) -> str:
    return pattern.replace("第一", f"第{_han(number)}").replace("1", str(number)).replace("要闻", random.choice(_PAGES))


def _set_piece(random: Random, how: Style, k: int, told: set[str]) -> tuple[Piece, list[str]]:
    """Return a piece and its lines."""
    body = [paragraph(random) for _ in range(random.randint(1, 5))]
    kind = "article"
    credits: set[tuple[str, str]] = set()
    under: list[str] = []
    after: list[str] = []
    if how.mark != "bare" and random.random() < 0.12:
        kind = "photo"
        taker = name(random)
        body = [f"{random.randint(1, 12)}月{random.randint(1, 28)}日，" + sentence(random) + f"{taker} 摄"]
        credits = {("摄影", taker)}
    else:
        _sign(random, how, body, under, after, credits)
    title = headline(random, "".join(body))
    while title in told:
        title = headline(random, "".join(body)) + random.choice(["", "再记", "续闻", "又一程", "之后"])
    told.add(title)
    piece = Piece(title, list(body), kind=kind, credits=credits)
    stack: list[str] = []
    if how.stacked and kind == "article" and random.random() < 0.6:
        if random.random() < 0.6 and how.mark != "setext":
            piece.kicker = random.choice(_WHEN) + "同心协力 " + random.choice(_THEN)
        if random.random() < 0.6:
            piece.sub = "——" + random.choice(_WHO) + random.choice(_DID) + "侧记"
    section = how.mark in {"# ", "## ", "### "} and random.random() < 0.15
    if section:
        piece.section = random.choice(_SECTIONS)
        stack += [how.mark + piece.section, ""]
    stack += _stack(how, piece)
    if how.copied:
        line = f"08:{random.randint(10, 59)}　来源：{random.choice(_PAPERS)}　浏览次数：{random.randint(1, 900)}次"
        stack += random.choice((["", "放大  缩小  默认  朗读"], [line], [line + "　字号：大 中 小　打印"]))
    broken = list(body)
    if kind == "article" and how.setting == "blank" and random.random() < 0.35:
        broken = _break(random, piece, body)
    if kind == "article" and how.setting in {"blank", "indent_blank"} and random.random() < 0.15 and not after:
        _cut_off(random, piece, broken)
    lines = ["", *(["", ""] if how.setting in {"wrap_indent", "wrap_blank"} and k else []), *stack, *under]
    lines += _set_body(how, broken, after, bool(under))
    return piece, lines


def _sign(
    random: Random, how: Style, body: list[str], under: list[str], after: list[str], credits: set[tuple[str, str]]
) -> None:
    """Sign an article where its paper signs, and put its dateline."""
    one, two = name(random), name(random)
    while two == one:
        two = name(random)
    spaced = one[0] + " " + one[1] if len(one) == 2 and random.random() < 0.5 else one
    date = {
        "dateline": "本报讯",
        "agency": f"新华社河湾{random.randint(1, 12)}月{random.randint(1, 28)}日电",
        "place": f"本报河湾{random.randint(1, 28)}日讯",
        "none": "",
    }[how.lead]
    place = how.byline
    if place in {"lead", "told"} and not date:
        place = "end"
    if place == "told":
        body[0] = f"{date} 记者 {one} 通讯员 {two}报道：{body[0]}"
        credits |= {("记者", one), ("通讯员", two)}
        return
    if place == "lead":
        both = random.random() < 0.5
        body[0] = date + (f"（记者{spaced} 通讯员{two}）" if both else f"（记者 {spaced}、{two}）") + body[0]
        credits |= {("记者", one), ("通讯员" if both else "记者", two)}
        return
    if date:
        body[0] = date + random.choice(["　", " "]) + body[0]
    if place == "under":
        under.append(f"本报记者 {spaced} 通讯员 {two}")
        credits |= {("记者", one), ("通讯员", two)}
    elif place == "square":
        under.append(f"□{spaced}")
        credits.add(("作者", one))
    elif place == "our_own":
        under.append(f"{random.choice(_PAPERS)}记者 {spaced}")
        credits.add(("记者", one))
    elif place == "slash":
        under.append(f"文/{one} 图/{two}")
        credits |= {("作者", one), ("摄影", two)}
    elif place == "role_space":
        under.append(f"记者 {one} {two}")
        credits |= {("记者", one), ("记者", two)}
    else:
        after.append(f"（记者 {one}）")
        credits.add(("记者", one))


def _stack(how: Style, piece: Piece) -> list[str]:
    lines: list[str] = []
    parts = [p for p in (piece.kicker, piece.headline) if p]
    for part in parts:
        if how.mark.startswith("#"):
            lines.append(how.mark + part)
        elif how.mark == "bold":
            lines.append(f"**{part}**")
        elif how.mark == "setext":
            lines += [part, "=" * 12]
        elif how.mark == "【】":
            lines.append(f"【{part}】" if part == piece.headline else part)
        elif how.mark == "bare":
            lines.append(part)
        else:
            lines.append(how.mark + part if part == piece.headline else part)
    if piece.sub:
        lines.append(piece.sub)
    return lines


def _break(random: Random, piece: Piece, body: list[str]) -> list[str]:
    """Break one long paragraph in mid-sentence, as a column's end does."""
    long = [k for k, p in enumerate(body) if len(p) >= 80]
    if not long:
        return list(body)
    k = random.choice(long)
    spot = next((i for i in range(len(body[k]) // 2, len(body[k]) - 12) if _inside(body[k], i)), None)
    if spot is None:
        return list(body)
    piece.rejoined = 1
    return [*body[:k], body[k][:spot], body[k][spot:], *body[k + 1 :]]


def _inside(text: str, at: int) -> bool:
    """Tell whether a place is between two hanzi of a clause, away from stops and brackets."""
    return all("一" <= c <= "龥" for c in text[at - 2 : at + 2]) and "，" in text[max(0, at - 60) : at - 3]


def _cut_off(random: Random, piece: Piece, broken: list[str]) -> None:
    text = broken[-1]
    spot = next((i for i in range(len(text) - 6, max(24, len(text) // 2), -1) if _inside(text, i)), None)
    if spot is None or piece.rejoined:
        return
    broken[-1] = piece.paragraphs[-1] = text[:spot]
    piece.truncated = True


def _set_body(how: Style, body: list[str], after: list[str], under: bool) -> list[str]:
    lines: list[str] = []
    paragraphs = [*body, *after]
    blank = how.setting in {"blank", "indent_blank", "wrap_blank"}
    for k, text in enumerate(paragraphs):
        if blank or (k == 0 and not under and how.mark == "setext"):
            lines.append("")
        indent = "　　" if how.setting in {"indent", "indent_blank", "wrap_indent"} else ""
        if how.setting.startswith("wrap"):
            whole = indent + text
            lines += [whole[i : i + how.width] for i in range(0, len(whole), how.width)]
        else:
            lines.append(indent + text)
    return lines
