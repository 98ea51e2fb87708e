"""A picture's bytes: what they are, what is kept of them, what is refused; no pixel is ever decoded."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.picture import PictureRefused
from reader.model.picture_bytes import read
from tests.pictures import bmp, chunk, exif, gif, jpeg, png, webp

WHERE = b"N 31 14 22"
KINDS = {"image/jpeg": jpeg(), "image/png": png(), "image/gif": gif(), "image/webp": webp(), "image/bmp": bmp()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_what_its_bytes_say(kind: str) -> None:
    picture, kept = read(KINDS[kind])
    assert (picture.media_type, picture.width, picture.height, picture.size) == (kind, 4, 3, len(kept))
    assert read(kept) == (picture, kept)


def test_what_a_camera_wrote_beside_a_picture_is_not_kept() -> None:
    noted = {
        "jpeg": jpeg((0xE1, exif(1)), (0xED, b"Photoshop 3.0\0" + WHERE), (0xFE, WHERE), tail=WHERE),
        "xmp": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + WHERE)),
        "png": png(more=chunk(b"tEXt", b"Where\0" + WHERE) + chunk(b"eXIf", exif(1)[6:])),
        "gif": gif(comment=WHERE),
        "webp": webp(position=exif(1)),
    }
    assert all(WHERE in data for data in noted.values())
    assert [name for name, data in noted.items() if WHERE in read(data)[1]] == []


@pytest.mark.parametrize(
    "turned", [jpeg((0xE1, exif(6))), png(more=chunk(b"eXIf", exif(6)[6:])), webp(position=exif(6))]
)
def test_how_a_picture_is_to_be_turned_is_kept(turned: bytes) -> None:
    picture, kept = read(turned)
    assert (picture.orientation, picture.shown_size) == (6, (3, 4))
    assert WHERE not in kept
    assert read(kept) == (picture, kept)


def test_others_read_the_kept_bytes_as_we_do() -> None:
    from PIL import Image

    for data in (jpeg((0xE1, exif(8))), png(more=chunk(b"tEXt", b"a\0b")), gif(comment=b"c"), bmp()):
        picture, kept = read(data)
        with Image.open(io.BytesIO(kept)) as seen:
            seen.load()
            assert seen.size == (picture.width, picture.height)
            assert seen.getexif().get(0x112, 1) == picture.orientation


def sized(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, with the pixels of a small one."""
    return png().replace(struct.pack(">II", 4, 3), struct.pack(">II", width, height))


FRAME = b"," + struct.pack("<HHHH", 0, 0, 4, 3)
REFUSED = {
    "nothing": (b"", "unreadable"),
    "text": ("这里没有图。".encode(), "unreadable"),
    "a page named as a picture": (b"<html><script>alert(1)</script></html>", "unreadable"),
    "svg": (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kind"),
    "tiff": (b"II*\0" + bytes(40), "kind"),
    "wmf": (b"\xd7\xcd\xc6\x9a" + bytes(40), "kind"),
    "png of a milliard pixels": (sized(60_000, 60_000), "too_large"),
    "png, one pixel high and a million wide": (sized(10**6, 1), "too_large"),
    "png without pixels": (png()[:33] + chunk(b"IEND", b""), "unreadable"),
    "png without a size": (png()[:20], "unreadable"),
    "png of no width": (sized(0, 3), "unreadable"),
    "gif with a frame beyond its screen": (gif().replace(FRAME, FRAME[:5] + b"\xff" * 4), "too_large"),
    "jpeg cut off before its pixels": (jpeg()[:40], "unreadable"),
    "jpeg of a thousand scans": (jpeg() [:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12" * 1000, "too_large"),
    "webp without a picture": (b"RIFF\x0c\0\0\0WEBPEXIF\0\0\0\0", "unreadable"),
    "bmp with another picture inside": (bmp()[:30] + b"\x05\0\0\0" + bmp()[34:], "kind"),
    "more bytes than a picture has": (png() + bytes(33 << 20), "too_large"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_or_too_much_of_one_is_refused(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(PictureRefused) as refused:
        read(data)
    assert refused.value.reason == reason


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_broken_bytes_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    whole = bytearray(KINDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        picture, kept = read(broken)
    except PictureRefused:
        return
    assert read(kept) == (picture, kept)


TURNED_BOTH_WAYS = struct.pack(">2sHIHHHIHH", b"MM", 42, 8, 1, 0x112, 3, 1, 6, 0)


def test_a_jpeg_is_walked_over_what_may_stand_between_its_segments() -> None:
    plain, kept = read(jpeg())
    one = jpeg()
    filled = one[:20] + b"\xff\xff" + one[20:]  # any number of FF may stand before a marker
    loose = one[:20] + b"\x00\x12" + b"\xff\xd0" + one[20:]  # bytes of nothing, and a marker that has no length
    for data in (filled, loose):
        assert read(data) == (plain, kept)


@pytest.mark.parametrize(
    ("block", "orientation"),
    [
        (TURNED_BOTH_WAYS, 6),
        (TURNED_BOTH_WAYS[:18] + b"\x00\x09" + TURNED_BOTH_WAYS[20:], 1),  # no such way to turn it
        (b"XX" + TURNED_BOTH_WAYS[2:], 1),
        (TURNED_BOTH_WAYS[:6], 1),
        (TURNED_BOTH_WAYS[:4] + b"\x00\x00\xff\xff" + TURNED_BOTH_WAYS[8:], 1),  # it begins behind its end
        (TURNED_BOTH_WAYS[:10] + b"\x01\x0f" + TURNED_BOTH_WAYS[12:], 1),  # it tells something else
        (TURNED_BOTH_WAYS[:12], 1),  # cut off within what it tells
    ],
)
def test_how_to_turn_a_picture_is_taken_from_sound_words_alone(block: bytes, orientation: int) -> None:
    assert read(jpeg((0xE1, b"Exif\0\0" + block)))[0].orientation == orientation


def test_a_picture_cut_off_behind_its_first_frame_is_kept_up_to_there() -> None:
    whole, kept = read(gif())
    two = gif()[:-1] + FRAME + b"\x00"  # another frame begins
    assert read(two) == (whole, kept)


def test_an_old_bmp_tells_its_size_in_fewer_bytes() -> None:
    old = b"BM" + struct.pack("<IHHI", 26 + 36, 0, 0, 26) + struct.pack("<IHHHH", 12, 4, 3, 1, 24) + bytes(36)
    picture, kept = read(old)
    assert (picture.width, picture.height, kept) == (4, 3, old)


def test_a_lossy_webp_tells_its_size_too() -> None:
    frame = b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", 4, 3) + bytes(10)
    body = b"WEBPVP8 " + struct.pack("<I", len(frame)) + frame
    picture, _kept = read(b"RIFF" + struct.pack("<I", len(body)) + body)
    assert (picture.width, picture.height) == (4, 3)
