"""`move`: the whole library to another place, verified before it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("把报库搬到别处"), "baojia move 新的地方/报库"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=_("新的文件夹，还没有或是空的"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import moving
    from reader.workspace.session import open_session

    def told(done: int, total: int) -> None:
        output.progress(_("正在搬：{done} / {total} MB").format(done=done >> 20, total=total >> 20))

    with open_session(args.library) as session:
        session.library.refresh()
        count = session.library.statistics().articles
        cache = session.library.cache_folder
        try:
            moved = moving.move(session, args.folder, progress=told)
        finally:
            output.end_progress()
    moving.carry_cache(cache, moved.path)
    described = {"path": str(moved.path), "articles": count, "bytes": moved.bytes}
    output.record(described, _("报库搬到了《{path}》，已逐一核对。").format(path=moved.path))
    if moved.left_behind:
        output.say(_("旧的一份还在《{path}》；看过新的没有问题，可以删掉它。").format(path=moved.old))
    return 0
