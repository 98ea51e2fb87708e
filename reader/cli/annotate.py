"""`annotate` and `unannotate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli.deeds import run_deeds
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "annotate": (_("划线、写批注"), "baojia annotate ID --exact 石板桥 --note 待查"),
        "unannotate": (_("删去批注"), "baojia unannotate ANNOTATION_ID"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    if name == "unannotate":
        parser.add_argument("ids", nargs="+", metavar="ANNOTATION_ID", help=_("批注的编号"))
        return
    parser.add_argument("id", metavar="ID", help=_("文章的编号"))
    parser.add_argument("--exact", required=True, metavar="TEXT", help=_("要标的原话"))
    parser.add_argument("--prefix", default="", metavar="T", help=_("它前面的话"))
    parser.add_argument("--suffix", default="", metavar="T", help=_("它后面的话"))
    parser.add_argument("--note", default="", metavar="N", help=_("批注"))
    parser.add_argument("--color", default="key", choices=("key", "people", "doubt", "source"), help=_("哪一种划线"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import annotating
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()
        if args.command == "unannotate":

            def unannotate(target: str) -> bool:
                annotating.unannotate(session, target.removeprefix("urn:baojia:annotation:"))
                return True

            return run_deeds(args.ids, unannotate, output, did=_("删去批注"))
        made = annotating.annotate(
            session,
            args.id,
            exact=args.exact,
            prefix=args.prefix,
            suffix=args.suffix,
            note=args.note,
            color=args.color,
        )
        described = describing.annotation(made)
        output.record(described, json.dumps(described, ensure_ascii=False, indent=2))
    return 0
