"""What a `book` command asks for: its pieces, its plan, the order of the pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.disk_words import in_words
from reader.model.errors import NotFound
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from reader.rendering.arrangement import Arrangement
    from reader.rendering.book_plan import BookPlan
    from reader.workspace.session import Session


def ids_of(session: Session, name: str) -> list[str]:
    """Return the pieces of a clipping, the oldest first in it, else those that an id names. Raises NotFound."""
    from reader.model.summary import Collection
    from reader.workspace import exporting

    tagged = session.library.catalogue.list(Collection(kind="tag", path=(name,)))
    return [row.id for row in tagged] or exporting.chosen(session, [name])


def plan_of_arguments(args: argparse.Namespace, session: Session) -> BookPlan:
    """Return the plan that is meant: a file's, else that of the one clipping named, with what the options say."""
    from dataclasses import replace

    from reader.rendering.book_plan import BookPlan, read_plan
    from reader.workspace.book_making import plan_of

    plan = read_plan(read(args.plan)) if args.plan else None
    if plan is None and len(args.pieces) == 1:
        plan = plan_of(session, args.pieces[0])
    plan = plan or BookPlan()
    said = {name: getattr(args, name) for name in ("compiler", "publisher") if getattr(args, name) is not None}
    if args.citation:
        said["edition"] = args.citation
    if args.cover:
        said["cover"] = str(args.cover)
    if args.preface is not None:
        said["preface"] = _text_of(args.preface)
    title = args.title or plan.title or next((n for n in args.pieces if "-" not in n), "") or _("剪报")
    return replace(plan, title=title, omitted=tuple(dict.fromkeys((*plan.omitted, *(args.without or ())))), **said)


def arranged(args: argparse.Namespace, plan: BookPlan) -> Arrangement:
    """Return the order of the pieces: the plan's, unless an option asks for another."""
    from dataclasses import replace

    made = plan.arrangement()
    if args.order or args.chapters:
        made = replace(made, planned=(), order=args.order or "given", division=args.chapters or "none")
    return made


def as_asked(session: Session, ids: list[str], args: argparse.Namespace, plan: BookPlan) -> BookPlan:
    """Return the plan with its chapters as they come out for these pieces."""
    from dataclasses import replace

    from reader.rendering.arrangement import as_planned
    from reader.workspace import opening

    return replace(plan, chapters=as_planned(arranged(args, plan).chapters(opening.pieces(session, ids))))


def read(path: Path) -> bytes:
    """Return the bytes of a file that was named. Raises NotFound."""
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path=path, reason=in_words(trouble))) from trouble


def _text_of(path: Path) -> str:
    try:
        return read(path).decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path=path, reason=_("不是 UTF-8 文本"))) from trouble
