"""Run a deed on ids one by one: the rest is done where one fails, and every id gets its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.cli.output import Output


def run_deeds(ids: Iterable[str], deed: Callable[[str], bool], output: Output) -> int:
    """Do `deed(id)` for each id; it returns whether anything changed. Returns the exit status."""
    status = 0
    for target in ids:
        try:
            changed = deed(target)
        except BaojiaError as trouble:
            if trouble.ends_all:
                raise
            status = 1
            output.record(describing.deed(target, "failed", str(trouble)))
            if not output.as_json:
                output.say(str(trouble))
            continue
        word = _("已做") if changed else _("没有变化")
        output.record(describing.deed(target, "done" if changed else "unchanged"), f"{target}  {word}")
    return status
