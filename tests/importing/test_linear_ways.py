"""What was made to take time in proportion to the bytes still gives what the plain way gives."""

from __future__ import annotations

import codecs
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing import read_bytes
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.salvaging import salvage
from reader.importing.formats.scroll import Scroll
from reader.importing.weighing.answering import answering

BODY = "渡口的石桥昨日修好，桥长三十七步，过桥的人在桥头站了很久，说水声和从前一样。"


def plainly(data: bytes, name: str) -> tuple[str, list[tuple[int, str]]]:
    """Decode bytes run by run: the definition."""
    text, at = "", 0
    lost: list[tuple[int, str]] = []
    while True:
        try:
            return text + codecs.decode(data[at:], name), lost
        except UnicodeDecodeError as fault:
            text += data[at : at + fault.start].decode(name)
            lost.append((len(text), data[at + fault.start : at + fault.end].hex()))
            text, at = text + "\ufffd", at + fault.end


@given(
    st.lists(st.one_of(st.just("桥上有人看水�").map(str.encode), st.binary(max_size=4)), max_size=12).map(b"".join),
    st.sampled_from(["utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "shift_jis"]),
)
def test_what_is_unreadable_is_marked_and_listed_in_its_place(data: bytes, name: str) -> None:
    text, told, lost = salvage(data, name)
    assert told == name
    assert (text, list(lost)) == plainly(data, name)


def test_bytes_that_are_no_text_are_not_listed_one_by_one() -> None:
    text, _name, lost = salvage(bytes(range(128, 256)) * 4000, "utf-8")
    assert len(lost) == text.count("\ufffd") > 100_000
    assert len(set(lost)) == 1


def test_a_tag_of_a_thousand_attributes_loses_those_and_nothing_else() -> None:
    crowd = " ".join(f"data-a{k}='{k}'" for k in range(3000))
    lines = [x.text for x in html_lines(f"<h1>石桥</h1><p {crowd}>{BODY}</p><p title='{'长' * 4000}'>水声</p>")]
    assert lines == ["石桥", BODY, "水声"]


def test_a_line_of_many_inline_elements_has_a_space_at_each_seam() -> None:
    (line,) = html_lines("<p>" + "".join(f"<span>桥{k}</span>" for k in range(500)) + "</p>")
    assert line.spaced.split() == [f"桥{k}" for k in range(500)]
    assert line.spaced.replace(" ", "") == line.text


@pytest.mark.parametrize("count", [3, 90])
def test_each_continuation_finds_its_own_piece_among_many(count: int) -> None:
    first = [f"# 第{k}座石桥修好了\n\n{BODY}{k}。（下转第2版）\n\n" for k in range(count)]
    second = [f"# 第{k}座石桥修好了（上接第1版）\n\n后来的事{k}，{BODY}\n\n" for k in reversed(range(count))]
    found = read_bytes(
        ("渡口报\n2024年4月8日\n\n第01版 要闻\n\n" + "".join(first) + "第02版 综合\n\n" + "".join(second)).encode(),
        name="a.txt",
    )
    pieces = [a for a in found.issues[0].articles if a.body]
    joined = {a.headline: a.body for a in pieces}
    assert len(pieces) == count
    for k in range(count):
        assert f"后来的事{k}，" in joined[f"第{k}座石桥修好了"]


def test_a_list_of_headlines_is_no_piece_in_a_large_issue_either() -> None:
    names = [f"{a}{b}边的石桥修好了" for a in "东西南北上中下" for b in "河湖江溪潭"]
    listed = "\n\n".join(names[:6])
    pieces = "".join(f"# {name}\n\n{BODY}\n\n{BODY}\n\n" for name in names)
    found = read_bytes(f"# 导读\n\n{listed}\n\n{pieces}".encode(), name="a.txt")
    assert [a.headline for a in found.issues[0].articles] == names


RECORDS = {
    "a.jsonl": lambda n: "\n".join(json.dumps({"title": f"第{k}座石桥", "content": BODY}) for k in range(n)),
    "a.json": lambda n: json.dumps([{"title": f"第{k}座石桥", "content": BODY} for k in range(n)]),
    "a.csv": lambda n: "标题,日期,正文\n" + "".join(f"第{k}座石桥,2024-04-08,{BODY}\n" for k in range(n)),
    "a.xml": lambda n: (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>渡口报</title>"
        + "".join(f"<item><title>第{k}座石桥</title><description>{BODY}</description></item>" for k in range(n))
        + "</channel></rss>"
    ),
    "a.sql": lambda n: (
        "INSERT INTO `news` (`title`,`content`) VALUES " + ",".join(f"('第{k}座石桥','{BODY}')" for k in range(n)) + ";"
    ),
}


@pytest.mark.parametrize("name", RECORDS)
def test_what_was_written_of_many_records_is_put_together_as_often_as_of_few(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Scroll.text
    asked: list[int] = []

    def counted(scroll: Scroll) -> str:
        asked.append(scroll.length)
        assert isinstance(whole, property)
        assert whole.fget is not None
        text = whole.fget(scroll)
        assert isinstance(text, str)
        return text

    monkeypatch.setattr(Scroll, "text", property(counted))
    costs = []
    for count in (5, 50):
        asked.clear()
        found = read_bytes(RECORDS[name](count).encode(), name=name)
        assert sum(len(issue.articles) for issue in found.issues) == count
        costs.append(len(asked))
    assert costs[1] == costs[0]


@given(
    st.lists(st.sampled_from(["渡口石桥", "1 渡口石桥", "渡口:石桥修好", "石桥修好", "2版 石桥修好", "桥"]), max_size=8)
)
def test_which_lines_name_each_other_is_told_pair_by_pair(lines: list[str]) -> None:
    """The definition, for lines without a label that comes twice."""
    own = [line.rpartition(":")[2].rpartition(" ")[2] for line in lines]

    def names(k: int, j: int) -> bool:
        return k != j and len(lines[j]) >= 4 and lines[j] in {lines[k], own[k]} and ":" not in lines[j]

    for j, told in enumerate(answering(lines)):
        if " " in lines[j] or ":" in lines[j]:
            continue
        assert ("named below" in told) == any(names(k, j) for k in range(j + 1, len(lines)))
        assert ("named above" in told) == any(names(k, j) for k in range(j))
