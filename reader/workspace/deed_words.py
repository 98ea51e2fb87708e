"""What a deed of the history is called, in words that a reader would use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import BaojiaError
from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.library import DeedRecord
    from reader.workspace.session import Session

# Deeds on one thing at a time, whose number would say nothing.
SINGLE = frozenset(
    {
        "save_search",
        "forget_search",
        "settle",
        "undo_repair",
        "redo_repair",
        "split",
        "merge",
        "set",
        "adopt",
        "set_reading",
        "part_people",
        "standing_orders",
        "book",
        "link",
        "unlink",
        "place",
        "give_back",
        "draw_pieces",
        "gather",
        "take_apart",
        "revise",
    }
)


@door
def deed_words(session: Session, record: DeedRecord) -> str:
    """Return the name of a deed: what was done, and to how many pieces where there were several."""
    if record.label == "import":
        return _import_words(session, record)
    if record.label == "annotate":
        return _annotation_words(session, record)
    if record.label in {"remove", "recover"} and len(record.subjects) == 1 and "-" not in record.subjects[0]:
        return {"remove": _("移去一份报纸"), "recover": _("放回一份报纸")}[record.label]
    if record.label == "reparse":
        count = len(record.subjects)
        return counted("重读 {n} 份报纸", count).format(n=f"{count:,}")
    named = _names().get(record.label, record.label)
    count = len(record.subjects)
    if count < 2 or record.label in SINGLE:
        return named
    return named + " " + counted("{n} 篇", count).format(n=f"{count:,}")


def _names() -> dict[str, str]:
    return {
        "bookmark": _("加书签"), "unbookmark": _("取消书签"), "read": _("标为已读"), "unread": _("标为未读"),
        "change_annotation": _("改批注"), "unannotate": _("删去批注"), "save_search": _("保存搜索"),
        "forget_search": _("拿掉搜索"), "settle": _("核对"), "undo_repair": _("改回原文"),
        "redo_repair": _("重新修整"), "split": _("拆成两篇"), "merge": _("并成一篇"), "set": _("更正"),
        "remove": _("移去"), "recover": _("放回"), "tag": _("放进剪报"), "untag": _("移出剪报"),
        "rename_tag": _("给剪报改名"), "adopt": _("接受手改的记录"),
        "set_reading": _("改读音"), "part_people": _("分开同名的人"), "standing": _("保存的搜索收下"),
        "standing_orders": _("保存的搜索自动做什么"), "link": _("连到另一篇"), "unlink": _("解开连线"),
        "book": _("编剪报本"), "place": _("挪动一段"), "give_back": _("放回正文"),
        "draw_pieces": _("在版面上分篇"), "hand_over": _("放上留下的书签、批注"),
        "drop_left": _("去掉留下的书签、批注"),
        "gather": _("合为一期"), "take_apart": _("分成几份"),
        "revise": _("认作另一个版本"),
    }  # fmt: skip


def _import_words(session: Session, record: DeedRecord) -> str:
    """Return which paper was read in, with the number of its pieces."""
    try:
        issue = session.library.current(record.subjects[0]).issue
    except (BaojiaError, IndexError):
        return _("读入一份报纸")
    count = len(issue.articles)
    pieces = counted("{n} 篇", count).format(n=f"{count:,}")
    if not issue.newspaper:
        return _("读入一份报纸，{pieces}").format(pieces=pieces)
    day = issue.date_published or ""
    return _("读入《{name}》{day}，{pieces}").format(name=issue.newspaper, day=day, pieces=pieces)


def _annotation_words(session: Session, record: DeedRecord) -> str:
    """Return with which mark, or that a note was written; only a mark that stands tells its colour."""
    from reader.rendering.overlays import color_words

    found = [a for a in session.library.annotations(record.subjects) if a.id in record.annotations]
    if not found:
        return _("划线")
    return _("写批注") if found[0].note else _("划为{mark}").format(mark=color_words(found[0].color))
