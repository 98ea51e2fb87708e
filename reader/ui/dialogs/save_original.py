"""The PDF that the open piece was read from, saved as it came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.dialogs.saving import ask_where
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.original import KeptOriginal
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def save_original(host: Host, session: Session, issue: str) -> None:
    """Ask for a file and write the kept PDF, beside the window; of several an archive of them."""
    from reader.workspace import original_keeping

    host.work(
        _("正在存原件…"), lambda: original_keeping.checked(session, issue), lambda kept: _ask(host, session, kept)
    )


def _ask(host: Host, session: Session, kept: Sequence[KeptOriginal]) -> None:
    from reader.export.file_name import file_name
    from reader.workspace import original_keeping

    suffix = original_keeping.suffix_of(kept)
    kinds = {(_("PDF 原件") if suffix == ".pdf" else _("PDF 原件的压缩包")) + f" (*{suffix})": suffix}
    chosen = ask_where(host, _("PDF 原件另存为"), file_name(Path(kept[0].name).stem, suffix), kinds)
    if chosen is None:
        return
    path = chosen[0]
    done = _("原件存好了：《{name}》。").format(name=path.name)
    host.work(
        _("正在存原件…"),
        lambda: original_keeping.write(session, kept, path, force=True),
        lambda _b: host.say(done, warning=False),
        size=LONG,
    )
