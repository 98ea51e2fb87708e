"""What a child and its parent say to one another: a JSON line, and behind it as many bytes as it announces."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any, Final

LONGEST_LINE: Final = 16 << 20
"""A line of more bytes is none of ours."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said: `line` is a JSON object, `data` the bytes that came with it."""

    line: dict[str, Any] = field(default_factory=dict)
    data: bytes = b""


class Garbled(Exception):
    """What was said is no message, or a larger one than was agreed."""


def write(stream: IO[bytes], message: Message) -> None:
    """Say something at once. Raises OSError where nobody listens any more."""
    line = {**message.line, "bytes": len(message.data)} if message.data else message.line
    stream.write(json.dumps(line, ensure_ascii=True).encode() + b"\n")
    if message.data:
        stream.write(message.data)
    stream.flush()


def read(stream: IO[bytes], most: Callable[[], int] | None = None) -> Message | None:
    """Hear the next message, or None where there is none any more. Raises Garbled; `most` tells how many
    bytes it may have.
    """
    raw = stream.readline(LONGEST_LINE if most is not None else -1)
    if not raw:
        return None
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Garbled(repr(raw[:80])) from error
    if not isinstance(line, dict):
        raise Garbled(repr(raw[:80]))
    length = line.pop("bytes", 0)
    if not isinstance(length, int) or length < 0 or (length and most is not None and length > most()):
        raise Garbled(f"{length} bytes")
    data = stream.read(length) if length else b""
    if len(data) < length:
        return None  # ended in the middle of a word
    return Message(line, data)
