"""What can be done with the printed pages that a piece stands on."""

from __future__ import annotations

from reader.model.messages import _
from reader.ui.look.action_spec import ActionSpec


def page_specs() -> tuple[ActionSpec, ...]:
    """Return its rows of the table."""
    spec = ActionSpec
    return (
        spec(id="page_pdf", menu="piece", text=_("版面存为能搜索的 PDF 或 ALTO…"), handler="edit.save_pages",
             needs="piece", also=_("整期版面、影印、文字层、alto")),
        spec(id="page_original", menu="piece", text=_("PDF 原件另存为…"), handler="edit.save_original", needs="piece",
             also=_("源文件、原版 PDF")),
        spec(id="misread", menu="piece", text=_("认不准的字…"), handler="edit.review_characters",
             needs="writable", also=_("照片、扫描、识字")),
        spec(id="page_desk", menu="piece", text=_("版面上分篇…"), handler="edit.draw_pieces", icon="newspaper",
             needs="piece writable", also=_("画框、合并、拆开、次序、版面校订")),
    )  # fmt: skip
