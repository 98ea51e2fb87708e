"""Five minutes on the sample newspaper: what the manual's section says, a step at a time below the nameplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.workspace import manual

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.shell.desk_host import DeskHost


def begin(window: DeskHost) -> None:
    """Show the sample and say the first step."""
    from reader.ui.shell.libraries import show_sample

    show_sample(window)
    _say(window, manual.steps(), 0)


def _say(window: DeskHost, steps: list[str], k: int) -> None:
    links: dict[str, Callable[[], None]] = {}
    if k + 1 < len(steps):
        links[_("下一步")] = lambda: _say(window, steps, k + 1)
    if k:
        links[_("上一步")] = lambda: _say(window, steps, k - 1)
    links[_("看完了")] = lambda: _end(window)
    window.say_with(f"{k + 1} / {len(steps)}　{steps[k]}", links, warning=False)


def _end(window: DeskHost) -> None:
    """Say again what the sample is and how it is left; it may have been left meanwhile."""
    from reader.ui.shell.libraries import show_sample

    if window.desk is not None and window.session.sample:
        show_sample(window)
    else:
        window.message.clear()
