"""The names before fields: one column, none of them cut, in a language that writes longer words too."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.model import messages
from reader.model.messages import _
from reader.ui.dialogs.batch_edit import BatchEdit
from reader.ui.dialogs.search_form import SearchFormDialog
from reader.ui.look.controls import Label
from reader.ui.look.field_names import field_name
from reader.ui.shell.window import MainWindow
from reader.workspace.batch_editing import Reach


def names_of(sheet: QWidget) -> list[QWidget]:
    """Return what stands before the fields of a sheet."""
    return [label for label in sheet.findChildren(Label) if label.buddy() is not None]


def assert_one_column(sheet: QWidget, names: list[QWidget]) -> None:
    sheet.show()
    assert names
    assert [n for n in names if n.width() < n.sizeHint().width()] == []
    assert len({n.mapTo(sheet, n.rect().topRight()).x() for n in names}) == 1


def batch(window: MainWindow, shared: dict[str, str]) -> BatchEdit:
    known = {"newspaper": ["柳湾报"], "category": ["政治", "巷里"]}
    return BatchEdit(window, 2, Reach(issues=1, others=0), known, shared)


def test_names_are_whole_and_in_one_column(window: MainWindow, qtbot: QtBot) -> None:
    messages.speak("en")
    window.look.set_em(28)
    form = SearchFormDialog(window, window.session, "")
    edit = batch(window, {})
    for dialog in (form, edit):
        qtbot.addWidget(dialog)
    assert_one_column(form, names_of(form))
    assert_one_column(edit, list(edit.ticks.values()))
    assert all(isinstance(tick, QCheckBox) and tick.text()[0].isupper() for tick in edit.ticks.values())
    form.reject()


def test_fields_to_write_in_are_as_high_as_fields_to_choose_from(window: MainWindow, qtbot: QtBot) -> None:
    form = SearchFormDialog(window, window.session, "")
    qtbot.addWidget(form)
    form.show()
    fields = (*form.findChildren(QLineEdit), *form.findChildren(QComboBox))
    heights = {f.height() for f in fields if f.isVisible() and not isinstance(f.parent(), QComboBox | QAbstractSpinBox)}
    assert max(heights) - min(heights) <= 2, heights
    form.reject()


def test_our_subjects_are_said_and_meant_in_the_windows_language(window: MainWindow, qtbot: QtBot) -> None:
    messages.speak("en")
    said = _("政治")
    assert said != "政治"
    sheet = batch(window, {"category": "政治"})
    qtbot.addWidget(sheet)
    box = sheet.fields["category"]
    assert isinstance(box, QComboBox)
    assert [box.currentText(), *(box.itemText(k) for k in range(2))] == [said, said, "巷里"]
    sheet.ticks["category"].setChecked(True)
    assert sheet.changes == {"category": "政治"}
    box.setCurrentText("渡口")
    assert sheet.changes == {"category": "渡口"}


def test_a_form_searches_for_the_subject_that_its_word_means(window: MainWindow, qtbot: QtBot) -> None:
    messages.speak("en")
    form = SearchFormDialog(window, window.session, "栏目:政治")
    qtbot.addWidget(form)
    assert form._names["section"].currentText() == _("政治")
    assert form.line == "栏目:政治"
    form.reject()


def test_the_first_letter_is_a_capital_and_hanzi_stay() -> None:
    assert (field_name("paper size"), field_name("栏数"), field_name("")) == ("Paper size", "栏数", "")
