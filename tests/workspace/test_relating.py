from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from reader.workspace import exporting, finding, importing, relating
from reader.workspace.session import Session

STORY = (
    "腊月里镇上的人都往渡口走。摆渡人老秦把船擦得发亮,灯笼一盏一盏挂上去,照得水面也暖和起来。"
    "茶馆的掌柜送来姜汤,孩子们围着炉子听他讲当年发大水的事,讲到桥板漂走的那一段谁也不肯出声。"
)


def paper(headline: str, body: str, day: int) -> str:
    return f"河湾报\n\n2026年11月{day:02d}日 星期一\n\n# {headline}\n\n本报讯(记者秦小河){body}\n"


def stored(session: Session, folder: Path, name: str, text: str) -> str:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    (outcome,) = importing.import_paths(session, [path])
    assert outcome.issue is not None, outcome
    return f"{outcome.issue}-1"


def test_a_reprint_is_linked_although_its_headline_and_a_few_words_differ(session: Session, tmp_path: Path) -> None:
    first = stored(session, tmp_path, "a", paper("渡口挂灯", STORY, 2))
    second = stored(
        session, tmp_path, "b", paper("腊月的渡口", STORY.replace("掌柜", "老板").replace("姜汤", "热茶"), 9)
    )
    other = stored(
        session,
        tmp_path,
        "c",
        paper("早市开张", "早市挪进廊棚,摊位分成三排,秤也统一换了新的,买菜的人都说方便了许多。", 9),
    )
    (link,) = relating.related(session, first)
    assert (link.summary.id, link.kind) == (second, "reprint")
    assert link.score >= 0.8
    assert [r.summary.id for r in relating.related(session, second)] == [first]
    assert relating.related(session, other) == ()


def test_parts_of_a_series_and_follow_ups_are_linked(session: Session, tmp_path: Path) -> None:
    one = stored(session, tmp_path, "a", paper("清河旧事①", "从前河上没有桥,过河要等船,等船的人就在柳树下说话。", 2))
    two = stored(session, tmp_path, "b", paper("清河旧事②", "后来镇上凑钱修桥,石头是从山里一块一块背出来的。", 9))
    assert [(r.summary.id, r.kind) for r in relating.related(session, one)] == [(two, "series")]
    fire = stored(
        session, tmp_path, "c", paper("茶馆失火无人受伤", "昨夜茶馆灶间起火,街坊提水扑救,半个时辰后扑灭。", 10)
    )
    after = stored(session, tmp_path, "d", paper("茶馆失火无人受伤后续", "起火的灶台已经重新砌好,砖是街坊凑的。", 12))
    assert [(r.summary.id, r.kind) for r in relating.related(session, after)] == [(fire, "follow_up")]


def test_the_piece_itself_is_never_its_own_relation(filled: Session) -> None:
    for hit in finding.find(filled, "的").hits:
        assert hit.summary.id not in [r.summary.id for r in relating.related(filled, hit.summary.id)]


def test_a_corpus_lists_what_is_one_text(session: Session, tmp_path: Path) -> None:
    first = stored(session, tmp_path, "a", paper("渡口挂灯", STORY, 2))
    second = stored(session, tmp_path, "b", paper("腊月的渡口", STORY.replace("掌柜", "老板"), 9))
    other = stored(session, tmp_path, "c", paper("早市开张", "早市挪进廊棚,摊位分成三排,秤也统一换了新的。", 9))
    done = exporting.export(session, [second, other, first], "corpus", tmp_path / "out.zip")
    assert done.articles == 3
    with zipfile.ZipFile(tmp_path / "out.zip") as box:
        rows = list(csv.DictReader(io.StringIO(box.read("reprints.csv").decode("utf-8-sig"), newline="")))
    assert [(row["组"], row["文件"], row["关系"], row["编号"]) for row in rows] == [
        ("1", "texts/00003.txt", "首见", first),
        ("1", "texts/00001.txt", "转载", second),
    ]
    stream = io.BytesIO()
    exporting.write(session, [other], "corpus", stream)
    assert zipfile.ZipFile(stream).namelist() == ["texts/00001.txt", "metadata.csv", "reprints.csv"]
