"""Everything a reader can do from menu, button, key and command palette, as data: one table.

`handler` names a method of the command groups (`file.import_files`); the window binds them. Keys of one letter act
only where a list or the page has the focus, so that they never take a letter from a text field or a space from a
button.
"""

from __future__ import annotations

from reader.model.annotation import COLORS, Color
from reader.model.messages import _
from reader.rendering.overlays import color_words
from reader.ui.look.action_spec import ActionSpec
from reader.ui.look.bin_actions import bin_specs
from reader.ui.look.list_actions import list_specs
from reader.ui.look.page_actions import page_specs
from reader.ui.look.theme_actions import theme_specs
from reader.ui.look.view_actions import view_specs


def action_specs() -> tuple[ActionSpec, ...]:
    """Return the table, in the language in force."""
    return (*_file(), *_edit(), *_view(), *_piece(), *_aloud(), *_notes(), *_help())


def _file() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="import", menu="file", text=_("导入文件…"), handler="file.import_files", icon="download-simple",
             shortcuts=("Ctrl+O",), needs="writable"),
        spec(id="import_folder", menu="file", text=_("导入文件夹…"), handler="file.import_folder", needs="writable"),
        spec(id="paste", menu="file", text=_("粘贴文字为报纸"), handler="file.paste_text",
             shortcuts=("Ctrl+Shift+V",), needs="writable"),
        spec(id="watch", menu="file", text=_("看守文件夹…"), handler="file.watch_folder", checkable=True),
        spec(id="sample", menu="file", text=_("看示例报纸"), handler="file.open_sample"),
        spec(id="print", menu="file", text=_("打印这一篇…"), handler="file.print_piece", icon="printer",
             shortcuts=("Ctrl+P",), separator=True, needs="piece"),
        spec(id="preview", menu="file", text=_("打印预览…"), handler="file.preview_piece", needs="piece"),
        spec(id="pdf", menu="file", text=_("存为 PDF…"), handler="file.save_pdf", needs="piece"),
        spec(id="card", menu="file", text=_("图片卡片…"), handler="edit.show_card", needs="piece"),
        spec(id="clippings", menu="file", text=_("把选中的文章编成剪报本…"), handler="file.print_selection",
             icon="scissors", shortcuts=("Ctrl+Shift+P",)),
        spec(id="export", menu="file", text=_("导出选中的文章…"), handler="file.export_pieces", icon="export"),
        spec(id="export_notes", menu="file", text=_("导出批注…"), handler="file.export_notes"),
        spec(id="bring_notes", menu="file", text=_("把批注文件放进来…"), handler="file.bring_notes", needs="writable"),
        spec(id="backup", menu="file", text=_("备份…"), handler="file.back_up", icon="archive", separator=True),
        spec(id="restore", menu="file", text=_("从备份恢复…"), handler="file.restore"),
        spec(id="auto_backup", menu="file", text=_("每天自动备份…"), handler="file.back_up_daily", checkable=True),
        spec(id="check", menu="file", text=_("核对报库…"), handler="file.check_library"),
        spec(id="reread", menu="file", text=_("用现在的规则重读…"), handler="file.read_again", needs="writable"),
        spec(id="page_keeping", menu="file", text=_("版面图…"), handler="file.keep_pages", also=_("PDF 的版面、影印")),
        spec(id="rebuild_index", menu="file", text=_("重建搜索索引"), handler="file.rebuild_index"),
        spec(id="library", menu="file", text=_("打开另一个报库…"), handler="file.open_library", separator=True),
        spec(id="recent_libraries", menu="file", text=_("最近的报库…"), handler="file.open_recent"),
        spec(id="move_library", menu="file", text=_("把报库搬到别处…"), handler="file.move_library"),
        spec(id="close", menu="file", text=_("关闭"), handler="file.close", shortcuts=("Ctrl+Q", "Ctrl+W"),
             separator=True),
    )  # fmt: skip


def _edit() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="undo", menu="edit", text=_("撤回"), handler="edit.undo", icon="arrow-u-up-left",
             shortcuts=("Ctrl+Z",), needs="writable"),
        spec(id="redo", menu="edit", text=_("重做"), handler="edit.redo", shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"),
             needs="writable"),
        spec(id="copy", menu="edit", text=_("复制"), handler="edit.copy", icon="copy", shortcuts=("Ctrl+C",),
             where="reading", separator=True, needs="piece"),
        spec(id="copy_cited", menu="edit", text=_("复制并附出处"), handler="edit.copy_cited",
             shortcuts=("Ctrl+Shift+C",), needs="piece"),
        spec(id="copy_address", menu="edit", text=_("复制链接"), handler="edit.copy_address",
             needs="piece", also=_("地址 baojia://")),
        spec(id="search", menu="edit", text=_("搜索"), handler="edit.search", icon="magnifying-glass",
             shortcuts=("Ctrl+L",), separator=True),
        spec(id="search_slash", menu="edit", text="", handler="edit.search", shortcuts=("/",), where="reading"),
        spec(id="search_form", menu="edit", text=_("按条件搜索…"), handler="edit.search_by_form",
             shortcuts=("Ctrl+Shift+F",), also=_("高级搜索、都要有、不要有、日期、批注")),
        spec(id="find", menu="edit", text=_("在本篇中查找"), handler="edit.find_in_piece", shortcuts=("Ctrl+F",),
             needs="piece"),
        spec(id="next_hit", menu="edit", text=_("下一处"), handler="edit.next_hit", icon="caret-down",
             shortcuts=("F3", "Ctrl+G"), needs="piece"),
        spec(id="previous_hit", menu="edit", text=_("上一处"), handler="edit.previous_hit", icon="caret-up",
             shortcuts=("Shift+F3", "Ctrl+Shift+G"), needs="piece"),
        spec(id="people", menu="edit", text=_("人物…"), handler="edit.open_people", icon="users"),
        spec(id="life", menu="edit", text=_("人物生平…"), handler="edit.show_life", also=_("通览、一个人历任什么")),
        spec(id="save_search", menu="edit", text=_("保存这次搜索…"), handler="edit.save_search"),
        spec(id="copy_search_address", menu="edit", text=_("复制这次搜索的链接"), handler="edit.copy_search_address",
             also=_("地址 baojia://")),
        *view_specs(),
        spec(id="search_habits", menu="edit", text=_("搜索习惯…"), handler="edit.open_search_habits"),
        spec(id="palette", menu="edit", text=_("命令…"), handler="edit.open_palette", icon="command",
             shortcuts=("Ctrl+K",), separator=True),
    )  # fmt: skip


def _view() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="easy", menu="view", text=_("长者模式"), handler="view.toggle_easy", icon="users",
             shortcuts=("Ctrl+Shift+E",), checkable=True, also=_("长辈版、关爱版、大字版")),
        spec(id="contents", menu="view", text=_("目录…"), handler="view.open_contents", icon="list"),
        spec(id="tree", menu="view", text=_("栏目"), handler="view.toggle_tree", icon="columns",
             shortcuts=("Ctrl+1",), checkable=True, separator=True),
        spec(id="filter_tree", menu="view", text=_("筛选栏目"), handler="view.filter_tree", shortcuts=("F4",)),
        spec(id="notes_panel", menu="view", text=_("批注面板"), handler="view.toggle_notes", icon="note-pencil",
             shortcuts=("F9",), checkable=True),
        spec(id="page_alone", menu="view", text=_("只看正文"), handler="view.toggle_page_alone",
             shortcuts=("F11",), checkable=True),
        spec(id="next_pane", menu="view", text=_("下一栏"), handler="view.next_pane", shortcuts=("F6",)),
        spec(id="larger", menu="view", text=_("字大"), handler="view.larger", icon="plus",
             shortcuts=("Ctrl++", "Ctrl+="), separator=True),
        spec(id="smaller", menu="view", text=_("字小"), handler="view.smaller", icon="minus", shortcuts=("Ctrl+-",)),
        spec(id="usual_size", menu="view", text=_("字号复原"), handler="view.usual_size", shortcuts=("Ctrl+0",)),
        spec(id="layout", menu="view", text=_("字号与版面…"), handler="view.open_layout", icon="text-aa",
             shortcuts=("Ctrl+,",)),
        spec(id="pinyin", menu="view", text=_("注音"), handler="view.toggle_pinyin", shortcuts=("F8",), needs="piece"),
        spec(id="ruler", menu="view", text=_("阅读尺"), handler="view.toggle_ruler", shortcuts=("F7",), checkable=True),
        *theme_specs(),
        spec(id="language", menu="view", text=_("语言 Language…"), handler="view.choose_language", separator=True),
        *list_specs(),
        spec(id="unread_only", menu="view", text=_("只看未读"), handler="view.toggle_unread", icon="funnel-simple",
             checkable=True, separator=True),
        spec(id="menu_bar", menu="view", text=_("显示菜单栏"), handler="view.toggle_menu_bar", shortcuts=("F10",),
             checkable=True),
    )  # fmt: skip


def _piece() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="next", menu="piece", text=_("下一篇"), handler="piece.next_piece", icon="caret-right",
             shortcuts=("J",), where="reading"),
        spec(id="previous", menu="piece", text=_("上一篇"), handler="piece.previous_piece", icon="caret-left",
             shortcuts=("K",), where="reading"),
        spec(id="on", menu="piece", text=_("往下读"), handler="piece.read_on", shortcuts=("Space",),
             where="reading"),
        spec(id="front_page", menu="piece", text=_("看本版"), handler="piece.show_front", icon="newspaper",
             shortcuts=("B",), where="reading", needs="piece"),
        spec(id="previous_issue", menu="piece", text=_("前一期"), handler="piece.previous_issue", shortcuts=("[",),
             where="reading", needs="piece"),
        spec(id="next_issue", menu="piece", text=_("后一期"), handler="piece.next_issue", shortcuts=("]",),
             where="reading", needs="piece"),
        spec(id="back", menu="piece", text=_("后退"), handler="piece.back", shortcuts=("Alt+Left",)),
        spec(id="forward", menu="piece", text=_("前进"), handler="piece.forward", shortcuts=("Alt+Right",)),
        spec(id="bookmark", menu="piece", text=_("加书签"), handler="piece.toggle_bookmark", icon="bookmark-simple",
             shortcuts=("Ctrl+D",), separator=True, needs="piece writable"),
        spec(id="clip", menu="piece", text=_("放进剪报…"), handler="piece.clip", icon="scissors",
             shortcuts=("Ctrl+T",), needs="piece writable"),
        spec(id="link", menu="piece", text=_("连到另一篇…"), handler="piece.link", needs="piece writable",
             also=_("关联、互见")),
        spec(id="two_reports", menu="piece", text=_("两报对读…"), handler="edit.align_reports", needs="piece"),
        spec(id="unread", menu="piece", text=_("标为未读"), handler="piece.mark_unread", shortcuts=("U",),
             where="reading", needs="piece writable"),
        spec(id="all_read", menu="piece", text=_("这一栏全部标为已读"), handler="piece.mark_all_read",
             needs="writable"),
        *_comparing(),
        spec(id="review", menu="piece", text=_("核对这一篇…"), handler="piece.review", icon="check-square-offset",
             shortcuts=("Ctrl+E",), needs="piece writable"),
        spec(id="review_all", menu="piece", text=_("逐条核对…"), handler="piece.review_all", needs="writable"),
        *_correcting(),
        *bin_specs(),
    )  # fmt: skip


def _comparing() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="original", menu="piece", text=_("看原文"), handler="piece.toggle_original", shortcuts=("O",),
             where="reading", separator=True, needs="piece"),
        spec(id="beside", menu="piece", text=_("原文对照"), handler="piece.show_beside", shortcuts=("Shift+O",),
             where="reading", needs="piece"),
        spec(id="cutting", menu="piece", text=_("存成图片（带出处）…"), handler="file.save_cutting", needs="piece",
             also=_("剪下版面、截图")),
        spec(id="own_window", menu="piece", text=_("在新窗口里看"), handler="piece.open_window", needs="piece"),
        spec(id="side_by_side", menu="piece", text=_("两篇并排看"), handler="piece.compare", needs="piece",
             also=_("对照、比较")),
    )  # fmt: skip


def _correcting() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        *page_specs(),
        spec(id="edit_pieces", menu="piece", text=_("改栏目、版面、署名…"), handler="piece.edit_pieces",
             icon="pencil-simple", shortcuts=("F2",), where="reading", needs="piece writable"),
        spec(id="issue", menu="piece", text=_("这份报纸的名称与日期…"), handler="piece.edit_issue",
             icon="newspaper", needs="piece writable"),
        spec(id="same_day", menu="piece", text=_("同一天的另几份…"), handler="edit.show_same_day",
             needs="piece", also=_("合为一期、另一个版本、分开")),
        spec(id="set_aside", menu="piece", text=_("没有归入文章的文字…"), handler="piece.show_set_aside",
             needs="piece"),
    )  # fmt: skip


def _aloud() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="speak", menu="piece", text=_("朗读"), handler="piece.speak", icon="speaker-high", shortcuts=("F5",),
             checkable=True, separator=True, needs="piece", also=_("听报、念出来")),
        spec(id="speak_faster", menu="piece", text=_("朗读快些"), handler="piece.speak_faster", shortcuts=("Ctrl+]",)),
        spec(id="speak_slower", menu="piece", text=_("朗读慢些"), handler="piece.speak_slower", shortcuts=("Ctrl+[",)),
        spec(id="voice", menu="piece", text=_("自己的朗读命令…"), handler="piece.choose_voice"),
    )  # fmt: skip


def mark_text(color: Color) -> str:
    """Return what marking with a colour is called."""
    return _("划为{mark}").format(mark=color_words(color))


def _notes() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        *(spec(id=f"mark_{color}", menu="notes", text=mark_text(color), handler=f"notes.mark_{color}",
               shortcuts=(str(key),), where="reading", needs="piece writable") for key, color in enumerate(COLORS, 1)),
        spec(id="mark_names", menu="notes", text=_("划线的名字…"), handler="notes.name_marks"),
        spec(id="note", menu="notes", text=_("写批注"), handler="notes.write", icon="note-pencil", shortcuts=("N",),
             where="reading", separator=True, needs="piece writable"),
        spec(id="next_note", menu="notes", text=_("下一条批注"), handler="notes.next_note", shortcuts=("Alt+Down",),
             needs="piece"),
        spec(id="previous_note", menu="notes", text=_("上一条批注"), handler="notes.previous_note",
             shortcuts=("Alt+Up",), needs="piece"),
        spec(id="next_repair", menu="notes", text=_("下一处修整"), handler="notes.next_repair", icon="bandaids",
             shortcuts=("R",), where="reading", separator=True, needs="piece"),
    )  # fmt: skip


def _help() -> tuple[ActionSpec, ...]:
    spec = ActionSpec
    return (
        spec(id="manual", menu="help", text=_("手册"), handler="help.manual", shortcuts=("F1",)),
        spec(id="tour", menu="help", text=_("五分钟看一遍"), handler="help.tour"),
        spec(id="news", menu="help", text=_("有什么新的"), handler="help.news"),
        spec(id="keys", menu="help", text=_("按键一览"), handler="help.keys", shortcuts=("Shift+F1",), separator=True),
        spec(id="syntax", menu="help", text=_("搜索怎样写"), handler="help.search_syntax"),
        spec(id="activity", menu="help", text=_("近来做过的事…"), handler="help.show_activity",
             icon="clock-counter-clockwise", also=_("历史、操作记录")),
        spec(id="about", menu="help", text=_("关于报夹"), handler="help.about", separator=True),
    )  # fmt: skip
