"""What a window says of itself once it stands: that there is no Chinese font, that the program has become newer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import __version__
from reader.model.messages import _
from reader.workspace import note_drafts, settings

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def greet(window: MainWindow) -> None:
    """Say what there is to be said."""
    _see_to_fonts(window)
    _tell_what_was_unread(window)
    _tell_news(window)


def _tell_what_was_unread(window: MainWindow) -> None:
    """Say that settings or drafts could not be read: they stay as they are, and this window goes on without them."""
    session = window.library_session
    if why := settings.trouble(session.config):
        said = _("设置读不出来（{why}）：这次用默认的，原来的没有动，改动只到关窗为止。")
        window.say(said.format(why=why))
    if (path := note_drafts.unread(session)) is not None:
        window.say(_("上次没存下的批注读不出来：《{path}》。文件没有动，下次打开再读。").format(path=path))


def _tell_news(window: MainWindow) -> None:
    """Say that this is another version than the last that had a window here; nothing to whoever has just come."""
    session = window.library_session
    last = session.settings.version_seen
    if last == __version__:
        return
    session.change_settings(replace(session.settings, version_seen=__version__))
    if last:
        said = _("报夹已更新到 {version}。").format(version=__version__)
        window.say_with(said, {_("有什么新的"): lambda: window.trigger("news")}, warning=False)


def _see_to_fonts(window: MainWindow) -> None:
    """Where the computer has no Chinese font, speak in our own, and say so."""
    from reader.ui.look.fonts import has_chinese_font, load_our_words

    if not has_chinese_font():
        load_our_words()
        window.look.changed.emit()
        window.say(_("没有找到中文字体，报上的汉字会显示为方框。Debian、Ubuntu 上可以装 fonts-noto-cjk。"))
