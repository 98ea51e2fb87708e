"""Lists of a clipping book over pages: never just a few entries on the last one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from reader.printing import PrintOptions
from reader.printing.booklet import entry_strips, prose_pages
from reader.printing.listing import ENTRIES_A_PAGE, LEAST_AT_END, listed
from reader.printing.page import Page
from reader.printing.sheet import sheet

pytestmark = pytest.mark.gui

SHEET = sheet(PrintOptions(paper="16k-small", font_size=10.5, columns=1), 1, None)


def entries_of(page: Page) -> int:
    return len(page.links)


@pytest.mark.parametrize(
    "name", ["渡口", "渡口的灯一直亮到天明，撑船的人说水位又涨了三寸，对岸的早市照常开张，卖藕的来得最早"]
)
def test_a_list_never_ends_with_just_a_few_entries_on_a_page(qapp: QApplication, name: str) -> None:
    most = 2 * ENTRIES_A_PAGE + 3
    entries = [(list(entry_strips(name, str(k), SHEET)), k) for k in range(most)]
    for count in range(1, most + 1):
        made = list(listed("目录", entries[:count], SHEET))
        held = [entries_of(page) for page in made]
        assert sum(held) == count
        assert [link.page for page in made for link in page.links] == list(range(count))
        assert max(held) <= ENTRIES_A_PAGE
        assert len(held) == 1 or held[-1] >= LEAST_AT_END, f"{count} entries: {held}"
        assert all(link.y + link.height <= SHEET.bottom + 0.1 for page in made for link in page.links)


def test_prose_never_ends_with_a_line_alone_on_a_page(qapp: QApplication) -> None:
    for lines in range(27, 37):
        made = prose_pages("前言", ["水位又涨了三寸。"] * lines, SHEET)
        held = [len(page.marks) for page in made]
        assert len(made) == 1 or held[-1] >= LEAST_AT_END
