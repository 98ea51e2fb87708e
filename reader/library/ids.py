"""How things get their ids. Nothing a reader could correct goes into one: no title, position, paper or date."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from reader.model.issue import Source

RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{k}" for n in ("com", "lpt") for k in range(1, 10))}
FORBIDDEN = set('/\\:*?"<>|')
LONGEST = 40


def source_key(source: Source) -> str:
    """Return what tells one source's issue from every other."""
    return f"{source.sha256}:{source.part}" if source.part else source.sha256


def issue_id(source: Source, life: int = 0) -> str:
    """Return the id of an issue at its first import: 12 hex digits from its source's fingerprint.

    `life` counts how often an issue of this source was deleted for good: its id never returns.
    """
    text = f"{source_key(source)}#{life}" if life else source_key(source)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def article_id(issue: str, k: int) -> str:
    """Return the id of the issue's piece number `k`; numbers are never given twice."""
    return f"{issue}-{k}"


def issue_of(article: str) -> str:
    """Return the id of the issue that a piece (or a part of one) belongs to."""
    return article.partition("-")[0]


def number_of(article: str) -> int:
    """Return k of an imported piece's id, 0 where there is none."""
    k = article.partition("-")[2].partition(".")[0]
    return int(k) if k.isdigit() else 0


def natural_number(table: str, key: str) -> int:
    """Return the document number for something with a name of its own, so that two machines meet in one document."""
    digest = hashlib.blake2b(f"{table}\0{key}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 11


def new_number() -> int:
    """Return a document number that no other machine will come upon, and that JavaScript can count to."""
    return secrets.randbits(53) | 1


def digest8(data: bytes) -> str:
    """Return the fingerprint of an issue file's bytes that its name carries."""
    return hashlib.sha256(data).hexdigest()[:8]


def folder_name(newspaper: str | None) -> str:
    """Return a folder name for a newspaper that every file system takes; `_` where there is none."""
    text = unicodedata.normalize("NFC", newspaper or "")
    clean = "".join("_" if c in FORBIDDEN or not c.isprintable() else c for c in text)[:LONGEST].strip(" .")
    return "_" if not clean or clean.lower() in RESERVED else clean


def year_name(date_published: str | None) -> str:
    """Return the folder name of a year."""
    year = (date_published or "")[:4]
    return year if len(year) == 4 and year.isascii() and year.isdigit() else "undated"
