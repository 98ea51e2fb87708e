"""`backup` and `restore`: the whole library as one file, verified on both ways."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.messages import _
from reader.workspace import backing_up

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "backup": (_("备份整个报库"), "baojia backup 报库.zip"),
        "restore": (_("从备份恢复；不会盖过更新的东西"), "baojia restore 报库.zip"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("file", type=Path, metavar="FILE.zip", help=_("备份文件"))
    if name == "backup":
        parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))
        parser.add_argument("--with-pictures", action="store_true", help=_("连图和 PDF 原件一起备份"))
    if name == "restore":
        parser.add_argument("--dry-run", action="store_true", help=_("只看备份里有什么、会补回什么，不写入"))
        parser.add_argument("--into", type=Path, metavar="DIR", help=_("恢复到这个文件夹，而不是现在的报库"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.session import open_session

    with open_session(getattr(args, "into", None) or args.library) as session:
        if args.command == "backup":
            return _back_up(session, args, output)
        if args.dry_run:
            return _look(session, args, output)
        done = session.library.restore(args.file)
    described = {"path": str(args.file), "articles": done.articles, "bytes": done.bytes, "binned": done.binned}
    output.record(described, _("已从《{path}》恢复。").format(path=args.file))
    for said in backing_up.binned(done.binned):
        output.say(said)
    return 0


def _back_up(session: Session, args: argparse.Namespace, output: Output) -> int:
    """Write a backup; what the library is known to have had and lacks is said, and counts as not done."""
    done = session.library.backup(args.file, force=args.force, pictures=args.with_pictures)
    described: dict[str, Any] = {"path": str(args.file), "articles": done.articles, "bytes": done.bytes}
    described |= {"articles_known": done.articles_known, "issues": done.issues, "issues_known": done.issues_known}
    described["problems"] = [p.message for p in done.problems]
    described["pictures_left_out"] = done.pictures_left_out
    words = _("已备份到《{path}》：{issues} 期，{articles} 篇。")
    output.record(described, words.format(path=args.file, issues=done.issues, articles=done.articles))
    if done.pictures_left_out:
        output.say(
            _("图和 PDF 原件没有放进去：{n} 个；一起备份，用 --with-pictures。").format(n=done.pictures_left_out)
        )
    if done.problems:
        output.say(backing_up.warning(done))
        for said in backing_up.sentences(done):
            output.say(said)
    return 1 if done.problems else 0


def _look(session: Session, args: argparse.Namespace, output: Output) -> int:
    """Say what is in a backup, and what restoring it would do."""
    view = session.library.look_into(args.file)
    described = dataclasses.asdict(view) | {"made": view.made.isoformat(timespec="seconds")}
    output.record(described, "\n".join(backing_up.description(view)))
    return 0
