"""The subjects that this program gives to pieces, in the window's language; a paper's own sections stay as printed."""

from __future__ import annotations

from functools import cache

from reader.model.messages import _


def in_words(section: str) -> str:
    """Return a section as the window says it."""
    return _words(_("体育")).get(section, section)


def section_of(words: str) -> str:
    """Return the section that the window says in these words; other words are a section of their own."""
    return next((section for section, said in _words(_("体育")).items() if said == words), words)


def is_ours(section: str) -> bool:
    """Tell whether a section is a subject of ours, not a section that a paper printed."""
    return section in _words(_("体育"))


@cache
def _words(_sport: str) -> dict[str, str]:
    """Return the words by subject; one of them tells the languages apart, the lengthened one too."""
    return {
        "冲突、战争与和平": _("冲突、战争与和平"), "犯罪、法律和司法": _("犯罪、法律和司法"),
        "艺术、文化、娱乐和媒体": _("艺术、文化、娱乐和媒体"), "灾害、事故和突发事件": _("灾害、事故和突发事件"),
        "经济、商业和金融": _("经济、商业和金融"), "教育": _("教育"), "环境": _("环境"), "卫生健康": _("卫生健康"),
        "人物与生活": _("人物与生活"), "劳动": _("劳动"), "生活方式与休闲": _("生活方式与休闲"), "政治": _("政治"),
        "宗教": _("宗教"), "科学技术": _("科学技术"), "社会": _("社会"), "体育": _("体育"), "天气": _("天气"),
        "未分类": _("未分类"),
    }  # fmt: skip
