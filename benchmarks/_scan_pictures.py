"""Composed pages as pictures: as they are, as a scanner gives them from old paper, as a telephone takes them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

WAYS = ("clean", "scan", "photo")
_YELLOW = (168.0, 205.0, 222.0)


def pictures_of(data: bytes, way: str, dpi: int, seed: int = 7) -> list[Any]:
    """Return the pages of a PDF as pixels (blue, green, red); a telephone takes 12 megapixels."""
    import numpy as np
    import pypdfium2 as pdfium

    chance = np.random.default_rng(seed)
    document = pdfium.PdfDocument(data)
    made = []
    for page in document:
        drawn = np.ascontiguousarray(page.render(scale=dpi / 72).to_numpy()[:, :, :3])
        made.append({"clean": _clean, "scan": _scan, "photo": _photo}[way](drawn, dpi, chance))
    document.close()
    return made


def side_by_side(pictures: Sequence[Any]) -> list[Any]:
    """Return pages as an open newspaper shows them, two by two; the last one may stay alone."""
    import numpy as np

    made = []
    for k in range(0, len(pictures), 2):
        own = pictures[k : k + 2]
        high = max(p.shape[0] for p in own)
        filled = [np.pad(p, ((0, high - p.shape[0]), (0, 0), (0, 0)), mode="edge") for p in own]
        made.append(np.concatenate(filled, axis=1))
    return made


def _clean(drawn: Any, _dpi: int, _chance: Any) -> Any:
    return drawn


def _paper(high: int, wide: int, chance: Any) -> Any:
    """Return yellowed paper: darker to one corner, uneven."""
    import cv2
    import numpy as np

    coarse = chance.normal(0, 1, (high // 8 + 1, wide // 8 + 1)).astype(np.float32)
    noise = cv2.resize(coarse, (wide, high), interpolation=cv2.INTER_CUBIC)
    fade = np.linspace(0, 1, wide, dtype=np.float32)[None] * 10 + np.linspace(0, 1, high, dtype=np.float32)[:, None] * 8
    return np.clip(np.stack([c - fade + 4 * noise for c in _YELLOW], -1), 0, 255)


def _aged(drawn: Any, chance: Any, *, bleed: float, noise: float) -> Any:
    """Return a print on old paper: the back shines through, ink is uneven."""
    import cv2
    import numpy as np

    ink = drawn.astype(np.float32) / 255
    back = cv2.GaussianBlur(np.roll(ink[:, ::-1], 37, 0), (0, 0), 1.6)
    ink *= 1 - bleed * (1 - back)
    high, wide = drawn.shape[:2]
    coarse = chance.normal(0, 1, (high // 3 + 1, wide // 3 + 1)).astype(np.float32)
    uneven = cv2.resize(coarse, (wide, high))
    ink = 1 - (1 - ink) * np.clip(0.82 + 0.14 * uneven, 0.35, 1)[..., None]
    return _paper(high, wide, chance) * ink + chance.normal(0, noise, drawn.shape).astype(np.float32)


def _scan(drawn: Any, dpi: int, chance: Any) -> Any:
    import cv2
    import numpy as np

    high, wide = drawn.shape[:2]
    aged = _aged(drawn, chance, bleed=0.14, noise=9)
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(chance.uniform(-1.6, 1.6)), 1.0)
    aged = cv2.warpAffine(aged, turn, (wide, high), borderValue=(170, 205, 222))
    aged = cv2.GaussianBlur(aged, (0, 0), 0.55 * dpi / 200)
    return _as_jpeg(np.clip(aged, 0, 255).astype(np.uint8), 70)


def _photo(drawn: Any, _dpi: int, chance: Any) -> Any:
    """Return a telephone's picture: keystone, curl, shade, blur; a dark table around."""
    import cv2
    import numpy as np

    aged = _aged(drawn, chance, bleed=0.10, noise=2).astype(np.float32)
    high, wide = drawn.shape[:2]
    out_wide, out_high = (3024, 4032) if high >= wide else (4032, 3024)
    scale = min(out_wide * 0.92 / wide, out_high * 0.92 / high)
    left, top = (out_wide - wide * scale) / 2, (out_high - high * scale) / 2
    right, bottom = left + wide * scale, top + high * scale
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    corners += chance.uniform(-70, 70, (4, 2)).astype(np.float32)
    square = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    back = np.linalg.inv(cv2.getPerspectiveTransform(square, corners))
    y, x = np.mgrid[0:out_high, 0:out_wide].astype(np.float32)
    depth = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    on_x = (back[0, 0] * x + back[0, 1] * y + back[0, 2]) / depth
    on_y = (back[1, 0] * x + back[1, 1] * y + back[1, 2]) / depth
    on_y = on_y + 0.010 * high * np.sin(math.pi * np.clip(on_x, 0, wide) / wide)
    if scale < 0.83:
        aged = cv2.GaussianBlur(aged, (0, 0), 0.45 / scale)
    taken = cv2.remap(
        aged, on_x.astype(np.float32), on_y.astype(np.float32), cv2.INTER_LINEAR, borderValue=(60, 70, 80)
    )
    off = ((x - 0.62 * out_wide) / out_wide) ** 2 + ((y - 0.35 * out_high) / out_high) ** 2
    shade = 0.72 + 0.30 * np.exp(-2.2 * off)
    taken = cv2.GaussianBlur(taken * shade[..., None], (0, 0), 0.9) + chance.normal(0, 5, taken.shape)
    return _as_jpeg(np.clip(taken, 0, 255).astype(np.uint8), 82)


def _as_jpeg(picture: Any, quality: int) -> Any:
    """Return what is left after it was kept as JPEG."""
    import cv2

    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
