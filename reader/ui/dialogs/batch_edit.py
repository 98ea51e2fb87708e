"""Section, page, byline and kind of many pieces at once, and paper and day of the issues they are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from reader.model.messages import _, counted
from reader.ui.browsing.subject_words import in_words, section_of
from reader.ui.dialogs.day_field import iso_day, no_day
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.controls import Label
from reader.ui.look.field_names import field_name

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.batch_editing import Reach
    from reader.workspace.session import Session

MOST_COMPARED = 500
"""Of so many pieces it is found out what they have in common."""
OF_ISSUE = ("newspaper", "date_published")


def field_words() -> dict[str, str]:
    """Return what can be changed, in words."""
    return {
        "print_section": _("栏目"), "category": _("分类"), "print_page": _("版"), "print_page_name": _("版名"),
        "byline": _("署名"), "kind": _("种类"), "newspaper": _("报名"), "date_published": _("日期"),
    }  # fmt: skip


def kind_words() -> dict[str, str]:
    """Return the kinds of pieces in words."""
    return {
        "article": _("文章"), "photo": _("图片"), "notice": _("启事"), "poem": _("诗歌"), "ad": _("广告"),
    }  # fmt: skip


class BatchEdit(Dialog):
    """Asks what is to be changed; what is not ticked stays as it is in each piece."""

    def __init__(
        self, host: Host, count: int, reach: Reach, known: dict[str, list[str]], shared: dict[str, str]
    ) -> None:
        """`known`: names to choose from, by field; `shared`: the values that all the pieces have."""
        remark = _("只改打了勾的；原文不动，一次可以全部撤回。")
        super().__init__(host, counted("改 {n} 篇", count).format(n=f"{count:,}"), width=32, remark=remark)
        self._count, self._reach = count, reach
        self.ticks: dict[str, QCheckBox] = {}
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        for name, words in field_words().items():
            field: QLineEdit | QComboBox
            if name in known or name == "kind":
                field = QComboBox()
                field.setEditable(name != "kind")
                for value, word in _choices(name, known).items():
                    field.addItem(word, value)
                if name == "kind":
                    field.setCurrentIndex(max(field.findData(shared.get(name, "")), 0))
                    field.currentIndexChanged.connect(lambda _at, n=name: self._tick(n))
                else:
                    value = shared.get(name, "")
                    field.setCurrentText(in_words(value) if name == "category" else value)
                    field.editTextChanged.connect(lambda _text, n=name: self._tick(n))
            else:
                field = QLineEdit(shared.get(name, ""))
                field.textEdited.connect(lambda _text, n=name: self._tick(n))
            self._add(name, words, field)
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self.add_button(_("取消"))
        self.ok = self.add_button(_("改"), main=True, accepts=True)
        self._check()

    @property
    def changes(self) -> dict[str, str]:
        """What is to be changed, by field; a day as ISO."""
        found = {}
        for name, tick in self.ticks.items():
            field = self.fields[name]
            if tick.isChecked():
                of_kind = isinstance(field, QComboBox) and name == "kind"
                found[name] = field.currentData() if of_kind and isinstance(field, QComboBox) else _text(field)
        if "category" in found:
            found["category"] = section_of(found["category"])
        if "date_published" in found:
            found["date_published"] = iso_day(found["date_published"]) or ""
        return found

    def _add(self, name: str, words: str, field: QLineEdit | QComboBox) -> None:
        tick = QCheckBox(field_name(words))
        self.field_names.align(tick)
        tick.toggled.connect(lambda _on: self._check())
        field.setAccessibleName(field_name(words))
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(tick)
        line.addWidget(field, 1)
        self.body.addWidget(whole)
        self.ticks[name], self.fields[name] = tick, field

    def _tick(self, name: str) -> None:
        self.ticks[name].setChecked(True)
        self._check()

    def _check(self) -> None:
        """Say what would be changed, and let it be done where it can be."""
        ticked = [name for name, tick in self.ticks.items() if tick.isChecked()]
        wrong = "date_published" in ticked and iso_day(_text(self.fields["date_published"])) is None
        self.ok.setEnabled(bool(ticked) and not wrong)
        said = counted("改 {n} 篇的{fields}。", self._count).format(
            n=f"{self._count:,}", fields=_("、").join(field_words()[n] for n in ticked if n not in OF_ISSUE)
        )
        said = said if any(n not in OF_ISSUE for n in ticked) else ""
        if any(n in OF_ISSUE for n in ticked):
            said += _("报名和日期是整份报纸的：{issues} 份里另有 {n} 篇一起改。").format(
                issues=f"{self._reach.issues:,}", n=f"{self._reach.others:,}"
            )
        self.said.setText(no_day() if wrong else said or _("勾上要改的。"))


def _choices(name: str, known: dict[str, list[str]]) -> dict[str, str]:
    """Return the words for a field's values: kinds and subjects in the window's language, names as they are."""
    if name == "kind":
        return kind_words()
    return {value: in_words(value) if name == "category" else value for value in known[name]}


def _text(field: QLineEdit | QComboBox) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.currentText()).strip()


def edit_pieces(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask what is to be changed of pieces, and change it, as one deed."""
    words = _("正在打开 {n} 篇…").format(n=f"{len(ids):,}")
    host.work(words, lambda: _asked_of(session, ids), lambda asked: _edit(host, session, ids, *asked), size=len(ids))


def _asked_of(session: Session, ids: Sequence[str]) -> tuple[Reach, dict[str, list[str]], dict[str, str]]:
    """Return what the dialog shows (worker thread)."""
    from reader.workspace import batch_editing

    catalogue = session.library.catalogue
    some = [s for s in map(catalogue.summary, ids[:MOST_COMPARED]) if s is not None]
    nodes = catalogue.tree()
    papers = [n.label for n in nodes if n.collection.kind == "newspaper" and n.label]
    sections = ["/".join(n.collection.path) for n in nodes if n.collection.kind == "section" and n.label]
    shared = {}
    if len(ids) <= len(some):
        for name in field_words():
            values = {_value(getattr(s, name)) for s in some}
            if len(values) == 1:
                shared[name] = values.pop()
    return batch_editing.reach(session, ids), {"newspaper": papers, "category": sections}, shared


def _edit(
    host: Host,
    session: Session,
    ids: Sequence[str],
    reach: Reach,
    known: dict[str, list[str]],
    shared: dict[str, str],
) -> None:
    from reader.workspace import batch_editing

    dialog = BatchEdit(host, len(ids), reach, known, shared)
    if not dialog.ask():
        return
    changes = dialog.changes

    def tell(changed: tuple[str, ...]) -> None:
        host.tell_done(counted("改了 {n} 篇。", len(changed)).format(n=f"{len(changed):,}"))

    words = counted("正在改 {n} 篇…", len(ids)).format(n=f"{len(ids):,}")
    host.work(words, lambda: batch_editing.edit(session, ids, changes), tell, size=len(ids))


def _value(value: object) -> str:
    return "/".join(value) if isinstance(value, tuple) else str(value or "")
