"""`typing`: how this reader types into a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("搜索时的打字习惯：双拼、同义词"), f"baojia {name} --shuangpin xiaohe --synonyms 机关=部门"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument(
        "--shuangpin",
        metavar="SCHEME",
        help=_("双拼方案：ziranma、xiaohe、microsoft、sogou、abc、jiajia，或中文名；空的为不用"),
    )
    parser.add_argument("--synonyms", nargs="*", metavar="A=B", help=_("同义词，一组一个，代替原来的；不写词就都拿掉"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.hanzi.shuangpin import NAMES
    from reader.workspace import typing_manner
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        if args.synonyms is not None:
            typing_manner.set_synonyms(session, args.synonyms)
        if args.shuangpin is not None:
            typing_manner.set_shuangpin(session, args.shuangpin)
        manner = typing_manner.manner(session)
        groups = ["=".join(group) for group in manner.synonyms]
        name = NAMES.get(manner.shuangpin, _("不用"))
        about_it = {"shuangpin": manner.shuangpin or None, "synonyms": groups}
        output.record(about_it, "\n".join([_("双拼：{name}").format(name=name), *groups]))
    return 0
