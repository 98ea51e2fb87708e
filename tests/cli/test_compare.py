"""`compare` and `events`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_two_reports_are_aligned(run: Run, ids: list[str], tmp_path: Path) -> None:
    other = tmp_path / "桥市报.txt"
    other.write_text(
        "桥市报\n2024年11月22日\n\n# 渡口有了新灯\n\n11月20日,清河渡口添了四盏新灯。"
        "摆渡人老秦说,从此看得清台阶了。\n\n来看灯的人很多。\n",
        "utf-8",
    )
    run("import", other)
    (new,) = [piece["id"] for piece in run("list", "--json").objects if piece["headline"] == "渡口有了新灯"]
    (told,) = run("compare", ids[0], new, "--json").objects
    assert (told["left"]["id"], told["right"]["headline"]) == (ids[0], "渡口有了新灯")
    assert {"only_left", "only_right", "changed"} <= {row["kind"] for row in told["rows"]}
    assert told["shared"] > told["only_right"] > 0
    for row in told["rows"]:
        for side in (row["left"], row["right"]):
            assert side is None or all(0 <= a < b <= len(side["text"]) for a, b in side["own"])
    assert "来看灯的人很多" in run("compare", ids[0], new).out
    assert run("compare", ids[0], ids[0]).status == 1
    assert run("compare", ids[0], "000000000000-1").status == 1


def test_days_in_the_text_are_a_calendar(run: Run, ids: list[str], tmp_path: Path) -> None:
    dated = tmp_path / "桥市报.txt"
    dated.write_text("桥市报\n2024年11月22日\n\n# 渡口有了新灯\n\n11月20日,清河渡口添了四盏新灯。\n", "utf-8")
    run("import", dated)
    (found,) = run("events", "渡口", "--json").objects
    assert (found["day"], found["articles"]) == ("2024-11-20", 1)
    assert found["pieces"][0]["headline"] == "渡口有了新灯"
    assert run("events", "--json").objects == [found]
    (written,) = run("events", "渡口", "-o", tmp_path / "events.pdf", "--json").objects
    assert written == {"path": str(tmp_path / "events.pdf"), "rows": len(found["pieces"]), "pages": 1}
