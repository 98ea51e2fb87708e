"""What the tree's nodes are called and which icon they have."""

from __future__ import annotations

from reader.model.messages import _
from reader.model.summary import Collection, CollectionKind, TreeNode

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
    "newspaper": "newspaper", "issue": "newspaper", "section": "folder", "tag": "scissors",
    "search": "magnifying-glass", "removed": "trash",
}  # fmt: skip
# Nodes whose count asks for something.
STRONG: frozenset[CollectionKind] = frozenset({"unread", "doubtful"})
# Shown even with nothing in them: a reader looks for them there.
ALWAYS: frozenset[CollectionKind] = frozenset({"all", "unread", "bookmarked", "annotated"})


def groups() -> tuple[tuple[str, tuple[CollectionKind, ...]], ...]:
    """Return the tree's sections in order, with the kinds of nodes that stand in each."""
    return (
        (_("阅览"), ("unread", "today", "all", "bookmarked", "annotated", "recent", "doubtful", "search")),
        (_("栏目"), ("section",)),
        (_("报纸"), ("newspaper", "issue")),
        (_("剪报"), ("tag",)),
        ("", ("removed",)),
    )


def smart_names() -> dict[CollectionKind, str]:
    """Return the names of the collections that are ours and not the paper's."""
    return {
        "all": _("全部"), "unread": _("未读"), "today": _("今天的报纸"), "bookmarked": _("书签"),
        "annotated": _("批注"), "recent": _("最近读过"), "doubtful": _("待核对"), "removed": _("移去的"),
    }  # fmt: skip


def name_of(node: TreeNode) -> str:
    """Return the name of a node."""
    return node.label or name_of_collection(node.collection)


def name_of_collection(collection: Collection) -> str:
    """Return the name of a collection that no node gives a label."""
    own = smart_names().get(collection.kind)
    if own is not None:
        return own
    last = collection.path[-1] if collection.path else ""
    if last:
        return last
    if collection.kind == "newspaper":
        return _("未知报纸") if len(collection.path) < 2 else _("日期不详")
    return _("未分类")


def icon_of(collection: Collection) -> str:
    """Return the icon of a top node; nodes below one have none."""
    if collection.kind == "section" and collection.path:
        return SECTION_ICONS.get(collection.path[-1], "folder")
    return KIND_ICONS[collection.kind]


def spoken(node: TreeNode, *, expanded: bool) -> str:
    """Return a node as a screen reader says it: `要闻，312 篇，6 篇未读，已展开`."""
    parts = [name_of(node), _("{n} 篇").format(n=node.count)]
    if node.unread:
        parts.append(_("{n} 篇未读").format(n=node.unread))
    if node.children:
        parts.append(_("已展开") if expanded else _("已收起"))
    return _("，").join(parts)
