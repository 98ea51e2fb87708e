"""What a bundle does not take along, and why nobody misses it."""

from __future__ import annotations

import fnmatch
from typing import Final

# Imported somewhere in a library, never on a way that this program goes.
MODULES: Final = [
    *("tkinter", "PIL", "pydoc_data", "lib2to3", "setuptools", "pip", "distutils", "ensurepip", "test"),
    *("_ssl", "ssl", "_hashlib", "lxml.objectify", "lxml.isoschematron", "lxml.html.diff", "_curses", "readline"),
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "matplotlib", "pytest", "mypy", "babel"),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql"),
    *("PySide6.QtTest", "PySide6.QtConcurrent", "PySide6.QtHelp", "PySide6.QtDesigner", "PySide6.QtUiTools"),
]
# Files by pattern, as they would lie in the folder.
FILES: Final = (
    "*platformthemes/libqgtk3*",  # pulls the whole of GTK; Fusion is our style
    "libgtk-3*", "libgdk-3*", "libgdk_pixbuf*", "libatk*", "libepoxy*", "libpango*", "libcairo*", "libwayland-egl*",
    "*plugins/egldeviceintegrations*", "*platforms/libqeglfs*", "*platforms/libqlinuxfb*", "*platforms/libqvnc*",
    "*platforms/libqminimal*", "*platforms/libqvkkhrdisplay*", "*EglFS*", "*EglFs*", "*Eglfs*",  # no desktop
    "*plugins/sqldrivers*", "*plugins/tls*", "*plugins/networkinformation*",
    "*plugins/qmltooling*", "*plugins/generic*",
    "*platforminputcontexts/*virtualkeyboard*", "*Qt6VirtualKeyboard*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6Sql*",
    "*Qt6Test*",
    "*Qt6OpenGLWidgets*", "*Qt6Designer*", "*Qt6ShaderTools*", "*Qt6LabsA*",
    "*imageformats/*qpdf*", "*Qt6Pdf*", "*imageformats/*qtiff*", "*imageformats/*qtga*", "*imageformats/*qwbmp*",
    "*opencc/clib/include*", "*opencc/clib/lib*.a", "*opencc/clib/bin/*",
    # what the system's own cups brings along: the package depends on it instead
    "libcups*", "libgnutls*", "libgcrypt*", "libgpg-error*", "libp11-kit*", "libnettle*", "libhogweed*",
    "libunistring*",
    "libgmp*", "libidn2*", "libtasn1*", "libkrb5*", "libgssapi*", "libk5crypto*", "libkeyutils*", "libcom_err*",
    "libsystemd*", "libavahi*", "libssl*", "libcrypto*",
    "*.c", "*.cpp", "*/tests/*", "*/test/*", "*.pyi", "*.h", "*.pxd",
)  # fmt: skip
TRANSLATIONS: Final = ("qtbase_zh_", "qtbase_en")  # Qt's own words in the languages that we speak


def unneeded(path: str) -> bool:
    """Return whether a file stays out."""
    path = path.replace("\\", "/")
    if "/translations/" in path and path.endswith(".qm"):
        return not path.rpartition("/")[2].startswith(TRANSLATIONS)
    return any(fnmatch.fnmatch(path, pattern) for pattern in FILES)
