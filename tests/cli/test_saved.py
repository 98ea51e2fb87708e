"""`saved`: kept searches, what they would take and what they take when papers come in."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_saved_search_takes_what_is_imported_later(run: Run, ids: list[str], tmp_path: Path) -> None:
    would = run("saved", "渡口", "dukou", "--dry-run", "--json").objects
    assert [piece["id"] for piece in would] == [ids[0]]
    assert run("saved", "--json").objects == []
    told = {"name": "渡口", "query": "dukou", "bookmark": True, "tags": ["过河"], "mark": None}
    assert run("saved", "渡口", "dukou", "--tag", "过河", "--bookmark", "--json").objects == [told]
    assert run("saved", "--json").objects == [told]
    later = tmp_path / "桥市报.txt"
    later.write_text("桥市报\n2024年5月3日\n\n# 又一条船\n\n渡口又添了一条船，摆渡人高兴。\n", "utf-8")
    assert "收下了 1 篇" in run("import", later).err
    assert [piece["headline"] for piece in run("list", "--tag", "过河", "--json").objects] == ["又一条船"]
    assert "收下了 1 篇" in run("saved", "渡口", "--now").err
    assert len(run("list", "--tag", "过河", "--json").objects) == 2


def test_orders_end_and_searches_are_forgotten(run: Run, ids: list[str]) -> None:
    run("saved", "渡口", "dukou", "--mark", "people")
    assert run("saved", "渡口", "--nothing", "--json").objects[0]["mark"] is None
    assert run("saved", "渡口", "--forget").status == 0
    assert run("saved", "--json").objects == []
    assert run("saved", "没有", "--json").status == 1
    assert run("saved", "渡口", "dukou", "--forget").status == 2
