from __future__ import annotations

import base64
import io
import json
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from reader.cli.arguments import COMMANDS
from reader.cli.program import main
from reader.model.text import Span
from tests.cli.conftest import Run

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
ARTICLE_KEYS = {
    *(
        "id",
        "issue",
        "position",
        "kind",
        "newspaper",
        "date_published",
        "issue_number",
        "print_page",
        "print_page_name",
    ),
    *("print_section", "kicker", "headline", "alternative_headline", "headline_status", "printed_headline", "dateline"),
    *(
        "byline",
        "credits",
        "paragraphs",
        "event_date",
        "truncated",
        "repairs",
        "figures",
        "source_spans",
        "category",
        "bookmarked",
    ),
    *("tags", "read", "added", "opened", "char_count"),
}


def test_importing_says_what_came_of_it(run: Run, paper: Path) -> None:
    (told,) = run("import", paper, "--json").objects
    assert (told["status"], told["articles"], told["format"], told["encoding"]) == ("imported", 4, "text", "utf-8")
    assert told["repairs"] > 3
    assert told["error"] is None
    assert [o["status"] for o in run("import", paper, "--json").objects] == ["unchanged"]


def test_a_missing_file_fails_and_the_rest_is_done(run: Run, paper: Path, tmp_path: Path) -> None:
    ran = run("import", tmp_path / "没有.txt", paper, "--json")
    assert ran.status == 1
    assert [o["status"] for o in ran.objects] == ["failed", "imported"]
    assert ran.objects[0]["error"]["kind"] == "not_found"
    assert "没有.txt" in ran.err


def test_issues_are_gathered_taken_apart_and_told_to_be_versions(run: Run, tmp_path: Path) -> None:
    told = []
    for page, head in (("1", "旧桥栏编了号"), ("2", "早市换了新秤")):
        path = tmp_path / f"{head}.txt"
        path.write_text(f"柳河报\n2024年5月3日\n\n第{page}版 要闻\n\n■{head}\n\n{head * 9}，大家都说好。\n", "utf-8")
        told += run("import", path, "--json").objects
    first, second = (o["issue"] for o in told)
    assert [o["part_of"] for o in told] == [None, first]
    assert run("show", second, "--json").objects[0]["is_part_of"] == first
    assert len(run("list", "--issue", second, "--json").objects) == 2
    assert [o["status"] for o in run("take-apart", second, "--json").objects] == ["done"]
    assert len(run("list", "--issue", second, "--json").objects) == 1
    assert [o["status"] for o in run("gather", first, second, "--json").objects] == ["done"]
    assert [o["status"] for o in run("gather", first, second, "--json").objects] == ["unchanged"]
    run("take-apart", second)
    assert [o["status"] for o in run("revise", second, "--of", first, "--json").objects] == ["done"]
    assert [o["headline"] for o in run("list", "--json").objects] == ["早市换了新秤"]
    assert run("revise", second, "--of", second).status == 1


def test_standard_input_is_a_source(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO("# 雾\n\n河上起了大雾，摆渡人老秦推迟了两班船，等太阳出来才解缆。".encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Stdin())
    (told,) = run("import", "-", "--json").objects
    assert (told["source"], told["encoding"], told["articles"]) == ("-", "gb18030", 1)


def test_list_gives_summaries_and_show_gives_articles(run: Run, ids: list[str]) -> None:
    listed = run("list", "--json").objects
    assert [o["position"] for o in listed] == [1, 2, 3, 4]
    assert set(listed[0]) == ARTICLE_KEYS - {"paragraphs", "repairs", "figures", "source_spans"} | {
        "snippet",
        "annotations",
    }
    shown = run("show", *reversed(ids), "--json").objects
    assert [o["id"] for o in shown] == list(reversed(ids))
    assert set(shown[0]) == ARTICLE_KEYS
    (issue,) = run("show", ids[0].partition("-")[0], "--json").objects
    assert issue["articles"] == ids
    assert any(s["reason"] == "section" for s in issue["set_aside"])


def test_repairs_stand_where_they_say(run: Run, ids: list[str]) -> None:
    for own in run("show", *ids, "--json").objects:
        for repair in own["repairs"]:
            text = own["headline"] if repair["field"] == "headline" else own["paragraphs"][repair["paragraph"]]["text"]
            assert text[repair["start"] : repair["end"]] == repair["result"]


def test_the_original_is_the_source_character_for_character(run: Run, ids: list[str], paper: Path) -> None:
    source = paper.read_text("utf-8")
    own = run("show", ids[0], "--json").objects[0]
    printed = run("show", ids[0], "--original").out.rstrip("\n")
    spans = [Span(*s) for s in own["source_spans"]]
    assert printed.split("\n") == "\n".join(source[s.start : s.end] for s in spans).rstrip("\n").split("\n")
    assert "记者秦小河 通讯员柳行舟" in printed
    assert "夜里过河的人\n\n从此" in printed


@pytest.mark.parametrize("form", ["--text", "--markdown", "--pinyin"])
def test_text_forms_are_no_json(run: Run, ids: list[str], form: str) -> None:
    assert "渡口" in run("show", ids[0], form).out.replace(" ", "")
    assert run("show", ids[0], form, "--json").status == 2


def test_state_changes_once(run: Run, ids: list[str]) -> None:
    for do, undo, flag in (("bookmark", "unbookmark", "--bookmarked"),):
        assert [o["status"] for o in run(do, ids[0], "--json").objects] == ["done"]
        assert [o["status"] for o in run(do, ids[0], "--json").objects] == ["unchanged"]
        assert [o["id"] for o in run("list", flag, "--json").objects] == [ids[0]]
        assert run(undo, ids[0]).status == 0
        assert run("list", flag, "--json").objects == []


def test_one_unknown_id_does_not_stop_the_others(run: Run, ids: list[str]) -> None:
    ran = run("read", ids[0], "ffffffffffff-9", ids[1], "--json")
    assert ran.status == 1
    assert [o["status"] for o in ran.objects] == ["done", "failed", "done"]
    assert len(run("list", "--unread", "--json").objects) == 2


def test_tags_lists_and_categories(run: Run, ids: list[str]) -> None:
    assert run("tag", ids[0], ids[1], "渡口旧事").status == 0
    assert len(run("list", "--tag", "渡口旧事", "--json").objects) == 2
    assert run("untag", ids[1], "渡口舊事").status == 0
    assert [o["id"] for o in run("list", "--tag", "渡口旧事", "--json").objects] == [ids[0]]
    assert [o["id"] for o in run("list", "--category", "科普角", "--json").objects] == [ids[3]]


def test_typing_habits_are_kept_and_used(run: Run, ids: list[str]) -> None:
    assert run("search", "dukb", "--json").objects == []
    kept = run("typing", "--shuangpin", "小鹤", "--synonyms", "码头=渡口", "--json").objects
    assert kept == [{"shuangpin": "xiaohe", "synonyms": ["码头=渡口"]}]
    assert ids[0] in [o["id"] for o in run("search", "dukz", "--json").objects]
    assert ids[0] in [o["id"] for o in run("search", "码头", "--json").objects]
    assert "渡口" in run("search", "码头").err
    assert run("typing", "--shuangpin", "五笔").status == 1
    assert run("typing", "--synonyms", "码头").status == 1
    assert run("typing", "--shuangpin", "", "--synonyms", "--json").objects == [{"shuangpin": None, "synonyms": []}]
    assert run("search", "码头", "--json").objects == []


def test_the_library_looked_through_as_a_whole(run: Run, tmp_path: Path) -> None:
    told_of = {
        "2023-11-20": "摆渡人说河水涨了三寸，船桨也换成新的。",
        "2023-11-21": "铁匠铺的炉火旺，打了十把锄头送到南坡村。",
        "2024-11-20": "早市的秤又校过一回，卖藕的婆婆很放心。",
        "2024-11-22": "孩子们糊好风筝，老师教他们写自己的名字。",
    }
    for day, more in told_of.items():
        source = tmp_path / f"{day}.txt"
        source.write_text(f"# 渡口{day[-2:]}日新灯亮\n\n本报讯 {more}渡口的新灯照着，{day[:4]}年也照着。", "utf-8")
        assert run("import", source, "--newspaper", "清河报", "--date", day).status == 0
    told = run("trend", "新灯", "--by", "year", "--against", "2024", "--json").objects
    assert told == [
        {"period": "2023", "articles": 2, "of": 2, "against": 0},
        {"period": "2024", "articles": 2, "of": 2, "against": 2},
    ]
    table = run("trend", "新灯", "--by", "month", "--csv").out.splitlines()
    assert table[0] == "period,articles,of"
    assert len(table) == 14
    assert run("trend", "新灯", "--csv", "--json").status == 2

    lines = run("concordance", "xindeng", "--sort", "right", "--json").objects
    assert len(lines) == 8
    assert {line["found"] for line in lines} == {"新灯"}
    assert [line["right"][:1] for line in lines] == ["亮"] * 4 + ["照"] * 4
    assert all(line["left"].endswith(("日", "的")) for line in lines)
    assert len(run("concordance", "新灯", "--csv", "--limit", "0").out.splitlines()) == 9
    assert len(run("concordance", "新灯", "--sort", "newspaper", "--limit", "3", "--json").objects) == 3
    assert run("concordance", "没有的词").out == ""

    days = run("this-day", "--date", "2026-11-20", "--json").objects
    assert [(one["date_published"], one["years"], one["articles"]) for one in days] == [
        ("2024-11-20", 2, 1),
        ("2023-11-20", 3, 1),
    ]
    assert days[0]["front"][0]["headline"] == "渡口20日新灯亮"
    assert run("this-day", "--date", "2026-06-01", "--json").objects == []
    assert run("this-day", "--date", "昨天").status == 2

    (kept,) = run("holdings", "--json").objects
    assert (kept["issues"], kept["first"], kept["last"]) == (4, "2023-11-20", "2024-11-22")
    assert kept["rhythm"] == "irregular"
    said = run("holdings").out
    assert "看不出刊期" in said
    assert "缺" not in said  # it told that none is missing
    assert run("holdings", "--newspaper", "没有的报", "--json").objects == []
    assert run("holdings", "--csv").out.splitlines()[0] == "newspaper,missing_from,missing_to"

    pages = tmp_path / "pages.pdf"
    views = (
        ["trend", "新灯", "--against", "2024"], ["concordance", "新灯", "--limit", "3"],
        ["this-day", "--date", "2026-11-20"], ["holdings"], ["life", "周建山"],
    )  # fmt: skip
    source = tmp_path / "2024-11-23.txt"
    source.write_text(
        "# 南坡村开渠\n\n11月20日，新的水闸开了。镇长周建山说，水够用了。他与县长林志远看了水闸。", "utf-8"
    )
    assert run("import", source, "--newspaper", "清河报", "--date", "2024-11-23").status == 0
    rows = []
    for view in views:
        pages.unlink(missing_ok=True)
        assert run(*view, "-o", pages).status == 0
        assert pages.read_bytes().startswith(b"%PDF-")
        assert run(*view, "-o", pages).status == 1
        written = run(*view, "-o", pages, "--force", "--json").objects
        rows.append(written[0]["rows"])
        assert written[0] == {"path": str(pages), "rows": rows[-1], "pages": 1}
    assert rows == [2, 3, 2, 1, 1]
    assert run("trend", "新灯", "--csv", "-o", pages).status == 2


def test_a_tag_is_renamed_however_it_is_spelled(run: Run, ids: list[str]) -> None:
    run("tag", ids[0], "GDP与渡口")
    run("tag", ids[1], "ＧＤＰ與渡口")
    assert [o["tags"] for o in run("list", "--tag", "gdp与渡口", "--json").objects] == [["GDP与渡口"]] * 2
    assert len(run("rename-tag", "gdp与渡口", "账目", "--json").objects) == 2
    assert run("list", "--tag", "GDP与渡口", "--json").objects == []
    assert run("rename-tag", "GDP与渡口", "账目").status == 1


def test_a_word_is_read_as_it_was_said(run: Run, ids: list[str]) -> None:
    assert run("pinyin", "--json").objects == []
    assert run("pinyin", "渡口", "du4", "kǒu", "--json").objects == [{"word": "渡口", "readings": ["dù", "kǒu"]}]
    assert run("pinyin", "渡口", "du4").status == 1
    assert run("pinyin", "渡口", "dù", "kǒu", "--forget").status == 2
    assert run("pinyin", "渡口", "--forget", "--json").objects == []
    assert run("pinyin", "渡口", "--forget").status == 1
    assert run("undo").status == 0
    assert run("pinyin", "渡口").out.split() == ["渡口", "dù", "kǒu"]


def test_search_gives_exact_spans(run: Run, ids: list[str]) -> None:
    ran = run("search", "xin deng", "--json")
    assert ran.status == 0
    for hit in ran.objects:
        own = run("show", hit["id"], "--json").objects[0]
        for match in hit["matches"]:
            text = own[match["field"]] if match["paragraph"] is None else own["paragraphs"][match["paragraph"]]["text"]
            assert text[match["start"] : match["end"]] == "新灯"
    assert run("search", "无此一词", "--json").out == ""
    assert run("search", "无此一词").status == 0


def test_search_tells_what_pinyin_was_found_as(run: Run, ids: list[str]) -> None:
    *hits, counted = run("search", "dk", "--words", "--json").objects
    assert {h["id"] for h in hits} == {o["id"] for o in run("search", "dk", "--json").objects}
    (word,) = counted["words"]
    assert (word["word"], word["start"], word["end"]) == ("dk", 0, 2)
    first = word["texts"][0]
    assert first == {"text": "渡口", "articles": 1, "query": '"渡口"'}
    assert len(run("search", first["query"], "--json").objects) == 1
    assert {"field": "headline", "articles": 1, "query": "标题:dk"} in counted["fields"]
    assert run("search", "无此一词", "--words", "--json").objects == [{"words": [], "fields": []}]
    assert "dk: 渡口 1" in run("search", "dk", "--words").out


def test_correcting_undoing_and_redoing(run: Run, ids: list[str]) -> None:
    assert run("correct", ids[0], "--headline", "渡口亮了").status == 0
    assert run("show", ids[0], "--json").objects[0]["headline"] == "渡口亮了"
    assert run("undo").status == 0
    assert run("show", ids[0], "--json").objects[0]["headline"] == "渡口添了新灯"
    assert run("redo").status == 0
    assert run("show", ids[0], "--json").objects[0]["headline"] == "渡口亮了"
    assert run("correct", ids[0], "--newspaper", "清河报", "--date", "2026-11-22").status == 0
    assert {o["newspaper"] for o in run("list", "--json").objects} == {"清河报"}
    assert run("correct", ids[0]).status == 2
    assert run("correct", ids[0], "--date", "昨天").status == 2
    assert run("history", "--json").objects[0]["label"] == "set"


def test_deeds_are_said_in_words_and_times_as_clocks_show_them(run: Run, ids: list[str]) -> None:
    assert "加书签" in run("bookmark", ids[0]).out
    assert "标为已读" in run("read", ids[0]).out
    listed, told = run("history").out, run("history", "--json").objects
    assert "标为已读" in listed
    assert "加书签" in listed
    shown = {line.partition("  ")[0] for line in listed.splitlines()}
    moments = {datetime.strptime(time, "%Y-%m-%d %H:%M:%S").astimezone() for time in shown}
    assert moments == {datetime.fromisoformat(o["at"]) for o in told}
    assert "撤回了：标为已读" in run("undo").out
    assert "重做了：标为已读" in run("redo").out


def test_splitting_merging_and_misreadings(run: Run, ids: list[str]) -> None:
    done = run("correct", ids[0], "--split-at", "新灯由镇上", "--json").objects
    new = done[1]["id"]
    assert len(run("list", "--json").objects) == 5
    assert run("correct", new, "--merge-into", ids[0]).status == 0
    assert len(run("list", "--json").objects) == 4
    assert run("correct", ids[1], "--replace", "秤也统一", "称也统一").status == 0
    assert "称也统一" in run("show", ids[1]).out
    assert run("correct", ids[1], "--replace", "不在文中", "x").status == 1


def test_a_repair_can_be_undone_and_done_again(run: Run, ids: list[str]) -> None:
    def joined() -> dict[str, object]:
        own = run("show", ids[0], "--json").objects[0]
        return next(r for r in own["repairs"] if r["kind"] == "joined_paragraph")

    assert run("correct", ids[0], "--undo-repair", str(joined()["id"])).status == 0
    assert joined()["undone"] is True
    assert len(run("show", ids[0], "--json").objects[0]["paragraphs"]) == 3
    assert run("correct", ids[0], "--redo-repair", str(joined()["id"])).status == 0
    assert joined()["undone"] is False


def test_annotations_are_w3c(run: Run, ids: list[str], tmp_path: Path) -> None:
    ran = run("annotate", ids[0], "--exact", "新灯", "--json")
    assert ran.status == 1
    assert "--prefix" in ran.err
    (made,) = run("annotate", ids[0], "--exact", "平安", "--note", "去看", "--color", "doubt", "--json").objects
    assert made["type"] == "Annotation"
    assert [s["type"] for s in made["target"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert run("annotations", "--json").objects == [made]
    assert "去看" in run("annotations", "--to", "markdown").out
    assert json.loads(run("annotations", "--to", "jsonld").out)
    assert run("annotations", "--to", "markdown", "--json").status == 2
    assert "去看" in run("annotations", "--to", "csv", "-o", "-").out
    kept = tmp_path / "批注.jsonld"
    assert run("annotations", "--to", "jsonld", "-o", kept).status == 0
    assert run("annotations", "--to", "jsonld", "-o", kept).status == 1
    (brought,) = run("import-annotations", kept, "--json").objects
    assert (brought["status"], brought["error"]) == ("unchanged", None)
    assert run("unannotate", made["id"]).status == 0
    assert run("annotations", "--json").objects == []
    assert [o["status"] for o in run("import-annotations", kept, "--json").objects] == ["done"]
    assert "去看" in run("annotations", "--to", "html").out
    assert run("import-annotations", tmp_path / "没有.jsonld").status == 1


def test_removing_and_recovering(run: Run, ids: list[str]) -> None:
    issue = ids[0].partition("-")[0]
    assert run("remove", issue).status == 0
    assert run("list", "--json").objects == []
    assert len(run("list", "--removed", "--json").objects) == 4
    assert run("recover", issue).status == 0
    assert len(run("list", "--json").objects) == 4


def test_printing_gives_a_pdf_with_the_text_in_it(run: Run, ids: list[str], tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path = tmp_path / "x.pdf"
    (told,) = run("print", ids[0], "-o", path, "--json").objects
    assert told == {"path": str(path), "articles": 1, "bytes": path.stat().st_size}
    text = "".join(
        subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode().split()
    )
    for paragraph in run("show", ids[0], "--json").objects[0]["paragraphs"]:
        assert "".join(paragraph["text"].split()) in text


@pytest.mark.parametrize("form", ["markdown", "html", "epub", "text", "json"])
def test_exporting_never_overwrites_unasked(run: Run, ids: list[str], tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert run("export", *ids, "--to", form, "-o", path).status == 0
    before = path.read_bytes()
    assert run("export", ids[0], "--to", form, "-o", path).status == 1
    assert path.read_bytes() == before
    assert run("export", "--search", "渡口", "--to", form, "-o", path, "--force", "--json").objects[0]["articles"] >= 1


def test_backup_restore_check_and_counts(run: Run, ids: list[str], tmp_path: Path) -> None:
    run("bookmark", ids[0])
    assert run("backup", tmp_path / "b.zip").status == 0
    assert run("restore", tmp_path / "b.zip", "--into", tmp_path / "second").status == 0
    main(["--library", str(tmp_path / "second"), "check"])
    assert run("check").status == 0
    (counts,) = run("stats", "--json").objects
    assert (counts["issues"], counts["articles"], counts["bookmarks"], counts["annotations"]) == (1, 4, 1, 0)
    (index,) = run("index", "--rebuild", "--json").objects
    assert (index["state"], index["articles"]) == ("ready", 4)


def test_reparse_without_new_rules_changes_nothing(run: Run, ids: list[str]) -> None:
    assert [o["status"] for o in run("reparse", "--all", "--json").objects] == ["unchanged"]
    assert run("reparse").status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense-option", "--nonsense"],
        ["list", "--limit", "x"],
        ["show"],
        ["open", "--json"],
        ["import", "x", "--date", "heute"],
    ],
)
def test_wrong_usage_is_status_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).status == 2


def test_without_a_display_open_does_the_main_job_in_the_terminal(
    run: Run, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    ran = run("open", paper)
    assert ran.status == 0
    assert "list" in ran.err
    assert len(run("list", "--json").objects) == 4
    assert run(paper.parent / "没有.txt").status == 1
    assert run("open", "--quit-when-shown").status == 1


def test_help_names_every_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for name in COMMANDS:
        assert f"baojia {name}" in told
    assert main(["--version"]) == 0


def test_global_options_work_on_either_side(
    run: Run, ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--json", "--library", str(tmp_path / "library"), "list"]) == 0
    before = capsys.readouterr().out
    assert main(["list", "--library", str(tmp_path / "library"), "--json"]) == 0
    assert capsys.readouterr().out == before


def test_control_characters_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "坏.txt"
    path.write_text("# 标题\x1b[31m红\u202e反\n\n正文里有一些奇怪的字符\x07，读的人不该听见响声。", "utf-8")
    run("import", path)
    for command in (["list"], ["search", "标题"]):
        told = run(*command).out
        assert "\x1b" not in told
        assert "\u202e" not in told


def test_the_language_can_be_chosen(run: Run, ids: list[str]) -> None:
    assert "piece" in run("--lang", "en", "stats").out.lower() or "article" in run("--lang", "en", "stats").out.lower()
    assert "篇" in run("--lang", "zh_CN", "stats").out


def test_the_library_moves_and_says_where_it_is(run: Run, ids: list[str], tmp_path: Path) -> None:
    assert run("bookmark", ids[0]).status == 0
    moved = run("move", tmp_path / "new" / "place", "--json")
    assert moved.status == 0
    assert moved.objects[0]["path"] == str(tmp_path / "new" / "place")
    assert moved.objects[0]["articles"] == len(ids)
    refused = run("list")
    assert refused.status == 1
    assert str(tmp_path / "new" / "place") in refused.err
    there = run("--library", tmp_path / "new" / "place", "list", "--bookmarked", "--json")
    assert [o["id"] for o in there.objects] == [ids[0]]
    assert run("--library", tmp_path / "new" / "place", "check").status == 0


def test_a_place_that_is_taken_is_refused(run: Run, ids: list[str], tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x.txt").touch()
    refused = run("move", tmp_path / "taken")
    assert refused.status == 1
    assert "taken" in refused.err
    assert run("list", "--json").objects[0]["id"] in ids


def test_one_rule_for_every_file_that_is_written(run: Run, ids: list[str], tmp_path: Path) -> None:
    for command, name in (
        (["print", ids[0], "-o"], "x.pdf"), (["export", ids[0], "--to", "epub", "-o"], "x.epub"), (["backup"], "x.zip")
    ):  # fmt: skip
        path, link = tmp_path / name, tmp_path / f"link-{name}"
        path.write_text("我的", "utf-8")
        link.symlink_to(path)
        for target in (path, link, tmp_path, "/dev/full"):
            refused = run(*command, target)
            assert (refused.status, refused.out) == (1, "")
            assert "没有动它" in refused.err or "文件夹" in refused.err
        assert path.read_text("utf-8") == "我的"
        assert run(*command, link, "--force").status == 0
        assert link.is_symlink()
        assert path.read_bytes()[:2] in (b"%P", b"PK")


def test_standard_output_takes_what_would_be_a_file(run: Run, ids: list[str], tmp_path: Path) -> None:
    told = run("export", ids[0], "--to", "markdown", "-o", "-")
    assert (told.status, told.err) == (0, "")
    run("export", ids[0], "--to", "markdown", "-o", tmp_path / "x.md")
    assert told.out == (tmp_path / "x.md").read_text("utf-8")
    assert run("export", ids[0], "--to", "text", "-o", "-", "--json").status == 2
    assert not Path("-").exists()


def test_a_clipping_becomes_a_book(run: Run, ids: list[str], tmp_path: Path) -> None:
    assert run("tag", ids[0], ids[1], "老桥旧事").status == 0
    told = tmp_path / "前言.txt"
    told.write_text("这本书是这样来的。", "utf-8")
    made = tmp_path / "书.pdf"
    options = ("--order", "date", "--chapters", "newspaper", "--compiler", "沈石门", "--preface", told)
    (done,) = run("book", "老桥旧事", "-o", made, *options, "--json").objects
    assert (done["articles"], done["bytes"]) == (2, made.stat().st_size)
    assert run("book", "老桥旧事", "-o", made).status == 1
    assert run("book", ids[0], ids[3], "-o", tmp_path / "书.epub", "--title", "渡口").status == 0
    assert "《" in run("book", "老桥旧事", "-o", tmp_path / "书.md").out
    assert run("book", "没有这个剪报", "-o", tmp_path / "无.pdf").status == 1
    assert run("book", "老桥旧事", "-o", tmp_path / "无.pdf", "--preface", tmp_path / "无.txt").status == 1


def test_a_book_follows_its_plan(run: Run, ids: list[str], tmp_path: Path) -> None:
    run("tag", ids[0], ids[1], ids[2], "老桥旧事")
    plan = tmp_path / "编排.json"
    assert run("book", "老桥旧事", "-o", plan, "--chapters", "newspaper", "--compiler", "沈石门").status == 0
    said = json.loads(plan.read_text("utf-8"))
    assert said["compiler"] == "沈石门"
    pieces = said["chapters"][0]["pieces"]
    pieces.reverse()
    pieces[0]["introduction"] = "事情从这里起。"
    said["hidden"] = [pieces.pop()["article"]]
    plan.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    (done,) = run("book", "老桥旧事", "-o", tmp_path / "书.html", "--plan", plan, "--json").objects
    assert done["articles"] == 2
    page = (tmp_path / "书.html").read_text("utf-8")
    assert page.index(said["chapters"][0]["title"]) < page.index("事情从这里起。")
    picture = tmp_path / "船.png"
    picture.write_bytes(base64.b64decode(PIXEL))
    told = run("book", "老桥旧事", "-o", tmp_path / "书.pdf", "--plan", plan, "--cover", picture, "--without", "guide")
    assert told.status == 0
    assert sorted(p.name for p in tmp_path.glob("*.pdf")) == ["书-封面.pdf", "书.pdf"]
    assert run("book", "老桥旧事", "-o", tmp_path / "书.epub", "--plan", plan, "--cover", picture).status == 0
    with zipfile.ZipFile(tmp_path / "书.epub") as book:
        assert 'properties="cover-image"' in book.read("EPUB/package.opf").decode()
        assert book.read("EPUB/cover.png") == picture.read_bytes()
    assert run("book", "老桥旧事", "-o", tmp_path / "无.pdf", "--plan", picture).status == 1
    assert run("book", "老桥旧事", "-o", tmp_path / "无.pdf", "--cover", plan).status == 1
    assert not (tmp_path / "无.pdf").exists()


def test_a_card_of_a_piece_and_of_a_passage(run: Run, ids: list[str], tmp_path: Path) -> None:
    (done,) = run("card", ids[0], "-o", tmp_path / "卡.png", "--json").objects
    assert done["bytes"] == (tmp_path / "卡.png").stat().st_size
    assert run("card", ids[0], "-o", tmp_path / "卡.png").status == 1
    body = run("show", ids[0], "--json").objects[0]["paragraphs"][0]["text"]
    assert run("card", ids[0], "-o", tmp_path / "卡.svg", "--quote", body[:12]).status == 0
    assert run("card", ids[0], "-o", tmp_path / "无.svg", "--quote", "这里没有的话").status == 1
    assert run("card", ids[0], "-o", tmp_path / "卡.gif").status == 1
    assert run("card", ids[0], "-o", tmp_path / "无.png", "--width", "3").status == 2
    assert sorted(p.name for p in tmp_path.glob("*.[psg]*") if p.name[0] in "卡无") == ["卡.png", "卡.svg"]


def test_addresses_of_pieces_passages_and_searches(run: Run, ids: list[str], tmp_path: Path) -> None:
    (said,) = run("address", ids[0], "--quote", "四盏新灯", "--json").objects
    assert said["id"] == ids[0]
    assert run("show", said["address"], "--json").objects[0]["id"] == ids[0]
    assert run("address", ids[0], "--quote", "没有的话").status == 1
    assert run("address", ids[0], "abc-1").status == 1
    assert run("address").status == 2
    search = run("address", "--search", "深水 OR 灯").out.strip()
    refused = run("show", search)
    assert refused.status == 1
    assert "search" in refused.err
    other = run("--library", tmp_path / "elsewhere", "show", said["address"])
    assert other.status == 1
    assert run("show", "baojia://nobody/piece/a-1").status == 1
