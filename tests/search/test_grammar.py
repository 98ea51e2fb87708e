"""The grammar: nothing typed is ever an error, and what is not understood is read literally and explained."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import Filter, matches, parse
from reader.search.dates import date_range
from reader.search.query import AllOf, AnyOf, Near, Pattern, Phrase, Without, Word, leaves
from reader.search.sounds import similar
from tests.examples import examples


@examples(400, deadline=None)
@given(
    st.text(alphabet="解放ab1 \"“”/\\()（）-:：|OR near.*+?[]{}^$'’üě　\n标题日期报版", max_size=30)
    | st.text(max_size=15)
)
def test_anything_can_be_typed(text: str) -> None:
    query = parse(text)
    assert query.text == text
    matches(query, {"headline": "解放区ab", "body": "标题"})


@pytest.mark.parametrize(
    "typed", ["an" * 5000, "解放区" * 3000, "a " * 4000, "-" * 2000, "(" * 2000, '"' * 999, "/" * 999]
)
def test_a_pasted_page_is_cut_and_said_so(typed: str) -> None:
    query = parse(typed)
    assert any("300" in explanation for explanation in query.explanations)
    matches(query, {"headline": "解放区安全" * 20})


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("报:山阳报", [Filter(field="newspaper", value="山阳报")]),
        (
            "paper:山阳报 日期:2024-04..2024-06",
            [Filter(field="newspaper", value="山阳报"), Filter(field="date", value="2024-04..2024-06")],
        ),
        ("-标签:旧闻", [Filter(field="tag", value="旧闻", negated=True)]),
        ('栏目："科普角" 版：3', [Filter(field="section", value="科普角"), Filter(field="page", value="3")]),
        ("bao:甲 OR bao:乙", [Filter(field="newspaper", value="甲,乙")]),
        ("标签:甲，乙", [Filter(field="tag", value="甲，乙")]),
    ],
)
def test_filters_are_for_the_catalogue(typed: str, filters: list[Filter]) -> None:
    query = parse(typed)
    assert list(query.filters) == filters
    assert query.root is None
    assert not query.explanations
    assert not query.empty


def test_a_filter_has_its_values() -> None:
    assert parse("标签:甲，乙 , 丙").filters[0].values == ("甲", "乙")
    assert Filter(field="tag", value="甲|乙").values == ("甲", "乙")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ('"解放', "引号"),
        ("/(/", "正则"),
        ("颜色:红", "颜色"),
        ("日期:昨天", "日期"),
        ("(解放", "括号"),
        ("OR", "OR"),
        ("解放 OR", "OR"),
        ("标题:", "标题"),
        ("(报:甲 OR 解放)", "最外层"),
        ("标题:-解放", "标题"),
        ("甲 near -乙", "near"),
    ],
)
def test_a_mistake_is_explained_and_read_literally(typed: str, sentence: str) -> None:
    query = parse(typed)
    assert any(sentence in explanation for explanation in query.explanations), query.explanations
    assert query.root is not None
    assert not query.filters


@pytest.mark.parametrize(
    "typed", ["解放", "jie fang qu", "a OR b", "-甲 乙", "http://x.cn", "nu:xing", "他说“好”。", "5:3", "near"]
)
def test_what_is_no_mistake_is_not_explained(typed: str) -> None:
    assert not parse(typed).explanations


def shape(node: object) -> str:
    match node:
        case Word():
            return node.text
        case Pattern():
            return f"/{node.source}/"
        case Phrase():
            return f"{{{node.together.text}}}"
        case AllOf():
            return "(" + " & ".join(map(shape, node.parts)) + ")"
        case AnyOf():
            return "(" + " | ".join(map(shape, node.parts)) + ")"
        case Without():
            return "!" + shape(node.part)
        case Near():
            return f"({shape(node.left)} ~{node.distance} {shape(node.right)})"
        case _:
            return "-"


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("甲 乙", "(甲 & 乙)"),
        ("甲　乙", "(甲 & 乙)"),
        ("甲 乙 OR 丙", "(甲 & (乙 | 丙))"),
        ("甲 | 乙 | 丙", "(甲 | 乙 | 丙)"),
        ("甲 AND 乙", "(甲 & 乙)"),
        ("甲 -乙", "(甲 & !乙)"),
        ("－乙", "!乙"),
        ("(甲 OR 乙) 丙", "((甲 | 乙) & 丙)"),
        ("（甲 OR 乙）丙", "((甲 | 乙) & 丙)"),
        ("甲（乙）", "甲（乙）"),
        ("甲 near 乙", "(甲 ~10 乙)"),
        ("甲 NEAR/3 乙 OR 丙", "((甲 ~3 乙) | 丙)"),
        ("jie fang qu", "{jie fang qu}"),
        ("jie fang q", "{jie fang q}"),
        ("jie fang q 甲", "({jie fang} & q & 甲)"),
        ("jiefang qu", "(jiefang & qu)"),
        ("jie -fang qu", "(jie & !fang & qu)"),
        ("jiě fang4", "{jiě fang4}"),
        ("甲 jie fang OR 乙", "(甲 & ({jie fang} | 乙))"),
        ('"jie fang" qu', "(jie fang & qu)"),
        ("甲-乙", "甲-乙"),
        ("--甲", "--甲"),
        ("- 甲", "(- & 甲)"),
        ("/20\\d\\d/ 甲", "(/20\\d\\d/ & 甲)"),
        ("3/4", "3/4"),
        ("near 甲", "(near & 甲)"),
        ("()", "-"),
        ("甲 ()", "甲"),
        ("甲)", "甲)"),
    ],
)
def test_the_tree_is_the_documented_one(typed: str, tree: str) -> None:
    assert shape(parse(typed).root) == tree


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("标题:甲", ("headline", "kicker", "alternative_headline")),
        ("TITLE:甲", ("headline", "kicker", "alternative_headline")),
        ("biaoti：甲", ("headline", "kicker", "alternative_headline")),
        ("作者:甲", ("byline",)),
        ("by:(甲 OR 乙)", ("byline",)),
        ("正文:/甲/", ("body",)),
        ('批注:"甲 乙"', ("note",)),
    ],
)
def test_a_field_says_where_to_look(typed: str, fields: tuple[str, ...]) -> None:
    assert {leaf.fields for leaf in leaves(parse(typed).root)} == {fields}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2024", (20240101, 20241231)),
        ("2024-02", (20240201, 20240229)),
        ("2023.2", (20230201, 20230228)),
        ("2024-04-15", (20240415, 20240415)),
        ("2024年4月15日", (20240415, 20240415)),
        ("2024年4月", (20240401, 20240430)),
        ("20240415", (20240415, 20240415)),
        ("202404", (20240401, 20240430)),
        ("2024-04..2024-06", (20240401, 20240630)),
        ("2024-04..", (20240401, 99991231)),
        ("..2024/4", (0, 20240430)),
        ("2024-13", None),
        ("2024-02-30", None),
        ("2024-06..2024-04", None),
        ("..", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_dates(typed: str, days: tuple[int, int] | None) -> None:
    assert date_range(typed) == days


def test_similar_sounds() -> None:
    assert similar("zong") == {"zong", "zhong"}
    assert {"lin", "ning", "ling", "nin"} == similar("lin")
    assert {"zhang", "zang", "zhan", "zan"} == similar("zhang")
    assert "fu" in similar("hu")


def test_parsing_loads_no_numpy() -> None:
    script = "import sys; from reader.search import parse; parse('jie fang'); print('numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
