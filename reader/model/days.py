"""Days and moments as they are kept in texts: what is none, or none that a calendar holds, is told from them here."""

from __future__ import annotations

from datetime import date, datetime, tzinfo


def is_day(said: str) -> bool:
    """Tell whether this is a day of the calendar as it is kept: `2026-11-30`."""
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def moment(said: str, clock: tzinfo | None = None) -> datetime | None:
    """Return a moment (ISO 8601; without an offset: by `clock`, else this machine's) as this machine's clock shows it.

    None where it is none, or lies where a clock's calendar ends.
    """
    try:
        found = datetime.fromisoformat(said)
        return (found if found.tzinfo is not None else found.replace(tzinfo=clock)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
