"""The copyright file: our licence, and those of everything in the bundle, as each came with its text."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from bundle.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_ASK = """
import importlib.metadata as metadata, json, sys
found = []
for one in metadata.distributions(**({"path": sys.argv[1:]} if sys.argv[1:] else {})):
    legal = [file for file in one.files or () if file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))]
    kinds = ("", ".txt", ".md", ".rst")
    texts = [file.read_text() for file in legal if file.suffix in kinds and file.locate().is_file()]
    about = one.metadata
    licence = about.get("License-Expression") or about.get("License") or ""
    classes = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    licence = licence.split("\\n")[0][:80] or ", ".join(classes)
    found.append({"name": about["Name"], "version": one.version, "licence": licence, "texts": texts})
print(json.dumps(found))
"""
# In the environment that builds, and not in what it builds.
TOOLS = {"pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "pip", "setuptools", "packaging", "wheel", "baojia"}

PROGRAM = (
    "Started by the bootloader of PyInstaller (GPL-2.0-or-later with an exception that allows any licence for",
    "what it starts). Python itself: PSF-2.0. Qt and PySide6: LGPL-3.0-only; the libraries lie in their own files",
    "under _internal/PySide6 and may be replaced. fonts/words.ttf: cut from Droid Sans Fallback, Apache-2.0.",
)


def parts(python: Path, folder: Path | None = None) -> list[dict[str, object]]:
    """Return name, version, licence and licence texts of what the environment's Python, or a folder, has installed."""
    run = subprocess.run(
        [str(python), "-c", _ASK, *([str(folder)] if folder else [])], capture_output=True, text=True, check=True
    )
    found: list[dict[str, object]] = json.loads(run.stdout)
    return sorted(
        (one for one in found if str(one["name"]).lower() not in TOOLS), key=lambda one: str(one["name"]).lower()
    )


def notices(python: Path, folder: Path | None = None) -> str:
    """Return the whole text, of what Python's environment has, or of what a folder adds to it."""
    said = ["Baojia (报夹)", "", (ROOT / "LICENSE").read_text("utf-8").strip(), "", "Third parties", ""]
    if folder is None:
        said += PROGRAM
    for one in parts(python, folder):
        said += ["", "-" * 70, f"{one['name']} {one['version']}", f"Licence: {one['licence']}"]
        texts = one["texts"]
        assert isinstance(texts, list)
        said += [str(text).strip() for text in dict.fromkeys(texts)]
    return "\n".join(said) + "\n"
