"""A look through the library as pages (`trend -o FILE.pdf` and its like): those that the window prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where the pages go."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help=_("写成 PDF，像窗口里打印的那样"))
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))


def wrong(args: argparse.Namespace, output: Output) -> bool:
    """Say so where a table on standard output is asked for too."""
    if args.output is None or not getattr(args, "csv", False):
        return False
    output.say(_("--csv 与 -o 只能选一样。"))
    return True


def printed(session: Session, args: argparse.Namespace, output: Output, seen: Any, *, most: int = 0) -> bool:
    """Write what was seen as pages where these are asked for, `most` rows of it (0: as many as are printed).

    Tells whether they were asked for. Raises WrongRequest, NotSaved.
    """
    if args.output is None:
        return False
    from reader.printing.table_sheet import table_pdf
    from reader.ui.dialogs.view_sheet import MOST_PRINTED, sheet_of, title_of
    from reader.ui.dialogs.views_of_library import shown
    from reader.workspace.looking_through import Looked, Wanted

    view, words = args.command.replace("-", "_"), getattr(args, "query", "") or getattr(args, "name", "")
    today = getattr(args, "date", None) or date.today()
    wanted = Wanted(view, words, "", getattr(args, "against", None) or "", today)
    generation = session.index.source if view == "concordance" else session.library.catalogue.generation
    found = shown(session, Looked(wanted, seen, generation))
    sheet = sheet_of(found, title_of(view, words), most=min(most or MOST_PRINTED, MOST_PRINTED))
    pages = table_pdf(sheet, args.output, force=args.force)
    told = {"path": str(args.output), "rows": sheet.rows, "pages": pages}
    output.record(told, _("存好了《{name}》，{pages} 页。").format(name=args.output.name, pages=pages))
    return True
