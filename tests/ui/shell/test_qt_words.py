from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from reader.ui.shell.window import MainWindow

pytestmark = pytest.mark.gui


def test_qts_file_dialog_speaks_chinese_throughout(window: MainWindow) -> None:
    words = [QCoreApplication.translate("QFileDialog", word) for word in ("&Look in:", "Files of &type:", "&Open")]
    assert words == ["位置(&L)：", "文件类型(&T)：", "打开(&O)"]
    assert QCoreApplication.translate("QFileDialog", "没有这个词") == "没有这个词"
