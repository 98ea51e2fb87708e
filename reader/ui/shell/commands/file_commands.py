"""The menu 文件: in, out, and which library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from reader.model.messages import _
from reader.ui.dialogs.last_folder import keep_folder, start_folder

if TYPE_CHECKING:
    from reader.ui.shell.working_host import WorkingHost


class FileCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: WorkingHost) -> None:
        self._window = window

    def import_files(self) -> None:
        """Choose files, see what they hold, import them; folders are imported with all that is in them."""
        from reader.ui.dialogs.choosing_papers import choose_papers

        paths = [Path(name) for name in choose_papers(self._window)]
        imports = self._window.imports
        if any(path.is_dir() for path in paths):
            self._window.import_paths(paths)
        elif paths and imports is not None:
            from reader.ui.dialogs.import_preview import import_with_preview

            import_with_preview(self._window, paths, imports.paths)

    def import_folder(self) -> None:
        """Choose a folder and import what is in it."""
        name = QFileDialog.getExistingDirectory(self._window.window(), _("选择文件夹"), start_folder(self._window))
        if name:
            keep_folder(self._window, name)
            self._window.import_paths([Path(name)])

    def paste_text(self) -> None:
        """Import what was copied."""
        text = QApplication.clipboard().text()
        if text.strip():
            self._window.import_text(text)
        else:
            self._window.say(_("剪贴板里没有文字。先复制一份报纸的文字，再回来粘贴。"))

    def watch_folder(self) -> None:
        """Choose a folder whose papers are imported as they appear, or give the watch up."""
        from dataclasses import replace

        window = self._window
        session = window.library_session
        name = self._folder_instead_of(session.settings.watched_folder, _("选择文件夹，里面新来的报纸会自动导入"))
        if name is None:
            return
        session.change_settings(replace(session.settings, watched_folder=name))
        if window.watched is not None:
            window.watched.watch(Path(name) if name else None)
        said = _("正看守“{folder}”，新来的报纸会自动导入。").format(folder=name) if name else _("不再看守文件夹。")
        window.say(said, warning=False)
        window.show_state()

    def open_sample(self) -> None:
        """Show the sample newspaper."""
        from reader.ui.shell.libraries import show_sample

        self._window.attempt(lambda: show_sample(self._window))

    def print_piece(self) -> None:
        """Print the piece that is selected, else the open one."""
        if self._window.desk:
            self._print([self._window.desk.pointed_id])

    def print_selection(self) -> None:
        """Make a clipping book of the selected pieces."""
        from reader.ui.dialogs.book_making import make_book

        ids = self._window.desk.selected_ids() if self._window.desk else []
        if not any(ids):
            self._window.say(_("先在列表里选中几篇（按住 Ctrl 或 Shift 点选），再编成剪报本。"))
            return
        make_book(self._window, self._window.session, ids, _("剪报"))

    def preview_piece(self) -> None:
        """Show how the open piece would be printed: the sheet that prints shows the pages."""
        self._print([self._window.article_id])

    def save_pdf(self) -> None:
        """Print the open piece, or the selected ones, into a PDF file."""
        from reader.ui.dialogs.printing import save_pdf

        ids = self._window.desk.selected_ids() if self._window.desk else []
        self._window.attempt(lambda: save_pdf(self._window, self._window.session, ids))

    def export_pieces(self) -> None:
        """Write the selected pieces into a file."""
        from reader.ui.dialogs.exporting import export_pieces

        ids = self._window.desk.selected_ids() if self._window.desk else []
        self._window.attempt(lambda: export_pieces(self._window, self._window.session, ids))

    def export_notes(self) -> None:
        """Write all notes into a file."""
        from reader.ui.dialogs.exporting import export_notes

        self._window.attempt(lambda: export_notes(self._window, self._window.session))

    def bring_notes(self) -> None:
        """Put the notes of a file onto the pieces that are here."""
        from reader.ui.dialogs.exporting import bring_notes

        self._window.attempt(lambda: bring_notes(self._window, self._window.session))

    def back_up(self) -> None:
        """Back up the whole library."""
        from reader.ui.dialogs.backups import back_up

        self._window.attempt(lambda: back_up(self._window, self._window.library_session))

    def _folder_instead_of(self, current: str, title: str) -> str | None:
        """Return the folder that a switched setting has now: none (`""`) instead of one, else the one chosen.

        `None` where the reader chose nothing: then it stays as it is.
        """
        if current:
            return ""
        chosen = QFileDialog.getExistingDirectory(self._window.window(), title, start_folder(self._window))
        if not chosen:
            self._window.show_state()
        return chosen or None

    def back_up_daily(self) -> None:
        """Choose the folder for the daily backups, or give them up."""
        from dataclasses import replace

        window = self._window
        session = window.library_session
        name = self._folder_instead_of(session.settings.backup_folder, _("选择放备份的文件夹，最好在另一块盘上"))
        if name is None:
            return
        session.change_settings(replace(session.settings, backup_folder=name))
        said = _("每天往“{folder}”备份一次，留最近 {n} 份。").format(folder=name, n=session.settings.backup_keep)
        window.say(said if name else _("不再自动备份。"), warning=False)
        if window.backups is not None:
            window.backups.look()
        window.show_state()

    def check_library(self) -> None:
        """Read and verify every record of the library."""
        from reader.ui.dialogs.checking import check_library

        check_library(self._window)

    def read_again(self) -> None:
        """Read issues again by today's rules."""
        from reader.ui.shell.reread_scopes import read_again

        desk = self._window.desk
        if desk is not None:
            read_again(self._window, desk.tree.nodes, desk.pointed_id)

    def restore(self) -> None:
        """Restore a library from a backup."""
        from reader.ui.dialogs.backups import restore
        from reader.ui.shell.libraries import show_own_library

        self._window.attempt(lambda: restore(self._window, lambda: show_own_library(self._window)))

    def rebuild_index(self) -> None:
        """Build the search index anew."""
        if self._window.indexing is not None:
            self._window.indexing.rebuild()

    def open_library(self) -> None:
        """Open another library."""
        from reader.ui.dialogs.libraries import choose_library

        folder = choose_library(self._window)
        if folder is not None:
            self._window.library_chosen.emit(folder)

    def open_recent(self) -> None:
        """Go back to a library that was open before."""
        from reader.ui.dialogs.libraries import choose_recent

        folder = choose_recent(self._window)
        if folder is not None:
            self._window.library_chosen.emit(folder)

    def move_library(self) -> None:
        """Move the reader's own library to another place, and open it there."""
        self._window.attempt(self._move_library)

    def keep_pages(self) -> None:
        """Say whether printed pages are kept as pictures, and how."""
        from reader.ui.dialogs.page_keeping import open_page_keeping

        open_page_keeping(self._window)

    def save_cutting(self) -> None:
        """Cut the open piece out of its printed pages and save it as a picture."""
        from reader.ui.shell.facsimile_desk import facsimile_of

        if self._window.desk:
            facsimile_of(self._window).save()

    def close(self) -> None:
        """Close the window."""
        self._window.close()

    def _move_library(self) -> None:
        from reader.ui.dialogs.moving import MoveLibrary, ask_for_place
        from reader.ui.shell.closing import may_close
        from reader.workspace import moving

        window = self._window
        if window.imports is not None and window.imports.jobs.busy:
            window.say(_("正在导入，等它做完再搬报库。"))
            return
        place = ask_for_place(window)
        if place is None or not may_close(window):  # what is being written goes along
            return
        dialog = MoveLibrary(window, moving.place_in(place, window.library_session.library.folder))
        watched = window.watched.folder if window.watched is not None else None
        if window.watched is not None:
            window.watched.watch(None)  # nothing is imported meanwhile
        dialog.ask()
        if dialog.moved is not None:
            window.library_moved.emit(dialog.moved.path)
        elif window.watched is not None:
            window.watched.watch(watched)

    def _print(self, ids: list[str]) -> None:
        from reader.ui.dialogs.printing import print_pieces

        self._window.attempt(lambda: print_pieces(self._window, self._window.session, ids))
