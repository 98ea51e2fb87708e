"""Composed pages in a folder, as scans, photographs and clean by turns: what a reader drops on the window."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benchmarks._page_make_up import compose
from benchmarks._page_renderers import render
from benchmarks._scan_pictures import pictures_of
from benchmarks.scans import MIX


def write_pictures(folder: Path, pages: int, seed: int) -> None:
    """Write so many pages of the issues from a seed on as JPEG, named by their order."""
    import cv2

    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    for own in count(seed):
        way, dpi = MIX[own % len(MIX)]
        for picture in pictures_of(render(compose(own), "qt"), way, dpi, own):
            if made == pages:
                return
            cv2.imwrite(str(folder / f"{made:04d}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 88])
            made += 1
