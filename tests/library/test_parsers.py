"""The quick parser of journal lines gives what the standard library's gives, whatever the line."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.library import record
from reader.library.record import decode, encode, parse, quick_parser, scan
from tests.examples import examples

QUICK = quick_parser()
GOLDEN = Path(__file__).parent / "golden"

TEXTS = st.text(alphabet=st.characters(exclude_categories=[]), max_size=12)  # half surrogate pairs among them
NUMBERS = st.integers() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
# Pieces of JSON, good and bad, put together at random.
SCRAPS = st.sampled_from(
    (
        *"{}[],:\" \t\r\n\\\x00\x1f\x7f\ufeff\u2028河𠮷0-",
        '"a"', '"a":', "\\ud83d", "\\ude00", "\\u0000", "\\n", "-0", "-0.0", "1e400", "-1e400", "5e-324", "1.", ".5",
        "01", "NaN", "Infinity", "-Infinity", "null", "true", "nul", "+1", "1e5", "9" * 19, "-" + "9" * 19, "9" * 20,
        "9" * 5000, "0." + "1" * 40, "123456789012345678901234567890.5e-7", "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
    )
)  # fmt: skip


def same(body: bytes) -> None:
    """Compare by `repr`, which tells 1, 1.0 and True apart, and -0.0 from 0.0."""
    assert repr(QUICK(body)) == repr(parse(body))


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
@examples(150, deadline=None)
def test_lines_that_we_write(payload: dict[str, object]) -> None:
    line = encode(payload).rstrip(b"\n")
    assert repr(decode(line, QUICK)) == repr(decode(line)) != "None"


@given(st.lists(SCRAPS, max_size=8).map("".join), st.sampled_from(["%s", "{%s}", '{"a":%s}', '{"%s":1}', '{"a":"%s"}']))
@example("[" * 900 + "]" * 900, '{"a":%s}')
@example("[" * 60_000 + "]" * 60_000, '{"a":%s}')
@example('1,"a":2', '{"a":%s}')
@examples(400, deadline=None)
def test_anything_that_could_pass_for_json(text: str, around: str) -> None:
    same((around % text).encode("utf-8", "surrogatepass"))


@given(VALUES, st.data())
@examples(100, deadline=None)
def test_lines_with_bytes_changed(value: object, data: st.DataObject) -> None:
    body = bytearray(encode({"v": 1, "o": value})[9:-1])
    for _ in range(data.draw(st.integers(1, 3))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    same(bytes(body))


def test_whole_journals() -> None:
    for path in sorted(GOLDEN.rglob("*.jsonl")):
        data = path.read_bytes()
        assert repr(scan(data, 0, QUICK)) == repr(scan(data))
    hand_made = [b'{"v":1,"n":%s}' % n for n in (b"NaN", b"1e999", b"-0", b"99999999999999999999", b'"\\udc80"')]
    data = b"".join(b"%08x %s\r\n" % (zlib.crc32(b), b) for b in hand_made)
    assert len(scan(data, 0, QUICK).records) == 5
    assert repr(scan(data, 0, QUICK)) == repr(scan(data))


def test_only_a_long_journal_loads_the_quick_parser() -> None:
    assert record.parser_for(record.LONG - 1) is parse
    assert record.parser_for(record.LONG) is not parse


def test_without_the_quick_parser_libraries_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    assert record.parser_for(record.LONG) is parse
