"""`stats`: counts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("数一数报库里有什么"), "baojia stats"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments: none."""


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()
        counts = dataclasses.asdict(session.library.statistics())
        words = _("{issues} 期，{articles} 篇，{bookmarks} 个书签，{annotations} 条批注，{bytes} 字节。")
        output.record(counts, words.format(**counts))
    return 0
