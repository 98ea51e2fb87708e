"""The program against the definition.

`brute_force` worked out from docs/search-syntax.md finds the same pieces, places, levels.
"""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from reader.hanzi.syllables import cuts
from reader.search import Document, SearchIndex, matches, parse
from tests.examples import examples

from . import brute_force as naive
from .typing_forms import FORMS, typable

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Shrinking would work out the naive answer thousands of times."""
WORDS = """
    重庆 重要 银行 行走 音乐 快乐 解放 解放区 安全 生产 安全生产 校园 西安 先进 单位 会计 开会 长江 成长 绿色 女性
    旅游 战略 教育 调查 空调 都市 首都 曾经 曾国庆 解晓东 单丽 任红 乐队 区长 朝阳 参加 方案 反感 饭馆 翻案 国务院
    中国人民 二〇二四年 三月 第三版 國務院 電視 發展 臺灣 著名 乾隆 GDP ５Ｇ AI 2024年 3月 Ｂ超 ，。 、 “ ” 的 了 着
    看著 看着 著急 乾淨 干净 干部 乾隆 由於 由于 之後 皇后 徵求 夥計 伙计 這麽 這麼 沈默
    沉默 沈家 坐位 座位 藉口 借口 只有 祇有 頭髮 幹部 干涉 头发 发电 發電 能幹 明瞭 明了 走了 瞭望 不幹
    不 一 个 鞥 嗯 𠮷 龘 nüxing jfq ｑｑ
""".split()  # noqa: SIM905 - a table reads better than a list of strings
_SINGLE = r"""
    重庆 chongqing zhongqing zhong qing cq jief jiefang jfq jf区 解fang区 jief区 xian xi'an xianjin anquan aq anq
    shengchan shch sc nvxing nüxing nu:xing nuxing lvse luse lu zhanlue jie3fang jiě jie3 xie4 di3ye 2024
    二〇二四 2024nian 3yue yue 第3版 gdp ai 5g 國務院 guowuyuan gwy 著名 zhuming fangan fan'an renhong rh shan shanli
    看着 看著 着 著 干净 乾 干 由于 由於 之后 後 征求 幹 不幹 髮 頭髮 發 發dian 明瞭 瞭 幹bu
    伙计 这么 這麼 這麽 沉默 沈默 坐位 借口 祇有 ganjing kanzhe kan着 zhihou "看着" 干jing g净 2后
    qqq qq z zh s q jiaoyu xie xiao dong xiex danwei dan4wei4 dan1wei4 de le 一个 yige yi1ge4 jfqu zhongsb
    标题:anquan by:xie 正文:解放 "AI" -anquan 批注:jie /20\d\d年/ /安.生/ 嗯 en 𠮷 龘 da2 le4 d3y d3b u v i
    aijie quai aian 5gjie jiegdp "gdpjie" chong5g ganai anb bchao nüai ai'jie aijief jqai
""".split()  # noqa: SIM905 - as above
_SEVERAL = """
    an quan · jie fang qu · jie fang q · chong qing · xie xiao dong · xi an · ren hong · 安全 生产 · anquan jiefang
    "jie fang qu" · "an quan" · "安全 生产" · 安全 OR jiefang · 安全 -解放 · jie fang -chongqing · 安全 -(解放 重庆)
    (解放 | 安全) 生产 · 安全 near/3 生产 · jiefang near anquan · an quan near jie fang · 标题:(安全 OR 解放)
    an quan sheng chan · nü xing · jiě fàng · jie3 fang4 · zhong qing · 标题:jie fang · 批注:解放 · by:xie
    xiao · fang an di3 ye · 解放 near/0 区 OR 重庆 · (安全 OR -解放) 重庆 · 安全 near 解放 near 重庆 · "jie fang 区"
"""
QUERIES = st.sampled_from(_SINGLE + [query.strip() for query in re.split("[·\n]", _SEVERAL) if query.strip()])


@st.composite
def pieces(draw: st.DrawFn) -> dict[str, str]:
    """Return the fields of a small piece."""
    words = st.lists(st.sampled_from(WORDS), max_size=9).map("".join)
    names = ["headline", "kicker", "alternative_headline", "byline", "section", "body"]
    fields = {name: draw(words) for name in names if name in ("headline", "body") or draw(st.integers(0, 3)) == 0}
    if draw(st.booleans()):
        fields["byline"] = draw(
            st.sampled_from(["记者 解晓东", "本报记者 单丽 通讯员 任红", "曾国庆 摄", "解放区宣传部"])
        )
    return fields


notes = st.dictionaries(
    st.sampled_from(["n1", "n2"]), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join), max_size=2
)


def expected_places(
    query: str, fields: dict[str, str], its_notes: dict[str, str], *, fuzzy: bool = False
) -> set[naive.Place]:
    return naive.places(naive.parse(query), naive.texts(fields, its_notes), fuzzy)


@examples(300, deadline=None, phases=NO_SHRINKING)
@given(query=QUERIES, fields=pieces(), its_notes=notes, fuzzy=st.integers(0, 4))
def test_places_are_those_of_the_definition(
    query: str, fields: dict[str, str], its_notes: dict[str, str], fuzzy: int
) -> None:
    found = matches(parse(query, fuzzy=fuzzy == 0), fields, its_notes)
    assert len(set(found)) == len(found)
    ours = {naive.Place(m.field, m.annotation, m.start, m.end, int(m.tier)) for m in found}
    assert ours == expected_places(query, fields, its_notes, fuzzy=fuzzy == 0)


@examples(150, deadline=None, phases=NO_SHRINKING)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    seed=st.integers(0, 10**6),
    form=st.sampled_from(sorted(FORMS)),
)
def test_any_stretch_typed_in_any_form_is_found_exactly(words: list[str], seed: int, form: str) -> None:
    chance = random.Random(seed)
    text = "".join(words)
    starts = [k for k in range(len(text)) if typable(text[k])]
    if not starts:
        return
    start = chance.choice(starts)
    end = start + 1
    while end < len(text) and end - start < 5 and typable(text[end]) and chance.random() < 0.7:
        end += 1
    stretch = text[start:end]
    from reader.hanzi.readings import in_context

    readings = [reading for reading in in_context(text)[start:end] if reading]
    query = FORMS[form](stretch, readings, chance)
    field = "headline" if form == "headline field" else "body"
    found = matches(parse(query), {field: text})
    if form in ("one letter", "two letters"):
        assert any(match.start == start for match in found)
    elif form != "full then initials" or not cuts(query):  # xiao + y + e is read as xiao ye
        assert (field, start, end) in {(match.field, match.start, match.end) for match in found}, query
    assert {naive.Place(m.field, None, m.start, m.end, int(m.tier)) for m in found} == expected_places(
        query, {field: text}, {}
    )


@examples(40, deadline=None, phases=NO_SHRINKING)
@given(
    query=QUERIES,
    stored=st.lists(
        st.tuples(pieces(), notes, st.sampled_from([0, 20240101, 20240102, 20250101])), min_size=1, max_size=12
    ),
    fresh=st.integers(0, 4),
    tail=st.booleans(),
)
def test_the_index_finds_the_same_pieces_in_the_order_of_the_definition(
    tmp_path_factory: pytest.TempPathFactory,
    query: str,
    stored: list[tuple[dict[str, str], dict[str, str], int]],
    fresh: int,
    tail: bool,
) -> None:
    documents = [Document(row, date, fields, its_notes) for row, (fields, its_notes, date) in enumerate(stored)]
    index = SearchIndex.open(tmp_path_factory.mktemp("index"), source="test")
    index.rebuild(documents[fresh:])
    index.update(documents[:fresh])
    if not tail:
        index.flush()
    tree = naive.parse(query)
    levels = {d.row: naive.level_of(tree, naive.texts(d.fields, d.notes)) for d in documents}
    wanted = {row for row, level in levels.items() if level is not None}
    parsed = parse(query)
    assert set(index.rows(parsed).tolist()) == wanted
    results = index.search(parsed, limit=None)
    if results.query.fuzzy:
        assert not wanted
        return
    assert [hit.row for hit in results.hits] == sorted(
        (hit.row for hit in results.hits), key=lambda row: _rank(row, levels, documents, results)
    )
    assert {hit.row for hit in results.hits} == wanted
    for hit in results.hits:
        document = documents[hit.row]
        assert set(hit.places) == set(matches(parsed, document.fields, document.notes))
        level = levels[hit.row]
        assert level is not None
        assert hit.tier == level[0] or not naive.places(tree, naive.texts(document.fields, document.notes))
    by_date = [hit.row for hit in index.search(parsed, limit=None, sort="date").hits]
    assert by_date == sorted(wanted, key=lambda row: (-documents[row].date, row))
    rows, places = index.count(parsed)
    assert (rows, places) == (len(wanted), sum(len(hit.places) for hit in results.hits))
    index.close()


def _rank(
    row: int, levels: dict[int, tuple[int, int] | None], documents: list[Document], results: object
) -> tuple[object, ...]:
    from reader.search import Results

    assert isinstance(results, Results)
    hit, level = next(hit for hit in results.hits if hit.row == row), levels[row]
    tree = naive.parse(results.query.text)
    if level is not None and tree[0] in {"word", "phrase"} and level[0] in {2, 3, 4} and len(documents) < 50:
        texts = naive.texts(documents[row].fields, documents[row].notes)
        return (level, not naive.holds_words(tree, texts, level), -documents[row].date, row)
    return (level, -hit.score, -documents[row].date, row)
