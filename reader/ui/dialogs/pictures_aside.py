"""The pictures of an issue that stand in no piece: what each is called, why, and a way to look at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.model.picture_words import picture_reasons
from reader.ui.look.controls import Label, Link

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.picture import PictureAside
    from reader.ui.jobs.host import Host

MOST = 400


def add_pictures(rows: QVBoxLayout, host: Host, pictures: tuple[PictureAside, ...], parent: QWidget) -> None:
    """Add a line for each picture, below what is there."""
    words, store = picture_reasons(), host.session.library.pictures
    for picture in pictures[:MOST]:
        row = QHBoxLayout()
        reason = words.get(picture.reason, _("其他"))
        row.addWidget(Label(host.look, _("图：{why}").format(why=reason), scale=0.8, colour="ink3"))
        name = picture.name.rpartition("/")[2] or _("（没有名字）")
        row.addWidget(Label(host.look, name, scale=0.87, colour="ink2"), 1)
        path = store.path(picture) if picture.sha256 else None
        if path is not None:
            link = Link(host.look, _("看这张图"))
            link.setAccessibleName(_("看这张图：{name}").format(name=name))
            link.clicked.connect(partial(_show, host, picture, path, parent))
            row.addWidget(link)
        rows.addLayout(row)


def _show(host: Host, picture: PictureAside, path: Path, parent: QWidget, _checked: bool = False) -> None:
    from reader.ui.reading.picture_window import PictureWindow

    PictureWindow(host.look, picture, path, picture.alt or "", parent).show()
