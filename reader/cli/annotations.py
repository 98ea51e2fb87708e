"""`annotations`: lists and exports them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("列出、导出批注"), "baojia annotations --to markdown"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("文章的编号；不写就是全部"))
    parser.add_argument("--to", choices=("jsonld", "markdown"), help=_("导出的格式"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import annotating, exporting
    from reader.workspace.session import open_session

    if output.as_json and args.to == "markdown":
        output.say(_("--json 不能和 --to markdown 一起用。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.to == "markdown":
            output.text(exporting.annotations_markdown(session, args.ids or None))
            return 0
        if args.ids:
            found = [a for i in args.ids for a in annotating.current_annotations(session, i)]
        else:
            found = list(annotating.all_annotations(session))
        if args.to == "jsonld" and not output.as_json:
            output.text(json.dumps([describing.annotation(a) for a in found], ensure_ascii=False, indent=2))
            return 0
        for annotation in found:
            output.record(
                describing.annotation(annotation),
                "  ".join(
                    p for p in (annotation.id, annotation.article, f"“{annotation.exact}”", annotation.note) if p
                ),
            )
    return 0
