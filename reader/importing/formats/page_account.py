"""Who published a page of 微信公众平台, and the day that a script prints there from a number of seconds."""

from __future__ import annotations

import datetime
import html
import re

_NAME = re.compile(r"\bid=[\"']?js_name(?=[\"'\s>])[^<>]{0,300}>\s{0,80}([^<>]{2,40}?)\s{0,80}</")
_SECONDS = re.compile(r"\bvar\s+(?:ct|createTime)\s*=\s*[\"'](1\d{9})[\"']")
_CHINA = datetime.timezone(datetime.timedelta(hours=8))


def account_of(markup: str) -> tuple[str | None, str | None]:
    """Return account and day of a page; None and None where no account published it."""
    named = _NAME.search(markup) if "js_name" in markup else None
    if named is None:
        return None, None
    seconds = _SECONDS.search(markup)
    day = datetime.datetime.fromtimestamp(int(seconds[1]), _CHINA).date().isoformat() if seconds else None
    return html.unescape(named[1]).strip(), day
