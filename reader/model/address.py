"""What may stand where a file may: a path, a `file:` URL as desktops say it, an address of what lies in a library."""

from __future__ import annotations

SCHEME = "baojia"


def is_address(text: str) -> bool:
    """Tell whether a word is an address, `baojia://…` (`workspace.addresses` reads them)."""
    return text.lower().startswith(SCHEME + "://")


def path_of(text: str) -> str:
    """Return the path that a `file:` URL of this machine says (RFC 8089); any other word as it is."""
    if not text.lower().startswith("file://"):
        return text
    from urllib.parse import unquote, urlsplit  # a start without such words need not wait for it

    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    return unquote(parts.path, errors="surrogateescape") if parts.netloc in {"", "localhost"} else text
