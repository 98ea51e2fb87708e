"""Bytes to text where some of them are readable in no way: those are marked and listed, in one pass."""

from __future__ import annotations

import codecs
import threading
from typing import Final

from reader.importing.formats.cleaning import LISTED, Dropped

_MARK: Final = "\udcff"  # no decoder gives it, so that U+FFFD that stood in the file is not taken for ours
_ONE_IN: Final = 20


class _NoText(Exception):
    """So much is unreadable that these bytes are no text of this encoding."""


def salvage(data: bytes, name: str) -> tuple[str, str, tuple[Dropped, ...]]:
    """Return the text with U+FFFD for each undecodable run, the encoding, and (offset in the text, hex) of each run.

    Where more than one character in twenty is lost, the hex is left out.
    """
    try:
        return data.decode(name), name, ()
    except UnicodeDecodeError:
        pass
    raws: list[str] = []

    def lose(fault: UnicodeError) -> tuple[str, int]:
        assert isinstance(fault, UnicodeDecodeError)
        if len(raws) > LISTED and len(raws) * _ONE_IN > fault.start:
            raise _NoText
        end = max(fault.end, fault.start + 1)
        raws.append(fault.object[fault.start : end].hex())
        return _MARK, end

    # Python knows handlers by name only, and forgets none: one name a thread.
    handler = f"baojia-{threading.get_ident()}"
    codecs.register_error(handler, lose)
    try:
        text = data.decode(name, handler)
    except _NoText:
        text = data.decode(name, "replace")
        return text, name, tuple((0, "") for _ in range(text.count("\ufffd")))
    places = [k for k, char in enumerate(text) if char == _MARK]
    return text.replace(_MARK, "\ufffd"), name, tuple(zip(places, raws, strict=True))
