"""`card`: the picture card of a piece, to be sent or shown, as PNG or SVG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("一篇文章的图片卡片"), "baojia card ID -o 老桥.png"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("id", metavar="ID", help=_("文章的编号"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PATH", help=_("写到哪里：.png 或 .svg"))
    parser.add_argument("--quote", default="", metavar="TEXT", help=_("只要正文里的这一段话"))
    parser.add_argument("--width", type=int, default=1080, metavar="PX", help=_("图片宽多少像素"))
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.model.errors import NotFound
    from reader.printing.card import write_card
    from reader.workspace import opening
    from reader.workspace.session import open_session

    if not 200 <= args.width <= 8000:
        output.say(_("用法不对：--width 要在 200 到 8000 之间。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        piece = opening.article(session, args.id).piece
    if args.quote and args.quote not in piece.article.body:
        raise NotFound(_("这一篇里没有“{text}”。").format(text=args.quote))
    size = write_card(piece, args.output, passage=args.quote, width=args.width, force=args.force)
    output.record(
        {"path": str(args.output), "articles": 1, "bytes": size}, _("卡片写好了《{path}》。").format(path=args.output)
    )
    return 0
