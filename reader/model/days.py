"""Days and moments as they are kept in texts: what is none, or none that a calendar holds, is told from them here."""

from __future__ import annotations

from datetime import date, datetime


def is_day(said: str) -> bool:
    """Tell whether this is a day of the calendar as it is kept: `2026-11-30`."""
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def moment(said: str) -> datetime | None:
    """Return a moment (ISO 8601; without an offset: of this machine's clock) as this machine's clock shows it.

    None where it is none, or lies where a clock's calendar ends.
    """
    try:
        return datetime.fromisoformat(said).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
