"""The forms in which `benchmarks._versions` writes an issue."""

from __future__ import annotations

import csv
import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.importing.forms.several_days import Desk, Story, told


@dataclass(frozen=True)
class Pair:
    """Two files by name and bytes; `same`: they are one issue."""

    first: tuple[str, bytes]
    second: tuple[str, bytes]
    same: bool


Stories = Sequence[Story]


def drawn(desk: Desk, many: int = 8) -> list[Story]:
    return desk.stories(many, desk.paper, desk.first)


def text_of(some: Stories, *, head: bool = True, day: bool = True) -> str:
    top = [some[0].paper] if head else []
    top += [in_chinese(some[0])] if day else []
    return "\n".join(top) + "\n\n" + "\n\n".join("■" + told(s) for s in some) + "\n"


def in_chinese(story: Story) -> str:
    year, month, day = story.day.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def text(some: Stories, name: str = "河.txt") -> tuple[str, bytes]:
    return name, text_of(some).encode()


def markdown(some: Stories) -> tuple[str, bytes]:
    head = f"# {some[0].paper}\n\n{in_chinese(some[0])}\n\n"
    return "河.md", (head + "\n\n".join("## " + told(s) for s in some) + "\n").encode()


def records(some: Stories) -> list[dict[str, str]]:
    return [
        {"title": s.headline, "newspaper": s.paper, "date": s.day, "content": "\n".join(s.body)} for s in some
    ]  # fmt: skip


def as_json(some: Stories) -> tuple[str, bytes]:
    return "河.json", json.dumps(records(some), ensure_ascii=False).encode()


def as_csv(some: Stories) -> tuple[str, bytes]:
    out = io.StringIO()
    sheet = csv.DictWriter(out, ["title", "newspaper", "date", "content"])
    sheet.writeheader()
    sheet.writerows(records(some))
    return "河.csv", out.getvalue().encode()


def page(some: Stories) -> tuple[str, bytes]:
    body = "".join(
        f"<h2>{html.escape(s.headline)}</h2>" + "".join(f"<p>{html.escape(p)}</p>" for p in s.body) for s in some
    )
    made = f"<html><head><title>{some[0].paper}</title></head><body>"
    made += f"<h1>{some[0].paper}</h1><p>{in_chinese(some[0])}</p>"
    return "河.html", (made + body + "</body></html>").encode()


def docx(some: Stories) -> tuple[str, bytes]:
    def p(words: str, style: str = "") -> str:
        styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{styled}<w:r><w:t>{html.escape(words)}</w:t></w:r></w:p>"

    body = p(some[0].paper, "Title") + p(in_chinese(some[0]))
    body += "".join(p(s.headline, "Heading1") + "".join(map(p, s.body)) for s in some)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return "河.docx", out.getvalue()


def wrapped(some: Stories) -> tuple[str, bytes]:
    def lines(words: str) -> str:
        words = "　　" + words
        return "\n".join(words[k : k + 22] for k in range(0, len(words), 22))

    top = f"{some[0].paper}\n{in_chinese(some[0])}\n\n"
    return "折行.txt", (top + "\n\n".join("\n".join((s.headline, *map(lines, s.body))) for s in some)).encode()


def changed(some: Stories, change: Callable[[str], str]) -> list[Story]:
    return [replace(s, headline=change(s.headline), body=tuple(map(change, s.body))) for s in some]


def misread(share: float, random: Random) -> Callable[[str], str]:
    """Return what reads so many characters wrong, as recognition does."""
    wrong = "曰土未日人入八己已巳大太末木囗口"
    return lambda words: "".join(random.choice(wrong) if random.random() < share else c for c in words)


def traditional(words: str) -> str:
    from reader.hanzi.script import in_script

    return in_script(words, "traditional")
