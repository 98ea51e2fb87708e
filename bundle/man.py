"""The manual page baojia(1), from what the commands say of themselves."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from bundle.paths import version

if TYPE_CHECKING:
    from pathlib import Path

_ASK = """
import importlib, json
from reader.model.messages import speak
speak("en")
from reader.cli.arguments import COMMANDS
told = [[name, *importlib.import_module("reader.cli." + home).about(name)] for name, home in COMMANDS.items()]
print(json.dumps(told))
"""
HEAD = r""".TH BAOJIA 1 "" "Baojia {version}" "User Commands"
.SH NAME
baojia \- read Chinese newspapers offline
.SH SYNOPSIS
.B baojia
[\fICOMMAND\fR] [\fIOPTIONS\fR] [\fIPATH\fR ...]
.SH DESCRIPTION
Without a command, opens the window; with files, reads them in and shows the first. Every command has \fB\-\-help\fR.
.SH OPTIONS
.TP
.B \-\-library \fIDIR\fR
the library's folder
.TP
.B \-\-lang zh_CN|zh_TW|en
language of messages
.TP
.B \-\-json
JSON Lines on standard output
.SH COMMANDS
"""
TAIL = r""".SH FILES
.TP
.I ~/.local/share/baojia
the library
.TP
.I ~/.config/baojia
settings
.TP
.I ~/.cache/baojia
what can be made anew
.SH EXIT STATUS
0 all done; 1 something asked for could not be done; 2 wrong usage; 130 interrupted.
.SH ENVIRONMENT
.BR BAOJIA_LIBRARY ", " BAOJIA_CONFIG ", " BAOJIA_CACHE :
the folders, in place of the above.
"""


def page(python: Path) -> str:
    """Return the page as roff."""
    run = subprocess.run([str(python), "-c", _ASK], capture_output=True, text=True, check=True)
    told = [HEAD.format(version=version())]
    for name, summary, example in json.loads(run.stdout):
        told.append(f".TP\n.B {_safe(name)}\n{_safe(summary)}\n.br\n{_safe(example)}\n")
    return "".join(told) + TAIL


def _safe(text: str) -> str:
    return text.replace("\\", r"\e").replace("-", r"\-")
