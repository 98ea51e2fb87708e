"""The window of 报夹, in Qt: no logic that the command line would need too."""

from reader.ui.pyside import load

load()
