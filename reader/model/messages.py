"""The language of messages: gettext over resources/locale, one language a process.

Source strings are Chinese, so a missing catalogue still speaks to the reader. The language is chosen once, by `speak`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.model.resources import resource

if TYPE_CHECKING:
    import gettext

LOCALES = resource("locale")

_catalogue: gettext.NullTranslations | None = None  # none is needed for the language of the source
_language = "zh_CN"


def speak(language: str | None = None) -> str:
    """Choose the language of all messages; `None` follows the environment's locale.

    Takes `zh_CN`, `zh_TW`, `en` or any POSIX locale name; returns the language really used. Unknown languages fall
    back to English (`long`: lengthened, for trying the window), except for the C locale, which says nothing about its
    reader and gets Chinese.
    """
    global _catalogue, _language
    asked = language or next((os.environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), "C")
    name = asked.split(".", maxsplit=1)[0].replace("-", "_")
    if name in {"C", "POSIX", ""} or name.startswith("zh"):
        _language = "zh_TW" if name in {"zh_TW", "zh_HK", "zh_MO"} else "zh_CN"
    else:
        _language = "en"
    _catalogue = None
    if _language != "zh_CN":
        import gettext

        _catalogue = gettext.translation("baojia", LOCALES, languages=[_language], fallback=True)
    if name == "long" and _catalogue is not None:
        from reader.model.long_language import LongMessages

        _catalogue = LongMessages(_catalogue)
    return _language


def language() -> str:
    """Return the language in use: `zh_CN`, `zh_TW` or `en`."""
    return _language


def _(message: str) -> str:
    """Return the message in the reader's language."""
    return message if _catalogue is None else _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name under which the message extractor knows it
    """Mark a message that is translated where it is used."""
    return message


def counted(message: str, n: int) -> str:
    """Return a message in the form that suits `n`; Chinese has one form, English two."""
    return message if _catalogue is None else _catalogue.ngettext(message, message, n)
