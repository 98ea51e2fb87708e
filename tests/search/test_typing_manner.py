"""Searching as a reader types: two keys a syllable in six schemes, and words of one meaning."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from reader.hanzi import shuangpin
from reader.hanzi.syllables import SYLLABLES
from reader.search import Manner, Tier, matches, narrowed, parse
from tests.examples import examples

from . import brute_force as naive
from .two_keys import word_places_with

SCHEMES = sorted(shuangpin.NAMES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_syllable_can_be_typed_with_two_keys(scheme: str) -> None:
    for syllable in SYLLABLES:
        keys = shuangpin.keys_of(syllable, scheme)
        assert len(keys) == 2
        assert syllable in shuangpin.table(scheme)[keys]
        assert syllable in shuangpin.first_keys(scheme)[keys[0]]


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [
        ("ziranma", "vsgo"),
        ("xiaohe", "vsgo"),
        ("microsoft", "vsgo"),
        ("sogou", "vsgo"),
        ("abc", "asgo"),
        ("jiajia", "vygo"),
    ],
)
def test_two_keys_find_what_they_mean_beside_all_else(scheme: str, typed: str) -> None:
    manner = Manner(scheme)
    found = matches(parse(typed, manner=manner), {"body": "中国与中古"})
    assert (0, 2, Tier.WHOLE) in {(m.start, m.end, m.tier) for m in found}
    assert not matches(parse(typed), {"body": "中国"})
    assert matches(parse("zhongguo", manner=manner), {"body": "中国"})
    assert matches(parse("中" + typed[2:], manner=manner), {"body": "中国"})
    begun = matches(parse(typed[:3], manner=manner), {"body": "中国"})
    assert [(m.start, m.end, m.tier) for m in begun] == [(0, 2, Tier.BEGUN)]
    assert not matches(parse(f'"{typed[:3]}"', manner=manner), {"body": "中国"})


def test_a_semicolon_is_a_key_where_the_scheme_has_it() -> None:
    assert matches(parse("xnjy;", manner=Manner("microsoft")), {"body": "新经营"}) == ()
    assert matches(parse("xnj;", manner=Manner("microsoft")), {"body": "新经"})[0].end == 2
    assert not matches(parse("xnj;", manner=Manner("ziranma")), {"body": "新经"})


@examples(60, deadline=None)
@given(
    syllables=st.lists(
        st.sampled_from(["jie", "fang", "qu", "chong", "qing", "an", "ang", "er", "lve"]),
        min_size=1,
        max_size=4,
    ),
    scheme=st.sampled_from(SCHEMES),
)
def test_keys_find_whatever_full_pinyin_finds(syllables: list[str], scheme: str) -> None:
    text = "解放区，重庆，安昂，儿，略，先县，西安，介方去"
    keys = "".join(shuangpin.keys_of(syllable, scheme) for syllable in syllables)
    full = {m[:3] for m in matches(parse('"' + "'".join(syllables) + '"'), {"body": text})}
    assert full <= {m[:3] for m in matches(parse(keys, manner=Manner(scheme)), {"body": text})}


@examples(80, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    syllables=st.lists(st.sampled_from(["zhong", "guo", "gan", "jing", "zhe", "kan", "an", "er"]), max_size=4),
    before=st.sampled_from(["", "看", "乾", "2"]),
    behind=st.sampled_from(["", "v", "g", "净", "着", "年"]),
    quoted=st.booleans(),
    scheme=st.sampled_from(SCHEMES),
)
def test_places_of_two_keys_are_those_of_the_definition(
    syllables: list[str], before: str, behind: str, quoted: bool, scheme: str
) -> None:
    word = before + "".join(shuangpin.keys_of(syllable, scheme) for syllable in syllables) + behind
    if not word:
        return
    text = "中国看着乾淨，看著干净的忠果；二年种果着。安全，2案儿"
    found = matches(parse(f'"{word}"' if quoted else word, manner=Manner(scheme)), {"body": text})
    wanted = word_places_with(naive.Text("body", text), word, quoted, scheme)
    assert {naive.Place(m.field, None, m.start, m.end, int(m.tier)) for m in found} == wanted


LIKE = Manner("", (("机关", "部门", "单位"), ("gdp", "生产总值")))


def test_synonyms_are_found_by_one_another_and_said() -> None:
    query = parse("机关 增长", manner=LIKE)
    assert any("部门" in sentence and "单位" in sentence for sentence in query.explanations)
    assert {m.start for m in matches(query, {"body": "部门增长，机关"})} == {0, 2, 5}
    assert matches(parse("ＧＤＰ", manner=LIKE), {"body": "生产总值"})
    assert {m.field for m in matches(parse("标题:单位", manner=LIKE), {"headline": "部门", "body": "机关"})} == {
        "headline"
    }
    assert matches(parse("机关 near/2 增长", manner=LIKE), {"body": "部门的增长"})
    assert matches(parse("-机关", manner=LIKE), {"body": "部门"}) == ()


def test_what_stands_in_quotes_or_is_more_than_the_word_has_no_synonyms() -> None:
    for typed in ('"机关"', "机关报", "机"):
        assert not matches(parse(typed, manner=LIKE), {"body": "部门"})


def test_a_word_typed_with_two_keys_can_be_narrowed() -> None:
    query = parse("vsgo", manner=Manner("ziranma"))
    assert narrowed(query, {0: "中国"}) == '"中国"'
