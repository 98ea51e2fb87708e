"""`empty-bin`: names what would go, and deletes it with --yes."""

from __future__ import annotations

from .conftest import Run


def test_it_tells_first_and_deletes_when_told_to(run: Run, ids: list[str]) -> None:
    issue = ids[0].partition("-")[0]
    assert run("empty-bin").out == ""
    assert run("remove", issue).status == 0
    told = run("empty-bin", "--json")
    assert [(o["id"], o["articles"]) for o in told.objects] == [(issue, len(ids))]
    assert "--yes" in told.err
    assert run("empty-bin", "--days", "1", "--yes").out == ""
    assert run("list", "--removed", "--json").objects
    assert run("empty-bin", "--yes", "--json").objects == [{"id": issue, "status": "done", "error": None}]
    assert run("list", "--removed").out == ""
    assert run("recover", issue).status == 1
    assert run("check").status == 0
