"""A field for a day, as people write one; a dialog is not accepted while what stands in it is no day."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from reader.model.messages import _

DATE = re.compile(r"\s*(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?\s*")


class DayField(QLineEdit):
    """A field that holds a day, or nothing where it is not known."""

    def __init__(self, day: str = "") -> None:
        super().__init__(day)
        self.setPlaceholderText(day_example())

    @property
    def date(self) -> str | None:
        """The day as ISO, empty for unknown, None where what is typed is no day."""
        return iso_day(self.text())

    def allow(self, button: QAbstractButton, also: bool = True) -> None:
        """Let a button be pressed while the field is right and `also` holds; say at it what is wrong."""
        right = self.date is not None
        button.setEnabled(right and also)
        button.setToolTip("" if right else no_day())


def day_example() -> str:
    """Return how a day is written, for an empty field."""
    return _("例如 2026-11-24，不知道就空着")


def no_day() -> str:
    """Say that what is typed is no day."""
    return _("日期要写成 2026-11-24 或 2026年11月24日。")


def iso_day(text: str) -> str | None:
    """Return a typed day as ISO; empty for nothing, None for what is no day."""
    from reader.importing.dates import day

    if not text.strip():
        return ""
    found = DATE.fullmatch(text)
    return day(int(found[1]), int(found[2]), int(found[3])) if found else None
