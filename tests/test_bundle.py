"""What is said of the program in packages is so: menu entry, AppStream, man page, notices, what a bundle leaves out."""

from __future__ import annotations

import configparser
import json
import re
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest

from bundle import auditing, building, deb, man, notices, sbom, scanning, wheels
from bundle.leaving_out import MODULES, orphans, unneeded
from bundle.paths import APP_ID, LINUX, ROOT, version
from bundle.platforms import requirements
from reader import __version__
from reader.cli.arguments import COMMANDS
from reader.importing import file_kinds
from reader.workspace.children import expressions, starting
from tests.test_architecture import files, imports

METAINFO = LINUX / f"{APP_ID}.metainfo.xml"
PYTHON = Path(sys.executable)
# Endings of what can be imported, as desktops call it; what has no name of its own there is opened from the window.
KINDS = {
    "txt": "text/plain", "md": "text/markdown", "html": "text/html", "csv": "text/csv", "json": "application/json",
    "rss": "application/rss+xml", "atom": "application/atom+xml", "rtf": "application/rtf", "pdf": "application/pdf",
    "epub": "application/epub+zip", "mht": "multipart/related", "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
SHOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6 import QtNetwork, QtPrintSupport, QtSvg
import PIL.Image, PIL.WebPImagePlugin, lxml.etree, numpy, opencc, pikepdf, pypdfium2, rapidfuzz.fuzz, selectolax.lexbor
application = QApplication(["x", "-platform", "offscreen"])
print(*{line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if ".so" in line})
"""


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case
    parser.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_entry_offers_the_program_for_what_it_imports(entry: configparser.SectionProxy) -> None:
    offered = set(entry["MimeType"].strip(";").split(";"))
    known = {suffix for _words, suffixes in file_kinds() for suffix in suffixes}
    assert set(KINDS) <= known
    assert set(KINDS.values()) <= offered
    assert entry["Exec"] == "baojia open %U"
    assert entry["Icon"] == APP_ID
    for language in ("zh_CN", "zh_TW"):
        assert entry[f"Name[{language}]"]
        assert entry[f"Comment[{language}]"]


def test_the_window_belongs_to_the_menu_entry() -> None:
    source = (ROOT / "reader" / "ui" / "shell" / "application.py").read_text("utf-8")
    assert f'setDesktopFileName("{APP_ID}")' in source


def test_the_metadata_is_of_this_version_and_shows_pictures_that_there_are() -> None:
    root = ElementTree.parse(METAINFO).getroot()
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__ == version()
    assert len(root.findtext("summary") or "") <= 35
    images = [Path(image.text or "").name for image in root.iter("image")]
    assert len(images) >= 3
    assert all((ROOT / "docs" / "pictures" / name).exists() for name in images)


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_appstream_finds_nothing_wrong() -> None:
    command = ["appstreamcli", "validate", "--no-net", str(METAINFO)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_drawing_of_the_icon_is_no_text() -> None:
    drawing = (ROOT / "resources" / "icons" / "baojia.svg").read_text("utf-8")
    assert "<text" not in drawing
    assert "font" not in drawing


def test_nothing_that_the_program_imports_is_left_out() -> None:
    used = {name for path in files() for name, _line in imports(path)}
    assert [name for name in MODULES if name in used] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")
def test_no_library_that_the_window_loads_is_left_out() -> None:
    run = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True)
    inside = [path.partition("site-packages/")[2] for path in run.stdout.split() if "site-packages/" in path]
    assert any("libQt6Gui" in path for path in inside)
    assert [path for path in inside if unneeded(path)] == []


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", False),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", False),
        ("qtawesome/fonts/remixicon-2.5.0.ttf", True),
        ("reader/resources/vocabulary/forms.tsv", False),
        ("reader/docs/manual.md", False),
    ],
)
def test_what_stays_out_of_a_bundle(path: str, out: bool) -> None:
    assert unneeded(path) is out


def test_a_library_stays_out_with_the_last_that_needs_it() -> None:
    needed = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": {"libQt6XcbQpa.so.6"},  # loaded from its place, needed by nobody
        "PySide6/Qt/lib/libQt6XcbQpa.so.6": {"libxcb.so.1"},
        "PySide6/Qt/lib/libQt6Sql.so.6": {"libodd.so.1"},
        "libxcb.so.1": set[str](),
        "libodd.so.1": {"libodder.so.1"},
        "libodder.so.1": set[str](),
        "libpython3.11.so.1.0": set[str](),  # the program's own loader asks for it
        "pypdfium2_raw/libpdfium.so": set[str](),
        "PIL/_webp.so": {"libwebp-1a.so.7"},
        "pillow.libs/libwebp-1a.so.7": set[str](),
        "pillow.libs/libavif-2b.so.16": set[str](),
    }
    assert orphans(needed) == {"libQt6Sql.so.6", "libodd.so.1", "libodder.so.1", "libavif-2b.so.16"}


def test_a_frozen_program_starts_its_children_through_its_own_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert starting.program("--child", "read") == [sys.executable, "--child", "read"]
    source = (ROOT / "bundle" / "entry.py").read_text("utf-8")
    assert source.index("freeze_support()") < source.index("from reader")


def test_what_the_second_package_brings_is_found_beside_the_program_after_its_own_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "baojia"))
    monkeypatch.setattr("reader.cli.program.main", lambda: 0)
    own = list(sys.path)
    for beside in ([], [str(tmp_path / scanning.NAME)]):
        monkeypatch.setattr(sys, "path", list(own))
        for folder in beside:
            Path(folder).mkdir()
        with pytest.raises(SystemExit):
            runpy.run_path(str(ROOT / "bundle" / "entry.py"))
        assert sys.path == [*own, *beside]


def test_the_first_package_takes_nothing_of_the_second(tmp_path: Path) -> None:
    for name in ("_internal", scanning.NAME):
        (tmp_path / "baojia" / name / "reader" / scanning.NAME).mkdir(parents=True)
    tree = deb.copied(tmp_path / "baojia", tmp_path / "tree")
    assert [path.name for path in tree.iterdir()] == ["_internal"]
    assert (tree / "_internal" / "reader" / scanning.NAME).is_dir()


def test_the_package_brings_the_expressions_that_its_trial_kept_and_none_is_made_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "LOOKED_AT", {sys.version_info[:2]})
    kept = tmp_path / "baojia" / "_internal" / "reader" / expressions.place().parent.name / expressions.place().name
    kept.parent.mkdir(parents=True)
    with pytest.raises(SystemExit, match="expressions"):
        building.look_for_expressions(tmp_path)
    kept.write_bytes(b"kept")
    building.look_for_expressions(tmp_path)
    tree = deb.copied(tmp_path / "baojia", tmp_path / "tree")
    assert (tree / kept.relative_to(tmp_path / "baojia")).read_bytes() == b"kept"


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb makes the package")
def test_the_package_brings_the_settings_by_which_fonts_are_chosen(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    package = deb.pack(tmp_path / "tree", deb.CONTROL, set(), tmp_path / "small.deb")  # as if it needed nothing else
    said = subprocess.run(["dpkg-deb", "-f", str(package), "Depends"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "fontconfig-config"


def test_notices_and_parts_of_a_folder_are_those_that_lie_in_it(tmp_path: Path) -> None:
    about = tmp_path / "lantern-2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: lantern\nVersion: 2\nLicense: MIT\n", "utf-8")
    (about / "RECORD").write_text("lantern-2.dist-info/METADATA,,\n", "utf-8")
    assert [one["name"] for one in json.loads(sbom.sbom(PYTHON, tmp_path))["components"]] == ["lantern"]
    said = notices.notices(PYTHON, tmp_path)
    assert "lantern 2" in said
    assert "PySide6" not in said


def test_the_manual_page_has_every_command() -> None:
    page = man.page(PYTHON)
    assert all(f".B {name}\n".replace("-", r"\-") in page for name in COMMANDS)


def test_every_dependency_has_its_licence_and_stands_in_the_list_of_parts() -> None:
    names = {re.split(r"[<>=]", one)[0].lower().replace("_", "-") for one in requirements()}
    parts = {str(one["name"]).lower().replace("_", "-"): one for one in notices.parts(PYTHON)}
    assert names <= set(parts)
    assert [name for name in names if not parts[name]["licence"] and not parts[name]["texts"]] == []
    listed = {one["name"].lower().replace("_", "-") for one in json.loads(sbom.sbom(PYTHON))["components"]}
    assert names <= listed
    assert "MIT" in notices.notices(PYTHON)


def test_a_part_that_could_not_be_asked_about_is_not_taken_for_sound(tmp_path: Path) -> None:
    """pip-audit, where the index tells nothing: well with a warning as it is, ill with --strict."""
    for place in ("environment", "audit"):
        (tmp_path / place / "bin").mkdir(parents=True)
    (tmp_path / "environment" / "bin" / "python").symlink_to(sys.executable)
    tool = tmp_path / "audit" / "bin" / "python"
    tool.write_text('#!/bin/sh\ncase "$*" in *pip_audit*--strict*) exit 1;; esac\n', "utf-8")
    tool.chmod(0o755)
    assert auditing.main(tmp_path) == 1
    asked = (tmp_path / "parts.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==\S+", line) for line in asked)
    assert "baojia" not in {line.partition("==")[0] for line in asked}


def test_there_is_nothing_to_ask_about_before_a_bundle_is_made(tmp_path: Path) -> None:
    assert auditing.main(tmp_path) == 1


def test_a_zip_of_wheels_is_whole_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine that makes it has elsewhere does not stand in for a wheel that is not in it."""
    with zipfile.ZipFile(tmp_path / "baojia-0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("baojia-0.dist-info/METADATA", "Metadata-Version: 2.1\nName: baojia\nVersion: 0\n")
        wheel.writestr("baojia-0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("baojia-0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    (tmp_path / "wheels").mkdir()
    words = wheels.INSTALL.partition("bin/pip ")[2].split()
    command = [sys.executable, "-m", "pip", *words, "--dry-run", "--quiet", "--target", "there"]
    known = subprocess.run(command, cwd=tmp_path, env=wheels.alone() | {"PIP_FIND_LINKS": str(tmp_path)}, check=False)
    alone = subprocess.run(command, cwd=tmp_path, env=wheels.alone(), capture_output=True, text=True, check=False)
    assert known.returncode == 0
    assert "No matching distribution found for baojia" in alone.stderr
    assert wheels.INSTALL in wheels.README
