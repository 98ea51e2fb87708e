"""What a window says of itself once it stands: that there is no Chinese font, that the program has become newer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import __version__
from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.workspace import note_drafts, settings

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost


def greet(window: DeskHost) -> None:
    """Say what there is to be said."""
    _see_to_fonts(window)
    _tell_what_was_unread(window)
    _tell_news(window)


def _tell_what_was_unread(window: DeskHost) -> None:
    """Say that settings or drafts could not be read: they stay as they are, and this window goes on without them."""
    session = window.library_session
    if why := settings.trouble(session.config):
        said = _("设置读不出来（{why}）：这次用默认的，原来的没有动，改动只到关窗为止。")
        window.say(said.format(why=why))
    if (path := note_drafts.unread(session)) is not None:
        window.say(_("上次没存下的批注读不出来：《{path}》。文件没有动，下次打开再读。").format(path=path))


def _tell_news(window: DeskHost) -> None:
    """Say that this is another version than the last that had a window here; nothing to whoever has just come."""
    session = window.library_session
    last = session.settings.version_seen
    if last == __version__:
        return
    session.change_settings(replace(session.settings, version_seen=__version__))
    if last:
        said = _("报夹已更新到 {version}。").format(version=__version__)
        window.say_with(said, {_("有什么新的"): lambda: window.trigger("news")}, warning=False)


def _see_to_fonts(window: DeskHost) -> None:
    """Where the computer has no Chinese font, speak in our own, and say so."""
    from reader.ui.look.fonts import has_chinese_font, load_our_words

    if not has_chinese_font():
        load_our_words()
        window.look.changed.emit()
        window.say(_("没有找到中文字体，报上的汉字会显示为方框。Debian、Ubuntu 上可以装 fonts-noto-cjk。"))


def offer_notes(window: DeskHost) -> None:
    """Offer what an earlier run could not store."""
    desk = window.desk
    keeping = desk.keeping if desk is not None else None
    if keeping is None or not keeping.left:
        return
    session, left = window.library_session, keeping.left

    def store() -> None:
        still = []
        for draft in left:
            try:
                note_drafts.store(session, draft)
            except BaojiaError as trouble:
                still.append(draft)
                window.say(str(trouble))
        keeping.settle(still)
        if not still:
            stored = counted("{n} 条批注存好了。", len(left)).format(n=len(left))
            window.say(stored, warning=False)

    first = left[0].note.strip().replace("\n", " ")[:30]
    words = _("有 {n} 条批注没有存下：“{first}”") if len(left) == 1 else _("有 {n} 条批注没有存下：“{first}”…")
    said = words.format(n=len(left), first=first)
    window.say_with(said, {_("存进报库"): store, _("丢掉"): lambda: keeping.settle(())})
