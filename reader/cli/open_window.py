"""`open`: the window; without a display, the main job in the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.model.address import is_address, path_of
from reader.model.called import called
from reader.model.messages import _, speak

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("打开窗口，可带要读的文件"), "baojia open 今天的报纸.txt"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.set_defaults(json_possible=False)
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_("要导入并打开的文件，或者 baojia:// 链接"))
    parser.add_argument("--quit-when-shown", action="store_true", help=_("显示完就退出（试机用）"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Open the window, or say how to go on without one."""
    args.paths = [path_of(word) for word in args.paths]
    if not has_display():
        return _in_terminal(args, output)
    if args.lang is None:
        _speak_as_chosen(args)
    import gc

    gc.disable()  # nothing of what a start builds is garbage; the window switches it on after its first paint
    from reader.ui.shell.application import run as run_window

    return run_window(library=args.library, paths=args.paths, quit_when_shown=args.quit_when_shown)


def _speak_as_chosen(args: argparse.Namespace) -> None:
    """Speak the language that was chosen in the window; `--lang` says otherwise for once."""
    from reader.workspace import folders, settings

    folder = folders.config_folder(args.library) if args.library else folders.machine_folder()
    if chosen := settings.load(folder).language:
        speak(chosen)


def has_display() -> bool:
    """Tell whether a window can be shown; only Linux can be without a screen."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(n) for n in named)


def _in_terminal(args: argparse.Namespace, output: Output) -> int:
    """Import, and say that the library can be read with the other commands."""
    from reader.cli.import_sources import outcomes, tell
    from reader.workspace import fence
    from reader.workspace.session import open_session
    from reader.workspace.storing import ImportOptions

    status = 0
    paths = [path for path in args.paths if not is_address(path)]
    if paths:
        fence.warm()
    with open_session(args.library) as session:
        if paths:
            status = tell(outcomes(session, paths, ImportOptions(), output), output)
    output.say(
        _("没有找到显示屏，窗口开不了。报库可以用 list、show、search、print 来读，例如：{command} list。").format(
            command=called()
        )
    )
    if args.quit_when_shown:
        return 1
    return status
