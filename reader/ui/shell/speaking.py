"""Reading aloud on a desk: from piece to piece of an issue, with the reader's voice and speed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.reading.reading_aloud import ReadingAloud
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost


class Speaking(QObject):
    """Lets what is read aloud on one desk go on with the next piece, and say what is wrong."""

    def __init__(self, window: DeskHost, desk: Desk) -> None:
        super().__init__(desk)
        from reader.ui.reading.reading_aloud import ReadingAloud

        self._window, self._desk = window, desk
        self.aloud: ReadingAloud = ReadingAloud(desk.page, lambda: window.library_session.settings)
        self.aloud.hint.connect(lambda sentence: window.say(sentence, warning=False))
        self.aloud.changed.connect(self._show)
        self.aloud.piece_wanted.connect(self._go_on)
        desk.navigation.opened.connect(lambda piece, _hits: self.aloud.follow(piece))
        desk.navigation.closed.connect(lambda: self.aloud.follow(None))

    def _go_on(self, issue: str) -> None:
        """Read the next piece as it was printed; at the end of the issue stay there, and say so."""
        piece = self._desk.page.piece
        following = piece.following if piece is not None and piece.article.issue == issue else None
        if following is None:
            self._window.say(_("这一期读完了。"), warning=False)
        else:
            self._desk.open(following.id, then=self.aloud.begin)

    def _show(self) -> None:
        """Show on the buttons whether something is being read."""
        on = self.aloud.active
        button = self._desk.page.bar.button("speak")
        button.setChecked(on)
        easy = self._window.nameplate.easy
        if easy is not None and "speak" in easy.buttons:
            easy.buttons["speak"].show_as(_("停下") if on else _("朗读"), "stop" if on else "speaker-high", main=on)
        self._window.show_state()


def speaking_of(window: DeskHost) -> Speaking:
    """Return who reads aloud on the window's desk, made at first use. Raises RuntimeError where there is no desk."""
    if window.desk is None:
        raise RuntimeError("no desk is open")
    found = window.desk.findChild(Speaking)
    return found if isinstance(found, Speaking) else Speaking(window, window.desk)


def is_speaking(window: DeskHost) -> bool:
    """Tell whether something is read aloud now, a pause included."""
    found = window.desk.findChild(Speaking) if window.desk is not None else None
    return isinstance(found, Speaking) and found.aloud.active


def change_speed(window: DeskHost, direction: int) -> None:
    """Read faster (1) or slower (-1), from now on and another day."""
    from reader.ui.jobs.voice import STEP

    session = window.library_session
    wanted = session.settings.voice_speed + direction * STEP
    if window.desk is not None:
        wanted = speaking_of(window).aloud.change_speed(wanted)
        session.change_settings(replace(session.settings, voice_speed=wanted))
        window.say(_("朗读的快慢：每分钟约 {words} 字").format(words=wanted), warning=False)


def choose_voice(window: DeskHost) -> None:
    """Ask for the reader's own command: it is given a sentence and makes it heard."""
    from reader.ui.dialogs.one_line import ask_line

    usual, session = _("电脑自带的"), window.library_session
    told = session.settings.voice_command or usual
    chosen = ask_line(
        window, _("自己的朗读命令"), _("命令"), text=told, known=(usual, told) if told != usual else (usual,)
    )
    if chosen is not None:
        session.change_settings(replace(session.settings, voice_command="" if chosen == usual else chosen))
