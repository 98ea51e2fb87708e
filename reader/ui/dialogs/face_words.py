"""What faces and scripts are called where a reader chooses one."""

from __future__ import annotations

from reader.model.messages import _


def face_words() -> dict[str, str]:
    """Return the names of the four faces of Chinese print."""
    return {"song": _("宋"), "hei": _("黑"), "kai": _("楷"), "fangsong": _("仿宋")}


def script_words() -> dict[str, str]:
    """Return the names of the characters that can be shown."""
    return {"printed": _("照原样"), "simplified": _("简体"), "traditional": _("繁体")}
