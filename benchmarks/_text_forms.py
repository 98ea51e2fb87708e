"""A grammar of the forms in which people paste newspapers: one seed, one text with what must come of it.

A form is put together from productions that know nothing of one another: how the paper names itself, how paragraphs
are set, how headlines are marked and stacked, who signs where, what kinds of piece stand together, what a site or a
program leaves between them. Words are invented (`_page_words`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks._page_words import Words
from benchmarks._text_furniture import BETWEEN, MASTHEADS, SECTIONS, Printed

_SETTINGS = ("wide", "narrow", "blank", "plain", "wrapped", "wrapped-blank")
_MARKS = ("bare", "bare", "bullet", "bracket", "level", "bold", "centred", "number")
_STACKS = ("head", "head", "kicker", "sub", "both", "halves")
_SIGNS = ("lead", "lead", "line", "box", "name", "tail", "right", "pair", "none")
_DEPTH = "　" * 12
_NAMES = ("灶台边", "慢板", "烟火人间", "堤岸", "晒谷场", "渡口闲话", "灯下", "一方水土")


@dataclass
class Form:
    """A composed text; `kind` names its productions, `expect` is as in tests.importing.forms."""

    kind: tuple[str, ...]
    text: str = ""
    expect: dict[str, Any] = field(default_factory=dict)


@dataclass
class _Style:
    setting: str
    mark: str
    stack: str
    sign: str
    between: str
    section: str
    width: int
    below: int
    apart: int
    bullet: str


def compose(seed: int) -> Form:
    """Return the form of a seed."""
    words = Words(seed)
    pick = words.random.choice
    style = _Style(
        setting=pick(_SETTINGS), mark=pick(_MARKS), stack=pick(_STACKS), sign=pick(_SIGNS), between=pick(list(BETWEEN)),
        section=pick(list(SECTIONS)), width=pick([15, 17, 20, 24, 32]), below=pick([0, 0, 1]), apart=pick([1, 1, 2]),
        bullet=pick("■◆●▲★"),
    )  # fmt: skip
    masthead = pick(list(MASTHEADS))
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=words.random.randrange(330))
    printed: Printed = MASTHEADS[masthead](words, day)
    others = [pick(list(_OTHERS))] if words.random.random() < 0.5 else []
    form = Form((masthead, style.setting, style.mark, style.stack, style.sign, style.between, style.section, *others))
    form.expect = {"pieces": [], **printed.expect}
    parts = [*printed.lines, *[""] * (1 if printed.lines else 0)]
    count = words.random.randint(2, 4)
    place = words.random.randrange(count)
    for k in range(count):
        parts += _story(form, words, style, k)
        parts += [*BETWEEN[style.between](words, last=k == count - 1), *[""] * style.apart]
        if others and k == place:
            parts += [*_OTHERS[others[0]](form, words, style), *[""] * style.apart]
    form.text = "\n".join(parts).strip("\n") + "\n"
    return form


def _story(form: Form, words: Words, style: _Style, k: int) -> list[str]:
    """Return the lines of a story, and write down what must come of it."""
    story = words.story(words.random.randint(90, 260), kicker=0, sub=0)
    story.paragraphs[0] = _bare(story.paragraphs[0])
    headline = str(story.headline).replace(" ", "，" if style.stack == "halves" else " ")
    want: dict[str, Any] = {"headline": headline, "kicker": None, "subheadline": None}
    lines = [headline]
    if style.stack == "halves" and style.mark in {"bare", "centred"} and len(headline) >= 10:
        # A line is broken at a comma, which then is not printed, or where it is full.
        middle = headline.find("，") if abs(2 * headline.find("，") - len(headline)) <= 2 else (len(headline) + 1) // 2
        lines = [headline[:middle].rstrip("，"), headline[middle:].lstrip("，")]
        headline = want["headline"] = "".join(lines)
    if style.stack in {"kicker", "both"}:
        want["kicker"] = words.kicker()
        lines.insert(0, want["kicker"])
    if style.stack in {"sub", "both"}:
        want["subheadline"] = "——" + words.sub().lstrip("—")
        lines.append(want["subheadline"])
    main = lines.index(headline) if headline in lines else 0
    lines[main] = _marked(lines[main], style, k)
    if style.mark == "centred":
        lines = ["　" * max(1, 10 - len(line) // 2) + line for line in lines]
    if style.section != "none" and words.random.random() < 0.6:
        want["section"] = words.random.choice(_NAMES)
        lines = [SECTIONS[style.section](want["section"]), *[""] * words.random.choice([0, 1]), *lines]
    signed, texts, want["credits"] = _signed(words, style, story.paragraphs)
    want["paragraphs"] = texts
    form.expect["pieces"].append(want)
    gap = [""] * (style.below if not signed or style.setting.endswith("blank") else 0)
    return [*lines, *signed, *gap, *_set(texts, style)]


def _bare(paragraph: str) -> str:
    """Return a first paragraph without the lead that `Words.story` may have given it."""
    return paragraph.partition("）")[2] if paragraph.startswith("本报讯") else paragraph


def _marked(headline: str, style: _Style, k: int) -> str:
    numbers = "一二三四五六七八"
    return {
        "bullet": style.bullet + headline, "bracket": f"【{headline}】", "level": "# " + headline,
        "bold": f"**{headline}**", "number": f"{numbers[k]}、{headline}",
    }.get(style.mark, headline)  # fmt: skip


def _signed(words: Words, style: _Style, texts: list[str]) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return the byline's lines, the paragraphs as they stand in print, and the credits."""
    who, other = words.name(), words.name()
    first, last = texts[0], texts[-1]
    match style.sign:
        case "lead":
            return [], [f"本报讯（记者{who}）{first}", *texts[1:]], [("记者", who)]
        case "line":
            return [f"本报记者 {who}"], texts, [("记者", who)]
        case "box":
            return [f"□ 本报记者 {who} 通讯员 {other}"], texts, [("记者", who), ("通讯员", other)]
        case "name":
            return [who], texts, [("作者", who)]
        case "right":
            return [_DEPTH + who], texts, [("作者", who)]
        case "pair":
            return [f"文/{who} 图/{other}"], texts, [("作者", who), ("摄影", other)]
        case "tail":
            return [], [*texts[:-1], f"{last}（记者 {who}）"], [("记者", who)]
    return [], texts, []


def _set(texts: list[str], style: _Style) -> list[str]:
    """Return paragraphs as the form sets them."""
    made: list[str] = []
    for k, text in enumerate(texts):
        if style.setting == "wide":
            made.append("　　" + text)
        elif style.setting == "narrow":
            made.append("    " + text)
        elif style.setting == "blank":
            made += [*([""] if k else []), text]
        elif style.setting.startswith("wrapped"):
            indent = "" if style.setting.endswith("blank") else "　　"
            made += [*([""] if k and not indent else []), *_wrapped(indent + text, style.width)]
        else:
            made.append(text)
    return made


def _wrapped(text: str, width: int) -> list[str]:
    made = []
    while text:
        cut = width
        while cut < len(text) and text[cut] in "，。、：；！？”）》":
            cut += 1
        made.append(text[:cut])
        text = text[cut:]
    return made


def _briefs(form: Form, words: Words, style: _Style) -> list[str]:
    """Return a run of briefs under a section's name."""
    way = words.random.choice(["【{}】{}", "●{}　{}", "◇{} {}", "▲{}。{}"])
    made = ["一周简讯" if words.random.random() < 0.5 else "短波"]
    for _k in range(words.random.randint(2, 4)):
        place, work = words.place(), words.pick(["修桥", "换灯", "清淤", "植树", "开渠"])
        text = f"{place}的{words.pick(['村民', '船工', '老师'])}为{work}的事忙了三天，{words.sentence()}"
        made += [way.format(place + work, text), *[""] * words.random.choice([0, 1])]
        form.expect["pieces"].append({"headline": place + work, "paragraphs": [text], "kicker": None})
    return made


def _letter(form: Form, words: Words, style: _Style) -> list[str]:
    """Return a letter to the paper."""
    head = words.place() + words.random.choice(["的路灯该修了", "的站牌太小", "谢谢好心人"])
    text, who = words.paragraph(60), words.name()
    form.expect["pieces"].append({"headline": head, "contains": [text], "credits": [("作者", who)], "kicker": None})
    return [head, "编辑同志：", "　　" + text, _DEPTH + f"{words.random.choice(['读者', '市民', '村民'])} {who}"]


def _poem(form: Form, words: Words, style: _Style) -> list[str]:
    """Return a poem under its title and its author's name."""
    who = words.name()
    lines = "风从渡口来 吹动一树杏花 老桥弯着腰 数过往的船 我把影子 系在缆桩上 等一盏灯 慢慢亮起来"
    verse = words.random.sample(lines.split(), 6)
    title = words.random.choice(["渡口", "春信", "旧桥", "夜航船"])
    form.expect["pieces"].append({"headline": title, "kind": "poem", "contains": verse, "credits": [("作者", who)]})
    return [title, who, *verse]


def _timetable(form: Form, words: Words, style: _Style) -> list[str]:
    """Return a timetable: a notice, which is not asked for, and none of whose rows may be a headline."""
    rows = [f"{words.place()}　{h:02d}:{m:02d}　{h + 9:02d}:{m:02d}" for h, m in ((6, 10), (7, 25), (8, 40))]
    form.expect.setdefault("kept", []).extend(rows)
    return ["班车时刻", *rows]


def _interview(form: Form, words: Words, style: _Style) -> list[str]:
    """Return questions and answers under a headline."""
    who, guest = words.name(), words.name()
    head = f"{guest}：{words.random.choice(['做一件事就做到底', '手艺要有人看', '船要走灯要留'])}"
    ask, say = words.random.choice([("记者", guest), ("问", "答"), ("Q", "A")])
    turns = [f"{ask}：{words.sentence()[:-1]}吗？", f"{say}：{words.paragraph(40)}"] * 1
    turns += [f"{ask}：往后怎么打算？", f"{say}：{words.paragraph(40)}"]
    form.expect["pieces"].append({"headline": head, "credits": [("记者", who)], "contains": turns, "kicker": None})
    return [head, f"本报记者 {who}", *turns]


_OTHERS: dict[str, Callable[[Form, Words, _Style], list[str]]] = {
    "briefs": _briefs, "letter": _letter, "poem": _poem, "timetable": _timetable, "interview": _interview,
}  # fmt: skip
