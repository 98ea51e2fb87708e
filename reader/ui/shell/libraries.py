"""Which library the window shows: the reader's own, the sample's, or none yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.model.summary import Collection

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost
    from reader.workspace.session import Session


def show_what_there_is(window: DeskHost) -> None:
    """Show the reader's library; where it is empty, the sample, or the first-run page once the sample was put away."""
    session = window.library_session
    library = session.library  # of which the catalogue may be lost, and come back only by and by
    if library.catalogue.count(Collection(kind="all"))[0] or library.issue_ids():
        show_own_library(window)
    elif lost := _what_it_had(session.library):
        show_own_library(window, lost)
    elif session.settings.sample_dismissed:
        window.show_first_run()
    else:
        show_sample(window)


def _what_it_had(library: Library) -> list[str]:
    """Return what an empty library is known to have had: no day to greet with a sample."""
    return [p.message for p in library.losses()] if library.was_used() else []


def show_own_library(window: DeskHost, lost: Sequence[str] = ()) -> None:
    """Show the reader's own library, and say what it lacks. `lost`: what is known of that already."""
    sample = window.session if window.desk is not None and window.session.sample else None
    session = window.library_session
    desk = window.show_desk(session)
    if sample is not None:
        _let_go(sample)
    for line in (window.message, window.state_line):
        line.clear()
    from reader.ui.shell.window_state import restore_desk

    restore_desk(window, desk)
    if window.menus is not None:
        complete_desk(window, desk)
        desk.look_for_changes()
    if lost:
        from reader.workspace.backing_up import few

        window.say_with("\n".join(few([*lost])), {_("核对报库…"): lambda: window.trigger("check")})


def complete_desk(window: DeskHost, desk: Desk) -> None:
    """Build what the first paint could do without, and restore what was not known before."""
    from reader.ui.shell.window_state import restore_late

    desk.complete()
    restore_late(window, desk)


def show_sample(window: DeskHost) -> None:
    """Show the sample newspaper, marked as such, from its own library: what is tried in it goes with it."""
    from reader.ui.shell.window_state import restore_desk
    from reader.workspace.session import open_session

    if window.desk is None or not window.session.sample:
        session = open_session(window.library_session.library.folder, sample=True)
        session.mapped = False
        desk = window.show_desk(session)
        restore_desk(window, desk)
        if window.menus is not None:
            desk.complete()
    _tell_sample(window)


def _tell_sample(window: DeskHost) -> None:
    """Say what the sample is, and the ways out of it."""
    own = bool(window.library_session.library.catalogue.count(Collection(kind="all"))[0])
    links = {_("五分钟看一遍"): lambda: window.trigger("tour"), _("留下它"): lambda: keep_sample(window)}
    easy = {_("退出长者模式") if window.look.easy else _("长者模式"): lambda: window.trigger("easy")}
    if own:
        links[_("回到我的报纸")] = lambda: dismiss_sample(window)
    else:
        links = {
            **easy,
            _("选择文件…"): lambda: window.trigger("import"),
            **({} if window.look.easy else links),
            _("收起示例报纸"): lambda: dismiss_sample(window),
        }
    told = (
        _("这是示例报纸，随报夹带来，可以随意划线、批注，收起时一并忘掉。")
        if own
        else _("这是示例报纸，导入自己的报纸后它就让开。")
        if window.look.easy
        else _("这是示例报纸，可以随意划线、批注、加书签；收起它时这些一并忘掉。导入自己的报纸后它就让开。")
    )
    window.state_line.tell(told, links)


def tell_sample_anew(window: DeskHost) -> None:
    """Say again what the sample is where that is being said: easy reading has fewer words and doors."""
    if any(window.state_line.offers(word) for word in (_("收起示例报纸"), _("回到我的报纸"))):
        _tell_sample(window)


def keep_sample(window: DeskHost) -> None:
    """Import the sample into the reader's own library."""
    from reader.workspace.sample import sample_path

    window.import_paths([sample_path()])


def dismiss_sample(window: DeskHost) -> None:
    """Put the sample away; it can always be called again from the menu."""
    own = window.library_session
    own.change_settings(replace(own.settings, sample_dismissed=True))
    sample = window.session
    if not sample.sample:
        return
    if own.library.catalogue.count(Collection(kind="all"))[0]:
        show_own_library(window)
    else:
        window.show_first_run()
        _let_go(sample)


def _let_go(sample: Session) -> None:
    """Close the sample, with all that was tried in it."""
    from reader.workspace.sample import forget_sample

    sample.close()
    forget_sample(sample.library.folder)
