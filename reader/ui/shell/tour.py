"""Five minutes on the sample newspaper: what the manual's section says, a step at a time below the nameplate.

A step ends when everything it tells of was done, by whatever way, or by its link; until then it says how many things
are still to be done.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from reader.model.annotation import COLORS
from reader.model.messages import _, counted
from reader.workspace import manual

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.shell.desk_host import DeskHost

MARKS: Final = ("marked", *(f"mark_{color}" for color in COLORS))
WAYS: Final[tuple[tuple[tuple[str, ...], ...], ...]] = (
    (("opened",),),
    (("search", "search_slash"), ("next_hit",)),
    (("next_repair",), ("original",)),
    (("larger",), ("usual_size",), ("pinyin",)),
    (("palette",),),
    (MARKS, ("note",), ("bookmark",)),
    (("manual",),),
)
"""For each step what it tells one to do, and for each of these the actions that are ways of doing it."""


class Tour(QObject):
    """The tour on one desk: it hears what is done there, and goes on."""

    def __init__(self, window: DeskHost) -> None:
        """The window shows the sample."""
        super().__init__(window.desk)
        self._window = window
        self._steps = manual.steps()
        self._step, self._over = 0, False
        self._done: set[str] = set()
        if window.desk is not None:
            window.desk.navigation.opened.connect(self._opened)
            window.desk.page.annotation_added.connect(lambda *_place: self._do("marked"))
        self._was = window.article_id
        for name in {name for step in WAYS for ways in step for name in ways} - {"opened", "marked"}:
            if window.menus is not None:
                window.menus.action(name).triggered.connect(partial(self._do, name))
        self.say(0)

    def say(self, step: int, before: str = "") -> None:
        """Say a step, the first is 0, after a word on the one before."""
        self._step, self._done = step, set()
        self._tell(before)

    def _tell(self, before: str) -> None:
        """Say the step one is at, after a word on what was done."""
        step = self._step
        links: dict[str, Callable[[], None]] = {}
        if step + 1 < len(self._steps):
            links[_("下一步")] = lambda: self.say(step + 1)
        if step:
            links[_("上一步")] = lambda: self.say(step - 1)
        links[_("看完了")] = self.end
        said = f"{step + 1} / {len(self._steps)}　{before}{self._steps[step]}"
        self._window.state_line.tell(said, links)

    def end(self) -> None:
        """Say again what the sample is and how it is left."""
        from reader.ui.shell.libraries import show_sample

        self._over = True
        show_sample(self._window)
        self.deleteLater()

    def _opened(self, *_piece: object) -> None:
        if self._window.article_id != self._was:
            self._was = self._window.article_id
            self._do("opened")

    def _do(self, name: str, *_checked: bool) -> None:
        if self._over or name in self._done or not any(name in ways for ways in WAYS[self._step]):
            return
        self._done.add(name)
        left = sum(not self._done.intersection(ways) for ways in WAYS[self._step])
        if left:
            self._tell(counted("还差 {n} 样：", left).format(n=left))
        elif self._step + 1 < len(self._steps):
            self.say(self._step + 1, _("做到了，下一步："))
        else:
            self.end()


def begin(window: DeskHost) -> None:
    """Show the sample and say the first step."""
    from reader.ui.shell.libraries import show_sample

    show_sample(window)
    for before in window.desk.findChildren(Tour) if window.desk is not None else ():
        before.end()
    Tour(window)
