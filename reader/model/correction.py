"""What a reader corrects. Corrections address imported positions only, so they commute when libraries merge."""

from __future__ import annotations

from typing import Literal, get_args

from reader.model.quick_dataclass import dataclass

CorrectionKind = Literal["undo_repair", "split", "merge", "set", "take", "replace", "set_aside", "settle", "place"]
KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction of one issue.

    kind         meaning
    undo_repair  put back what repair `value` changed in `article`
    split        `article` ends before body position `start`; the rest becomes piece `<article>.<start>`. At 0 that is
                 all its text; the headline stays
    merge        `article` is the end of piece `value`: joined as a new paragraph, or in mid-sentence where `field` is
                 `sentence`
    set          `field` of `article` is `value`, "" meaning none; the fields are those of `plan.SETTABLE`. With
                 `article` empty: `newspaper`, `date_published` or `is_part_of` of the issue. A `category` is a path
                 joined by "/", `credits` are `role:name` joined by "；"
    take         body span `start:end` of `article` is really its `field`: headline, kicker, alternative_headline or
                 byline
    replace      `field[start:end]` of `article` was misread and reads `value`
    set_aside    body span `start:end` of `article` is no text of a piece
    place        body span `start:end` of `article` stands before another place: `value` is piece, offset and words
                 there (`placing.target_value`). With `field` `set_aside`: the text that was set aside as `value` stands
                 before body position `start`
    settle       the reader has looked at doubt `value` of the issue and it needs no more attention

    `article` is an id of an imported piece, or of a piece made by a split. Positions always count in the *imported*
    piece that the id begins with. `stamp` orders corrections (greater is later; ties by id). `exact`, `prefix`,
    `suffix` quote the imported text and `text_sha` is the first 16 hex digits of the sha256 of that field, so that a
    correction can be carried to a revision.
    """

    id: str
    issue: str
    article: str
    kind: CorrectionKind
    field: str = "body"
    start: int = 0
    end: int = 0
    value: str = ""
    stamp: tuple[int, str] = (0, "")
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    text_sha: str = ""
