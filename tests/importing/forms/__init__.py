"""Forms in which people keep newspapers: invented files, each with what must come out of it.

A form's `expect` is data: `pieces` in any order (a key left out is not judged), `kept` strings that must be somewhere,
`set_aside` strings that no piece may hold and that must be set aside, `warnings` at least so many, `refused` a kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# Four short texts that answer their headlines.
FERRY = (
    "柳林渡的铁船昨天清晨换上了新缆绳，旧绳用了九年，磨得只剩半截手腕粗，船工们早就不敢满载过江。",
    "船工阮长河说，新绳是镇上织网社搓的，用了三百斤黄麻，浸过两遍桐油，试拉的时候二十个人都没有拉断。",
    "渡口从今天起恢复每天六班，早晚各加一班送学生，票价不变，遇到大雾仍旧停航。",
)
SCHOOL = (
    "杏坪小学的操场边上新辟了一畦药圃，种着薄荷、紫苏和艾草，每个班分到两垄地，轮流浇水拔草。",
    "校医邵青禾教孩子们认叶子，闻气味，把晒干的艾草捆成小把，端午节的时候让他们带回家去。",
)
BRIDGE = (
    "石门桥的桥面翻修昨晚完工，今天一早放行，等候在两头的货车排了半里路，司机们按着喇叭慢慢驶过。",
    "养护段的人说，这次换下来的石板都编了号，堆放在桥头的空地上，留着明年修河埠的时候再用。",
)
HEADS = {"ferry": "柳林渡换上新缆绳", "school": "杏坪小学辟出一畦药圃", "bridge": "石门桥翻修放行"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One file or folder: `files` by name (a folder where there are several), and what must come of it."""

    name: str
    files: dict[str, str | bytes]
    expect: dict[str, Any] = field(default_factory=dict)


def paragraphs(texts: tuple[str, ...], tag: str = "p") -> str:
    """Return texts as elements."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def menu(count: int = 6) -> str:
    """Return a list of links to other pages."""
    return "<ul>" + "".join(f'<li><a href="/c/{k}.html">本地栏目第{k}号</a></li>' for k in range(count)) + "</ul>"


def page(head: str, body: str) -> str:
    """Return a page."""
    return f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
