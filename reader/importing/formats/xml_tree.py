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
        root = etree.fromstring(without_entities(data, name), parser)
    except etree.XMLSyntaxError as error:
        raise ImportFailure("corrupt", _("《{name}》里的 XML 坏了：{error}").format(name=name, error=error)) from None
    if root is None:
        raise ImportFailure("corrupt", _("《{name}》里的 XML 坏了：{error}").format(name=name, error="—"))
    return root
