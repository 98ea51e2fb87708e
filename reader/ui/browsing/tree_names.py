"""What the tree's nodes are called and which icon they have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reader.model.messages import _, counted, language
from reader.model.summary import Collection, CollectionKind, TreeNode
from reader.ui.browsing.subject_words import in_words, is_ours

SECTION_ICONS = {
    "要闻": "megaphone-simple", "头版": "megaphone-simple", "时政": "megaphone-simple", "新闻": "megaphone-simple",
    "民生": "house-line", "社会": "house-line", "文化": "bank", "副刊": "bank", "教育": "bank", "乡村": "tree",
    "农业": "tree", "三农": "tree", "环境": "tree", "科普角": "flask", "科普": "flask", "科技": "flask",
    "科学": "flask",
    "图片": "image-square", "图片新闻": "image-square", "摄影": "image-square",
}  # fmt: skip
KIND_ICONS: dict[CollectionKind, str] = {
    "all": "files", "unread": "tray", "today": "sun-horizon", "bookmarked": "bookmark-simple",
    "annotated": "note-pencil", "recent": "clock-counter-clockwise", "doubtful": "check-square-offset",
    "newspaper": "newspaper", "issue": "newspaper", "section": "folder", "tag": "scissors", "person": "user",
    "search": "magnifying-glass", "removed": "trash",
}  # fmt: skip
NUMBER = re.compile(r"[0-9A-Za-z./-]+")
# Nodes whose count asks for something.
STRONG: frozenset[CollectionKind] = frozenset({"unread", "doubtful"})
# Shown even with nothing in them: a reader looks for them there.
ALWAYS: frozenset[CollectionKind] = frozenset({"all", "unread", "bookmarked", "annotated", "search"})


def groups() -> tuple[tuple[str, tuple[CollectionKind, ...]], ...]:
    """Return the tree's sections in order, with the kinds of nodes that stand in each."""
    return (
        (_("阅览"), ("unread", "today", "all", "bookmarked", "annotated", "recent", "doubtful", "search")),
        (_("栏目"), ("section",)),
        (_("报纸"), ("newspaper", "issue")),
        (_("剪报"), ("tag",)),
        (_("人物"), ("person",)),
        ("", ("removed",)),
    )


def smart_names() -> dict[CollectionKind, str]:
    """Return the names of the collections that are ours and not the paper's."""
    return {
        "all": _("全部"), "unread": _("未读"), "today": _("今天的报纸"), "bookmarked": _("书签"),
        "annotated": _("批注"), "recent": _("最近读过"), "doubtful": _("待核对"), "removed": _("移去的"),
    }  # fmt: skip


def is_printed(collection: Collection) -> bool:
    """Tell whether a collection's name is the paper's words, neither ours nor the reader's."""
    if collection.kind == "section":
        return bool(collection.path) and not is_ours(collection.path[-1])
    return collection.kind in {"newspaper", "issue", "person"}


def name_of(node: TreeNode) -> str:
    """Return the name of a node."""
    path, label = node.collection.path, node.label
    if label and node.collection.kind == "newspaper" and len(path) > 1:
        return (year_words, issue_words, printed_page_words)[min(len(path), 4) - 2](label)
    if label and node.collection.kind == "section":
        return in_words(label)
    return label or name_of_collection(node.collection)


def title_of(nodes: Sequence[TreeNode], collection: Collection) -> str:
    """Return what stands over the list: `青石湾报 11月24日 02版 要闻`, from the nodes on the way to a collection."""
    if collection.kind != "newspaper" or len(collection.path) < 2:
        return name_of(nodes[-1]) if nodes else name_of_collection(collection)
    if len(collection.path) == 2 and "-" in collection.path[1] and nodes:
        whole = year_words(collection.path[1][:4])
        return f"{name_of(nodes[0])} {whole}{'' if whole.endswith('年') else ' '}{year_words(collection.path[1])}"
    # A day says its year by itself where it matters, so the year's own node is left out.
    kept = [n for n in nodes if len(n.collection.path) != 2 or len(collection.path) == 2]
    named = [name_of(n) for k, n in enumerate(kept) if n.label or not k]
    return " ".join(named) or name_of_collection(collection)


def year_words(label: str) -> str:
    """Return a year, or a month of one, as the tree says it."""
    year, dash, month = label.partition("-")
    if dash:
        return f"{date(int(year), int(month), 1):%b}" if language() == "en" else f"{int(month)}月"
    return label if language() == "en" else f"{label}年"


def issue_words(label: str) -> str:
    """Return an issue's day without its year, and how it begins where others are of that day; or its number, or how it
    begins.
    """
    printed, _space, beginning = label.partition(" ")
    try:
        day = date.fromisoformat(printed)
    except ValueError:
        return _("第{number}期").format(number=label) if NUMBER.fullmatch(label) else label
    words = f"{day.day} {day:%b}" if language() == "en" else f"{day.month}月{day.day}日"
    return f"{words} {beginning}".strip()


def printed_page_words(label: str) -> str:
    """Return a page with its name: `02版 要闻`."""
    number, _space, name = label.partition(" ")
    if not any(c.isdigit() for c in number):
        return label
    page = _("{page}版").format(page=number.zfill(2) if number.isdigit() else number)
    return f"{page} {name}".strip()


def name_of_collection(collection: Collection) -> str:
    """Return the name of a collection that no node gives a label."""
    own = smart_names().get(collection.kind)
    if own is not None:
        return own
    unnamed = collection.kind == "newspaper" and len(collection.path) == 3  # the last step is the issue's id
    last = collection.path[-1] if collection.path and not unnamed else ""
    if last:
        return in_words(last) if collection.kind == "section" else last
    if collection.kind == "newspaper":
        return (_("未知报纸"), _("日期不详"), _("没有印日期的一份"), _("版面不详"))[min(len(collection.path), 4) - 1]
    return _("未分类")


def icon_of(collection: Collection) -> str:
    """Return the icon of a top node; nodes below one have none."""
    if collection.kind == "section" and collection.path:
        return SECTION_ICONS.get(collection.path[-1], "folder")
    return KIND_ICONS[collection.kind]


def spoken(node: TreeNode, *, expanded: bool) -> str:
    """Return a node as a screen reader says it: `要闻，312 篇，6 篇未读，已展开`."""
    parts = [name_of(node), counted("{n} 篇", node.count).format(n=node.count)]
    if node.places:
        parts.append(counted("{n} 处", node.places).format(n=node.places))
    if node.unread:
        parts.append(_("{n} 篇未读").format(n=node.unread))
    if node.children:
        parts.append(_("已展开") if expanded else _("已收起"))
    return _("，").join(parts)
