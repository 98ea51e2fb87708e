"""`pinyin`: what a word is read as everywhere in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("给一个词定读音，整个报库都照着注；不带词就列出定过的"), f"baojia {name} 长坝 cháng bà"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("word", nargs="?", metavar="WORD", help=_("词"))
    parser.add_argument("readings", nargs="*", metavar="READING", help=_("每个字的读音，如 cháng 或 chang2"))
    parser.add_argument("--forget", action="store_true", help=_("不再管它，照程序的读音"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import word_readings
    from reader.workspace.session import open_session

    if args.forget and (args.readings or not args.word):
        output.say(_("--forget 只带一个词。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.forget:
            word_readings.forget_reading(session, args.word)
        elif args.readings:
            word_readings.set_reading(session, args.word, args.readings)
        for word, readings in sorted(word_readings.word_readings(session).items()):
            if args.word is None or word == args.word:
                output.record({"word": word, "readings": list(readings)}, f"{word}  {' '.join(readings)}")
    return 0
