"""How a page is set by the reader's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost


def lay_out_page(window: DeskHost) -> None:
    """Set the page as the settings say."""
    from reader.hanzi.script import script_of
    from reader.rendering.pinyin import pinyin_of
    from reader.ui.reading.column import PageStyle
    from reader.ui.reading.headline import words_known

    settings = window.library_session.settings
    window.look.set_script(script_of(settings.script), words=words_known())
    if window.desk is not None:
        window.desk.page.set_layout(
            PageStyle(
                measure=settings.measure,
                columns=settings.columns,
                leading=settings.leading,
                pinyin=pinyin_of(settings.pinyin),
                spoken=settings.spoken_tones,
                elder=settings.easy_reading,
                gap=settings.paragraph_gap,
                face=settings.face,
                script=script_of(settings.script),
                words=words_known(),
            )
        )
        window.desk.page.view.set_ruler(settings.ruler)


def change_easy(window: DeskHost, easy: bool) -> None:
    """Go into the mode for old eyes and hands or back out of it; size and colours from before come back."""
    from dataclasses import replace

    from reader.ui.look.theme import EASY_EM, THEMES

    session, look = window.library_session, window.look
    kept = session.settings
    if easy == look.easy:
        return
    if easy:
        em = max(EASY_EM, look.em)
        chosen = replace(
            kept, easy_reading=True, usual_em=round(look.em), usual_theme=look.theme.name, theme="contrast"
        )
    else:
        em = kept.usual_em
        chosen = replace(kept, easy_reading=False, theme=kept.usual_theme)
    session.change_settings(replace(chosen, em=round(em)))
    look.set_easy(easy, next((name for name in THEMES if name == chosen.theme), "light"), em)
    lay_out_page(window)
    window.show_state()
