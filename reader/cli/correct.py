"""`correct`: undo a repair, cut and join pieces, say what a field is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import day
from reader.model.called import called
from reader.model.errors import AmbiguousQuote, BaojiaError
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session

# Option → the field that it sets.
FIELDS = {
    "headline": "headline",
    "kicker": "kicker",
    "subheadline": "alternative_headline",
    "byline": "byline",
    "kind": "kind",
    "section": "print_section",
    "page": "print_page",
    "category": "category",
    "newspaper": "newspaper",
    "date": "date_published",
}


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("订正：改回修整、分开、并入、标题、种类、报名、日期"), "baojia correct ID --headline 新标题"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("id", metavar="ID", help=_("文章的编号；报名和日期也可用一期的编号"))
    parser.add_argument("--undo-repair", action="append", default=[], metavar="R", help=_("改回这处修整"))
    parser.add_argument("--redo-repair", action="append", default=[], metavar="R", help=_("重做这处修整"))
    parser.add_argument("--split-at", metavar="TEXT", help=_("在这段话之前分成两篇"))
    parser.add_argument("--split-offset", type=int, metavar="N", help=_("在正文第 N 个字之前分成两篇"))
    parser.add_argument("--merge-into", metavar="ID", help=_("并到这一篇的后面"))
    parser.add_argument("--in-sentence", action="store_true", help=_("并入时接着上一句"))
    parser.add_argument("--take", nargs=2, metavar=("FIELD", "TEXT"), help=_("正文里的这段话其实是标题（headline）等"))
    parser.add_argument("--set-aside", metavar="TEXT", help=_("正文里的这段话不属于任何文章"))
    parser.add_argument("--move", nargs=2, metavar=("TEXT", "ID"), help=_("这段话所在的段落应在这一篇里"))
    parser.add_argument("--give-back", metavar="S", help=_("把没有归入文章的这段文字放进这一篇"))
    parser.add_argument("--before", metavar="TEXT", help=_("移动、放回时，放在这段话所在的段落之前；不写就放在末尾"))
    parser.add_argument("--replace", nargs=2, metavar=("TEXT", "NEW"), help=_("这段话读错了，应为…"))
    for option in FIELDS:
        kind = day_or_nothing if option == "date" else str
        parser.add_argument(f"--{option}", type=kind, metavar="VALUE", help=_("订正“{field}”").format(field=option))


def day_or_nothing(text: str) -> str:
    """Read a day, or the empty text that takes one away. Raises ArgumentTypeError."""
    return day(text) if text else ""


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it: all corrections of one call, each a deed of its own."""
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()
        try:
            done = _correct(args, session)
        except BaojiaError as trouble:
            output.record(describing.deed(args.id, "failed", str(trouble)))
            output.say(str(trouble))
            return 1
    if not done:
        output.say(_("没有说要订正什么。看 {command} correct --help").format(command=called()))
        return 2
    for target in done:
        output.record(describing.deed(target, "done"), _("{id}  已订正").format(id=target))
    return 0


def _correct(args: argparse.Namespace, session: Session) -> list[str]:
    from reader.workspace import correcting

    done: list[str] = []
    if args.undo_repair:
        correcting.undo_repair(session, args.id, *args.undo_repair)
        done.append(args.id)
    if args.redo_repair:
        correcting.redo_repair(session, args.id, *args.redo_repair)
        done.append(args.id)
    for option, field in FIELDS.items():
        value = getattr(args, option)
        if value is not None:
            correcting.set_field(session, args.id, field, value)
            done.append(args.id)
    if args.take:
        field, text = args.take
        correcting.take(session, args.id, field, *_span(session, args.id, text))
        done.append(args.id)
    if args.set_aside:
        correcting.set_aside(session, args.id, *_span(session, args.id, args.set_aside))
        done.append(args.id)
    if args.move:
        text, into = args.move
        correcting.move(session, args.id, *_span(session, args.id, text), into, _before(session, into, args.before))
        done += [args.id, into]
    if args.give_back:
        place = _before(session, args.id, args.before)
        done.append(correcting.give_back(session, args.id.partition("-")[0], args.give_back, args.id, place))
    if args.replace:
        text, new = args.replace
        correcting.replace_text(session, args.id, "body", *_span(session, args.id, text), new)
        done.append(args.id)
    if args.split_at or args.split_offset:
        at = args.split_offset or _span(session, args.id, args.split_at)[0]
        done += [args.id, correcting.split(session, args.id, at)]
    if args.merge_into:
        done.append(correcting.merge(session, args.id, args.merge_into, in_sentence=args.in_sentence))
    return list(dict.fromkeys(done))


def _before(session: Session, article_id: str, text: str | None) -> int:
    """Return where in a body the paragraph with this text is; its end where no text is given."""
    from reader.workspace import opening

    if text:
        return _span(session, article_id, text)[0]
    return len(opening.piece(session, article_id)[0].body)


def _span(session: Session, article_id: str, text: str) -> tuple[int, int]:
    """Return the one place of the body that reads so."""
    from reader.workspace import annotating, opening

    own, _applied = opening.piece(session, article_id)
    places = [at for field, at in annotating.quotations(own, text) if field == "body"]
    if len(places) != 1:
        raise AmbiguousQuote(_("正文里“{text}”有 {n} 处，要恰好一处。").format(text=text[:40], n=len(places)))
    return places[0], places[0] + len(text)
