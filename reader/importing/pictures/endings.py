"""How the names of picture files end; what their bytes are is told by themselves."""

from __future__ import annotations

import re
from typing import Final

ENDING: Final = r"\.(?:jpe?g|jfif|png|gif|webp|bmp|avif|tiff?|jp2|svgz?|hei[cf]|emf|wmf|ico)"
_FILE: Final = re.compile(rf"{ENDING}$", re.IGNORECASE)
_ADDRESS: Final = re.compile(rf"[^\s?#/\\]{ENDING}(?:[?#!@]\S*)?$", re.IGNORECASE)
_LONGEST: Final = 2000
"""So much of the end of an address tells."""


def is_picture_name(name: str) -> bool:
    """Tell a file that its name calls a picture."""
    return bool(_FILE.search(name))


def is_picture_address(address: str) -> bool:
    """Tell an address that ends as a picture's, whatever a server is asked behind it."""
    return bool(_ADDRESS.search(address[-_LONGEST:]))
