"""Headlines that do not belong to what stands under them: repeated over a picture, or of a piece whose text is missing.

Text is never moved. A photo under a headline that is not its own gets one cut from its caption, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing.composing import Composed
from reader.importing.headlines.matching import MISMATCH
from reader.model.article import Repair, RepairKind
from reader.model.packed_repairs import packed

_LEAD_IN = re.compile(
    r"(?:(?:图为|[▲△▼]|(?:上|下|左|右)?图(?:片)?[:为]?)\s*)?(?:(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?"
    r"(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上|晚|夜|夜间|当天|当日)?|近日|日前|连日来|昨日|昨天|今天|今日|近期),\s*)?"
)
_STOP = re.compile("[。!?]")
LONGEST = 40
_NEWSY = 10
"""A picture's own title is short and may be a poem's; only a longer headline is news, which its text must answer."""


def judge(pieces: Sequence[Composed]) -> list[tuple[Composed, float]]:
    """Replace headlines that are not a photo's own; return each doubtful pair of headline and text with the score."""
    doubtful: list[tuple[Composed, float]] = []
    same: dict[str, list[int]] = {}
    scores: dict[int, float] = {}
    for k, piece in enumerate(pieces):
        if piece.title:
            scores[k] = piece.fit
            same.setdefault(re.sub(r"\s", "", piece.title), []).append(k)
    wrong: set[int] = set()
    for title, members in same.items():
        if len(members) < 2 or len(title) < 4:
            continue
        keeper = max(members, key=lambda k: (pieces[k].article.kind != "photo", scores[k]))
        for k in members:
            if k != keeper and pieces[k].article.kind == "photo":
                wrong.add(k)
                _infer(pieces[k], "duplicate_headline", "repeated_over_picture", 0.9)
            elif k != keeper and scores[k] < MISMATCH:
                doubtful.append((pieces[k], scores[k]))
    for k, score in scores.items():
        piece = pieces[k]
        if k in wrong or score >= MISMATCH or piece.article.kind in {"notice", "ad", "poem"}:
            continue
        if piece.article.kind == "photo" and len(piece.title) >= _NEWSY:
            _infer(piece, "headline_mismatch", "foreign_to_caption", round(min(0.95, 1 - score), 2))
        elif piece.article.dateline and piece.size >= 100:
            doubtful.append((piece, score))
    return doubtful


def _infer(piece: Composed, kind: RepairKind, rule: str, confidence: float) -> None:
    """Give a photo the first clause of its caption for a headline."""
    article = piece.article
    caption = next((p.text for p in article.paragraphs if p.role != "credit"), "")
    headline = clause(caption)
    if not headline or piece.head is None or article.headline is None:
        return
    home = piece.head
    others = tuple(r for r in article.repairs if r.field != "headline")
    repair = Repair(
        id="", kind=kind, rule=rule, confidence=confidence, field="headline", start=0, end=len(headline),
        original=piece.printed, result=headline, source=home,
    )  # fmt: skip
    piece.article = replace(
        article,
        headline=headline,
        headline_status="inferred",
        printed_headline=article.headline,
        repairs=packed((*others, repair)),
    )


def clause(caption: str) -> str:
    """Return the first clause of a caption without its date, word for word."""
    folded = fold(caption)
    lead = _LEAD_IN.match(folded)
    start = lead.end() if lead else 0
    stop = _STOP.search(folded, start)
    end = stop.start() if stop else len(folded)
    if end - start > LONGEST:
        commas = [k for k in range(start, end) if folded[k] in ",;:" and 4 <= k - start <= LONGEST]
        end = commas[-1] if commas else start + LONGEST
    return caption[start:end].strip()
