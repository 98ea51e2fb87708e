"""The first row of chips: what the pinyin of a query was found as (桥石 54, 桥市 7), and in which fields (标题 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.searching.narrowing import Choice, Narrowing

if TYPE_CHECKING:
    from reader.search import FoundWords

FIELD = "field"


class WordRow(Narrowing):
    """The row of words and fields; `texts` and `field` are what is switched on."""

    @property
    def texts(self) -> dict[int, str]:
        """What the words typed by sound shall stand for, by their number."""
        return {int(facet): text for facet, text in self.on.items() if facet != FIELD}

    @property
    def field(self) -> str:
        """The field a hit shall be in, empty for any."""
        return self.on.get(FIELD, "")

    def show_words(self, found: FoundWords) -> None:
        """Offer what was found.

        Where no word was typed by sound, one field is told as well: the row has its room whatever was typed.
        """
        offered = [
            Choice(str(k), text, text, pieces) for k, word in enumerate(found.words) for text, pieces in word.texts
        ]
        if len(found.fields) > 1 or not offered:
            words = field_words()
            offered += [Choice(FIELD, field, words[field], pieces, printed=False) for field, pieces in found.fields]
        titles = {str(k): word.word for k, word in enumerate(found.words)}
        self.show_choices(offered, {**titles, FIELD: _("所在")})


def field_words() -> dict[str, str]:
    """Return the fields in words."""
    return {"headline": _("标题"), "byline": _("记者"), "body": _("正文"), "note": _("批注")}
