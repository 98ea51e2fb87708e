from __future__ import annotations

import itertools
import json
import lzma
from pathlib import Path
from random import Random

from reader.importing.reprints import Link, Piece, ReprintFinder, contained, find_links, runs

STONES = (
    "清河镇的石匠把旧桥栏一根根卸下来编了号，摆在晒谷场上。谁家的孩子爬过哪一根，谁在哪一根上刻过名字，老人们都还记得，"
    "于是每卸一根便有人过来摸一摸。修桥的日子里渡船又开了起来，船夫说他三十年没有这样忙过。"
)


def piece(number: str, headline: str, body: str, newspaper: str = "清河报", date: str = "2026-03-01") -> Piece:
    return Piece(id=number, headline=headline, body=body, newspaper=newspaper, date=date)


def kinds(*pieces: Piece) -> list[tuple[str, str, str]]:
    return [(link.kind, link.first, link.second) for link in find_links(pieces)]


def test_a_text_printed_again_elsewhere_is_a_reprint_of_the_earlier_one() -> None:
    late = piece("b", "旧桥栏", "本报综合消息　" + STONES.replace("，", ","), "河湾报", "2026-03-05")
    assert kinds(late, piece("a", "石匠", STONES)) == [("reprint", "a", "b")]


def test_the_same_text_in_one_issue_is_a_duplicate() -> None:
    assert kinds(piece("a", "石匠", STONES), piece("b", "石匠", STONES)) == [("duplicate", "a", "b")]


def test_an_excerpt_is_a_reprint() -> None:
    links = find_links(
        [piece("a", "石匠", STONES + "后来的事另说。" * 3), piece("b", "石匠", STONES, date="2026-03-02")]
    )
    assert links == (Link(kind="reprint", first="a", second="b", score=1.0),)


def test_traditional_and_simplified_are_one_text() -> None:
    assert contained(runs("舊橋欄編了號擺在曬穀場上"), runs("旧桥栏编了号摆在晒谷场上")) == 1


def test_short_notices_alike_are_no_reprints() -> None:
    assert (
        kinds(piece("a", "启事", "遗失雨伞一把，请送还门房。"), piece("b", "启事", "遗失雨伞一把，请送还门房。")) == []
    )


def test_parts_of_a_series_are_linked_in_their_order() -> None:
    parts = [
        piece(n, f"清河的桥（{n}）", f"第{n}座桥的故事各不相同。" * 2, date=f"2026-03-0{k}")
        for k, n in enumerate("一二三", 1)
    ]
    assert kinds(*reversed(parts)) == [("series", "二", "三"), ("series", "一", "二")]


def test_a_follow_up_names_itself() -> None:
    first = piece("a", "河湾渡口停航三天", "渡口停航。", date="2026-03-01")
    second = piece("b", "河湾渡口停航追踪：船已修好", "船修好了。", date="2026-03-04")
    other = piece("c", "小学新添图书", "图书到了。", date="2026-03-03")
    assert kinds(first, other, second) == [("follow_up", "a", "b")]
    assert kinds(first, piece("b", "河湾渡口停航三天之后", "船修好了。", date="2026-03-04")) == []


def test_a_follow_up_comes_within_ninety_days() -> None:
    first = piece("a", "河湾渡口停航三天", "渡口停航。", date="2026-03-01")
    for day, links in (("2026-05-30", [("follow_up", "a", "b")]), ("2026-05-31", [])):
        assert kinds(first, piece("b", "河湾渡口停航三天后续", "船又开了。", date=day)) == links


def test_planted_pairs_are_found_and_little_else(corpora: Path) -> None:
    random = Random(7)
    with lzma.open(corpora / "scale-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, 40_000, 44_000)]
    pieces = [
        piece(str(r["id"]), r["headline"], r["body"], date=r["date"])
        for r in rows
        if r["kind"] == "item" and len(r["body"]) >= 120
    ]
    planted = set()
    for original in random.sample(pieces, 200):
        sentences = original.body.split("。")
        kept = "。".join(s for k, s in enumerate(sentences) if k < 2 or random.random() > 0.08)
        copy = piece(f"{original.id}-again", "转载", "本报综合　" + kept.replace("，", ","), "转载报", "2030-01-01")
        pieces.append(copy)
        planted.add((original.id, copy.id))
    found = {(link.first, link.second) for link in find_links(pieces) if link.kind in {"reprint", "duplicate"}}
    with_copies = {pair for pair in found if pair[1].endswith("-again")}
    right = with_copies & planted
    assert len(right) >= 0.98 * len(planted)
    # Roundups repeat briefs and are left out above; a planted copy must lead to nothing but its original.
    assert len(right) >= 0.98 * len(with_copies)


def groups(*pieces: Piece) -> list[list[tuple[str, str | None]]]:
    finder = ReprintFinder()
    for one in pieces:
        finder.add(one)
    return [[(copy.id, copy.kind) for copy in group] for group in finder.groups()]


def test_a_group_is_what_hangs_together_however_many_links_apart() -> None:
    """A long piece is printed again with an ending of its own, and that ending by itself: the two share nothing."""
    more = (
        "新桥栏用的还是老石头，缺的几根从下游的采石场另凿。石匠说凿痕要留着，几十年后的人才分得清哪一根是后来补上去的。"
        "渡口那边，船夫把旧船翻过来晒，船底的青苔刮了半天，围观的孩子比看戏的还多，一直闹到天黑才散，茶馆里也坐满了人。"
    )
    ending = (
        "桥修好的那天放了一挂鞭炮，镇上的老秀才写了副对联贴在桥头，风一吹就哗啦啦地响，谁也舍不得撕，只好由它褪色。"
    )
    other = piece("x", "别的事", "早市挪进廊棚，摊位分成三排，秤也统一换了新的，买菜的人都说方便，卖鱼的还在老地方。")
    first = piece("a", "石匠", STONES + more)
    second = piece("b", "旧桥", STONES + more + ending, "河湾报", "2026-03-05")
    third = piece("c", "对联", ending, "山阳报", "2026-03-09")
    pieces = [third, first, other, second]
    assert {(link.first, link.second) for link in find_links(pieces)} == {("a", "b"), ("b", "c")}
    assert groups(*pieces) == [[("a", None), ("b", "reprint"), ("c", "reprint")]]


def test_a_group_tells_a_duplicate_from_a_reprint() -> None:
    assert groups(piece("a", "石匠", STONES), piece("b", "石匠", STONES)) == [[("a", None), ("b", "duplicate")]]
    assert groups(piece("a", "启事", "遗失雨伞一把。"), piece("b", "启事", "遗失雨伞一把。")) == []
