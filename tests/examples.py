"""How many examples a property is tried with: each run tries a third of them, `--hypothesis-profile=deep` all."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

WHOLE = 100  # of the profile that tries all; `tests/conftest.py` says both
FEWEST = 10


def examples(most: int, **more: Any) -> settings:
    """Return settings for `most` examples at most; `more` is hypothesis's own."""
    profile = settings.default
    assert profile is not None
    return settings(max_examples=min(most, max(FEWEST, most * profile.max_examples // WHOLE)), **more)
