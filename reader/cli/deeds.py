"""One thing after another: the rest is done where one fails, and every deed gets its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.cli.output import Output


def each(targets: Iterable[str], tell: Callable[[str], None], output: Output) -> int:
    """Tell what each target is; says what is wrong with one and goes on. Returns the exit status."""
    status = 0
    for target in targets:
        try:
            tell(target)
        except BaojiaError as trouble:
            if trouble.ends_all:
                raise
            output.say(str(trouble))
            status = 1
    return status


def run_deeds(ids: Iterable[str], deed: Callable[[str], bool], output: Output, *, did: str = "") -> int:
    """Do `deed(id)` for each id; it returns whether anything changed. `did`: what is said of one that was done.

    Returns the exit status.
    """
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
        word = (did or _("已做")) if changed else _("没有变化")
        output.record(describing.deed(target, "done" if changed else "unchanged"), f"{target}  {word}")
    return status
