"""The manual inside: sections at the left, the page at the right, searched as papers are: hanzi, pinyin, initials.

It lies beside the window and not over it, so that what it says can be tried while it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from reader.model.messages import _
from reader.model.resources import document
from reader.ui.dialogs.manual_page import Page
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.screen_room import screen_room
from reader.workspace import manual

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.jobs.host import Host
    from reader.workspace.manual import Place

SIZE = (58, 42)  # em
NAMES = 15
# Which section tells of a dialog; of all others the first.
SECTIONS = {
    "ImportPreview": "import", "ImportReport": "import", "IssueDetails": "import", "PeopleDialog": "search",
    "SeriesDetails": "import",
    "SearchHabits": "search", "SearchFormDialog": "search", "ThroughLibrary": "search", "SetAsideText": "repairs",
    "Review": "review", "TwoReports": "search", "SavedSearch": "search", "PrintChoices": "print",
    "BookEditor": "print", "PrinterChoices": "print", "LongWork": "print", "CardSheet": "print",
    "Replacing": "print", "LookIn": "backup", "CheckReport": "backup",
    "UnstoredNotes": "backup", "RecentLibraries": "questions", "MoveLibrary": "questions",
}  # fmt: skip
_PLACE = Qt.ItemDataRole.UserRole


class Manual(QDialog):
    """The manual's own window. `show_section` opens it at a place."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = host.look
        self.setWindowTitle(_("手册"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lane = Lane("manual", self)
        px = self._look.tokens.px
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("在手册里找，拼音也行"))
        self.field.setAccessibleName(_("在手册里找，拼音也行"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._look_for)
        self.names = QListWidget()
        self.names.setAccessibleName(_("手册的各节"))
        self.names.setWordWrap(True)
        self.names.currentItemChanged.connect(lambda item, _old: self._open(item))
        self.page = Page(self._look)
        self.page.anchorClicked.connect(self._follow)
        left = QVBoxLayout()
        left.setSpacing(px(0.5))
        left.addWidget(self.field)
        left.addWidget(self.names, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(0.9), px(0.9), px(0.9), px(0.9))
        row.setSpacing(px(0.9))
        row.addLayout(left)
        row.addWidget(self.page, 1)
        self.names.setFixedWidth(px(NAMES))
        self.field.setFixedWidth(px(NAMES))
        room = screen_room(self)
        self.resize(min(px(SIZE[0]), room.width() * 9 // 10), min(px(SIZE[1]), room.height() * 9 // 10))
        self._list_sections()

    def show_section(self, key: str) -> None:
        """Open at a section, in front."""
        self.field.clear()
        for row in range(self.names.count()):
            if self.names.item(row).data(_PLACE) == key:
                self.names.setCurrentRow(row)
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()

    def done(self, result: int) -> None:
        """Close, and want no answer any more."""
        self._lane.close(0)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Close by the window's own button, too."""
        self._lane.close(0)
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Walk the list from the field with the arrows; Esc empties the field first, then closes."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self.names.count():
            self.names.setCurrentRow(min(max(self.names.currentRow() + step, 0), self.names.count() - 1))
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _list_sections(self) -> None:
        self.names.clear()
        for one in manual.sections():
            item = QListWidgetItem(one.title)
            item.setData(_PLACE, one.key)
            self.names.addItem(item)
        self.names.setCurrentRow(0)

    def _look_for(self, text: str) -> None:
        if not text.strip():
            self._lane.put(Operation(lambda _cancelled: []).then(lambda _none: self._list_sections()), newest=True)
            return
        Operation(lambda _cancelled: manual.find(text)).then(self._found).start(self._lane, newest=True)

    def _found(self, places: list[Place]) -> None:
        self.names.clear()
        for place in places:
            item = QListWidgetItem(f"{manual.section(place.key).title}\n{_around(place)}")
            item.setData(_PLACE, place)
            self.names.addItem(item)
        if places:
            self.names.setCurrentRow(0)
        else:
            nothing = QListWidgetItem(_("手册里没有找到。"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.names.addItem(nothing)

    def _open(self, item: QListWidgetItem | None) -> None:
        at = item.data(_PLACE) if item is not None else None
        if isinstance(at, str):
            self.page.show_section(at)
        elif at is not None:
            self.page.show_section(at.key, [at.line[start:end] for start, end in at.marks])

    def _follow(self, link: QUrl) -> None:
        name = link.fileName()
        title = link.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        for one in manual.sections():
            if one.title == title:
                self.show_section(one.key)
                return
        if name and document(name).suffix == ".md" and document(name).exists():
            self.page.document().setMarkdown(document(name).read_text("utf-8"))


def _around(place: Place) -> str:
    """Return what stands around the first mark, short enough for the list."""
    start = max(0, place.marks[0][0] - 8)
    text = place.line[start : start + 26]
    return ("…" if start else "") + text + ("…" if start + 26 < len(place.line) else "")


def section_of(dialog: QDialog) -> str:
    """Return the key of the section that tells of a dialog."""
    return SECTIONS.get(type(dialog).__name__, manual.KEYS[0])


def show_manual(host: Host, key: str, parent: QWidget | None = None) -> Manual:
    """Open the manual at a section; over a dialog, `parent` is the dialog, or it could not be reached."""
    over = parent or host.window()
    known = over.findChild(Manual)
    made = known if isinstance(known, Manual) else Manual(host, over)
    made.show_section(key)
    return made
