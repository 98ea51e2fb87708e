from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.apply import Applied, apply
from reader.model.article import NewsArticle, Paragraph, Repair, RepairKind
from reader.model.cells import cells_of, in_columns
from reader.model.correction import Correction, CorrectionKind
from reader.model.issue import Doubt, PublicationIssue, SetAside, Source
from reader.model.picture import Figure
from reader.model.placing import target_value
from reader.model.text import Place, Span
from tests.examples import examples

SOURCE = "# 桥修好了\n\n（记者甲）老桥(石桥)修\n\n好了。村里人都来看。\n\n第二天下雨。\n\n# 集市\n\n集市搬了。"


def issue() -> PublicationIssue:
    """An issue of two pieces: the first has a widened bracket pair and a joined paragraph."""
    at = SOURCE.index

    def repair(name: str, kind: RepairKind, start: int, end: int, original: str, result: str, mark: str) -> Repair:
        span = Span(at(mark), at(mark) + len(original))
        return Repair(
            id=name,
            kind=kind,
            rule="test",
            confidence=0.9,
            field="body",
            start=start,
            end=end,
            original=original,
            result=result,
            source=span,
        )

    first = NewsArticle(
        id="a-1",
        issue="a",
        position=1,
        headline="桥修好了",
        byline="记者甲",
        paragraphs=(
            Paragraph(
                text="（记者甲）老桥（石桥）修好了。村里人都来看。", source=Span(at("（记者甲"), at("来看。") + 3)
            ),
            Paragraph(text="第二天下雨。", source=Span(at("第二"), at("下雨。") + 3)),
        ),
        repairs=(
            repair("r1", "width", 7, 8, "(", "（", "(石"),
            repair("r2", "width", 10, 11, ")", "）", ")修"),
            repair("r3", "joined_paragraph", 12, 12, "\n\n", "", "\n\n好"),
        ),
        source_spans=(Span(2, at("下雨。") + 3),),
    )
    second = NewsArticle(
        id="a-2",
        issue="a",
        position=2,
        headline="集市",
        paragraphs=(Paragraph(text="集市搬了。", source=Span(at("集市搬"), len(SOURCE))),),
        source_spans=(Span(at("集市\n"), len(SOURCE)),),
    )
    return PublicationIssue(
        id="a",
        articles=(first, second),
        source=Source(name="x", sha256="0" * 64, format="text", encoding="utf-8", text=SOURCE),
    )


def correction(n: int, kind: CorrectionKind, article: str = "a-1", **more: object) -> Correction:
    return Correction(id=f"c{n}", issue="a", article=article, kind=kind, stamp=(n, "d"), **more)  # type: ignore[arg-type]


def texts(applied: Applied) -> dict[str, str]:
    return {a.id: a.body for a in applied.issue.articles}


def test_without_corrections_the_imported_issue_stands() -> None:
    applied = apply(issue(), [])
    assert applied.issue == issue()
    assert applied.offsets.forward(Place("a-1", "body", 2, 4)) == (Place("a-1", "body", 2, 4),)


def test_undoing_a_repair_puts_the_print_back_and_moves_what_stands_behind_it() -> None:
    applied = apply(issue(), [correction(1, "undo_repair", value="r3")])
    assert texts(applied)["a-1"] == "（记者甲）老桥（石桥）修\n好了。村里人都来看。\n第二天下雨。"
    behind = issue().articles[0].body.index("村里")
    (place,) = applied.offsets.forward(Place("a-1", "body", behind, behind + 2))
    assert applied.issue.articles[0].body[place.start : place.end] == "村里"
    assert applied.offsets.backward(place) == (Place("a-1", "body", behind, behind + 2),)
    undone = {r.id: r for r in applied.issue.articles[0].repairs}["r3"]
    assert undone.undone
    assert applied.issue.articles[0].body[undone.start : undone.end] == "\n"


def test_the_other_repairs_stay_on_their_characters() -> None:
    applied = apply(issue(), [correction(1, "undo_repair", value="r1")])
    body = applied.issue.articles[0].body
    for repair in applied.issue.articles[0].repairs:
        assert body[repair.start : repair.end] == (repair.original if repair.undone else repair.result)


def test_a_split_makes_a_piece_whose_id_tells_the_place() -> None:
    at = issue().articles[0].body.index("第二天")
    applied = apply(
        issue(), [correction(1, "split", start=at), correction(2, "set", f"a-1.{at}", field="headline", value="雨天")]
    )
    assert [a.id for a in applied.issue.articles] == ["a-1", f"a-1.{at}", "a-2"]
    assert [a.position for a in applied.issue.articles] == [1, 2, 3]
    second = applied.issue.articles[1]
    assert (second.headline, second.body, second.byline) == ("雨天", "第二天下雨。", None)
    assert [SOURCE[slice(*s)] for s in second.source_spans] == ["第二天下雨。"]
    assert applied.offsets.forward(Place("a-1", "body", at, at + 3)) == (Place(second.id, "body", 0, 3),)
    assert applied.offsets.backward(Place(second.id, "body", 0, 3)) == (Place("a-1", "body", at, at + 3),)


def test_a_line_can_be_taken_as_headline_of_the_piece_that_holds_it() -> None:
    at = issue().articles[0].body.index("第二天")
    split = correction(1, "split", start=at)
    take = correction(2, "take", field="headline", start=at, end=at + 6)
    applied = apply(issue(), [split, take])
    piece = applied.issue.articles[1]
    assert (piece.headline, piece.body) == ("第二天下雨。", "")
    assert applied.offsets.forward(Place("a-1", "body", at, at + 3)) == (Place(piece.id, "headline", 0, 3),)


def test_merging_keeps_the_first_id_and_every_character() -> None:
    applied = apply(issue(), [correction(1, "merge", "a-2", value="a-1")])
    assert [a.id for a in applied.issue.articles] == ["a-1"]
    assert applied.issue.articles[0].body.endswith("第二天下雨。\n集市\n集市搬了。")
    assert applied.aliases == {"a-2": "a-1"}
    (place,) = applied.offsets.forward(Place("a-2", "body", 0, 2))
    assert applied.issue.articles[0].body[place.start : place.end] == "集市"
    assert applied.offsets.backward(place) == (Place("a-2", "body", 0, 2),)


def test_merging_in_mid_sentence_runs_on() -> None:
    applied = apply(issue(), [correction(1, "merge", "a-2", value="a-1", field="sentence")])
    assert applied.issue.articles[0].body.endswith("第二天下雨。集市搬了。")
    assert [s.text for s in applied.issue.set_aside] == ["集市"]


def test_splitting_and_merging_again_gives_the_same_text() -> None:
    at = issue().articles[0].body.index("第二天")
    applied = apply(issue(), [correction(1, "split", start=at), correction(2, "merge", f"a-1.{at}", value="a-1")])
    assert texts(applied) == texts(apply(issue(), []))


def test_of_two_contradicting_corrections_the_later_wins_and_the_loser_is_listed() -> None:
    body = issue().articles[0].body
    at = body.index("村里人")
    early = correction(1, "replace", start=at, end=at + 2, value="城里")
    late = correction(2, "replace", start=at + 1, end=at + 3, value="中人")
    for order in itertools.permutations([early, late]):
        applied = apply(issue(), order)
        assert "村中人都来看" in applied.issue.articles[0].body
        assert applied.superseded == (early,)


def test_newspaper_and_date_of_the_issue_can_be_set() -> None:
    applied = apply(
        issue(),
        [
            correction(1, "set", "", field="newspaper", value="山村报"),
            correction(2, "set", "", field="date_published", value="2024-04-12"),
        ],
    )
    assert (applied.issue.newspaper, applied.issue.date_published) == ("山村报", "2024-04-12")


def test_text_set_aside_stays_readable() -> None:
    at = issue().articles[0].body.index("第二天")
    applied = apply(issue(), [correction(1, "set_aside", start=at, end=at + 6)])
    assert "第二天" not in applied.issue.articles[0].body
    assert applied.issue.set_aside[0].text == "第二天下雨。"
    assert SOURCE[slice(*applied.issue.set_aside[0].span)] == "第二天下雨。"


def test_a_mismatched_headline_can_be_put_back() -> None:
    mismatch = Repair(
        id="r9",
        kind="headline_mismatch",
        rule="score",
        confidence=0.8,
        field="headline",
        start=0,
        end=4,
        original="别家标题",
        result="桥修好了",
    )
    base = issue()
    first = base.articles[0]
    from dataclasses import replace

    first = replace(first, headline_status="inferred", printed_headline="别家标题", repairs=(*first.repairs, mismatch))
    applied = apply(replace(base, articles=(first, base.articles[1])), [correction(1, "undo_repair", value="r9")])
    piece = applied.issue.articles[0]
    assert (piece.headline, piece.headline_status, piece.printed_headline) == ("别家标题", "printed", None)


def test_what_fits_nothing_is_listed_and_harms_nothing() -> None:
    wrong = [
        correction(1, "split", start=9999),
        correction(2, "undo_repair", value="r77"),
        correction(3, "set", "a-9", field="headline", value="x"),
        correction(4, "merge", "a-2", value="a-2"),
        correction(5, "take", field="paragraphs", start=0, end=2),
    ]
    applied = apply(issue(), wrong)
    assert texts(applied) == texts(apply(issue(), []))
    assert len(applied.superseded) == 5


@st.composite
def corrections(draw: st.DrawFn) -> list[Correction]:
    length = len(issue().articles[0].body)
    made: list[Correction] = []
    for n in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(["undo_repair", "split", "replace", "set_aside", "merge", "take", "place"]))
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, length))
        value = {
            "undo_repair": draw(st.sampled_from(["r1", "r2", "r3"])),
            "merge": "a-1",
            "replace": draw(st.text("改字", max_size=3)),
            "place": draw(st.sampled_from([f"a-2:{k}:" for k in range(6)] + [f"a-1:{k}:" for k in range(length + 1)])),
        }
        field = "headline" if kind == "take" else "body"
        article = "a-2" if kind == "merge" else "a-1"
        made.append(correction(n, kind, article, start=start, end=end, value=value.get(kind, ""), field=field))  # type: ignore[arg-type]
    return made


@examples(300, deadline=None)
@given(corrections(), st.randoms())
def test_any_order_of_arrival_gives_the_same_text(made: list[Correction], chance: random.Random) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert apply(issue(), shuffled) == apply(issue(), made)


@examples(300, deadline=None)
@given(corrections())
def test_verbatim_runs_read_the_same_on_both_sides(made: list[Correction]) -> None:
    applied = apply(issue(), made)
    imported = {a.id: a for a in issue().articles}
    current = {a.id: a for a in applied.issue.articles}
    for run in applied.offsets.runs:
        if run.verbatim:
            before = imported[run.source.article].field_text(run.source.field)[run.source.start : run.source.end]
            after = current[run.target.article].field_text(run.target.field)[run.target.start : run.target.end]
            assert before == after
    for piece in applied.issue.articles:
        assert all(p.text and "\n" not in p.text for p in piece.paragraphs)
        for repair in piece.repairs:
            assert 0 <= repair.start <= repair.end <= len(piece.field_text(repair.field))


@examples(200, deadline=None)
@given(corrections())
def test_no_character_of_the_imported_text_is_lost(made: list[Correction]) -> None:
    kept = [c for c in made if c.kind not in {"replace", "undo_repair"}]
    applied = apply(issue(), kept)
    after = "".join(a.body + (a.headline or "") + (a.kicker or "") for a in applied.issue.articles)
    after += "".join(s.text for s in applied.issue.set_aside)
    taken = any(c.kind == "take" for c in kept)
    for piece in issue().articles:
        for character in set(piece.body.replace("\n", "")):
            assert taken or character in after


@pytest.mark.parametrize(("start", "end"), [(0, 5), (5, 12), (11, 13), (0, 22)])
def test_source_of_a_span_walks_over_the_repairs(start: int, end: int) -> None:
    from reader.model.provenance import source_span

    piece = issue().articles[0]
    span = source_span(piece, start, end)
    assert span is not None
    printed = SOURCE[span.start : span.end].replace("(", "（").replace(")", "）").replace("\n", "")
    assert printed == piece.body[start:end]


def test_a_settled_doubt_is_gone_and_the_others_follow_their_piece() -> None:
    from dataclasses import replace

    doubts = tuple(
        Doubt(id=f"d{n}", kind="headline", message="", confidence=0.5, article=a) for n, a in ((1, "a-1"), (2, "a-2"))
    )
    base = replace(issue(), doubts=doubts)
    settled = correction(1, "settle", "", value="d1")
    applied = apply(
        base, [settled, correction(2, "merge", "a-2", value="a-1"), correction(3, "settle", "", value="d9")]
    )
    assert [(d.id, d.article) for d in applied.issue.doubts] == [("d2", "a-1")]
    assert [c.value for c in applied.superseded] == ["d9"]


def tabled() -> PublicationIssue:
    """An issue with one piece that is a table of two rows, the second with an empty cell before it, and a paragraph."""
    text = "名次\t队名\t金牌\n甲队\t5\n完了。"
    rows = (
        Paragraph(text="名次\t队名\t金牌", source=Span(0, 8), cells=cells_of("名次\t队名\t金牌"), table=1, header=True),
        Paragraph(text="甲队\t5", source=Span(9, 13), cells=cells_of("甲队\t5", 1), table=1),
        Paragraph(text="完了。", source=Span(14, 17)),
    )
    article = NewsArticle(id="a-1", issue="a", position=1, paragraphs=rows, source_spans=(Span(0, len(text)),))
    source = Source(name="x", sha256="0" * 64, format="text", encoding="utf-8", text=text)
    return PublicationIssue(id="a", articles=(article,), source=source)


def cells(applied: Applied) -> list[list[str]]:
    return [in_columns(p.text, p.cells) for a in applied.issue.articles for p in a.paragraphs if p.table]


def test_a_corrected_cell_stays_in_its_column() -> None:
    applied = apply(tabled(), [correction(1, "replace", start=9, end=11, value="青禾甲队")])
    assert cells(applied) == [["名次", "队名", "金牌"], ["", "青禾甲队", "5"]]
    assert [p.header for p in applied.issue.articles[0].paragraphs] == [True, False, False]


def test_a_border_that_a_correction_takes_away_joins_two_cells() -> None:
    applied = apply(tabled(), [correction(1, "replace", start=2, end=3, value="与")])
    assert cells(applied) == [["名次与队名", "金牌"], ["", "甲队", "5"]]


def test_a_table_that_is_split_is_a_table_in_both_pieces() -> None:
    applied = apply(tabled(), [correction(1, "split", start=9)])
    assert [[p.table for p in a.paragraphs] for a in applied.issue.articles] == [[1], [1, 0]]
    assert cells(applied) == [["名次", "队名", "金牌"], ["", "甲队", "5"]]


def placed(n: int, start: int, end: int, article: str, offset: int) -> Correction:
    target = next(a for a in issue().articles if a.id == article)
    return correction(n, "place", start=start, end=end, value=target_value(target, offset))


def test_a_paragraph_moves_before_another_of_another_piece() -> None:
    at = issue().articles[0].body.index("第二天")
    applied = apply(issue(), [placed(1, at, at + 6, "a-2", 0)])
    assert texts(applied) == {"a-1": "（记者甲）老桥（石桥）修好了。村里人都来看。", "a-2": "第二天下雨。\n集市搬了。"}
    first, second = applied.issue.articles
    assert (first.headline, first.byline, second.headline) == ("桥修好了", "记者甲", "集市")
    assert [SOURCE[slice(*p.source)] for p in second.paragraphs if p.source] == ["第二天下雨。", "集市搬了。"]
    assert applied.offsets.forward(Place("a-1", "body", at, at + 3)) == (Place("a-2", "body", 0, 3),)
    assert applied.offsets.backward(Place("a-2", "body", 7, 9)) == (Place("a-2", "body", 0, 2),)


def test_a_paragraph_moves_to_the_head_of_its_own_piece() -> None:
    at = issue().articles[0].body.index("第二天")
    applied = apply(issue(), [placed(1, at, at + 6, "a-1", 0)])
    assert texts(applied)["a-1"] == "第二天下雨。\n（记者甲）老桥（石桥）修好了。村里人都来看。"
    assert applied.issue.articles[0].headline == "桥修好了"


def test_a_first_paragraph_that_moves_away_takes_no_headline_with_it() -> None:
    whole = len(issue().articles[1].body)
    applied = apply(issue(), [correction(1, "place", "a-2", start=0, end=whole, value="a-1:0:（记者甲")])
    first, second = applied.issue.articles
    assert first.body.startswith("集市搬了。\n（记者甲）")
    assert (second.headline, second.body) == ("集市", "")


def test_what_was_moved_moves_on_and_the_later_wins() -> None:
    at = issue().articles[0].body.index("第二天")
    moves = [placed(1, at, at + 6, "a-2", 0), placed(2, at, at + 6, "a-2", 5)]
    assert texts(apply(issue(), moves))["a-2"] == "集市搬了。\n第二天下雨。"


def test_text_set_aside_is_given_back_and_its_giving_back_can_go_again() -> None:
    from dataclasses import replace

    aside = SetAside(id="s0", reason="furniture", text="# 桥修好了", span=Span(0, 6))
    base = replace(issue(), set_aside=(aside,))
    back = correction(1, "place", "a-2", field="set_aside", value="s0", start=5, end=5)
    applied = apply(base, [back])
    assert texts(applied)["a-2"] == "集市搬了。\n# 桥修好了"
    assert applied.issue.set_aside == ()
    assert Span(0, 6) in applied.issue.articles[1].source_spans
    assert apply(base, []).issue.set_aside == (aside,)


def test_a_move_across_a_correction_that_replaced_its_end_is_listed_as_overruled() -> None:
    at = issue().articles[0].body.index("第二天")
    replaced = correction(1, "replace", start=at - 3, end=at + 2, value="换")
    applied = apply(issue(), [replaced, placed(2, at, at + 6, "a-2", 0)])
    assert [c.kind for c in applied.superseded] == ["place"]


def pictured() -> PublicationIssue:
    """The issue with a picture before and behind each paragraph; the second paragraph is the caption of one."""

    def figure(after: int, caption: int | None = None) -> Figure:
        return Figure(
            sha256=f"{after}" * 64, media_type="image/png", width=9, height=9, size=9, after=after,
            caption_paragraph=caption,
        )  # fmt: skip

    first, second = issue().articles
    return replace(
        issue(),
        articles=(
            replace(first, figures=(figure(0), figure(1, 1), figure(2))),
            replace(second, figures=(replace(figure(0), sha256="a" * 64), replace(figure(1), sha256="b" * 64))),
        ),
    )


def figures(applied: Applied) -> list[list[tuple[str, int, int | None]]]:
    return [[(f.sha256[0], f.after, f.caption_paragraph) for f in a.figures] for a in applied.issue.articles]


def test_pictures_stay_where_no_correction_is() -> None:
    assert figures(apply(pictured(), [correction(1, "set", field="headline", value="新桥")])) == [
        [("0", 0, None), ("1", 1, 1), ("2", 2, None)], [("a", 0, None), ("b", 1, None)],
    ]  # fmt: skip


def test_pictures_go_with_their_paragraphs() -> None:
    at = issue().articles[0].body.index("第二天")
    split = correction(1, "split", start=at)
    assert figures(apply(pictured(), [split])) == [
        [("0", 0, None), ("1", 1, None)], [("2", 1, None)], [("a", 0, None), ("b", 1, None)],
    ]  # fmt: skip
    merge = correction(2, "merge", "a-2", value="a-1")
    merged = figures(apply(pictured(), [merge]))
    assert [name for own in merged for name, _after, _caption in own] == ["0", "1", "2", "a", "b"]
    broken = correction(1, "undo_repair", value="r3")
    assert figures(apply(pictured(), [broken]))[0] == [("0", 0, None), ("1", 2, 2), ("2", 3, None)]
