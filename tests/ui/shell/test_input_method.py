"""Chinese can be typed on desktops that name fcitx."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.ui.shell.input_method import choose_input_method

PLUGINS = ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so")
# Sits in a program of its own: an input method is chosen once, before there is an application.
TYPE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QInputMethod
from PySide6.QtWidgets import QLineEdit
from reader.ui.shell.application import make_application
application = make_application()
field = QLineEdit()
field.show()
field.activateWindow()
field.setFocus()
sys.stdout.write(os.environ["QT_IM_MODULE"] + os.environ.get("IBUS_USE_PORTAL", "") + "\\n")
QTimer.singleShot(int(sys.argv[1]), application.quit)
application.exec()
sys.stdout.write(field.text() + "\\n")
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    folder = tmp_path / "plugins" / "platforminputcontexts"
    folder.mkdir(parents=True)
    for name in PLUGINS:
        (folder / name).touch()
    return folder.parent


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux desktops name an input method so")
@pytest.mark.parametrize(
    "named",
    [
        {"QT_IM_MODULE": "fcitx"},
        {"QT_IM_MODULE": "fcitx5"},
        {"QT_IM_MODULE": "xim", "QT_IM_MODULES": "fcitx"},
        {"QT_IM_MODULES": "fcitx;uim"},
    ],
)
def test_a_method_without_a_plugin_goes_by_the_portal(plugins: Path, named: dict[str, str]) -> None:
    environment = {"PATH": "/bin", **named}
    assert choose_input_method(environment, plugins)
    assert environment == {"PATH": "/bin", "QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"QT_IM_MODULE": ""},
        {"QT_IM_MODULE": "ibus"},
        {"QT_IM_MODULE": "xim"},
        {"QT_IM_MODULE": "compose"},
        {"QT_IM_MODULES": "wayland;fcitx;ibus"},
        {"QT_IM_MODULES": "fcitx;ibus"},
    ],
)
def test_a_method_that_qt_has_stays(plugins: Path, named: dict[str, str]) -> None:
    environment = dict(named)
    assert not choose_input_method(environment, plugins)
    assert environment == named


def test_a_plugin_that_a_distribution_brings_is_used(plugins: Path) -> None:
    (plugins / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    assert not choose_input_method(environment, plugins)
    assert environment == {"QT_IM_MODULE": "fcitx"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux desktops name an input method so")
def test_the_window_goes_by_the_portal_before_qt_looks() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_IM_MODULE": "fcitx"}
    environment.pop("QT_IM_MODULES", None)
    child = subprocess.run(
        [sys.executable, "-c", TYPE, "10"], capture_output=True, text=True, env=environment, check=True
    )
    assert child.stdout.splitlines()[0] == "ibus1"


TOOLS = ("fcitx5", "dbus-run-session", "Xvfb", "xdotool")


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason="needs " + ", ".join(TOOLS))
def test_hanzi_reach_a_field_by_a_real_fcitx5(tmp_path: Path) -> None:
    """On a private D-Bus and X screen; Unicode input needs no dictionary: Ctrl+Shift+U 6865 Enter gives 桥."""
    script = tmp_path / "walk.sh"
    script.write_text(
        """
        screen_number=$((100 + $$ % 800))
        Xvfb :$screen_number -screen 0 800x600x24 >/dev/null 2>&1 & screen=$!
        export DISPLAY=:$screen_number QT_QPA_PLATFORM=xcb QT_IM_MODULE=fcitx XMODIFIERS=@im=fcitx
        sleep 1
        fcitx5 --disable=wayland,notifications,kimpanel >/dev/null 2>&1 & method=$!
        sleep 3
        "$1" -c "$2" 12000 & field=$!
        sleep 4
        xdotool search --class baojia windowfocus; sleep 1
        xdotool key ctrl+shift+u; sleep 1
        xdotool type --delay 200 6865; sleep 1
        xdotool key Return; sleep 1
        wait $field
        kill $method $screen
        """,
        encoding="utf-8",
    )
    home = {name: str(tmp_path / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    for folder in home.values():
        Path(folder).mkdir(mode=0o700)
    child = subprocess.run(
        ["dbus-run-session", "--", "sh", str(script), sys.executable, TYPE],
        capture_output=True,
        text=True,
        env={**os.environ, **home},
        check=False,
        timeout=120,
    )
    assert child.stdout.splitlines()[-1:] == ["桥"], child.stdout + child.stderr
