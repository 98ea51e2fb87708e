from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader.importing import read_source
from reader.model.errors import Cancelled
from reader.model.summary import Collection
from reader.workspace import bookmarking, importing, listing, removing
from reader.workspace.import_progress import Progress
from reader.workspace.session import Session, open_session
from reader.workspace.storing import ImportOptions, ImportOutcome


def test_the_same_file_twice_is_unchanged(session: Session, paper: Path) -> None:
    first = [o.status for o in importing.import_paths(session, [paper])]
    again = [o.status for o in importing.import_paths(session, [paper])]
    assert (first, again) == (["imported"], ["unchanged"])


def test_equal_sources_give_equal_bytes_whatever_time_name_and_options(tmp_path: Path, paper: Path) -> None:
    copy = tmp_path / "elsewhere" / "另一个名字.txt"
    copy.parent.mkdir()
    copy.write_bytes(paper.read_bytes())
    files = []
    for k, (path, options) in enumerate(
        ((paper, ImportOptions()), (copy, ImportOptions(newspaper="清河报", date="2026-11-22")))
    ):
        with open_session(tmp_path / f"library{k}") as session:
            list(importing.import_paths(session, [path], options))
            files += [(p.name, p.read_bytes()) for p in (session.library.folder / "issues").rglob("*.json")]
    assert files[0] == files[1]


def test_newspaper_and_date_of_the_call_are_the_readers_word(session: Session, paper: Path) -> None:
    (outcome,) = importing.import_paths(session, [paper], ImportOptions(newspaper="清河报", date="2026-11-22"))
    assert (outcome.newspaper, outcome.date_published) == ("清河报", "2026-11-22")
    row = next(iter(listing.articles(session, Collection(kind="all"))))
    assert (row.newspaper, row.date_published) == ("清河报", "2026-11-22")


def test_bad_sources_fail_by_kind_and_the_good_one_still_comes(session: Session, paper: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    binary = tmp_path / "binary.txt"
    binary.write_bytes(os.urandom(20_000))
    folder = tmp_path / "folder"
    folder.mkdir()
    outcomes = list(importing.import_paths(session, [tmp_path / "missing.txt", empty, binary, folder, paper]))
    assert [o.error_kind for o in outcomes[:4]] == ["not_found", "empty", "unknown_format", "empty"]
    assert all(o.error_message for o in outcomes[:4])
    assert outcomes[4].status == "imported"
    assert session.library.issue_ids() == (outcomes[4].issue,)


def test_a_dry_run_stores_nothing(session: Session, paper: Path) -> None:
    (outcome,) = importing.import_paths(session, [paper], ImportOptions(dry_run=True))
    assert (outcome.status, outcome.issue, outcome.articles) == ("imported", None, 4)
    assert session.library.issue_ids() == ()


def test_cancelling_stops_between_sources(session: Session, paper: Path, tmp_path: Path) -> None:
    second = tmp_path / "第二份.txt"
    second.write_text("# 秋收\n\n谷子进了仓，晒场空了出来，孩子们又能踢毽子了。\n", "utf-8")
    seen: list[Progress] = []
    found = importing.import_paths(
        session, [paper, second], progress=seen.append, cancelled=lambda: any(s.pieces for s in seen)
    )
    with pytest.raises(Cancelled):
        list(found)
    assert len(session.library.issue_ids()) == 1


def many_days(path: Path, days: int, each: int = 3) -> Path:
    """Write one file of so many days' pieces, a record a line."""
    with path.open("w", encoding="utf-8") as file:
        for k in range(days * each):
            day = f"2024-{1 + k // each // 28:02d}-{1 + k // each % 28:02d}"
            text = f"摆渡人老秦第{k}天开船，河上雾散得早，过河的人坐满了两条长凳。"
            record = {"headline": f"第{k}天的渡口", "body": text, "newspaper": "渡口报", "date": day}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def test_a_file_of_many_days_is_handed_over_day_by_day_and_can_be_cancelled_in_between(
    session: Session, tmp_path: Path
) -> None:
    source = many_days(tmp_path / "年.jsonl", 40)
    came: list[ImportOutcome] = []
    with pytest.raises(Cancelled):
        came.extend(importing.import_paths(session, [source], cancelled=lambda: len(came) == 2))
    assert sorted(session.library.issue_ids()) == sorted(str(o.issue) for o in came)
    for outcome in came:
        assert len(session.library.imported(str(outcome.issue)).articles) == 3
    assert [o.status for o in importing.import_paths(session, [source])] == ["unchanged"] * 2 + ["imported"] * 38


def test_an_import_of_one_large_file_tells_bytes_and_pieces_and_never_goes_back(
    session: Session, tmp_path: Path
) -> None:
    source = many_days(tmp_path / "年.jsonl", 200)
    steps: list[Progress] = []
    assert len(list(importing.import_paths(session, [source], progress=steps.append))) == 200
    size = source.stat().st_size
    assert [s.bytes_done for s in steps] == sorted(s.bytes_done for s in steps)
    known = [s for s in steps if s.pieces_total]
    assert {s.pieces_total for s in known} == {600}
    assert {s.bytes_read for s in known} == {size}
    assert [s.pieces for s in known] == sorted(s.pieces for s in known)
    assert known[-1].pieces == 600
    assert len({s.bytes_done for s in known}) > 100
    assert steps[-1].bytes_done == size


def test_what_an_earlier_version_did_not_part_does_not_come_twice(session: Session, tmp_path: Path) -> None:
    """A file of two days was one issue once: it stays so, with its bookmarks, until it is asked to be read again."""
    days = [f"渡口报\n\n2024年3月{d}日\n\n老街第{d}段石阶修好\n\n　　渡口老街第{d}段石阶昨天修好。\n\n" for d in (4, 5)]
    (path := tmp_path / "两天.txt").write_text("".join(days), "utf-8")
    first = read_source(path).issues[0]
    session.library.store(replace(first, source=replace(first.source, text="".join(days))), name="x", origin="x")
    (outcome,) = importing.import_paths(session, [path])
    assert (outcome.status, outcome.articles) == ("unchanged", 1)
    assert any("--again" in words for words in outcome.warnings)
    assert len(session.library.issue_ids()) == 1
    again = list(importing.import_paths(session, [path], ImportOptions(again=True)))
    assert [o.status for o in again] == ["revised", "imported"]
    assert [o.status for o in importing.import_paths(session, [path])] == ["unchanged", "unchanged"]


def test_what_is_noticed_late_is_said_with_the_last_issue(session: Session, tmp_path: Path) -> None:
    source = many_days(tmp_path / "年.jsonl", 3, each=1)
    with source.open("a", encoding="utf-8") as file:
        file.write("{这不是记录\n")
    told = list(importing.import_paths(session, [source]))
    assert [len(o.warnings) for o in told] == [1, 1, 1]


def test_copied_text_and_bytes_are_sources_too(session: Session) -> None:
    (text,) = importing.import_text(
        session, "# 雾\n\n河上起了大雾，摆渡人老秦推迟了两班船，等太阳出来才解缆。", name="粘贴的文字"
    )
    (data,) = importing.import_bytes(
        session, "# 霜\n\n昨夜下了今冬第一场霜，菜农清早起来给白菜盖草帘。".encode("gb18030"), name="-"
    )
    assert (text.status, data.status, data.encoding) == ("imported", "imported", "gb18030")


def test_importing_a_removed_issue_takes_it_out_of_the_bin(session: Session, paper: Path) -> None:
    (outcome,) = importing.import_paths(session, [paper])
    assert outcome.issue is not None
    bookmarked = f"{outcome.issue}-1"
    bookmarking.bookmark(session, bookmarked)
    removing.remove(session, outcome.issue)
    (again,) = importing.import_paths(session, [paper])
    assert (again.issue, again.status) == (outcome.issue, "imported")
    assert len(list(listing.articles(session, Collection(kind="all")))) == 4
    assert session.library.status(bookmarked).bookmarked


def test_nothing_of_the_source_is_lost(filled: Session, paper: Path) -> None:
    issue = filled.library.imported(filled.library.issue_ids()[0])
    covered = bytearray(len(issue.source.text))
    for start, end in [s for a in issue.articles for s in a.source_spans] + [s.span for s in issue.set_aside]:
        covered[start:end] = b"\1" * (end - start)
    left = "".join(c for c, seen in zip(issue.source.text, covered, strict=True) if not seen)
    assert left.replace("#", "").strip() == ""
    assert issue.source.text.split() == paper.read_text("utf-8").split()


def test_many_sources_are_read_ahead_and_come_in_order(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for k in range(importing.MANY + 3):
        text = f"# 第{k}天的渡口\n\n摆渡人老秦第{k}天开船，河上雾散得早，过河的人坐满了两条长凳。\n"
        (folder / f"{k:02d}.txt").write_text("" if k == 5 else text, "utf-8")
    outcomes = list(importing.import_paths(session, [folder]))
    assert [Path(o.source).name for o in outcomes] == [f"{k:02d}.txt" for k in range(importing.MANY + 3)]
    assert [o.error_kind for o in outcomes if o.status == "failed"] == ["empty"]
    assert len(session.library.issue_ids()) == importing.MANY + 2


def test_a_large_text_full_of_half_width_marks_comes_back_as_it_was_read(session: Session, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text(
        "# 河湾报\n\n"
        + "".join(
            f"# 第{k}座桥今日通行\n\n本报讯(记者王小河)第{k}座桥修好了,过桥的人很多,孩子们也来看热闹.\n\n"
            for k in range(1100)
        ),
        "utf-8",
    )
    (outcome,) = importing.import_paths(session, [large])
    assert (outcome.status, outcome.articles) == ("imported", 1100)
    assert outcome.issue
    in_hand = session.library.imported(outcome.issue)
    assert len(list((session.library.folder / "issues").rglob("*.json"))) == 2
    with open_session(session.library.folder) as again:
        assert again.library.imported(outcome.issue) == in_hand
    assert sum(len(a.repairs) for a in in_hand.articles) == outcome.repairs == 4400


def test_a_revision_of_nothing_is_not_found(session: Session, paper: Path) -> None:
    (outcome,) = importing.import_paths(session, [paper], ImportOptions(revises="abcabcabcabc"))
    assert (outcome.status, outcome.error_kind) == ("failed", "not_found")
    assert session.library.issue_ids() == ()
