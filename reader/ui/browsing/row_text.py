"""How the text of all rows of the list is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reader.ui.browsing.groups import Groups
    from reader.ui.browsing.small_pictures import SmallPictures
    from reader.ui.look.paper_words import PaperWords


@dataclass(slots=True)
class RowText:
    """Headlines are broken between `words` once their dictionary is loaded; `paper`: in which characters they stand.

    `groups`: what is named between the rows, once that was wanted; `pictures` those that stand in them.
    """

    paper: PaperWords
    words: bool = False
    groups: Groups | None = None
    pictures: SmallPictures | None = None

    @property
    def lead(self) -> float:
        """So many em of each row are above its text, for the name of a group."""
        return self.groups.lead if self.groups is not None else 0.0

    def shown(self, text: str) -> str:
        """Return a text of the paper in the characters that the reader wants, one for one."""
        return self.paper.shown(text)
