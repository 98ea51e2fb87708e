"""Digests are the same whoever works them out."""

from __future__ import annotations

import hashlib
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from reader.model.digests import MUCH, blake2b8, sha256


@given(st.binary())
def test_they_are_those_of_hashlib(data: bytes) -> None:
    assert sha256(data) == hashlib.sha256(data).hexdigest()
    assert blake2b8(data) == hashlib.blake2b(data, digest_size=8).digest()


def test_they_are_so_without_openssl_and_leave_it_alone() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys; from reader.model.digests import sha256, blake2b8\n"
         "print(sha256('报'.encode()), blake2b8('报'.encode()).hex(), '_hashlib' in sys.modules)"],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    mark = "报".encode()
    expected = hashlib.sha256(mark).hexdigest(), hashlib.blake2b(mark, digest_size=8).hexdigest(), "False"
    assert told.stdout.split() == list(expected)


def test_much_is_left_to_openssl() -> None:
    data = b"x" * MUCH
    assert sha256(data) == hashlib.sha256(data).hexdigest()
