"""Chinese can be typed whatever the desktop names as its input method.

Debian's im-config, Deepin, UOS and Kylin name fcitx, for which a distribution's Qt brings a plugin and a wheel's does
not: then Qt takes none, and no hanzi can be typed anywhere. fcitx5 answers at the portal of ibus too, for which the
plugin is there (measured with fcitx5 5.0.21 and 5.1).
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from pathlib import Path

# Names that Qt knows without a plugin file of that name.
BUILT_IN = frozenset({"", "none", "simple", "xim", "wayland", "compose", "qtvirtualkeyboard"})
PLUGIN = "*platforminputcontextplugin*"


def choose_input_method(environment: MutableMapping[str, str], plugins: Path | None = None) -> bool:
    """Go by the portal of ibus where the input method that is named has no plugin; True where that was so.

    To be called before there is a QApplication. `plugins` is Qt's folder of plugins, asked of Qt where none is given.
    """
    named = [n for n in environment.get("QT_IM_MODULES", "").split(";") if n] or [environment.get("QT_IM_MODULE", "")]
    if all(name in BUILT_IN for name in named) or not sys.platform.startswith("linux"):
        return False
    if plugins is None:
        from PySide6.QtCore import QLibraryInfo

        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    there = [path.name for path in (plugins / "platforminputcontexts").glob(PLUGIN)]
    if any(name in BUILT_IN or any(name in file for file in there) for name in named):
        return False
    environment["QT_IM_MODULE"] = "ibus"
    environment["IBUS_USE_PORTAL"] = "1"
    environment.pop("QT_IM_MODULES", None)
    return True
