"""XML without entities, network or recovery; declared entities that stand for one character each are read."""

from __future__ import annotations

import html
import re
from typing import Any

from reader.model.errors import ImportFailure
from reader.model.messages import _

_ENTITY = re.compile(
    rb"<!ENTITY\s+([A-Za-z][\w.-]{0,40})\s+(?:\"([^\"<>]{0,40})\"|'([^'<>]{0,40})')\s*>", re.IGNORECASE
)
_SUBSET = re.compile(rb"<!DOCTYPE\s[^<>\[]{0,400}\[(.{0,20000}?)\]\s*>", re.IGNORECASE | re.DOTALL)
_HEAD = 200_000
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "euc-cn", "big5", "big5-hkscs"})


def in_utf8(data: bytes, encoding: str | None = None) -> bytes:
    """Return XML in UTF-8 where it is declared (or `encoding` says that it is) in a Chinese encoding that parsers know
    badly: libxml reads — in GB2312 as ―, · as ・, and nothing that the standard of 1980 lacks.
    """
    declared = DECLARED.search(data[:400])
    told = (encoding or (declared[1].decode() if declared else "")).lower()
    if told not in _CHINESE:
        return data
    codec = "big5hkscs" if told.startswith("big5") else "gb18030"
    return DECLARED.sub(b'<?xml version="1.0" encoding="utf-8"', data.decode(codec, "replace").encode("utf-8"), count=1)


def without_entities(data: bytes, name: str) -> bytes:
    """Return XML whose own entities are put in, where each stands for one character; the declarations are gone.

    Raises ImportFailure `corrupt` for all other declarations: what they stand for could be of any size, or elsewhere.
    """
    if b"<!ENTITY" not in data[: 5 * _HEAD].upper():
        return data
    subset = _SUBSET.search(data[:_HEAD])
    declared: dict[bytes, bytes] = {}
    for key, double, single in _ENTITY.findall(subset.group(1) if subset else b""):
        declared[key] = html.unescape((double or single).decode("utf-8", "replace")).encode("utf-8")
    plain = subset is not None and not _ENTITY.sub(b"", subset.group(1)).strip()
    if (
        subset is None
        or not plain
        or any(len(v.decode("utf-8", "replace")) != 1 or v in b"&<" for v in declared.values())
    ):
        raise ImportFailure("corrupt", _("《{name}》里有实体声明，为安全起见没有读。").format(name=name))
    body = data[: subset.start()] + data[subset.end() :]
    return re.sub(rb"&([A-Za-z][\w.-]{0,40});", lambda m: declared.get(m[1], m[0]), body)


def xml_root(data: bytes, name: str, *, recover: bool = False) -> Any:
    """Parse XML. Raises ImportFailure `corrupt`; with `recover` what can be read of damaged XML is."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(without_entities(in_utf8(data), name), parser)
    except etree.XMLSyntaxError as error:
        raise ImportFailure("corrupt", _("《{name}》里的 XML 坏了：{error}").format(name=name, error=error)) from None
    if root is None:
        raise ImportFailure("corrupt", _("《{name}》里的 XML 坏了：{error}").format(name=name, error="—"))
    return root
