"""Colours and lengths of the window: five themes as data, and the base size `em` that every length is a multiple of.

Values and their contrasts are those of the design's token tables. Widgets take a `Look`, read colours, lengths and
fonts from it, and draw themselves anew on its `changed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from reader.model.annotation import Color
from reader.model.quick_dataclass import dataclass
from reader.ui.look.fonts import font

ThemeName = Literal["light", "sepia", "dark", "contrast", "black"]
Token = Literal[
    "desk", "list", "paper", "field", "sel", "hover", "rule", "edge", "ink", "ink2", "ink3", "accent", "on", "focus",
    "link", "ok", "warn", "hit", "current_hit",
]  # fmt: skip

STEPS = (12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32)
DEFAULT_EM = 15


class Theme(NamedTuple):
    """The colours of one theme, `#RRGGBB`; `marks` gives ground and line of the four highlights."""

    name: ThemeName
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
    marks: Mapping[Color, tuple[str, str]]


THEMES: Mapping[ThemeName, Theme] = {
    "light": Theme(
        name="light", dark=False, desk="#E9E4DA", list="#F4F0E8", paper="#FCFAF4", field="#FFFDF8", sel="#E2D9C7",
        hover="#EDE7DB", rule="#D3CBBC", edge="#7D7465", ink="#211E1A", ink2="#5A5348", ink3="#645C50",
        accent="#9E2B20", on="#FFFDF8", focus="#1F5C8B", link="#1F5C8B", ok="#3A6536", warn="#855000",
        hit="#FFD95A", current_hit="#F29A38",
        marks={"key": ("#F8DF8E", "#8A6A00"), "people": ("#A9D5F2", "#1B62A0"),
               "doubt": ("#EFB2A0", "#A23A24"), "source": ("#CFE3D6", "#3E5A4A")},
    ),
    "sepia": Theme(
        name="sepia", dark=False, desk="#E3D6BC", list="#ECE1CB", paper="#F5ECD9", field="#FAF3E4", sel="#DCCBA8",
        hover="#E5D8BD", rule="#CDBD9E", edge="#7C6A45", ink="#33281B", ink2="#5B4A34", ink3="#64533B",
        accent="#8E2D1C", on="#FFF8EA", focus="#1F5676", link="#1F5676", ok="#3F5B2C", warn="#744600",
        hit="#F7CF4E", current_hit="#E8923A",
        marks={"key": ("#F3D27A", "#7E5E00"), "people": ("#8FC7EC", "#1B5D8C"),
               "doubt": ("#E7A08B", "#97371F"), "source": ("#C9DBCB", "#3D5645")},
    ),
    "dark": Theme(
        name="dark", dark=True, desk="#171614", list="#1C1B18", paper="#22201D", field="#26241F", sel="#35302A",
        hover="#29261F", rule="#3A3630", edge="#857C6F", ink="#DDD6C8", ink2="#ADA496", ink3="#A39A8B",
        accent="#E58A78", on="#1B1917", focus="#8CBDE6", link="#8CBDE6", ok="#9CC08F", warn="#E0B066",
        hit="#6B5614", current_hit="#7E4A0C",
        marks={"key": ("#604A08", "#E3C25A"), "people": ("#25506B", "#7DB7E0"),
               "doubt": ("#5E2A1E", "#F08F72"), "source": ("#454F47", "#A9C7B2")},
    ),
    "contrast": Theme(
        name="contrast", dark=False, desk="#FFFFFF", list="#FFFFFF", paper="#FFFFFF", field="#FFFFFF", sel="#FFF1B8",
        hover="#EFEFEF", rule="#000000", edge="#000000", ink="#000000", ink2="#1A1A1A", ink3="#333333",
        accent="#9B0000", on="#FFFFFF", focus="#0033CC", link="#0033CC", ok="#004D00", warn="#6B3A00",
        hit="#FFD500", current_hit="#FFA033",
        marks={"key": ("#FFDF6B", "#6B5200"), "people": ("#8CCBFF", "#004A80"),
               "doubt": ("#FFAD99", "#8A2400"), "source": ("#CDEBD6", "#1F4A33")},
    ),
    "black": Theme(
        name="black", dark=True, desk="#000000", list="#000000", paper="#000000", field="#000000", sel="#26335C",
        hover="#222222", rule="#FFFFFF", edge="#FFFFFF", ink="#FFFFFF", ink2="#F0F0F0", ink3="#D6D6D6",
        accent="#FFD400", on="#000000", focus="#5CE1FF", link="#7FD4FF", ok="#8CFF8C", warn="#FFC266",
        hit="#6B5700", current_hit="#8F4E00",
        marks={"key": ("#6B5200", "#FFE14D"), "people": ("#0F4F73", "#6CC8FF"),
               "doubt": ("#6E2414", "#FFA366"), "source": ("#3F4F45", "#BFE8CF")},
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme at one size: everything a widget needs to draw itself. `em` is in device-independent pixels."""

    theme: Theme
    em: float

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
        """Return the colour of the double rule 文武线: full ink would glare in the dark."""
        return self.colour("ink3" if self.theme.name == "dark" else "ink")

    def px(self, length: float) -> int:
        """Return `length` em in whole pixels."""
        return round(self.em * length)

    def font(self, scale: float = 0.93, *, serif: bool = False, bold: bool = False, spacing: float = 0) -> QFont:
        """Return a font of `scale` em; `spacing` is extra letter spacing in percent. Never below 12 px."""
        return font(max(12.0, self.em * scale), serif=serif, bold=bold, spacing=spacing)


class Look(QObject):
    """The look in force, shared by all widgets.

    Signals: changed() after the theme or the base size has changed.
    """

    changed = Signal()

    def __init__(self, theme: ThemeName = "light", em: float = DEFAULT_EM) -> None:
        super().__init__()
        self.tokens = Tokens(THEMES[theme], float(em))

    @property
    def em(self) -> float:
        """The base size in pixels."""
        return self.tokens.em

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self.tokens.theme

    def set_theme(self, name: ThemeName) -> None:
        """Change the colours."""
        if name != self.theme.name:
            self.tokens = Tokens(THEMES[name], self.em)
            self.changed.emit()

    def set_em(self, em: float) -> None:
        """Change the base size, held within the steps' ends."""
        em = min(max(float(em), STEPS[0]), STEPS[-1])
        if em != self.em:
            self.tokens = Tokens(self.theme, em)
            self.changed.emit()

    def step(self, direction: int) -> None:
        """Go to the next larger (+1) or smaller (-1) step."""
        larger = [s for s in STEPS if s > self.em]
        smaller = [s for s in STEPS if s < self.em]
        if direction > 0 and larger:
            self.set_em(larger[0])
        elif direction < 0 and smaller:
            self.set_em(smaller[-1])


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


def style_sheet(tokens: Tokens) -> str:
    """Return the one short style sheet of the application: controls only, never views or the page."""
    t, px = tokens.theme, tokens.px
    hover = t.sel if t.dark else t.hover
    handle = "#8A8A8A" if t.name in {"contrast", "black"} else t.rule
    thumb = max(10, px(0.7))
    return f"""
* {{ outline: 0; }}
QToolTip {{ background: {t.ink}; color: {t.paper}; border: 0; padding: {px(0.25)}px {px(0.5)}px; }}
QToolButton {{ border: 1px solid transparent; border-radius: {px(0.33)}px; padding: 2px {px(0.35)}px;
  color: {t.ink}; background: transparent; }}
QToolButton[link="true"] {{ color: {t.link}; }}
QToolButton:disabled {{ color: {t.ink3}; }}
QToolButton:hover:!disabled {{ background: {hover}; }}
QToolButton:checked, QToolButton:pressed {{ background: {t.sel}; }}
QToolButton[ring="true"]:focus {{ border: 2px solid {t.focus}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit, QPlainTextEdit, QTextEdit#field {{ background: {t.field}; color: {t.ink};
  border: 1px solid {t.edge}; border-radius: {px(0.4)}px; padding: 0 {px(0.4)}px;
  selection-background-color: {t.sel}; selection-color: {t.ink}; placeholder-text-color: {t.ink3}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ border: 0; background: transparent; }}
QPlainTextEdit, QTextEdit#field {{ padding: {px(0.4)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit#field:focus {{
  border: 2px solid {t.focus}; }}
QComboBox QAbstractItemView {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.edge};
  selection-background-color: {t.sel}; selection-color: {t.ink}; }}
QPushButton {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: {px(0.4)}px;
  padding: 0 {px(1)}px; min-height: {px(2.3)}px; }}
QPushButton:hover:!disabled {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.sel}; }}
QPushButton:focus {{ border: 2px solid {t.focus}; }}
QPushButton:disabled {{ color: {t.ink3}; border-color: {t.rule}; }}
QPushButton[main="true"] {{ background: {t.accent}; color: {t.on}; border-color: {t.accent}; font-weight: bold; }}
QPushButton[main="true"]:disabled {{ background: {t.field}; color: {t.ink3}; border-color: {t.rule}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {t.focus}; }}
QMenu {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.edge}; padding: {px(0.3)}px 0; }}
QMenu::item {{ padding: {px(0.3)}px {px(2)}px {px(0.3)}px {px(2.2)}px; }}
QMenu::icon {{ padding-left: {px(0.7)}px; }}
QMenu::item:selected {{ background: {t.sel}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.ink3}; }}
QMenu::separator {{ height: 1px; background: {t.rule}; margin: {px(0.3)}px {px(0.8)}px; }}
QMenuBar {{ background: {t.desk}; color: {t.ink}; }}
QMenuBar::item {{ padding: {px(0.25)}px {px(0.6)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.sel}; }}
QListWidget, QScrollArea, QScrollArea > QWidget > QWidget#plain {{ background: {t.list}; border: 0; }}
QListWidget {{ border: 1px solid {t.rule}; border-radius: {px(0.4)}px; padding: {px(0.3)}px; }}
QListWidget::item {{ padding: {px(0.35)}px {px(0.4)}px; border-radius: {px(0.33)}px; color: {t.ink}; }}
QListWidget::item:disabled {{ color: {t.ink3}; }}
QListWidget::item:hover {{ background: {t.hover}; }}
QListWidget::item:selected {{ background: {t.sel}; color: {t.ink}; }}
QCheckBox {{ color: {t.ink}; spacing: {px(0.5)}px; }}
QSlider::groove:horizontal {{ background: {t.edge}; height: 2px; }}
QSlider::handle:horizontal {{ background: {t.accent}; width: {px(1.1)}px; margin: -{px(0.55)}px 0;
  border-radius: {px(0.55)}px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {t.focus}; }}
QScrollBar:vertical {{ border: 0; width: {thumb}px; margin: 0; background: transparent; }}
QScrollBar:horizontal {{ border: 0; height: {thumb}px; margin: 0; background: transparent; }}
QScrollBar::handle {{ background: {handle}; border-radius: {max(3, px(0.2))}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(3)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(3)}px; }}
QScrollBar::handle:hover {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {t.rule}; }}
"""
