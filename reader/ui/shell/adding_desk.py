"""Photographs were dropped and cannot be read yet: the offer to add what reads them, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.model.messages import _
from reader.recognition.extra import MEGABYTES
from reader.ui.jobs.adding import Adding

if TYPE_CHECKING:
    from reader.ui.shell.job_strip import JobStrip


SayWith = Callable[[str, dict[str, Callable[[], None]]], None]
"""Says a sentence with ways on, by their words."""


class AddingDesk:
    """Offers the download by its size, shows how it goes, and reads the photographs when it is there."""

    def __init__(
        self, parent: QObject, strips: Sequence[JobStrip], say: SayWith, read: Callable[[Sequence[Path]], None]
    ) -> None:
        self._strips, self._say, self._read = strips, say, read
        self._waiting: list[Path] = []
        self.adding = Adding(parent)
        self.adding.told.connect(self._tell)
        self.adding.added.connect(self._added)
        self.adding.failed.connect(self._failed)

    def offer(self, paths: Sequence[Path]) -> None:
        """Say that these are photographs, and what has to be downloaded to read them."""
        self._waiting = list(dict.fromkeys([*self._waiting, *paths]))
        if self.adding.busy:
            return
        few = len(paths) == 1
        said = _("这是照片。装上识字（约 {n} MB）就能读。") if few else _("这些是照片。装上识字（约 {n} MB）就能读。")
        self._say(said.format(n=MEGABYTES), {_("下载并装上"): self._begin})

    def _begin(self) -> None:
        self.adding.start()
        self._tell("")

    def _tell(self, line: str) -> None:
        for strip in self._strips:
            strip.progress(_("正在装识字"), 0, 0, line)

    def _added(self) -> None:
        for strip in self._strips:
            strip.finish(_("识字装好了"), see=False)
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._read(waiting)

    def _failed(self, said: str) -> None:
        for strip in self._strips:
            strip.finish("", see=False)
        if said:
            self._say(_("识字没有装上：{said}").format(said=said), {_("再试一次"): self._begin})
