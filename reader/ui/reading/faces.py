"""How each kind of block is set: face, size, colour, leading, white above and below. One table for the whole page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.model.quick_dataclass import dataclass
from reader.rendering.blocks import BlockKind
from reader.rendering.pinyin import beside_rare
from reader.ui.look.theme import Token, Tokens
from reader.ui.reading.column import HEADED, PageStyle

SIDEWAYS = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How one kind of block is set. `pitch`, `above`, `below`, `side` in pixels; `side` is white at the left."""

    font: QFont
    token: Token = "ink"
    pitch: float = 0.0
    above: float = 0.0
    below: float = 0.0
    side: float = 0.0
    align: Qt.AlignmentFlag = SIDEWAYS.AlignLeft


class Faces:
    """All faces of a page at one size and theme."""

    def __init__(self, tokens: Tokens, style: PageStyle) -> None:
        self.tokens, self.style = tokens, style
        self._body_scale = style.body / style.em
        self._made: dict[BlockKind, Face] = {}

    def of(self, kind: BlockKind) -> Face:
        """Return the face of a kind of block."""
        face = self._made.get(kind)
        if face is None:
            face = self._made[kind] = self._make(kind)
        return face

    def text(self, *, bold: bool = False, serif: bool | None = None) -> QFont:
        """Return the body's font: the reader's face; without one easy reading has the sans face."""
        usual = not self.style.elder if serif is None else serif
        face = self.style.face if serif is None else ""
        font = self.tokens.font(self._body_scale, serif=usual, bold=bold, face=face)
        font.setPixelSize(self.style.body)
        return font

    def headline(self, size: float) -> QFont:
        """Return the headline's font of a size in em."""
        return self.serif(size, bold=True)

    def aside(self) -> QFont:
        """Return the font of what stands at the right end of a line."""
        return self.tokens.font(0.85 if self.style.elder else 0.8)

    def _pitch(self, font: QFont, usual: float) -> float:
        """Return the line pitch of a face of the body: the usual one in sizes, more under readings."""
        return font.pixelSize() * max(usual, self.style.pitch / self.style.body if self.style.pinyin != "none" else 0.0)

    def headline_width(self, text: str, size: float) -> float:
        """Return how wide a headline of a size in em is, in pixels, with the white under readings."""
        font, spread = self.headline(size), self.style.spacing / self.style.body
        hanzi = sum(char.isalpha() and char >= "\u3041" for char in text) if spread else 0
        return QFontMetricsF(font).horizontalAdvance(text) + hanzi * spread * font.pixelSize()

    def parted(self, text: str) -> tuple[int, ...] | None:
        """Return behind which characters of a text under readings white stands; None: behind every hanzi."""
        return beside_rare(text) if self.style.pinyin == "rare" else None

    def headed(self, font: QFont, usual: float) -> float:
        """Return the pitch of a line above the body, in pixels: the usual one, more where readings stand above it."""
        return max(usual, font.pixelSize() * HEADED) if self.style.pinyin == "all" else usual

    def _heading(self, font: QFont, token: Token, usual: float, below: float) -> Face:
        return Face(font=font, token=token, pitch=self.headed(font, usual), below=below)

    def serif(self, scale: float, *, bold: bool = False, spacing: float = 0) -> QFont:
        """Return a font of what the newspaper says, in the reader's face if one was chosen."""
        return self.tokens.font(scale, serif=True, bold=bold, spacing=spacing, face=self.style.face)

    def _make(self, kind: BlockKind) -> Face:
        em, body, tokens = self.style.em, self.style.body, self.tokens
        gap = self.style.white
        body_pitch = self.style.pitch
        small = self.serif(self._body_scale * 0.9)
        match kind:
            case "masthead":
                font = self.serif(0.95, bold=True, spacing=6)
                return Face(font=font, pitch=em * 0.95 * 1.5, below=em * 1.5)
            case "section":
                return Face(font=tokens.font(0.87, bold=True, spacing=12), token="ink2", pitch=em * 1.4, below=em * 0.4)
            case "kicker":
                return self._heading(tokens.font(1.02, spacing=4), "accent", em * 1.43, em * 0.25)
            case "headline":
                return Face(font=self.headline(1.95), below=em * 0.35)
            case "subheadline":
                return self._heading(self.serif(1.13), "ink2", em * 1.6, em * 0.75)
            case "byline":
                return Face(font=tokens.font(0.87), token="ink2", pitch=em * 1.22, below=em * 1.5)
            case "subhead":
                bold = self.serif(self._body_scale, bold=True)
                return Face(font=bold, pitch=self._pitch(bold, 1.4), above=body * 0.8, below=body * 0.35)
            case "caption":
                return Face(
                    font=small, token="ink2", pitch=self._pitch(small, 1.75), below=gap, align=SIDEWAYS.AlignJustify
                )
            case "credit":
                return Face(
                    font=small,
                    token="ink2",
                    pitch=self._pitch(small, 1.75),
                    above=gap,
                    below=gap,
                    align=SIDEWAYS.AlignRight,
                )
            case "editor_note":
                font = tokens.font(self._body_scale * 0.88)
                pitch = self._pitch(font, 1.85)
                return Face(font=font, token="ink2", pitch=pitch, below=gap * 1.6, align=SIDEWAYS.AlignJustify)
            case "verse":
                return Face(font=self.text(), pitch=body_pitch, side=self.style.cell * 4)
            case "source_line":
                return Face(font=tokens.font(0.8), token="ink3", pitch=em * 1.3, above=em * 2.2, below=em * 0.4)
            case "truncated":
                return Face(font=tokens.font(self._body_scale * 0.86), token="ink3", pitch=body_pitch)
            case "printed" | "row":
                return Face(font=self.text(), pitch=self._pitch(self.text(), 1.65) if kind == "row" else body * 1.65)
            case _:
                return Face(font=self.text(), pitch=body_pitch, below=gap, align=SIDEWAYS.AlignJustify)
