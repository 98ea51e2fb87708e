"""`annotations` lists and exports them, `import-annotations` brings such a file in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.disk_words import in_words
from reader.model.messages import _, counted
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "annotations": (_("列出、导出批注"), "baojia annotations --to markdown -o 批注.md"),
        "import-annotations": (_("把批注文件（JSON-LD）放进来"), "baojia import-annotations 批注.jsonld"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    if name == "import-annotations":
        parser.add_argument("path", type=Path, metavar="FILE/-", help=_("W3C 批注（JSON-LD）文件；- 是标准输入"))
        return
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("文章的编号；不写就是全部"))
    parser.add_argument("--tag", metavar="T", help=_("只要带这个标签（批注里的 #标签）的"))
    parser.add_argument("--to", choices=("jsonld", "markdown", "html", "csv"), help=_("导出的格式"))
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help=_("写到哪里；- 是标准输出"))
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.session import open_session

    if args.command == "annotations" and output.as_json and args.to not in {None, "jsonld"}:
        output.say(_("--json 不能和 --to {form} 一起用。").format(form=args.to))
        return 2
    if args.command == "annotations" and args.tag is not None and args.to not in {None, "jsonld"}:
        output.say(_("--tag 不能和 --to {form} 一起用。").format(form=args.to))
        return 2
    if args.command == "annotations" and args.output is not None and (output.as_json or args.to is None):
        output.say(_("用法不对：-o 要和 --to 一起用，不能和 --json 一起用。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.command == "import-annotations":
            return _bring(session, args.path, output)
        return _list(session, args, output)


def _bring(session: Session, path: Path, output: Output) -> int:
    from reader.cli import standard_input, standard_output
    from reader.model.errors import NotFound
    from reader.workspace import bringing_notes

    try:
        data = standard_input.read() if path == standard_output.MEANT else path.read_bytes()
    except OSError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path=path, reason=in_words(trouble))) from trouble
    status = 0
    words = {"done": _("已做"), "unchanged": _("没有变化")}
    for one in bringing_notes.bring(session, data):
        output.record(
            describing.deed(one.id, one.status, one.error or None),
            f"{one.id}  {words[one.status]}" if one.status in words else "",
        )
        if one.status == "failed":
            status = 1
            if not output.as_json:
                output.say(one.error)
    return status


def _list(session: Session, args: argparse.Namespace, output: Output) -> int:
    from reader.cli import standard_output
    from reader.workspace import annotating, exporting, tagged_notes

    if args.to and not output.as_json and (args.output is not None or args.to != "jsonld"):
        if args.output is None or args.output == standard_output.MEANT:
            standard_output.stream().write(exporting.notes_in(session, args.to, args.ids or None).encode("utf-8"))
            return 0
        done = exporting.export_notes(session, args.to, args.output, args.ids or None, force=args.force)
        output.text(
            counted("已写好《{path}》：{articles} 篇。", done.articles).format(path=done.path, articles=done.articles)
        )
        return 0
    if args.ids:
        found = [a for i in args.ids for a in annotating.current_annotations(session, i)]
    else:
        found = list(annotating.all_annotations(session))
    if args.tag is not None:
        found = [a for a in found if tagged_notes.has_tag(a, args.tag)]
    if args.to == "jsonld" and not output.as_json:
        output.text(json.dumps([describing.annotation(a) for a in found], ensure_ascii=False, indent=2))
        return 0
    for annotation in found:
        output.record(
            describing.annotation(annotation),
            "  ".join(p for p in (annotation.id, annotation.article, f"“{annotation.exact}”", annotation.note) if p),
        )
    return 0
