"""`address`: addresses of pieces, passages and searches, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.deeds import each
from reader.model.errors import WrongRequest
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("文章、段落、搜索的链接，别的程序里点它就回到这里"), "baojia address ID --quote 渡口的石阶"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("文章的编号"))
    parser.add_argument("--quote", metavar="TEXT", help=_("正文里的一段话"))
    parser.add_argument("--search", metavar="QUERY", help=_("一次搜索"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import addresses
    from reader.workspace.session import open_session

    if bool(args.ids) == bool(args.search) or (args.quote and len(args.ids) != 1):
        output.say(_("要么写文章的编号（一段话只能是一篇的），要么写 --search。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.search:
            said = addresses.of_search(session, args.search)
            output.record({"address": said, "query": args.search}, said)

        def tell(article: str) -> None:
            said = _of_piece(session, article, args.quote)
            output.record({"address": said, "id": article}, said)

        return each(args.ids, tell, output)


def _of_piece(session: Session, article: str, quoted: str | None) -> str:
    from reader.model.text import Place
    from reader.workspace import addresses

    if not quoted:
        return addresses.of_piece(session, article)
    at = session.library.article(article).field_text("body").find(quoted)
    if at < 0:
        raise WrongRequest(_("这一篇的正文里没有这段话：{words}").format(words=quoted[:40]))
    return addresses.of_piece(session, article, Place(article, "body", at, at + len(quoted)))
