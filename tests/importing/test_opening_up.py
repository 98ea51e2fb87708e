"""A folder of many things is opened up: each of them is read as it is when it is imported by itself."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from reader.importing import read_source
from reader.importing.opening_up import sources

BODY = "昨天清早，渡口来了许多人，他们挑着竹筐，一筐一筐地卸，天黑前两船莲藕全上了岸。"
PAGES = {
    name: f"<html><body><h1>{head}</h1><p>{BODY}{head}。</p></body></html>"
    for name, head in (("html/一.html", "渡口卸下两船莲藕"), ("html/二.html", "竹匠教会八个徒弟"))
}


def _zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_what_lies_beside_a_site_s_folder_is_a_source_by_itself(tmp_path: Path) -> None:
    packed = _zipped({"雾.txt": f"# 江上起雾\n\n{BODY}\n".encode()})
    site = {f"数字报/{name}": page for name, page in PAGES.items()}
    _write(tmp_path, {**site, "甲.txt": f"# 山路通车\n\n{BODY}\n", "乙.zip": packed})
    assert set(sources([tmp_path])) == {tmp_path / name for name in ("数字报", "甲.txt", "乙.zip")}


def test_a_site_of_several_folders_is_one_source(tmp_path: Path) -> None:
    _write(tmp_path, {**PAGES, "index.html": PAGES["html/一.html"], "说明.txt": BODY})
    assert sources([tmp_path]) == [tmp_path]


def test_an_archive_in_a_folder_is_opened_and_one_in_it_is_refused_once(tmp_path: Path) -> None:
    inner = _zipped({"丙.txt": BODY.encode()})
    packed = _zipped({"雾.txt": f"# 江上起雾\n\n{BODY}\n".encode(), "里层.zip": inner})
    _write(tmp_path, {**{name.removeprefix("html/"): page for name, page in PAGES.items()}, "外层.zip": packed})
    assert sources([tmp_path]) == [tmp_path]
    found = read_source(tmp_path)
    assert "江上起雾" in {a.headline for issue in found.issues for a in issue.articles}
    (told,) = found.warnings
    assert "里层.zip" in told
    assert "外层.zip" not in told
