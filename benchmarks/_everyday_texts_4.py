# ruff: noqa: E501 - a page is easier to read as it is printed
"""Everyday kinds of pasted text, fourth round: written after the rules were mended on the third, measured once."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks._everyday_desk import Desk, Paper, Piece
from benchmarks._everyday_texts import IND, joined, one, wrap


def angle_heads(own: Desk) -> Paper:
    """Headlines in 《》 on lines of their own, authors beside by a slash."""
    pieces: list[Piece] = []
    rows = []
    for s in own.stories(3, 500, 24):
        a = own.name()
        s.credits = [("作者", [a])]
        pieces.append(s)
        rows.append(f"{s.headline} / {a}\n\n{joined(s)}")
    return one(own, f"{own.paper} {own.said} 第5版 读者之友\n\n" + "\n\n\n".join(rows) + "\n", pieces, ["5"])


def page_line_between(own: Desk) -> Paper:
    """Pages one below the other, each ended by its number and the paper's name at the foot."""
    pieces: list[Piece] = []
    text = ""
    for no, name in (("1", "要闻"), ("2", "民生"), ("3", "文化")):
        for s in own.stories(2, 400, 26):
            own.lead(s)
            s.page = no
            pieces.append(s)
        text += (
            f"{own.paper}　第{no}版　{name}　{own.said}\n\n"
            + "\n\n".join(f"{s.headline}\n{joined(s)}" for s in pieces[-2:])
            + f"\n\n{own.paper}　{own.week}　本版责编 {own.name()}\n\n"
        )
    return one(own, text, pieces, ["1", "2", "3"])


def emoji(own: Desk) -> Paper:
    """An account's list: each item with a sign, headline, text below; the account's words at the end."""
    pieces = own.stories(4, 260, 22)
    for s in pieces:
        s.paragraphs = ["".join(s.paragraphs)]
    signs = "📌🔔📣🌟"
    text = (
        f"【{own.town}早知道】{own.m}月{own.d}日\n\n"
        + "\n\n".join(f"{signs[k]}{s.headline}\n{s.paragraphs[0]}" for k, s in enumerate(pieces))
        + f"\n\n来源：{own.paper}\n编辑：{own.name()}\n"
    )
    return one(own, text, pieces, paper=None, date=None)


def speech(own: Desk) -> Paper:
    """A report with a long speech: paragraphs that begin 他说, and a box of facts 新闻链接 at the end."""
    s, t = own.lead(own.story(600)), own.lead(own.story(500))
    link = Piece("新闻链接", ["河长制由各级党政负责人担任河长，负责组织领导相应河湖的管理和保护工作。"])
    s.paragraphs += ["新闻链接", link.paragraphs[0]]
    text = f"{own.paper}\n{own.said} 04版 国内\n\n{s.headline}\n\n{joined(s)}\n\n{t.headline}\n\n{joined(t)}\n"
    return one(own, text, [s, t], ["04"])


def narrow_heads(own: Desk) -> Paper:
    """Typed from paper: headlines broken on two lines, texts wrapped at 16 characters, no blank lines."""
    pieces: list[Piece] = []
    text = f"{own.paper}\n{own.said}　第二版\n"
    for s in own.stories(3, 400, 24):
        while not 14 <= len(s.headline) <= 24 or " " in s.headline:
            s = own.story(400, 24)
        own.lead(s)
        pieces.append(s)
        half = (len(s.headline) + 1) // 2
        text += (
            s.headline[:half] + "\n" + s.headline[half:] + "\n" + "\n".join(wrap(p, 16) for p in s.paragraphs) + "\n"
        )
    return one(own, text, pieces, ["2"])


def slash_info(own: Desk) -> Paper:
    """Archive copies: 报名/日期/版次/作者 behind the headline on one line."""
    pieces: list[Piece] = []
    rows = []
    for no in ("1", "2", "6"):
        s = own.story(500)
        a = own.name()
        s.page, s.credits = no, [("作者", [a])]
        pieces.append(s)
        rows.append(f"{s.headline}\n{own.paper}/{own.y}年/{own.m}月/{own.d}日/第{no}版/作者：{a}\n\n{joined(s)}")
    return one(own, "\n\n\n".join(rows) + "\n", pieces, ["1", "2", "6"])


def quiz(own: Desk) -> Paper:
    """A page with an appeal for contributions below two essays."""
    a, b = own.names(2)
    p = Piece(
        "老照片里的码头",
        [
            "照片背面写着一九五六年，父亲站在船头，身后是成垛的麻袋。",
            "那时的码头没有吊机，全靠肩挑背扛，号子声能传出三里地。",
        ],
        credits=[("作者", [a])],
    )
    q = Piece(
        "外婆的蒲扇",
        ["外婆的蒲扇用布条滚了边，扇了十几个夏天。", "如今空调嗡嗡地响，我却总想起那阵不紧不慢的风。"],
        credits=[("作者", [b])],
    )
    n = Piece(
        "征稿启事", ["本版欢迎读者来稿，题材不限，千字以内为宜。", "投稿邮箱：fukan@example.invalid"], kind="notice"
    )
    text = (
        f"{own.paper}·副刊\n{own.said}　第12版\n\n"
        + "\n\n".join(f"{x.headline}\n{x.credits[0][1][0]}\n{joined(x)}" for x in (p, q))
        + f"\n\n{n.headline}\n{joined(n)}\n"
    )
    return one(own, text, [p, q, n], ["12"])


def ordered(own: Desk) -> Paper:
    """A review of the week: 一、 headline on its own line, then text; an introduction above."""
    pieces = own.stories(4, 300, 24)
    for s in pieces:
        s.paragraphs = ["".join(s.paragraphs)]
    intro = "一周新闻回顾"
    numerals = "一二三四"
    text = (
        f"{own.paper}\n{own.said}\n\n{intro}\n\n"
        + "\n\n".join(f"{numerals[k]}、{s.headline}\n{joined(s)}" for k, s in enumerate(pieces))
        + "\n"
    )
    return one(own, text, pieces)


def credited_inside(own: Desk) -> Paper:
    """本报讯 with the reporter at the end of the text, in brackets with 摄影报道 for some."""
    pieces: list[Piece] = []
    rows = []
    for k, s in enumerate(own.stories(3, 400)):
        a = own.name()
        s.paragraphs[0] = "本报讯　" + s.paragraphs[0]
        s.paragraphs[-1] += f"（{a}）" if k != 1 else f"（通讯员 {a}）"
        s.credits = [("作者" if k != 1 else "通讯员", [a])]
        pieces.append(s)
        rows.append(f"{s.headline}\n{joined(s)}")
    return one(own, f"{own.paper}　{own.said}　③版　综合新闻\n\n" + "\n\n".join(rows) + "\n", pieces, ["3"])


def plain_two(own: Desk) -> Paper:
    """No masthead at all: a headline, text, a headline, text; parted by two blank lines."""
    pieces = own.stories(3, 600)
    return one(
        own,
        "\n\n\n".join(f"{s.headline}\n\n{joined(s, '', chr(10) * 2)}" for s in pieces) + "\n",
        pieces,
        paper=None,
        date=None,
    )


def thousand(own: Desk) -> Paper:
    """A single long story with its deck, reporter and editor's remark at the end."""
    s = own.story(900)
    while len(s.paragraphs) < 5:
        s.paragraphs += [t for t in own.story(600).paragraphs if "消息" not in t[:12]]
    a = own.name()
    s.kicker, s.sub, s.credits = "一座老厂的新生", "——来自基层的调查", [("记者", [a])]
    s.paragraphs.append("编后：转型没有捷径，唯有一步一个脚印。")
    return one(
        own,
        f"{own.said} {own.paper} 第1版\n\n{s.kicker}\n{s.headline}\n{s.sub}\n\n□ 本报记者 {a}\n\n{joined(s)}\n",
        [s],
        ["1"],
    )


def short_wire(own: Desk) -> Paper:
    """Very short items, each with its agency's head, no headlines but a section's."""
    pieces = own.stories(3, 220, 22)
    for s in pieces:
        s.paragraphs = [f"据新华社{own.town}{own.m}月{own.d}日电　" + "".join(s.paragraphs)]
    return one(
        own,
        f"{own.paper} {own.said} 第4版 国际\n\n" + "\n".join(f"{s.headline}\n{joined(s)}" for s in pieces) + "\n",
        pieces,
        ["4"],
    )


def fullwidth(own: Desk) -> Paper:
    """Full-width digits and letters, dates in full-width digits."""
    wide = str.maketrans(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ%.",
        "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ％．",
    )
    pieces = [own.lead(s) for s in own.stories(3, 400)]
    text = f"{own.paper}　{own.said}　第３版\n\n" + "\n\n".join(f"{s.headline}\n{joined(s)}" for s in pieces) + "\n"
    return one(own, text.translate(wide), pieces, ["3"])


def city_pages(own: Desk) -> Paper:
    """Two local editions' sections by their towns, ◎ in brackets before each brief."""
    pieces: list[Piece] = []
    text = f"{own.paper} {own.iso} A7 县区\n\n"
    for town in ("柏川", "安陵"):
        text += f"【{town}】\n"
        for s in own.stories(2, 240, 22):
            s.headline, s.paragraphs, s.section = s.headline.replace(" ", "，"), ["".join(s.paragraphs)], town
            pieces.append(s)
            text += f"◎{s.headline}\n{joined(s)}\n"
        text += "\n"
    return one(own, text, pieces, ["A7"])


def dialogue(own: Desk) -> Paper:
    """An interview by Q: A:, with a lead and the guest's card."""
    a, g = own.names(2)
    p = Piece(
        "让博物馆活起来",
        [
            f"嘉宾：{g}，{own.town}博物馆馆长",
            "Q：年轻人为什么愿意来？",
            "A：因为我们把展柜搬到了街上，先让他们碰见，再让他们走近。",
            "Q：最难的是什么？",
            "A：是舍得。舍得把最好的东西拿出来，也舍得改掉老规矩。",
        ],
        credits=[("记者", [a])],
    )
    q = own.lead(own.story())
    return one(
        own,
        f"{own.paper}　{own.said}　第08版 对话\n\n{p.headline}\n本报记者 {a}\n\n{joined(p)}\n\n{q.headline}\n\n{joined(q)}\n",
        [p, q],
        ["08"],
    )


def lists(own: Desk) -> Paper:
    """A list of those honoured between stories."""
    s, t = own.lead(own.story(500)), own.lead(own.story(500))
    who = own.names(8)
    n = Piece(
        "获奖名单",
        [f"一等奖：{who[0]} {who[1]}", f"二等奖：{who[2]} {who[3]} {who[4]}", f"三等奖：{who[5]} {who[6]} {who[7]}"],
        kind="notice",
    )
    return one(
        own,
        f"{own.paper} {own.said} 第6版\n\n{s.headline}\n{joined(s)}\n\n{n.headline}\n"
        + "\n".join(n.paragraphs)
        + f"\n\n{t.headline}\n{joined(t)}\n",
        [s, n, t],
        ["6"],
    )


def note_app(own: Desk) -> Paper:
    """Copied from a reading program: 摘录 and its place behind each piece."""
    pieces = own.stories(2, 500)
    rows = [f"{s.headline}\n\n{joined(s, '', chr(10) * 2)}\n\n——摘自《{own.paper}》{own.said}" for s in pieces]
    return one(own, "\n\n".join(rows) + "\n", pieces)


def supplement_numbers(own: Desk) -> Paper:
    """A story in numbered parts: 1 / 2 / 3 on lines of their own, the author below the headline."""
    a = own.name()
    p = Piece(
        "守塔人",
        [
            "1",
            "塔在半岛尽头，风大的日子，门要用肩膀去顶。",
            "老郑在这里守了二十六年，灯没有灭过一夜。",
            "2",
            "第一次下塔，是儿子结婚。",
            "他在城里住了三天，夜里总醒，嫌屋里没有浪声。",
            "3",
            "后来装了自动灯，他也没有走。",
            "他说，灯不用人了，可是船还要有人看着。",
        ],
        credits=[("作者", [a])],
    )
    t = own.lead(own.story())
    return one(
        own,
        f"{own.paper} {own.said} 第8版\n\n{p.headline}\n{IND}{a}\n\n{joined(p)}\n\n{t.headline}\n{joined(t)}\n",
        [p, t],
        ["8"],
    )


TEXTS_4: tuple[Callable[[Desk], Paper], ...] = (
    angle_heads, page_line_between, emoji, speech, narrow_heads, slash_info, quiz, ordered, credited_inside, plain_two, thousand,
    short_wire, fullwidth, city_pages, dialogue, lists, note_app, supplement_numbers,
)  # fmt: skip
