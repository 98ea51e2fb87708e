"""The picture card of a piece: seen, copied, kept as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


class CardSheet(Dialog):
    """Shows the card. `wanted` is then `copy` or `file`, and empty where it was only looked at."""

    def __init__(self, host: Host, picture: QImage, *, passage: bool) -> None:
        remark = _("上面是选中的话。") if passage else _("先选中一段话，卡片上就是那一段。")
        super().__init__(host, _("图片卡片"), remark=remark, width=30)
        self.wanted = ""
        shown = QLabel()
        width = round(self.look.tokens.px(26) * self.devicePixelRatioF())
        scaled = QPixmap.fromImage(picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
        scaled.setDevicePixelRatio(self.devicePixelRatioF())
        shown.setPixmap(scaled)
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setAccessibleName(_("图片卡片"))
        area = QScrollArea()
        area.setWidget(shown)
        area.setWidgetResizable(True)
        area.setMinimumHeight(self.look.tokens.px(24))
        self.body.addWidget(area, 1)
        self.add_close()
        for word, wanted in ((_("复制图片"), "copy"), (_("存为图片…"), "file")):
            button = self.add_button(word, main=wanted == "file", accepts=True)
            button.clicked.connect(lambda _on=False, w=wanted: setattr(self, "wanted", w))


def show_card(host: Host, session: Session, article: str, passage: str = "") -> None:
    """Show the card of a piece, of a passage where one is given, and do with it what the reader wants."""

    def draw() -> tuple[Piece, QImage]:
        from reader.printing.card import card_picture
        from reader.workspace import opening

        piece = opening.article(session, article).piece
        return piece, card_picture(piece, passage=passage)

    host.work(_("正在画图片卡片…"), draw, lambda drawn: _ask(host, *drawn, passage))


def _ask(host: Host, piece: Piece, picture: QImage, passage: str) -> None:
    sheet = CardSheet(host, picture, passage=bool(passage.strip()))
    if not sheet.ask():
        return
    if sheet.wanted == "copy":
        QGuiApplication.clipboard().setImage(picture)
        host.say(_("图片复制好了，可以粘贴。"), warning=False)
    elif sheet.wanted == "file":
        _keep(host, piece, passage)


def _keep(host: Host, piece: Piece, passage: str) -> None:
    from reader.export.file_name import file_name
    from reader.printing.card import write_card

    kinds = {_("图片") + " (*.png)": ".png", "SVG (*.svg)": ".svg"}
    chosen = ask_where(host, _("存为图片"), file_name(piece.name, ".png"), kinds)
    if chosen is not None:
        path, said = chosen[0], _("存好了《{name}》。").format(name=chosen[0].name)
        host.work(
            _("正在存…"),
            lambda: write_card(piece, path, passage=passage, force=True),
            lambda _done: host.say(said, warning=False),
        )
