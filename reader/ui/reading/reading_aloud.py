"""Read a piece aloud: sentence by sentence, the one that is heard lit on the page, then the next piece of the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _
from reader.ui.jobs.voice import FASTEST, LEAST, SLOWEST, Voice, command

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF

    from reader.rendering.pinyin import Above
    from reader.rendering.sentences import Sentence
    from reader.ui.reading.pane import ReadingPane
    from reader.workspace.opening import OpenPiece
    from reader.workspace.settings import Settings


class ReadingAloud(QObject):
    """Reads what a pane shows.

    Signals: changed() it began, paused, went on or stopped · hint(str) why nothing can be heard ·
    piece_wanted(str) the piece is at its end; the id of its issue.
    """

    changed = Signal()
    hint = Signal(str)
    piece_wanted = Signal(str)

    def __init__(self, pane: ReadingPane, settings: Callable[[], Settings]) -> None:
        super().__init__(pane)
        self._pane, self._settings = pane, settings
        self._voice = Voice(self)
        self._voice.ended.connect(self._next)
        self._voice.failed.connect(self._fail)
        pane.tools.pointing.clicked.connect(self._go_to)
        self._sentences: tuple[Sentence, ...] = ()
        self._at, self._article = 0, ""
        self._above: Above | None = None
        self.active = self.paused = False

    def toggle(self) -> None:
        """Begin at what is in sight, or stop."""
        if self.active:
            self.stop()
        else:
            self.begin(from_sight=True)

    def begin(self, *, from_sight: bool = False) -> None:
        """Read the piece that is shown, from its headline or from the first sentence in sight."""
        from reader.rendering.piece import Piece
        from reader.rendering.pinyin import above_piece
        from reader.rendering.sentences import sentences

        piece = self._pane.piece
        if piece is None:
            return
        if command(self._settings().voice_command, self._settings().voice_speed) is None:
            self.hint.emit(
                _("这台电脑没有会说中文的声音。装上 espeak-ng 就能朗读，也可以在“自己的朗读命令”里填上别的。")
            )
            return
        self._pane.show_as_printed(False)
        self._sentences, self._article = sentences(piece.article), piece.article.id
        self._above, self._at = (
            above_piece(Piece(article=piece.article, readings=self._pane.view.own), "all", spoken=True),
            0,
        )
        place = self._pane.view.standpoint().place if from_sight else None
        if place is not None and place.field == "body":
            later = (k for k, s in enumerate(self._sentences) if s.field == "body" and s.end > place.point)
            self._at = next(later, 0)
        self.active, self.paused = bool(self._sentences), False
        self._say()
        self.changed.emit()

    def pause_or_go_on(self) -> None:
        """Be silent at once, or go on at the beginning of the sentence."""
        if self.active:
            self.paused = not self.paused
            if self.paused:
                self._voice.hush()
            else:
                self._say()
            self.changed.emit()

    def _go_to(self, point: QPointF) -> None:
        """Go on from the sentence that was clicked on, while something is read."""
        view = self._pane.view
        at = view.unit_at(point) if self.active else None
        place = view.positions.point(*at) if at is not None else None
        here = (
            k
            for k, s in enumerate(self._sentences)
            if place is not None and s.field == place.field and s.start <= place.point < s.end
        )
        if (found := next(here, None)) is not None:
            self._at, self.paused = found, False
            self._say()
            self.changed.emit()

    def stop(self) -> None:
        """Read no more."""
        self._voice.hush()
        self.active = self.paused = False
        self._pane.view.light("", 0, 0)
        self.changed.emit()

    def change_speed(self, speed: int) -> int:
        """Read faster or slower from the next breath on; returns the speed that is taken."""
        speed = min(max(speed, SLOWEST), FASTEST)
        if self.active and not self.paused:
            self._say(speed)
        return speed

    def follow(self, piece: OpenPiece | None) -> None:
        """Another piece is shown: stop, unless it is the one that is read."""
        if self.active and (piece is None or piece.article.id != self._article):
            self.stop()

    def _say(self, speed: int = 0) -> None:
        if not self.active or self.paused or self._above is None:
            return
        sentence, settings = self._sentences[self._at], self._settings()
        found = command(settings.voice_command, speed or settings.voice_speed)
        if found is None:
            self.stop()
            return
        from reader.rendering.spoken_text import syllables

        program, wants_syllables = found
        text = (
            syllables(sentence.spoken, self._above, byline=sentence.field == "byline")
            if wants_syllables
            else sentence.spoken
        )
        self._pane.view.light(sentence.field, sentence.start, sentence.end)
        self._pane.view.reveal(sentence.field, sentence.start, sentence.end)
        self._voice.say(program, text, least=LEAST * len(text.split()) if wants_syllables else 0.0)

    def _next(self) -> None:
        self._at += 1
        if self._at < len(self._sentences):
            self._say()
            return
        piece = self._pane.piece
        self.stop()
        if piece is not None:
            self.piece_wanted.emit(piece.article.issue)

    def _fail(self, said: str) -> None:
        self.stop()
        self.hint.emit(_("没有读出来：{said}").format(said=said) if said else _("朗读的程序出了错，没有读出来。"))
