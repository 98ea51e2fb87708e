"""`left-behind`: bookmarks and notes of pieces that a new version has no more."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run

PIECES = (
    "# 老桥铺上新板\n\n老桥的木板换了一遍，工匠把旧板做成了凳子，摆在桥头给人歇脚。\n",
    "# 廊棚里的早市\n\n早市挪进了廊棚，摊位按菜、果、杂货分成三排，秤也统一换了新的。\n",
)


def test_it_lists_puts_and_drops(run: Run, tmp_path: Path) -> None:
    (path := tmp_path / "报.md").write_text("\n".join(PIECES), "utf-8")
    assert run("import", path).status == 0
    gone, stays = [o["id"] for o in run("list", "--json").objects]
    assert run("bookmark", gone, "--tag", "桥").status == 0
    (note,) = run("annotate", gone, "--exact", "旧板", "--note", "凳子", "--json").objects
    (shorter := tmp_path / "新.md").write_text(PIECES[1], "utf-8")
    (told,) = run("import", shorter, "--revises", gone.partition("-")[0], "--json").objects
    assert any("left-behind" in words for words in told["warnings"])
    for words in ((), (gone,), (gone.partition("-")[0],)):
        (left,) = run("left-behind", *words, "--json").objects
        assert (left["id"], left["headline"], left["bookmarked"], left["read"]) == (gone, "老桥铺上新板", True, False)
        assert (left["tags"], len(left["annotations"])) == (["桥"], 1)
    for never in ("nosuch-1", "nosuch", f"{gone}7"):
        asked = run("left-behind", never)
        assert (asked.status, asked.out) == (1, "")
        assert never.partition("-")[0] in asked.err
    assert run("left-behind", stays).out == ""
    assert run("remove", stays).status == 0
    assert run("left-behind", "--onto", stays, gone).status == 1
    assert run("recover", stays).status == 0
    assert run("left-behind", "--drop").status == 2
    assert run("left-behind", "--onto", stays, stays).status == 1
    assert run("left-behind", "--onto", stays, gone, "--json").objects[0]["status"] == "done"
    (piece,) = run("list", "--bookmarked", "--json").objects
    assert (piece["id"], piece["tags"], piece["annotations"]) == (stays, ["桥"], 1)
    assert [a["id"] for a in run("annotations", stays, "--json").objects] == [note["id"]]
    assert run("left-behind").out == ""
    assert run("undo").status == 0
    assert run("left-behind", "--drop", gone).status == 0
    assert run("left-behind").out == ""
    asked = run("left-behind", gone)
    assert (asked.status, asked.out, asked.err) == (0, "", "")  # it was here
