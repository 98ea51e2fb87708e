"""What a reader does on the page, turned into deeds of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from reader.model.messages import _, counted
from reader.ui.jobs.deeds import Deeds

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.model.summary import Collection
    from reader.ui.reading.pane import ReadingPane
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session


class PieceDeeds(QObject):
    """Connects a reading pane with the library behind it.

    Signals: told(str) what was done to many pieces, in a sentence.
    """

    told = Signal(str)

    def __init__(self, session: Session, page: ReadingPane, deeds: Deeds) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._deeds = deeds
        page.bookmark_toggled.connect(self.toggle_bookmark)
        page.annotation_added.connect(self._annotate)
        page.annotation_changed.connect(self._change_note)
        page.annotation_removed.connect(self.unannotate)
        page.annotation_put_back.connect(self._put_back)
        page.repair_undone.connect(self._undo_repair)
        page.text_given_back.connect(self._give_back)
        page.reading_set.connect(self._set_reading)
        page.reading_forgotten.connect(self._forget_reading)
        page.copy_with_source_requested.connect(self.copy_cited)
        page.position_changed.connect(self._stopped)

    def toggle_bookmark(self, *article_ids: str) -> None:
        """Bookmark pieces, or take the bookmarks away where all have one."""
        from reader.workspace import bookmarking

        def change() -> tuple[bool, int]:
            all_have = all(self._session.library.status(i).bookmarked for i in article_ids)
            deed = bookmarking.unbookmark if all_have else bookmarking.bookmark
            return all_have, len(deed(self._session, *article_ids))

        def tell(done: tuple[bool, int]) -> None:
            said = _("{n} 篇取消了书签。") if done[0] else _("{n} 篇加了书签。")
            if len(article_ids) > 1:
                self.told.emit(said.format(n=f"{done[1]:,}"))

        count = len(article_ids)
        self._deeds.work(counted("正在标记 {n} 篇…", count).format(n=f"{count:,}"), change, tell, size=count)

    def note_opened(self, article_id: str) -> None:
        """Note that a piece was read now."""
        from reader.workspace import reading

        if not self._session.library.read_only:
            self._deeds.later(lambda: reading.opened(self._session, article_id))

    def mark_read(self, *article_ids: str, read: bool) -> None:
        """Mark pieces as read or unread."""
        from reader.workspace import reading

        def tell(changed: tuple[str, ...]) -> None:
            said = _("{n} 篇标为已读。") if read else _("{n} 篇标为未读。")
            if len(article_ids) > 1:
                self.told.emit(said.format(n=f"{len(changed):,}"))

        count = len(article_ids)
        self._deeds.work(
            counted("正在标记 {n} 篇…", count).format(n=f"{count:,}"),
            lambda: reading.mark_read(self._session, *article_ids, read=read),
            tell,
            size=count,
        )

    def mark_collection_read(self, collection: Collection) -> None:
        """Mark all that is unread of a collection as read; how many these are is found out beside the window."""
        from reader.workspace import reading

        def tell(changed: tuple[str, ...]) -> None:
            if changed:
                self.told.emit(_("{n} 篇标为已读。").format(n=f"{len(changed):,}"))

        self._deeds.ask(_("正在标为已读…"), lambda: reading.mark_collection_read(self._session, collection), tell)

    def remove(self, ids: Sequence[str], count: int, said: str, then: Callable[[], None]) -> None:
        """Put `count` pieces into the bin, or an issue, and say so; how many an issue has takes the place of `{n}`."""
        from reader.model.summary import Collection
        from reader.workspace import removing

        def remove() -> int:
            whole = [Collection(kind="issue", path=(i,)) for i in ids if "-" not in i]
            pieces = sum(self._session.library.catalogue.count(one)[0] for one in whole)
            removing.remove(self._session, *ids)
            return pieces

        def tell(pieces: int) -> None:
            self.told.emit(said.replace("{n}", f"{pieces:,}"))
            then()

        words = counted("正在移去 {n} 篇…", count).format(n=f"{count:,}")
        self._deeds.work(words, remove, tell, size=count)

    def put_into(self, article_ids: Sequence[str], collection: Collection) -> None:
        """Put pieces into a clipping, a section or among the bookmarks, as one deed."""
        from reader.workspace import batch_editing, bookmarking, tagging

        ids, name = tuple(article_ids), collection.path[-1] if collection.path else _("书签")

        def change() -> tuple[str, ...]:
            if collection.kind == "tag":
                return tagging.tag(self._session, *ids, name=name)
            if collection.kind == "section":
                return batch_editing.edit(self._session, ids, {"category": "/".join(collection.path)})
            return bookmarking.bookmark(self._session, *ids)

        def tell(changed: tuple[str, ...]) -> None:
            said = _("{n} 篇放进了“{name}”。") if changed else _("这 {n} 篇已经在“{name}”里。")
            self.told.emit(said.format(n=f"{len(changed or ids):,}", name=name))

        words = _("正在放进“{name}”…").format(name=name)
        self._deeds.work(words, change, tell, size=len(ids))

    def unannotate(self, annotation_id: str) -> None:
        """Remove a mark and its note."""
        from reader.workspace import annotating

        self._deeds.answer(lambda: annotating.unannotate(self._session, annotation_id))

    def copy_cited(self) -> None:
        """Copy what is selected, or the headline, with the place it was printed."""
        piece = self._page.piece
        if piece is not None:
            QApplication.clipboard().setText(cited(piece, self._page.selected_text()))

    def _annotate(self, article: str, field: str, start: int, end: int, color: str, note: str) -> None:
        from reader.workspace import annotating

        notes, place = self._page.tools.notes, (article, field, start, end)
        self._deeds.answer(
            lambda: annotating.annotate_at(
                self._session,
                article,
                field,
                start,
                end,
                note=note,
                color=color,  # type: ignore[arg-type]  # one of the four
            ),
            lambda made: notes.added_as(place, made.id) if isValid(notes) else None,
            lambda: notes.refused(place) if isValid(notes) else None,
        )

    def _change_note(self, annotation: str, note: str, color: str) -> None:
        from reader.workspace import annotating

        notes = self._page.tools.notes
        self._deeds.answer(
            lambda: annotating.change_note(self._session, annotation, note=note, color=color),  # type: ignore[arg-type]  # one of the four
            lambda _done: notes.changed_to(annotation, note, color) if isValid(notes) else None,
            lambda: notes.refused(annotation) if isValid(notes) else None,
        )

    def _put_back(self, annotation: str, article: str, field: str, start: int, end: int) -> None:
        from reader.workspace import annotating

        self._deeds.answer(lambda: annotating.put_back(self._session, annotation, article, field, start, end))

    def _undo_repair(self, article: str, repair: str, undone: bool) -> None:
        from reader.workspace import correcting

        change = correcting.undo_repair if undone else correcting.redo_repair
        self._deeds.answer(lambda: change(self._session, article, repair))

    def _give_back(self, article: NewsArticle, set_aside: str) -> None:
        """Let text that was set aside stand in the piece again, where it stood."""
        from reader.model.provenance import body_offset
        from reader.workspace import correcting

        def give() -> None:
            issue = self._session.library.current(article.issue).issue
            aside = next((s for s in issue.set_aside if s.id == set_aside), None)
            if aside is not None:
                before = body_offset(article, aside.span.end)
                correcting.give_back(self._session, issue.id, aside.id, article.id, before)

        self._deeds.answer(give)

    def _set_reading(self, word: str, readings: tuple[str, ...]) -> None:
        from reader.workspace import word_readings

        said = _("“{word}”往后读 {readings}。").format(word=word, readings=" ".join(readings))

        def tell(_kept: object) -> None:
            if isValid(self):  # its window may have been closed meanwhile
                self.told.emit(said)

        self._deeds.answer(lambda: word_readings.set_reading(self._session, word, readings), tell)

    def _forget_reading(self, word: str) -> None:
        from reader.workspace import word_readings

        self._deeds.answer(lambda: word_readings.forget_reading(self._session, word))

    def _stopped(self, article: str, code_point: int) -> None:
        from reader.workspace import reading

        def stop() -> None:
            if self._session.library.status(article).reading_position != code_point:
                reading.stopped_at(self._session, article, code_point)

        if not self._session.library.read_only:
            self._deeds.later(stop)


def cited(piece: OpenPiece, passage: str = "") -> str:
    """Return a passage with its source, or the piece's reference alone."""
    from reader.rendering.citation import citation, with_source
    from reader.rendering.piece import Piece

    shown = Piece(article=piece.article, masthead=piece.masthead)
    return with_source(shown, passage) if passage else citation(shown)
