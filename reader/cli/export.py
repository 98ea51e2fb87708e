"""`export`: pieces out, in the formats that others read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.prints import with_prints
from reader.cli.written import say_written
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("导出文章"), "baojia export --bookmarked --to epub -o 剪报.epub"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("文章或期的编号；不写就是全部"))
    parser.add_argument("--bookmarked", action="store_true", help=_("只要有书签的"))
    parser.add_argument("--search", metavar="QUERY", help=_("只要搜到的"))
    from reader.export.forms import FORMS

    parser.add_argument("--to", required=True, choices=FORMS, help=_("格式"))
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="PATH", help=_("写到哪里；- 是标准输出"))
    parser.add_argument("--facsimile", action="store_true", help=_("每篇后面附版面原样"))
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.export.forms import PICTURED
    from reader.workspace import exporting
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if args.facsimile and (to_stream or args.to not in PICTURED):
        output.say(_("用法不对：--facsimile 只用于写成文件的 {forms}。").format(forms="、".join(sorted(PICTURED))))
        return 2
    if to_stream and standard_output.refused(output, binary=args.to in {"epub", "docx", "corpus"}):
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        ids = exporting.chosen(session, args.ids, bookmarked=args.bookmarked, query=args.search)
        if to_stream:
            exporting.write(session, ids, args.to, standard_output.stream())
            return 0
        with with_prints(session, output, wanted=args.facsimile) as changed:
            done = exporting.export(session, ids, args.to, args.output, force=args.force, changed=changed)
    return say_written(output, done)
