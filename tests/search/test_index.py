"""The index.

Visible at once, durable when flushed, one generation after another, rebuilt where it cannot be trusted.
"""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import whole_file
from reader.model.errors import Cancelled, NotSaved
from reader.search import Document, Query, SearchIndex, parse
from reader.search import manifest as files
from reader.search import segment as segment_files
from tests.examples import examples

TOPICS = [
    "安全生产",
    "音乐节",
    "春耕",
    "解放区",
    "银行",
    "重庆",
    "图书馆",
    "路灯",
    "会计",
    "长江",
    "绿色出行",
    "敬老院",
    "篮球赛",
    "招聘会",
    "桥梁",
    "菜市场",
    "地铁",
]
FILLER = "今天上午记者在现场看到许多居民前来参加活动大家纷纷表示这样的事情办到了心坎上希望以后多办几场"


def article(row: int, *, seed: int = 0, date: int | None = None) -> Document:
    """Return an invented piece; the same row and seed give the same piece."""
    chance = random.Random(row * 1000 + seed)
    topic, other = chance.sample(TOPICS, 2)
    body = "，".join("".join(chance.choices(FILLER, k=12)) for _ in range(4)) + f"。\n{other}也有新进展。"
    fields = {
        "headline": f"{topic}第{row}期",
        "body": body,
        "byline": f"记者 {chance.choice('王李张刘')}{chance.choice('明芳伟')}",
    }
    return Document(row, 20240101 + row % 28 if date is None else date, fields)


def opened(folder: Path) -> SearchIndex:
    return SearchIndex.open(folder, source="catalogue 1")


def rows(index: SearchIndex, query: str) -> set[int]:
    return set(index.rows(parse(query)).tolist())


def naive_rows(documents: dict[int, Document], word: str) -> set[int]:
    return {row for row, d in documents.items() if any(word in text for text in d.fields.values())}


def test_nothing_there_is_said_and_can_be_used_at_once(tmp_path: Path) -> None:
    index = opened(tmp_path / "index")
    assert index.state == "missing"
    assert not index.search(parse("安全")).hits
    index.update([article(1)])
    assert rows(index, "第1期") == {1}
    assert len(index) == 1


def test_a_new_piece_is_found_before_any_flush_and_after_a_flush_by_others(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(40)])
    other = opened(tmp_path)
    index.update([article(row) for row in range(40, 60)], mark="m1")
    assert rows(index, "第41期") == {41}
    assert rows(other, "第41期") == set()
    assert not other.reload()
    index.flush()
    assert other.reload()
    assert other.mark == "m1"
    assert rows(other, "第41期") == {41}
    assert opened(tmp_path).mark == "m1"


def test_a_changed_piece_replaces_the_old_one_and_a_removed_one_is_gone_for_good(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(20)])
    changed = Document(3, 20250101, {"headline": "换了新标题", "body": "内容也换了"})
    index.update([changed], removed=[5])
    for current in (index, opened(tmp_path) if not index.flush() else index):  # type: ignore[func-returns-value]
        assert rows(current, "新标题") == {3}
        assert 3 not in rows(current, "第3期")
        assert rows(current, "第5期") == set()
        assert len(current) == 19


@examples(25, deadline=None)
@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "change", "remove", "flush", "reopen"]),
            st.integers(0, 30),
            st.integers(1, 8),
        ),
        max_size=12,
    )
)
def test_any_order_of_deeds_ends_like_a_plain_dictionary(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    index = opened(folder)
    kept: dict[int, Document] = {}
    for seed, (deed, start, count) in enumerate(deeds, 1):
        if deed in ("add", "change"):
            new = [article(row, seed=seed if deed == "change" else 0) for row in range(start, start + count)]
            index.update(new)
            kept |= {d.row: d for d in new}
        elif deed == "remove":
            index.update([], range(start, start + count))
            kept = {row: d for row, d in kept.items() if not start <= row < start + count}
        else:
            index.flush()
            if deed == "reopen":
                index.close()
                index = opened(folder)
        assert {d.row: (d.date, dict(d.fields)) for d in index.documents()} == {
            r: (d.date, dict(d.fields)) for r, d in kept.items()
        }
    for topic in TOPICS[:5]:
        assert rows(index, topic) == naive_rows(kept, topic)


def test_texts_come_back_character_for_character(tmp_path: Path) -> None:
    odd = "Ａbc　𠮷野家\ue001，國務院\n\u2028é e\u0301 😀" + chr(0x1F9E7)
    document = Document(7, 0, {"headline": odd, "kicker": "", "body": "行长\n银行"}, {"n1": "第一条\n笔记", "n2": "𠮷"})
    index = opened(tmp_path)
    index.update([document, article(8)])
    index.flush()
    index.update([Document(9, 1, {"headline": "\U00020bb8\U0002a6d6", "body": ""})])
    index.flush()
    stored = {d.row: d for d in opened(tmp_path).documents()}
    assert stored[7].fields == {"headline": odd, "body": "行长\n银行"}
    assert stored[7].notes == document.notes
    assert stored[9].fields["headline"] == "\U00020bb8\U0002a6d6"
    assert rows(index, "𠮷野家") == {7}
    assert rows(index, "𠮷") == {7}


def test_many_updates_leave_few_segments(tmp_path: Path) -> None:
    index = opened(tmp_path)
    for start in range(0, 600, 20):
        index.update([article(row) for row in range(start, start + 20)])
        index.flush()
    assert len(list(tmp_path.glob("segment-*"))) <= 8
    assert rows(opened(tmp_path), "第") == set(range(600))


def test_the_signature_hides_nothing(tmp_path: Path) -> None:
    documents = {row: article(row) for row in range(700)}
    index = opened(tmp_path)
    index.rebuild(documents.values())
    plain = opened(tmp_path / "plain")
    plain.update(documents.values())
    for query in (
        "安全生产",
        "anquan",
        "aqsc",
        "jfq",
        "chongqing",
        "zhongqing",
        "第3期",
        "di3qi",
        "二三期",
        "kuaiji",
        "lvsechuxing",
        "aaaa",
        "jmcj",
    ):
        assert rows(index, query) == rows(plain, query), query
        one, two = index.search(parse(query), limit=None), plain.search(parse(query), limit=None)
        assert [(hit.row, hit.score, hit.places) for hit in one.hits] == [
            (hit.row, hit.score, hit.places) for hit in two.hits
        ]


RARE = "龘鱻𠮷淼乾於后後5Ⅴ"


def with_rare(row: int) -> Document:
    """Return a piece that may hold a rare character, in whatever field."""
    plain, chance = article(row), random.Random(row)
    if chance.random() > 0.02:
        return plain
    field = chance.choice(["headline", "body", "byline", "note"])
    word = f"{chance.choice(RARE)}{chance.choice('家水第')}"
    if field == "note":
        return Document(row, plain.date, plain.fields, {"n": f"见{word}"})
    return Document(row, plain.date, {**plain.fields, field: plain.fields[field] + word})


def test_lists_of_rare_characters_hide_nothing_and_lose_nothing_when_segments_are_joined(tmp_path: Path) -> None:
    index, plain = opened(tmp_path), opened(tmp_path / "plain")
    index.rebuild([with_rare(row) for row in range(1500)])
    plain.update(with_rare(row) for row in range(1500))
    for step in ("made", "joined"):
        for query in (
            *RARE,
            "淼家",
            "后水",
            "5家",
            "五家",
            "-龘",
            "龘 OR 第9期",
            "批注:鱻",
            "龍龘",
            "干",
            "miao",
            "记者 龘",
        ):
            parsed = parse(query)
            assert rows(index, query) == rows(plain, query), (step, query)
            assert index.count(parsed) == plain.count(parsed), (step, query)
            hits = [hit.places for hit in index.search(parsed, limit=None, sort="date").hits]
            assert hits == [hit.places for hit in plain.search(parsed, limit=None, sort="date").hits], (step, query)
        for one in (index, plain):
            one.update([with_rare(row) for row in range(1490, 1900)], [3, 5, 8])
            one.flush()
        index = opened(tmp_path)


def test_a_count_is_remembered_until_something_changes(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(50)])
    query = parse("第")
    before = index.count(query)
    assert index.count(query) == before
    index.update([article(50)])
    assert index.count(query)[0] == before[0] + 1
    index.update([], [50])
    assert index.count(query) == before
    assert index.count(query, within=np.array([1])) == (1, 1)


def test_only_rows_within_are_ranked_and_counted(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(200)])
    within = np.array([3, 50, 51, 120, 999])
    found = index.search(parse("第 期"), within=within, limit=2)
    assert found.more
    assert {hit.row for hit in found.hits} <= {3, 50, 51, 120}
    assert index.count(parse("期"), within=within)[0] == 4
    assert set(index.rows(parse("期"), within).tolist()) == {3, 50, 51, 120}
    assert index.count(parse("期"), within=np.array([], np.int64)) == (0, 0)


@pytest.mark.parametrize("query", ["期", "zaishi", "记者 期", "安全 | 音乐", "今天*"])
@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_the_order_of_all_rows_is_that_of_the_hits(
    tmp_path: Path, query: str, sort: Literal["relevance", "date"]
) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(1400)])
    index.update([article(row) for row in range(1400, 1500)])
    asked = parse(query)
    order = index.rows(asked, sort=sort).tolist()
    assert order == [hit.row for hit in index.search(asked, limit=None, sort=sort).hits]
    assert order[:50] == [hit.row for hit in index.search(asked, limit=50, sort=sort).hits]


def test_filters_alone_list_everything_allowed_newest_first(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row, date=20240101 + row) for row in range(5)])
    found = index.search(parse("报:山阳报"), within=np.array([1, 3]))
    assert [hit.row for hit in found.hits] == [3, 1]
    assert not index.search(parse("")).hits


@pytest.mark.parametrize("harm", ["manifest", "short array", "no array", "no lists", "json"])
def test_a_damaged_index_says_so_and_is_rebuilt(tmp_path: Path, harm: str) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(600)])
    segment = next(path for path in tmp_path.iterdir() if path.is_dir())
    index.close()
    if harm == "manifest":
        (tmp_path / "manifest.json").write_bytes(b"{\x00")
    elif harm == "short array":
        path = segment / "body.ids.npy"
        path.write_bytes(path.read_bytes()[:-5])
    elif harm == "no lists":
        np.save(segment / "sparse.starts.npy", np.zeros(0, np.uint32))
    elif harm == "no array":
        (segment / "rows.npy").unlink()
    else:
        (segment / "segment.json").write_text("[]", encoding="utf-8")
    again = opened(tmp_path)
    assert again.state == "damaged"
    again.rebuild([article(1)])
    assert opened(tmp_path).state == "ready"


def test_an_index_of_another_source_or_version_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = opened(tmp_path)
    index.rebuild([article(1)])
    assert SearchIndex.open(tmp_path, source="catalogue 2").state == "stale"
    monkeypatch.setattr(files, "stamp", lambda: "another version")
    assert opened(tmp_path).state == "stale"


def test_a_cancelled_rebuild_leaves_the_old_index_and_no_rubbish(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(10)])
    seen: list[int] = []
    with pytest.raises(Cancelled):
        index.rebuild((article(row) for row in range(20_000)), progress=seen.append, cancelled=lambda: bool(seen))
    assert seen
    assert rows(opened(tmp_path), "第") == set(range(10))
    assert len(list(tmp_path.iterdir())) == 2


def test_of_repeated_rows_the_last_one_counts(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(1), article(2), Document(1, 5, {"headline": "后来的"})])
    assert len(index) == 2
    assert rows(index, "后来的") == {1}
    index.update([article(3), Document(3, 5, {"headline": "再后来的"})])
    assert rows(index, "再后来的") == {3}
    assert len(index) == 3


@pytest.mark.parametrize("step", ["save", "publish"])
def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(10)])
    index.update([article(20)])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        if step == "save":
            broken.setattr("reader.search.index.merge_into", full)
        else:
            broken.setattr(files, "publish", full)
        with pytest.raises(NotSaved, match="磁盘满了"):
            index.flush()
    assert rows(index, "第20期") == {20}
    assert rows(opened(tmp_path), "第20期") == set()
    assert rows(opened(tmp_path), "第") == set(range(10))
    index.flush()
    assert rows(opened(tmp_path), "第20期") == {20}


def test_a_crash_at_any_moment_of_a_flush_leaves_a_whole_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = opened(tmp_path / "live")
    index.rebuild([article(row) for row in range(10)])
    index.update([article(20)], removed=[1])
    copies: list[Path] = []
    real = whole_file.flush

    def snapshot(number: int) -> None:
        real(number)
        copies.append(tmp_path / f"copy{len(copies)}")
        shutil.copytree(tmp_path / "live", copies[-1])

    monkeypatch.setattr(whole_file, "flush", snapshot)
    monkeypatch.setattr("reader.search.merging.flush", snapshot)
    monkeypatch.setattr("reader.search.manifest.flush", snapshot)
    index.flush()
    assert len(copies) > 5
    old, new = set(range(10)), set(range(10)) - {1} | {20}
    for copy in copies:
        survivor = opened(copy)
        assert survivor.state == "ready"
        assert rows(survivor, "第") in (old, new)
    assert rows(opened(tmp_path / "live"), "第") == new


def test_rubbish_of_a_crash_is_swept_at_the_next_flush(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(1)])
    (tmp_path / "segment-dead.parts").mkdir()
    (tmp_path / "segment-dead.parts" / "x.npy").write_bytes(b"x")
    (tmp_path / "manifestabc.tmp").write_bytes(b"x")
    index.update([article(2)])
    index.flush()
    names = {path.name for path in tmp_path.iterdir()}
    assert "segment-dead.parts" not in names
    assert "manifestabc.tmp" not in names


def test_a_reader_whose_segments_are_swept_meanwhile_looks_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = opened(tmp_path)
    index.rebuild([article(1)])
    real, asked = files.load, list[str]()

    def late(folder: Path, entry: files.Entry, **how: bool) -> segment_files.Segment:
        asked.append(entry.name)
        if len(asked) == 1:
            index.rebuild([article(1), article(2)])
        return real(folder, entry, **how)

    monkeypatch.setattr(files, "load", late)
    assert rows(opened(tmp_path), "第") == {1, 2}
    assert len(set(asked)) == 2


def test_what_was_only_updated_survives_a_look_for_generations(tmp_path: Path) -> None:
    index = opened(tmp_path / "none")
    index.update([article(1)])
    assert not index.reload()
    assert rows(index, "第") == {1}


def test_a_newer_keystroke_stops_a_search(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(row) for row in range(50)])
    for asked in (index.search, index.rows, index.count):
        with pytest.raises(Cancelled):
            asked(parse("安全"), cancelled=lambda: True)


def test_similar_sounds_are_the_second_try_and_the_result_says_so(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.update([Document(1, 0, {"headline": "中国人"}), Document(2, 0, {"headline": "宗祠"})])
    found = index.search(parse("zongguoren"))
    assert [hit.row for hit in found.hits] == [1]
    assert found.query.fuzzy
    assert found.query.explanations
    assert not index.search(parse("zongci")).query.fuzzy
    assert [hit.row for hit in index.search(parse("zongguoren", fuzzy=True)).hits] == [1]


def test_a_hit_says_why_and_shows_where(tmp_path: Path) -> None:
    index = opened(tmp_path)
    body = "开头的一句话。" + "很长的铺垫" * 20 + "。记者来到重庆银行采访。" + "很长的结尾" * 30
    index.update([Document(1, 0, {"headline": "银行开业", "body": body}, {"n": "重庆行"})])
    (hit,) = index.search(parse("chongqingyinhang")).hits
    assert hit.why == "正文 · 全拼 · chóng qìng yín háng"
    assert hit.snippet.field == "body"
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["重庆银行"]
    assert hit.snippet.text.startswith("记者来到")
    assert len(hit.snippet.text) < 120
    (other,) = index.search(parse("zhongqing")).hits
    assert "字的别种读音" in other.why
    (note,) = index.search(parse("批注:cqx")).hits
    assert (note.field, note.snippet.text) == ("note", "重庆行")
    assert note.places[0].annotation == "n"


def test_a_slow_expression_gives_up_and_says_so(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.update(
        [Document(row, 0, {"body": "a" * 4000 + "!"}) for row in range(40)] + [Document(99, 0, {"body": "aab"})]
    )
    found = index.search(parse("/(a+)+b/"))
    assert any("太慢" in sentence for sentence in found.query.explanations)


def test_manifest_names_what_is_there(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.rebuild([article(1)], mark="here")
    stored = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert stored["mark"] == "here"
    assert [entry["documents"] for entry in stored["segments"]] == [1]
    assert index.bytes > 0


def test_sort_by_date_ignores_rank(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.update(
        [
            Document(1, 20240101, {"headline": "安全"}),
            Document(2, 20240301, {"body": "安全"}),
            Document(3, 0, {"headline": "安全"}),
        ]
    )
    query: Query = parse("anquan")
    assert [hit.row for hit in index.search(query).hits] == [1, 3, 2]
    assert [hit.row for hit in index.search(query, sort="date").hits] == [2, 1, 3]
