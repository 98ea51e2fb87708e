"""`search` without syntax, and with notes for an answer."""

from __future__ import annotations

from tests.cli.conftest import Run


def headlines(run: Run, *conditions: str) -> list[str]:
    return [hit["headline"] for hit in run("search", *conditions, "--json").objects]


def test_conditions_find_what_the_line_that_they_write_finds(run: Run, ids: list[str]) -> None:
    conditions = ("--all", "渡口", "--any", "灯", "风筝", "--none", "早市")
    found = headlines(run, *conditions)
    assert found == headlines(run, "渡口 (灯 OR 风筝) -早市") != []
    assert "渡口 (灯 OR 风筝) -早市" in run("search", *conditions).err
    assert headlines(run, "--near", "摆渡人", "夜里", "--apart", "5") == headlines(run, "摆渡人 near/5 夜里") != []
    assert headlines(run, "--all", "蜡梅", "--in", "byline") == []
    assert headlines(run, "--all", "腊月 里") == headlines(run, '"腊月 里"')


def test_several_words_are_one_line_and_a_word_that_is_not_wanted_is_no_option(run: Run, ids: list[str]) -> None:
    assert headlines(run, "渡口", "-早市", "--limit", "9") == headlines(run, "渡口 -早市") != []
    assert headlines(run, "-渡口") == headlines(run, "--none", "渡口") != []
    assert run("concordance", "渡口", "-早市").out == run("concordance", "渡口 -早市").out != ""
    run("saved", "渡", "渡口", "-早市")
    assert "渡口 -早市" in run("saved").out
    assert run("search", "渡口", "-x").status == 2


def test_what_cannot_be_asked_is_said(run: Run, ids: list[str]) -> None:
    assert run("search").status == 2
    assert run("search", "桥", "--all", "水").status == 2
    assert run("search", "桥", "--notes", "--words").status == 2
    wrong = run("search", "--all", "桥", "--from", "去年")
    assert wrong.status == 1
    assert "去年" in wrong.err


def test_notes_are_listed_instead_of_pieces(run: Run, ids: list[str]) -> None:
    run("annotate", ids[0], "--exact", "四盏新灯", "--note", "问问老秦：灯罩是谁画的")
    run("annotate", ids[0], "--exact", "铁匠铺", "--note", "铁匠铺在桥头")
    run("annotate", ids[3], "--exact", "腊月", "--note", "灯节之后再看")
    found = run("search", "--all", "灯", "--notes", "--json").objects
    assert sorted(note["body"]["value"] for note in found) == ["灯节之后再看", "问问老秦：灯罩是谁画的"]
    assert run("search", "没有这个", "--notes", "--json").objects == []
    assert len(run("search", "--in", "headline", "--all", "渡口", "--notes", "--json").objects) == 0
