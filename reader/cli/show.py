"""`show`: pieces or issues, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.deeds import each
from reader.model.called import called
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("显示文章或一期报纸"), "baojia show ID --original"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章或一期报纸的编号，或者文章的链接"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--pinyin", action="store_true", help=_("注音"))
    form.add_argument("--original", action="store_true", help=_("原文，一字不改"))
    form.add_argument("--text", action="store_true", help=_("纯文字"))
    form.add_argument("--markdown", action="store_true", help="Markdown")


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.model.address import is_address
    from reader.workspace.session import open_session

    form = next((f for f in ("pinyin", "original", "text", "markdown") if getattr(args, f)), None)
    if output.as_json and form:
        output.say(_("--json 不能和 --{form} 一起用。").format(form=form))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()

        def tell(target: str) -> None:
            _show(session, _named(session, target) if is_address(target) else target, form, output)

        return each(args.ids, tell, output)


def _named(session: Session, target: str) -> str:
    """Return the id of the piece that an address names. Raises WrongRequest, NotFound."""
    from reader.model.errors import NotFound, WrongRequest
    from reader.workspace import addresses

    address = addresses.read(target)
    if address.library != session.library.id:
        folder = addresses.library_of(address)
        if folder is None:
            raise NotFound(addresses.unknown(address))
        raise WrongRequest(_("这个链接是另一个报库的，加上 --library {path}").format(path=folder))
    if address.query:
        raise WrongRequest(
            _("这是一次搜索的链接：{command} search {query}").format(command=called(), query=address.query)
        )
    return address.article


def _show(session: Session, target: str, form: str | None, output: Output) -> None:
    from reader.workspace import exporting, opening

    if "-" not in target:
        issue = session.library.current(target).issue
        if form is not None:
            for article in issue.articles:
                output.text(exporting.as_text(session, article.id, form))
            return
        name = " ".join(p for p in (issue.newspaper, issue.date_published) if p) or _("没有报名的一期")
        headlines = "\n".join(f"{a.id}  {a.headline or _('（无题）')}" for a in issue.articles)
        output.record(describing.issue(issue), f"{issue.id}  {name}\n{headlines}")
        return
    if form is None and output.as_json:
        own = opening.article(session, target)
        output.record(describing.article(own.piece))
        return
    output.text(exporting.as_text(session, target, form or "text"))
