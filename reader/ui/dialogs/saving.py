"""Where a file is to be written: the name that is asked about is the name that is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.last_folder import keep_folder, start_folder

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

SUFFIX = re.compile(r"\.[A-Za-z]\w*")  # 《某月 2026.11》 has none


class Replacing(Dialog):
    """Asks whether a file may be replaced."""

    def __init__(self, host: Host, path: Path) -> None:
        super().__init__(host, _("已有《{name}》").format(name=path.name), remark=str(path.parent))
        self.add_button(_("另起名字"))
        self.add_button(_("换掉它"), main=True, accepts=True)


def ask_where(host: Host, title: str, proposed: str, kinds: Mapping[str, str]) -> tuple[Path, str] | None:
    """Ask for a file; returns it with the suffix of the kind chosen, or None.

    `kinds`: the suffix of each kind, by the filter that the system's dialog shows. The system asks before it gives the
    name of a file that is there; where a suffix makes it another name, that is asked here.
    """
    if not Path(proposed).is_absolute():
        proposed = str(Path(start_folder(host)) / proposed)
    while True:
        name, kind = QFileDialog.getSaveFileName(host.window(), title, proposed, ";;".join(kinds))
        if not name:
            return None
        keep_folder(host, name)
        suffix = kinds.get(kind, next(iter(kinds.values())))
        path = Path(name)
        if SUFFIX.fullmatch(path.suffix):
            if not suffix.endswith(path.suffix.lower()):  # two kinds may end alike: the one chosen counts
                suffix = next((s for s in kinds.values() if s.endswith(path.suffix.lower())), suffix)
            return path, suffix
        path = path.with_name(path.name + suffix)
        if not path.exists() or Replacing(host, path).ask():
            return path, suffix
        proposed = str(path)
