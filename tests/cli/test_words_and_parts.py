"""Words with a minus among the options of a query; one source of an issue, named by its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workspace.test_gathering import FIRST, SECOND


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("旧桥",), 1), (("旧桥", "-早市"), 1), (("旧桥", "-旧桥"), 0), (("旧桥", "-jiuqiao"), 0),
        (("旧桥", "-ABC"), 1),
        (("旧桥", '-"旧桥"'), 0), (("旧桥", "--limit", "5", "-旧桥"), 0), (("--limit", "5", "旧桥", "-jiuqiao"), 0),
        (("旧桥", "--limit", "5", "-ABC", "--sort", "date", "-hxyz"), 1), (("--", "旧桥", "-旧桥"), 0),
        (("旧桥", "--limit", "5", "--", "--fuzzy"), 0), (("旧桥", "--limit", "5", "--", "-早市"), 1),
    ],
)  # fmt: skip
def test_words_with_a_minus_stand_anywhere(run: Run, tmp_path: Path, words: tuple[str, ...], found: int) -> None:
    page = tmp_path / "一.txt"
    page.write_text(FIRST, encoding="utf-8")
    run("import", page)
    done = run("search", "--json", *words)
    assert (done.status, done.err) == (0, "")
    assert len([o for o in done.objects if o.get("headline") == "旧桥栏编了号"]) == found


@pytest.mark.parametrize("words", [("旧桥", "--bogus"), ("旧桥", "-limit", "5"), ("旧桥", "--bogus", "-早市")])
def test_what_looks_like_an_option_is_no_word(run: Run, words: tuple[str, ...]) -> None:
    assert run("search", *words).status == 2


def test_an_id_names_one_source_of_an_issue(run: Run, tmp_path: Path) -> None:
    for name, text in (("一", FIRST), ("二", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    first, second = (run("import", "--json", tmp_path / f"{n}.txt").objects[0]["issue"] for n in ("一", "二"))
    assert run("remove", second).status == 0
    assert {o["issue"] for o in run("list", "--json").objects} == {first}
    assert run("recover", second).status == 0
    assert {o["issue"] for o in run("list", "--json").objects} == {first, second}
    assert run("gather", "0123456789ab").status == 1
