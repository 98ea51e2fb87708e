"""How a page is set by the reader's settings, and with what fonts there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def lay_out_page(window: MainWindow) -> None:
    """Set the page as the settings say."""
    settings = window.library_session.settings
    if window.desk is not None:
        window.desk.page.set_layout(
            measure=settings.measure,
            leading=settings.leading,
            pinyin=settings.pinyin,
            spoken=settings.spoken_tones,
            easy=settings.easy_reading,
        )


def see_to_fonts(window: MainWindow) -> None:
    """Where the computer has no Chinese font, speak in our own, and say so."""
    from reader.ui.look.fonts import has_chinese_font, load_our_words

    if not has_chinese_font():
        load_our_words()
        window.look.changed.emit()
        window.say(_("没有找到中文字体，报上的汉字会显示为方框。Debian、Ubuntu 上可以装 fonts-noto-cjk。"))
