"""Colours and lengths of the window: five themes as data, and the base size `em` that every length is a multiple of.

Values and their contrasts are those of the design's token tables. Widgets take a `Look`, read colours, lengths and
fonts from it, and draw themselves anew on its `changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from reader.model.annotation import Color
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.ui.look.fonts import font
from reader.ui.look.paper_words import PaperWords

if TYPE_CHECKING:
    from reader.hanzi.script import Script

ThemeName = str  # a key of THEMES
Token = Literal[
    "desk", "list", "paper", "field", "sel", "hover", "rule", "edge", "ink", "ink2", "ink3", "accent", "on", "focus",
    "link", "ok", "warn", "hit", "current_hit",
]  # fmt: skip

STEPS = (12, 13, 15, 17, 19, 21, 24, 28, 32)  # each seen to be larger: a tenth and more
DEFAULT_EM, EASY_EM = 15, 24


class Theme(NamedTuple):
    """All that one theme is: `words` in the reader's language, colours `#RRGGBB`; `marks` gives ground and line of the
    four highlights, `handle` the grip of a scroll bar, `plate` the double rule (full ink would glare in the dark).
    """

    name: ThemeName
    words: Callable[[], str]
    dark: bool
    desk: str
    list: str
    paper: str
    field: str
    sel: str
    hover: str
    rule: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    on: str
    focus: str
    link: str
    ok: str
    warn: str
    hit: str
    current_hit: str
    handle: str
    marks: Mapping[Color, tuple[str, str]]
    plate: Token = "ink"


THEMES: Mapping[ThemeName, Theme] = {
    "light": Theme(
        name="light", words=lambda: _("白昼"), dark=False,
        desk="#E9E4DA", list="#F4F0E8", paper="#FCFAF4", field="#FFFDF8", sel="#E2D9C7",
        hover="#EDE7DB", rule="#D3CBBC", edge="#7D7465", ink="#211E1A", ink2="#5A5348", ink3="#645C50",
        accent="#9E2B20", on="#FFFDF8", focus="#1F5C8B", link="#1F5C8B", ok="#3A6536", warn="#855000",
        hit="#FFD95A", current_hit="#F29A38",
        handle="#D3CBBC",
        marks={"key": ("#F8DF8E", "#8A6A00"), "people": ("#A9D5F2", "#1B62A0"),
               "doubt": ("#EFB2A0", "#A23A24"), "source": ("#CFE3D6", "#3E5A4A")},
    ),
    "sepia": Theme(
        name="sepia", words=lambda: _("米黄"), dark=False,
        desk="#E3D6BC", list="#ECE1CB", paper="#F5ECD9", field="#FAF3E4", sel="#DCCBA8",
        hover="#E5D8BD", rule="#CDBD9E", edge="#7C6A45", ink="#33281B", ink2="#5B4A34", ink3="#64533B",
        accent="#8E2D1C", on="#FFF8EA", focus="#1F5676", link="#1F5676", ok="#3F5B2C", warn="#744600",
        hit="#F7CF4E", current_hit="#E8923A",
        handle="#CDBD9E",
        marks={"key": ("#F3D27A", "#7E5E00"), "people": ("#8FC7EC", "#1B5D8C"),
               "doubt": ("#E7A08B", "#97371F"), "source": ("#C9DBCB", "#3D5645")},
    ),
    "dark": Theme(
        name="dark", words=lambda: _("夜间"), dark=True,
        desk="#171614", list="#1C1B18", paper="#22201D", field="#26241F", sel="#35302A",
        hover="#29261F", rule="#3A3630", edge="#857C6F", ink="#DDD6C8", ink2="#ADA496", ink3="#A39A8B",
        accent="#E58A78", on="#1B1917", focus="#8CBDE6", link="#8CBDE6", ok="#9CC08F", warn="#E0B066",
        hit="#6B5614", current_hit="#7E4A0C",
        handle="#3A3630", plate="ink3",
        marks={"key": ("#604A08", "#E3C25A"), "people": ("#25506B", "#7DB7E0"),
               "doubt": ("#5E2A1E", "#F08F72"), "source": ("#454F47", "#A9C7B2")},
    ),
    "contrast": Theme(
        name="contrast", words=lambda: _("浓墨"), dark=False,
        desk="#FFFFFF", list="#FFFFFF", paper="#FFFFFF", field="#FFFFFF", sel="#FFF1B8",
        hover="#EFEFEF", rule="#000000", edge="#000000", ink="#000000", ink2="#1A1A1A", ink3="#333333",
        accent="#9B0000", on="#FFFFFF", focus="#0033CC", link="#0033CC", ok="#004D00", warn="#6B3A00",
        hit="#FFD500", current_hit="#FFA033",
        handle="#8A8A8A",
        marks={"key": ("#FFDF6B", "#6B5200"), "people": ("#8CCBFF", "#004A80"),
               "doubt": ("#FFAD99", "#8A2400"), "source": ("#CDEBD6", "#1F4A33")},
    ),
    "black": Theme(
        name="black", words=lambda: _("黑底"), dark=True,
        desk="#000000", list="#000000", paper="#000000", field="#000000", sel="#26335C",
        hover="#222222", rule="#FFFFFF", edge="#FFFFFF", ink="#FFFFFF", ink2="#F0F0F0", ink3="#D6D6D6",
        accent="#FFD400", on="#000000", focus="#5CE1FF", link="#7FD4FF", ok="#8CFF8C", warn="#FFC266",
        hit="#6B5700", current_hit="#8F4E00",
        handle="#8A8A8A",
        marks={"key": ("#6B5200", "#FFE14D"), "people": ("#0F4F73", "#6CC8FF"),
               "doubt": ("#6E2414", "#FFA366"), "source": ("#3F4F45", "#BFE8CF")},
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme at one size: everything a widget needs to draw itself. `em` is in device-independent pixels; `easy`
    for old eyes and hands: nothing is smaller than 18 px, and nothing to be pressed than 60.
    """

    theme: Theme
    em: float
    easy: bool = False

    def colour(self, token: Token) -> QColor:
        """Return a colour of the theme."""
        return QColor(getattr(self.theme, token))

    def mark_ground(self, color: Color) -> QColor:
        """Return the ground of one of the four highlights, or of another kind that a later version wrote."""
        return QColor(self.theme.marks[color][0] if color in self.theme.marks else self.theme.hover)

    def mark_line(self, color: Color) -> QColor:
        """Return the line, bar and label colour of one of the four highlights, or of another kind."""
        return QColor(self.theme.marks[color][1] if color in self.theme.marks else self.theme.ink2)

    def plate(self) -> QColor:
        """Return the colour of the double rule 文武线."""
        return self.colour(self.theme.plate)

    def px(self, length: float) -> int:
        """Return `length` em in whole pixels."""
        return round(self.em * length)

    def font(
        self, scale: float = 0.93, *, serif: bool = False, bold: bool = False, spacing: float = 0, face: str = ""
    ) -> QFont:
        """Return a font of `scale` em, see `fonts.font`. Never below 12 px, nor 18 for old eyes."""
        pixels = max(18.0 if self.easy else 12.0, self.em * scale)
        return font(pixels, serif=serif, bold=bold, spacing=spacing, face=face)


class Look(QObject):
    """The look in force, shared by all widgets.

    Signals: changed() after the theme, the base size or the characters of the paper's words have changed.
    """

    changed = Signal()

    def __init__(self, theme: ThemeName = "light", em: float = DEFAULT_EM, *, easy: bool = False) -> None:
        super().__init__()
        self.tokens = Tokens(THEMES[theme], float(em), easy)
        self.paper = PaperWords()

    @property
    def em(self) -> float:
        """The base size in pixels."""
        return self.tokens.em

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self.tokens.theme

    @property
    def easy(self) -> bool:
        """True in the mode for old eyes and hands."""
        return self.tokens.easy

    def set_easy(self, easy: bool, name: ThemeName, em: float) -> None:
        """Go into the mode for old eyes and hands or out of it, with the colours and the size that belong there."""
        self._take(Tokens(THEMES[name], _held(em), easy))

    def set_theme(self, name: ThemeName) -> None:
        """Change the colours."""
        self._take(Tokens(THEMES[name], self.em, self.easy))

    def set_em(self, em: float) -> None:
        """Change the base size, held within the steps' ends."""
        self._take(Tokens(self.theme, _held(em), self.easy))

    def set_script(self, script: Script, *, words: bool) -> None:
        """Show what the paper says in these characters."""
        if self.paper.take(script, words=words):
            self.changed.emit()

    def shown(self, text: str) -> str:
        """Return words of the paper (not ours, not the reader's) in the characters that are wanted, one for one."""
        return self.paper.shown(text)

    def step(self, direction: int) -> None:
        """Go to the next larger (+1) or smaller (-1) step."""
        larger = [s for s in STEPS if s > self.em]
        smaller = [s for s in STEPS if s < self.em]
        if direction > 0 and larger:
            self.set_em(larger[0])
        elif direction < 0 and smaller:
            self.set_em(smaller[-1])

    def _take(self, tokens: Tokens) -> None:
        if tokens != self.tokens:
            self.tokens = tokens
            self.changed.emit()


def _held(em: float) -> float:
    """Return a size within the steps' ends."""
    return min(max(float(em), STEPS[0]), STEPS[-1])


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette of a theme; views on other grounds get a Base of their own."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs: tuple[tuple[QPalette.ColorRole, Token], ...] = (
        (role.Window, "desk"), (role.WindowText, "ink"), (role.Base, "paper"), (role.AlternateBase, "list"),
        (role.Text, "ink"), (role.Button, "list"), (role.ButtonText, "ink"), (role.BrightText, "on"),
        (role.Highlight, "sel"), (role.HighlightedText, "ink"), (role.PlaceholderText, "ink3"),
        (role.ToolTipBase, "ink"), (role.ToolTipText, "paper"), (role.Link, "link"), (role.LinkVisited, "link"),
        (role.Light, "field"), (role.Midlight, "list"), (role.Mid, "rule"), (role.Dark, "edge"),
        (role.Shadow, "edge"), (role.Accent, "accent"),
    )  # fmt: skip
    for name, token in pairs:
        made.setColor(name, tokens.colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, tokens.colour("ink3"))
    return made
