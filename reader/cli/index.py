"""`index`: the state of the derived search index, and building it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("看看或重建搜索索引"), "baojia index --rebuild"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--rebuild", action="store_true", help=_("重建"))
    parser.add_argument("--complete", action="store_true", help=_("把还没有进索引的都加进去"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import indexing
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()

        def show(done: int, total: int) -> None:
            output.progress(_("正在建索引　{done} / {total}").format(done=done, total=total))

        if args.rebuild:
            session.library.rebuild_catalogue()
            indexing.rebuild(session.library, session.index, progress=show)
        elif args.complete:
            indexing.complete(session, progress=show)
        output.end_progress()
        described = indexing.describe(session.index)
        output.record(described, _("索引：{articles} 篇，{bytes} 字节，{state}。").format(**described))
    return 0
