from __future__ import annotations

from datetime import date

import pytest

from reader.model.summary import SNIPPET, ArticleSummary
from reader.ui.browsing.rows import beginning, without_lead
from reader.ui.browsing.wording import day_words, headline_words, meta_words, people_words, row_words

TODAY = date(2026, 11, 24)


def summary(**changes: object) -> ArticleSummary:
    plain: dict[str, object] = {
        "row": 1, "id": "a-1", "issue": "a", "position": 1, "kind": "article", "newspaper": "渡口报",
        "date_published": "2026-11-24", "issue_number": None, "print_page": "2", "print_page_name": "要闻",
        "print_section": None, "category": (), "headline": "桥修好了", "headline_status": "printed",
        "printed_headline": None, "kicker": None, "alternative_headline": None, "dateline": None, "byline": None,
        "credits": (("记者", "祝小满"),), "snippet": "立冬这天桥修好了。", "event_date": None, "truncated": False,
        "char_count": 9,
    }  # fmt: skip
    return ArticleSummary(**{**plain, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-24", "今天"),
        ("2026-11-23", "昨天"),
        ("2026-05-02", "5月2日"),
        ("2025-12-02", "2025年12月2日"),
        (None, ""),
    ],
)
def test_days_are_told_from_today(iso: str | None, words: str) -> None:
    assert day_words(iso, TODAY) == words


def test_reporters_stand_by_name_alone_and_others_with_their_role() -> None:
    assert people_words((("记者", "祝小满"), ("通讯员", "葛长河"))) == "祝小满 葛长河"
    assert people_words((("通讯员", "丁存厚"),)) == "通讯员 丁存厚"
    assert people_words((("摄影", "晏清"), ("摄影", "温故"))) == "摄影 晏清 温故"
    assert people_words((), "□ 罗敬之") == "□ 罗敬之"


def test_the_second_line_has_people_day_and_page() -> None:
    assert meta_words(summary(), TODAY) == "祝小满　今天 · 02版"
    assert meta_words(summary(print_section="科普角"), TODAY) == "科普角 · 祝小满　今天 · 02版"


def test_a_screen_reader_hears_the_state() -> None:
    said = row_words(summary(bookmarked=True, annotations=4), TODAY)
    assert said == "桥修好了，祝小满，今天 02版，未读，已加书签，4 条批注"


def test_a_row_begins_behind_the_lead() -> None:
    assert without_lead("本报讯（记者 祝小满）立冬这天，桥修好了。") == "立冬这天，桥修好了。"
    assert without_lead("立冬这天，桥修好了。") == "立冬这天，桥修好了。"
    assert without_lead("本报讯") == "本报讯"


@pytest.mark.parametrize(
    ("body", "end"),
    [("立冬这天桥修好了。", "。"), ("渡口边的石板" * 20, "…"), ("修" * (SNIPPET - 1) + "。又添了灯。", "。")],
)
def test_what_breaks_off_amid_a_sentence_says_so(body: str, end: str) -> None:
    said = beginning(summary(snippet=body[:SNIPPET], char_count=len(body)))
    assert said == body[:SNIPPET] + (end if end == "…" else "")


def test_a_piece_without_a_headline_is_named_by_how_it_begins_and_a_cut_is_seen() -> None:
    short, long = "渡口今天休渡。", "渡口今天休渡，明早六点照常开船，带货的乘客请走北岸的老码头，免得误了头班。"
    assert headline_words(summary(headline=None, snippet=short)) == short
    named = headline_words(summary(headline=None, snippet=long))
    assert named.endswith("…")
    assert long.startswith(named.removesuffix("…"))
