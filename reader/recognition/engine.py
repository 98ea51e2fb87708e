"""The recogniser: PP-OCRv6 small out of the wheel of rapidocr, run by onnxruntime. The one door to both.

Its models lie in the wheel, and whoever calls this refuses sockets: nothing is fetched. Settings are those measured in
docs/importing.md. Two of rapidocr's own steps are called by themselves, detector and recogniser, because its whole way
tells neither where in a line a character stands nor what else it may be.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from reader.importing.readings.recognised import RecognisedLine
from reader.model.door import door
from reader.model.errors import MissingPart
from reader.model.messages import _
from reader.recognition.characters import Characters
from reader.recognition.extra import engine_name
from reader.recognition.line_ends import beyond, longer, longer_down, with_marks
from reader.recognition.white import white_before

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels, Quad

_UPRIGHT = 1.5
"""A box so many times higher than wide holds a line that runs down: it is turned before it is read."""
_ROOM = 0.3
"""So many widths of a line are added at its end, where the detector leaves small marks out; below one that runs down
twice as many: there a mark stands a whole place further, in a corner of its own.
"""
_ROOM_BELOW = 0.6


class Engine(Protocol):
    """What reads a picture. `name` says which one and of what version: readings are kept under it."""

    name: str

    def detect(self, picture: Pixels, side: int) -> list[Quad]:
        """Return where lines stand, looked for on the picture scaled to a longest side."""
        ...

    def read(self, picture: Pixels, places: Sequence[Quad]) -> list[RecognisedLine]:
        """Return what stands there."""
        ...


@door
def rapid_engine() -> Engine:
    """Return the engine of the extra. Raises MissingPart where that is not installed."""
    try:
        return RapidEngine()
    except ImportError as error:
        raise MissingPart(_("识字的部分没有装好：{error}").format(error=error)) from error


class RapidEngine:
    """PP-OCRv6 small by rapidocr."""

    def __init__(self) -> None:
        import rapidocr

        settings = {
            "Global.log_level": "error", "Global.max_side_len": 20_000, "Global.use_cls": False,
            "Det.limit_type": "max", "Det.max_candidates": 5000, "Det.box_thresh": 0.5, "Det.unclip_ratio": 1.6,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads(),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }  # fmt: skip
        whole = rapidocr.RapidOCR(params=settings)
        self._detector: Any = whole._load_det_model()
        self._reader: Any = whole._load_rec_model()
        self._characters = Characters(self._reader.postprocess_op.character)
        self._reader.postprocess_op = self._characters
        self.name = engine_name()

    def detect(self, picture: Pixels, side: int) -> list[Quad]:
        """Return where lines stand."""
        self._detector.limit_side_len = side
        found = self._detector(picture)
        if found.boxes is None:
            return []
        return [tuple((float(x), float(y)) for x, y in box) for box in found.boxes]  # type: ignore[misc]  # of four

    def read(self, picture: Pixels, places: Sequence[Quad]) -> list[RecognisedLine]:
        """Return what stands there, with marks that the detector left out; places without a word are left out."""
        made = self._read(picture, places)
        more = {k: (longer_down if _is_upright(x.corners) else longer)(picture, x.corners) for k, x in enumerate(made)}
        wider = {k: place for k, place in more.items() if place is not None}
        anew = {x.corners: x for x in self._read(picture, list(wider.values()))}
        return with_marks(made, {k: anew[place] for k, place in wider.items() if place in anew})

    def _read(self, picture: Pixels, places: Sequence[Quad]) -> list[RecognisedLine]:
        from rapidocr.ch_ppocr_rec import TextRecInput
        from rapidocr.utils.process_img import get_rotate_crop_image

        if not places:
            return []
        import numpy as np

        crops = [get_rotate_crop_image(picture, np.array(_longer(p), dtype=np.float32)) for p in places]
        usable = [k for k, crop in enumerate(crops) if min(crop.shape[:2]) > 1]
        told = self._reader(TextRecInput(img=[crops[k] for k in usable], return_word_box=True))
        made = []
        for k, word in zip(usable, told.word_results or (), strict=True):
            if word is not None and word.text.strip():
                upright = len(word.text) > 1 and _is_upright(places[k])
                room = _ROOM_BELOW if _is_upright(places[k]) else _ROOM
                wide = max(crops[k].shape[:2]) / (max(crops[k].shape[:2]) - room * min(crops[k].shape[:2]))
                at = tuple(a * wide for a in word.at)
                white = tuple((a * wide, b * wide) for a, b in white_before(crops[k], word.at))
                made.append(RecognisedLine(places[k], word.text, at, word.sure, word.others, white, upright))
        return made


def _longer(place: Quad) -> Quad:
    """Return a place with more room at its end: a small mark there stands outside of what the detector tells."""
    a, b, c, d = place
    if _is_upright(place):
        room = _ROOM_BELOW * ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
        return a, b, beyond(b, c, room), beyond(a, d, room)
    room = _ROOM * ((d[0] - a[0]) ** 2 + (d[1] - a[1]) ** 2) ** 0.5
    return a, beyond(a, b, room), beyond(d, c, room), d


def _is_upright(place: Quad) -> bool:
    (ax, ay), (bx, by), _c, (dx, dy) = place
    across = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    down = ((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5
    return bool(down >= _UPRIGHT * across)


def threads() -> int:
    """Return how many threads may work: one core stays for the reader."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        cores = os.cpu_count() or 1
    return max(1, cores - 1)
