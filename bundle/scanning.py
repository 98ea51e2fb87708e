"""The second package: what reads photographs and scans, laid beside the bundle, whose entry looks for it there.

Only what the bundle has not is in it, in versions that fit what the bundle has. It is tried at once: a page that the
bundle printed is read from its picture.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bundle import deb
from bundle.building import tried
from bundle.notices import notices
from bundle.paths import ROOT, version
from bundle.sbom import sbom
from reader.recognition.extra import REQUIREMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

NAME: Final = deb.SECOND
CONTROL: Final = """\
Package: baojia-scan
Version: {version}
Architecture: {architecture}
Maintainer: The Baojia authors <baojia@example.org>
Installed-Size: {size}
Depends: baojia (= {version}){depends}
Section: text
Priority: optional
Description: read photographs and scans of Chinese newspapers
 Added to baojia, this lets it read what was photographed or scanned: characters
 are recognised on this computer, and nothing ever leaves it.
"""
# Parts of what is brought that serve other programs: training, conversion, measuring.
UNNEEDED: Final = ("onnxruntime/transformers", "onnxruntime/tools", "onnxruntime/quantization", "bin")


def lay(bundle: Path, python: Path) -> Path:
    """Put what reads pictures into the bundle's folder, see it read a page, and return where it lies."""
    folder = bundle / NAME
    shutil.rmtree(folder, ignore_errors=True)
    pip = [str(python), "-m", "pip", "install", "--quiet"]
    with TemporaryDirectory() as name:
        report = Path(name, "report.json")
        subprocess.run([*pip, "--dry-run", "--report", str(report), *REQUIREMENTS], check=True)
        lacking = [one["metadata"] for one in json.loads(report.read_bytes())["install"]]
    wanted = [f"{one['name']}=={one['version']}" for one in lacking]
    subprocess.run([*pip, "--no-deps", "--no-compile", "--target", str(folder), *wanted], check=True)
    for part in UNNEEDED:
        shutil.rmtree(folder / part, ignore_errors=True)
    tried(bundle / "baojia", read_a_page)
    return folder


def read_a_page(do: Callable[..., str], here: Path) -> None:
    """Let a program print a page and read the page's picture. Raises SystemExit where it does not find the headline."""
    do("import", str(next((ROOT / "resources" / "sample").glob("*.txt"))))
    piece = json.loads(do("list", "--json").splitlines()[0])
    do("print", piece["id"], "-o", "page.pdf")
    photograph(here / "page.pdf", here / "page.png")
    do("import", "page.png")
    headlines = [json.loads(line)["headline"] for line in do("list", "--json").splitlines()]
    if headlines.count(piece["headline"]) < 2:
        raise SystemExit(f"{piece['headline']}: not read on its picture: {headlines}")


def photograph(page: Path, picture: Path) -> None:
    """Draw the first page of a PDF as a picture of 200 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(page)
    document[0].render(scale=200 / 72).to_pil().save(picture)
    document.close()


def make(bundle: Path, python: Path, out: Path) -> Path:
    """Write the Debian package of what lies beside the bundle into `out` and return it."""
    tree, target = out / "deb-scan", out / f"baojia-scan_{version()}_{deb.architecture()}.deb"
    shutil.rmtree(tree, ignore_errors=True)
    folder = tree / "opt" / "baojia" / NAME
    shutil.copytree(bundle / NAME, folder, ignore=shutil.ignore_patterns("__pycache__"))
    doc = tree / "usr" / "share" / "doc" / "baojia-scan"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(notices(python, folder), "utf-8")
    (doc / "sbom.cdx.json").write_text(sbom(python, folder), "utf-8")
    return deb.pack(tree, CONTROL, deb.needed(folder, bundle), target)
