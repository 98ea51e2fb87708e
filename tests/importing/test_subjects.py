"""Subjects: clear pieces get theirs, unclear ones none, and the figures measured by hand labels hold."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing.subjects import Subject, names, subject
from reader.model.resources import resource
from tests.examples import examples

LABELS = Path(__file__).with_name("subject_labels.json")
CHINESE = {
    "crime": "犯罪、法律和司法",
    "conflict": "冲突、战争与和平",
    "culture": "艺术、文化、娱乐和媒体",
    "disaster": "灾害、事故和突发事件",
    "economy": "经济、商业和金融",
    "education": "教育",
    "environment": "环境",
    "health": "卫生健康",
    "human": "人物与生活",
    "labour": "劳动",
    "lifestyle": "生活方式与休闲",
    "politics": "政治",
    "religion": "宗教",
    "science": "科学技术",
    "society": "社会",
    "sport": "体育",
    "weather": "天气",
}


def test_there_are_the_seventeen_subjects_of_the_standard() -> None:
    assert set(names()) == set(CHINESE.values())
    assert len(names()) == 17


def test_every_subject_has_enough_words_and_each_line_reads() -> None:
    for path in resource("vocabulary", "subjects").glob("*.txt"):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        assert len(rows) >= 60, path.name
        assert len({term for term, _ in rows}) == len(rows), path.name
        assert all(len(term) >= 2 and 1 <= int(weight) <= 20 for term, weight in rows), path.name


@pytest.mark.parametrize(
    ("headline", "body", "name"),
    [
        ("柳河村小学添了三间新教室", "新学期开学那天，六十名学生搬进新教室，班主任说课堂从此不漏雨了。", "教育"),
        ("老城队终场前进球 夺得乡镇足球联赛冠军", "决赛踢到最后一分钟，替补队员打进全场唯一进球。", "体育"),
        ("寒潮今夜到 最低气温降到零下六度", "县气象台发布寒潮蓝色预警，明晨有霜冻。", "天气"),
        ("粮库失火 消防员半小时扑灭", "起火的是一间旧仓库，无人员伤亡，事故原因正在调查。", "灾害、事故和突发事件"),
        ("集市上的算盘书法展", "博物馆把老算盘和书法作品摆进展览，文化站请来艺术家讲解。", "艺术、文化、娱乐和媒体"),
        ("卫生院开设夜间门诊", "医生轮流值班，患者下班以后也能看病、取药品。", "卫生健康"),
        ("冒充快递员诈骗 三名嫌疑人被警方抓获", "民警在车站将其逮捕，案件正在侦办。", "犯罪、法律和司法"),
    ],
)
def test_a_clear_piece_gets_its_subject_with_evidence(headline: str, body: str, name: str) -> None:
    found = subject(headline, body)
    assert found is not None
    assert found.path == (name,)
    assert 0.1 <= found.confidence <= 1
    assert found.evidence
    assert all(word in headline + body for word in found.evidence)


def test_traditional_text_is_understood() -> None:
    found = subject("寒潮南下 氣溫驟降", "中央氣象臺發布藍色預警，北方將有大風降溫。")
    assert found is not None
    assert found.path == ("天气",)


@pytest.mark.parametrize(("headline", "body"), [("", ""), ("随想", "他想了想，又把椅子搬了回去。"), ("字", "。")])
def test_words_that_decide_nothing_give_no_subject(headline: str, body: str) -> None:
    assert subject(headline, body) is None


def test_a_piece_between_two_subjects_stays_open() -> None:
    assert subject("", "旅游 宗教界") is None


@examples(60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=400))
def test_any_text_gives_a_subject_of_the_list_or_none(headline: str, body: str) -> None:
    found = subject(headline, body)
    assert found is None or (isinstance(found, Subject) and found.path[0] in names())
    assert found == subject(headline, body)


def test_labels_are_judged_well(corpora: Path) -> None:
    """Macro-F1 and abstention over pieces that were labelled by hand before the rules were measured."""
    labels = json.loads(LABELS.read_text("utf-8"))
    for group, macro, abstained in (("measured", 0.85, 0.12), ("random", 0.7, 0.12)):
        wanted = {int(number): CHINESE[key] for number, key in labels[group].items()}
        right: Counter[str] = Counter()
        said: Counter[str] = Counter()
        with lzma.open(corpora / "scale-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                number = int(line[line.index(":") + 1 : line.index(",")])
                if number in wanted:
                    record = json.loads(line)
                    found = subject(record["headline"], record["body"])
                    name = found.path[0] if found else ""
                    said[name] += 1
                    right[name] += name == wanted[number]
        gold = Counter(wanted.values())
        f1 = [2 * right[name] / (gold[name] + said[name]) for name in gold]
        assert sum(f1) / len(f1) >= macro, group
        assert said[""] / len(wanted) <= abstained, group
