"""`life`: the life of a name as the papers tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli import printed_view
from reader.model.messages import _, counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.life import Life
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("一个名字的生平：初见、末见、历任职务和原句、与谁、在哪里"), f"baojia {name} 周见山 --part 村支书"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("name", metavar="NAME", help=_("名字"))
    parser.add_argument("--part", nargs="+", metavar="TITLE", help=_("这些职务是另一个同名的人的"))
    parser.add_argument("--join", action="store_true", help=_("不再分成两个人"))
    printed_view.add_arguments(parser)


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import life
    from reader.workspace.session import open_session

    if args.part and args.join:
        output.say(_("--part 与 --join 只能选一样。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.part or args.join:
            life.part(session, args.name, args.part or ())
        found = life.lives(session, args.name, progress=lambda *n: output.progress(_said(*n)))
        output.end_progress()
        if args.output is not None:
            from reader.workspace.looking_through import Lives, through_years

            printed_view.printed(session, args, output, Lives(found, through_years(session, found[0].name)))
            return 0
        for one in found:
            _tell(session, one, output)
    return 0


def _said(done: int, total: int) -> str:
    return _("正在从文章里找人名　{done} / {total}").format(done=done, total=total)


def _tell(session: Session, one: Life, output: Output) -> None:
    pieces = {s.row: s for s in session.library.catalogue.summaries(one.rows)}

    def place(row: int) -> dict[str, Any] | None:
        own = pieces.get(row)
        if own is None:
            return None
        return {
            "id": own.id, "newspaper": own.newspaper, "date_published": own.date_published, "headline": own.headline,
        }  # fmt: skip

    offices = [
        {
            "title": office.title, "first": iso(office.first), "last": iso(office.last), "articles": office.articles,
            "id": pieces[office.row].id if office.row in pieces else None, "sentence": office.sentence,
        }
        for office in one.offices
    ]  # fmt: skip
    dated = [row for row in one.rows if row in pieces and pieces[row].date_published]
    told = {
        "name": one.name, "person": one.person, "articles": len(one.rows),
        "first": place(dated[0]) if dated else None, "last": place(dated[-1]) if dated else None, "offices": offices,
        "roles": [{"role": role.name, "articles": role.articles} for role in one.roles],
        "with": [{"name": other.name, "articles": other.articles} for other in one.beside],
        "places": [{"name": spot.name, "articles": spot.articles} for spot in one.places],
    }  # fmt: skip
    span = "—".join(dict.fromkeys(d for d in (iso(one.first), iso(one.last)) if d))
    lines = [counted("{name}（{n} 篇）　{span}", len(one.rows)).format(name=one.name, n=len(one.rows), span=span)]
    lines += [f"    {o['first'] or '':10}  {o['title']}　{o['articles']}　{o['sentence']}" for o in offices]
    for word, some in ((_("署名"), one.roles), (_("一起出现"), one.beside), (_("地方"), one.places)):
        if some:
            lines.append(f"    {word}　" + "、".join(f"{b.name} {b.articles}" for b in some))
    output.record(told, "\n".join(lines))


def iso(day: int) -> str | None:
    """Return a day yyyymmdd as YYYY-MM-DD; None for 0."""
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}" if day else None
