"""What a bundle does not take along, and why nobody misses it."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from typing import Final

# Imported somewhere in a library, never on a way that this program goes.
MODULES: Final = [
    *("tkinter", "pydoc_data", "lib2to3", "setuptools", "pip", "distutils", "ensurepip", "test"),
    *("_ssl", "ssl", "_hashlib", "lxml.objectify", "lxml.isoschematron", "lxml.html.diff", "_curses", "readline"),
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "matplotlib", "pytest", "mypy", "babel"),
    *("numpy.random", "numpy.fft", "numpy.ctypeslib", "numpy._core._simd", "numpy._core._multiarray_tests"),
    *("PIL._avif", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk", "PIL.ImageQt", "PIL.ImageTk"),
    *("lxml.html._difflib", "lxml.sax", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.process_cpp_impl"),
    *("rapidfuzz.distance.metrics_cpp", "rapidfuzz.distance.metrics_cpp_avx2"),  # only `fuzz` is asked
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql"),
    *("PySide6.QtTest", "PySide6.QtConcurrent", "PySide6.QtHelp", "PySide6.QtDesigner", "PySide6.QtUiTools"),
]
# Taken along for what the second package brings: nothing of the program imports them.
FOR_SCANS: Final = ["http.cookies", "numpy.core", "numpy.core.multiarray", "PIL.ImageDraw", "PIL.ImageFont"]
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
    "*qtawesome/fonts/*.ttf", "*qtawesome/fonts/*.json", "*PySide6/QtDBus*",
    "*.c", "*.cpp", "*/tests/*", "*/test/*", "*.pyi", "*.h", "*.pxd",
)  # fmt: skip
KEPT: Final = ("*qtawesome/fonts/phosphor*",)  # the one family that icons are drawn from
TRANSLATIONS: Final = ("qtbase_zh_", "qtbase_en")  # Qt's own words in the languages that we speak


def unneeded(path: str) -> bool:
    """Return whether a file stays out."""
    path = path.replace("\\", "/")
    if "/translations/" in path and path.endswith(".qm"):
        return not path.rpartition("/")[2].startswith(TRANSLATIONS)
    return _like(path, FILES) and not _like(path, KEPT)


def orphans(needed: Mapping[str, set[str]]) -> set[str]:
    """Return the names of libraries that nothing needs any more once something was left out.

    `needed`: path in the bundle to the names of the libraries that the file needs. Only those that were brought because
    somebody needs them can be in want of one: extensions, plugins and what is loaded by name lie elsewhere.
    """
    brought = {name for path in needed if (name := _brought(path))}
    gone = set[str]()
    while True:
        stay = {path: wants for path, wants in needed.items() if _brought(path) not in gone}
        more = brought - gone - {library for wants in stay.values() for library in wants}
        if not more:
            return gone
        gone |= more


def _brought(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return name if not name.startswith("libpython") and (not folder or folder.endswith(("Qt/lib", ".libs"))) else ""


def _like(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)
