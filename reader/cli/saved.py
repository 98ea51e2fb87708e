"""`saved`: searches that are kept, and what they do with the pieces that arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import QueryWords
from reader.model.annotation import COLORS
from reader.model.messages import _, counted
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session
    from reader.workspace.standing_orders import Orders


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _(
        "保存的搜索；新来的文章可以自动加书签、加标签、划线"
    ), f"baojia {name} 渡口 'dukou -广告' --tag 渡口 --dry-run"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("搜索的名字；不写就列出全部"))
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", action=QueryWords, default=None, help=_("要找的话；已经保存的可以不写")
    )
    parser.add_argument("--bookmark", action="store_true", help=_("新来的加书签"))
    parser.add_argument("--tag", action="append", default=[], metavar="T", help=_("新来的加这个标签"))
    parser.add_argument("--mark", choices=COLORS, default="", help=_("新来的，找到的字划线"))
    parser.add_argument("--nothing", action="store_true", help=_("新来的不再自动做什么"))
    parser.add_argument("--now", action="store_true", help=_("报库里已有的也照做"))
    parser.add_argument("--dry-run", action="store_true", help=_("只列出它会收下哪些，不写入"))
    parser.add_argument("--forget", action="store_true", help=_("不再保存这个搜索"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import keeping_searches
    from reader.workspace.session import open_session
    from reader.workspace.standing_orders import Orders, orders, set_orders

    wanted = Orders(bookmark=args.bookmark, tags=tuple(args.tag), mark=args.mark)
    if (args.nothing and not wanted.empty) or (args.forget and (args.query or not wanted.empty or args.now)):
        output.say(_("--nothing、--forget 不能和别的一起用。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        kept = keeping_searches.saved(session)
        if args.name is None:
            for name in kept:
                _tell(name, kept[name], orders(session).get(name, Orders()), output)
            return 0
        if args.forget:
            keeping_searches.forget_search(session, args.name)
            return 0
        query = args.query or keeping_searches.query_of(session, args.name)
        if args.dry_run:
            _show(session, query, output)
            return 0
        if args.query and kept.get(args.name) != args.query.strip():
            keeping_searches.save_search(session, args.name, args.query)
        if args.nothing or not wanted.empty:
            set_orders(session, args.name, wanted)
        _tell(args.name, query, orders(session).get(args.name, Orders()), output)
        if args.now:
            _take_now(session, args.name, query, output)
    return 0


def _tell(name: str, query: str, own: Orders, output: Output) -> None:
    does = [_("加书签")] if own.bookmark else []
    does += [_("标签“{tag}”").format(tag=tag) for tag in own.tags]
    does += [_("划线（{color}）").format(color=own.mark)] if own.mark else []
    told = {
        "name": name, "query": query, "bookmark": own.bookmark, "tags": list(own.tags), "mark": own.mark or None,
    }  # fmt: skip
    output.record(told, "  ".join([name, query, *does]))


def _show(session: Session, query: str, output: Output) -> None:
    from reader.workspace.taking import would_take

    _index(session, output)
    found = would_take(session, query)
    for one in found:
        line = "  ".join(p for p in (one.id, one.date_published, one.headline) if p)
        output.record(describing.summary(one), line)
    output.say(counted("会收下 {n} 篇。", len(found)).format(n=len(found)))


def _take_now(session: Session, name: str, query: str, output: Output) -> None:
    from reader.workspace.taking import everything, take

    _index(session, output)
    taken = take(session, everything(session, name, query))
    output.say(
        counted("“{name}”收下了 {n} 篇。", len(taken.get(name, ()))).format(name=name, n=len(taken.get(name, ())))
    )


def take_arrivals(session: Session, output: Output) -> None:
    """Let saved searches take what has arrived, and say what they took."""
    from reader.workspace.standing_orders import orders
    from reader.workspace.taking import arrived, take

    if not orders(session):
        return
    session.library.refresh()
    _index(session, output)
    for name, changed in take(session, arrived(session)).items():
        output.say(counted("“{name}”收下了 {n} 篇。", len(changed)).format(name=name, n=len(changed)))


def _index(session: Session, output: Output) -> None:
    from reader.workspace import indexing

    indexing.complete(
        session,
        progress=lambda done, total: output.progress(_("正在建索引　{done} / {total}").format(done=done, total=total)),
    )
    output.end_progress()
