"""The one short style sheet of the application: controls only, never views or the page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from reader.ui.look.theme import Look, Tokens, palette


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of a theme at a size."""
    parts = (_fields(tokens), _buttons(tokens), _choices(tokens), _menus(tokens), _bars(tokens))
    return "".join([*parts, _easy(tokens) if tokens.easy else ""])


def _fields(tokens: Tokens) -> str:
    """Return how small buttons, tooltips and fields look."""
    t, px = tokens.theme, tokens.px
    hover = t.sel if t.dark else t.hover
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
QDialog QLineEdit {{ min-height: {_pressed(tokens) if tokens.easy else px(1.9)}px; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ border: 0; background: transparent; }}
QPlainTextEdit, QTextEdit#field {{ padding: {px(0.4)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit#field:focus {{
  border: 2px solid {t.focus}; }}
"""


def _buttons(tokens: Tokens) -> str:
    """Return how lists of choices and buttons look."""
    t, px = tokens.theme, tokens.px
    return f"""
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
"""


def _choices(tokens: Tokens) -> str:
    """Return how fields with arrows look: the arrows grow with the type."""
    t, px = tokens.theme, tokens.px
    side, tall, wide = max(4, px(0.3)), max(5, px(0.38)), px(1.9)
    arrow = f"image: none; width: 0; height: 0; border-left: {side}px solid {t.field};"
    arrow += f" border-right: {side}px solid {t.field};"
    return f"""
QComboBox, QAbstractSpinBox {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.edge};
  border-radius: {px(0.4)}px; padding: 0 {px(0.4)}px; min-height: {px(1.9)}px; selection-background-color: {t.sel};
  selection-color: {t.ink}; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {t.focus}; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {t.ink3}; border-color: {t.rule}; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: 0; padding: 0 {px(0.3)}px; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: {wide}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: {wide}px; background: transparent; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ {arrow} border-top: {tall}px solid {t.ink2}; }}
QAbstractSpinBox::up-arrow {{ {arrow} border-bottom: {tall}px solid {t.ink2}; }}
"""


def _menus(tokens: Tokens) -> str:
    """Return how menus, lists and boxes to tick look: the toolkit's own outline of an empty box is hardly seen."""
    t, px = tokens.theme, tokens.px
    line = 2 if tokens.easy else 1
    return f"""
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
QHeaderView {{ background: {t.list}; border: 0; }}
QHeaderView::section {{ background: {t.list}; color: {t.ink2}; border: 0; border-bottom: 1px solid {t.rule};
  padding: {px(0.3)}px {px(0.45)}px; }}
QTableView::item {{ padding: 0 {px(0.45)}px; }}
QTableView::item:selected {{ background: {t.sel}; color: {t.ink}; }}
QCheckBox, QRadioButton {{ color: {t.ink}; spacing: {px(0.5)}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(1.1)}px; height: {px(1.1)}px; }}
QCheckBox::indicator:unchecked:enabled {{ background: {t.field}; border: {line}px solid {t.edge};
  border-radius: {max(2, px(0.12))}px; width: {px(1.1) - 2 * line}px; height: {px(1.1) - 2 * line}px; }}
"""


def _bars(tokens: Tokens) -> str:
    """Return how sliders and scroll bars look."""
    t, px = tokens.theme, tokens.px
    thumb = max(10, px(0.7))
    return f"""
QSlider:horizontal {{ min-height: {px(1.1) + 8}px; }}
QSlider::groove:horizontal {{ background: {t.edge}; height: 2px; }}
QSlider::handle:horizontal {{ background: {t.accent}; width: {px(1.1)}px; margin: -{px(0.55)}px 0;
  border-radius: {px(0.55)}px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {t.focus}; }}
QScrollBar:vertical {{ border: 0; width: {thumb}px; margin: 0; background: transparent; }}
QScrollBar:horizontal {{ border: 0; height: {thumb}px; margin: 0; background: transparent; }}
QScrollBar::handle {{ background: {t.handle}; border-radius: {max(3, px(0.2))}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(3)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(3)}px; }}
QScrollBar::handle:hover {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {t.rule}; }}
"""


def _pressed(tokens: Tokens) -> int:
    """Return how high old hands need a control, in pixels within its border."""
    return max(60, tokens.px(2.5)) - 4


def _easy(tokens: Tokens) -> str:
    """Return what old eyes and hands need besides: borders one sees, nothing to be pressed under 60 pixels."""
    t, px = tokens.theme, tokens.px
    least = _pressed(tokens)
    return f"""
QPushButton {{ border: 2px solid {t.edge}; min-height: {least}px; font-weight: bold; }}
QPushButton[main="true"] {{ border-color: {t.accent}; }}
QLineEdit {{ border: 2px solid {t.edge}; min-height: {least}px; }}
QComboBox, QAbstractSpinBox {{ border: 2px solid {t.edge}; min-height: {least}px; }}
QMenu::item {{ padding: {px(0.6)}px {px(2)}px {px(0.6)}px {px(2.2)}px; }}
QListWidget::item {{ padding: {px(0.6)}px {px(0.4)}px; }}
QCheckBox {{ min-height: {max(44, px(1.9))}px; }}
QToolButton[link="true"] {{ min-height: 44px; min-width: 44px; }}
QScrollBar:vertical {{ width: {max(24, px(1))}px; }}
QScrollBar:horizontal {{ height: {max(24, px(1))}px; }}
"""


def dress(application: QApplication, look: Look) -> None:
    """Give the application its font, palette and style sheet, if they are others: all is laid out anew for them."""
    sheet = style_sheet(look.tokens)
    if application.styleSheet() == sheet:
        return  # only the paper's characters are others
    application.setFont(look.tokens.font(0.93))
    application.setPalette(palette(look.tokens))
    application.setStyleSheet(sheet)
