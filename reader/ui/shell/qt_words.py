"""Words of Qt's file dialog that its shipped Chinese catalogues do not know."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from reader.model.messages import _


class QtWords(QTranslator):
    """Asked before Qt's own catalogue, which it leaves everything else to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = {
            "Look in:": _("位置："),
            "&Look in:": _("位置(&L)："),
            "Files of &type:": _("文件类型(&T)："),
            "Folder": _("文件夹"),
        }

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        """Return False: an empty translator would not be asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return a word; None, which the stub does not know of, sends Qt on to its own catalogue."""
        return self._words.get(source)  # type: ignore[return-value]  # None is Qt's null string
