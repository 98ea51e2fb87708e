"""Pictures that mean harm and are kept all the same: what is drawn of them is no larger than they say."""

from __future__ import annotations

import pytest

from reader.importing.pictures.found import album, found
from reader.printing.picture_decoding import drawn
from tests.hostile_pictures import HOSTILE


@pytest.mark.parametrize("name", [name for name, (_data, reason) in HOSTILE.items() if reason is None])
def test_what_is_kept_is_drawn_at_its_size_or_not_at_all(name: str) -> None:
    kept = dict[str, bytes]()
    with album(kept):
        picture = found(HOSTILE[name][0], at=0).picture
    assert picture is not None
    image = drawn(kept[picture.sha256])
    assert image.isNull() or {image.width(), image.height()} == set(picture.shown_size)
