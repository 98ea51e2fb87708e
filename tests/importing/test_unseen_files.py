"""Files of many systems as benchmarks.files_unseen writes them: what was mended for stays read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks._text_scoring import score
from benchmarks._unseen_files import KINDS, Desk
from benchmarks._unseen_files_more import MORE
from reader.importing import read_source, read_text
from tests.importing.accounts import check_issue

NOT_YET = {
    "forum", "wiki_dump",
    "anchors", "json_feed", "notes_export",
}  # fmt: skip
"""Known and not yet read right in everything; what is mended must leave this list."""


def _written(name: str, folder: Path) -> tuple[Path, dict[str, object]]:
    files, want = (KINDS | MORE)[name](Desk(41))
    for file, content in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return (folder if len(files) > 1 else path), want


@pytest.mark.parametrize("name", [*KINDS, *MORE])
def test_a_file_of_another_system_is_read(name: str, tmp_path: Path) -> None:
    path, want = _written(name, tmp_path)
    issues = read_source(path).issues
    for issue in issues:
        check_issue(issue)
    faults = score(want, issues).faults
    assert bool(faults) == (name in NOT_YET), faults


def test_numbers_of_a_storys_parts_are_no_pages() -> None:
    parts = "\n\n".join(f"{k}\n\n渡口的灯笼昨夜没有亮，撑船的人一早就到了岸边{'看' * k}。" for k in (1, 2, 3))
    (issue,) = read_text(
        f"青石湾报\n2026年4月11日 星期六\n\n# 渡口的灯\n\n{parts}\n\n# 桥修好了\n\n桥修好了，路也通了。\n", name="a.md"
    ).issues
    assert [p.text for p in issue.articles[0].paragraphs if p.role == "subhead"] == ["1", "2", "3"]
    pages = "\n\n".join(f"渡口的灯笼昨夜没有亮，撑船的人一早就到了岸边{'看' * k}。\n\n{k}" for k in (1, 2, 3))
    (issue,) = read_text(f"青石湾报\n2026年4月11日 星期六\n\n# 渡口的灯\n\n{pages}\n", name="a.md").issues
    assert [s.text for s in issue.set_aside if s.reason == "footer"] == ["1", "2", "3"]
