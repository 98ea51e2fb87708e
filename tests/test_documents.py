"""What the documents promise: their links lead somewhere, and the ten lines of the readme run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reader.model.resources import resource

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    files = [link for link in links if "://" not in link]
    assert [link for link in files if not (document.parent / link).exists()] == []


def test_each_decision_has_a_number_and_a_paragraph_of_its_own() -> None:
    text = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    numbers = re.findall(r"^\*\*(\d+)\.", text, re.MULTILINE)
    assert sorted(n for n in set(numbers) if numbers.count(n) > 1) == []
    assert re.findall(r"^.*\S\n\*\*\d+\.", text, re.MULTILINE) == []


def test_the_lines_of_the_readme_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    monkeypatch.chdir(tmp_path)
    sample = next(resource("sample").glob("*.txt"))
    shutil.copy(sample, tmp_path / sample.name)
    exec(compile(code[1], "README.md", "exec"), {})
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("imported")
    assert "石板桥" in second
