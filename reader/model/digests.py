"""Digests without OpenSSL, which `hashlib` loads first and a start has no time for: 3 ms of a bare window's 125.

Python brings the same algorithms along. Where OpenSSL is loaded, or much is to be read, it does the work: it is faster.
"""

from __future__ import annotations

import sys

MUCH = 1 << 20  # bytes


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, 64 hex digits."""
    if "_hashlib" not in sys.modules and len(data) < MUCH:
        try:
            own = __import__("_sha2" if sys.version_info >= (3, 12) else "_sha256")
        except ImportError:
            pass
        else:
            return str(own.sha256(data).hexdigest())
    import hashlib

    return hashlib.sha256(data).hexdigest()


def blake2b8(data: bytes) -> bytes:
    """Return the BLAKE2b of some bytes in 8 bytes."""
    try:
        own = __import__("_blake2")
    except ImportError:
        import hashlib

        return hashlib.blake2b(data, digest_size=8).digest()
    return bytes(own.blake2b(data, digest_size=8).digest())
