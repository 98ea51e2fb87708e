"""A language for trying the window: English with half as much again in every message, `--lang long`."""

from __future__ import annotations

import gettext


class LongMessages(gettext.NullTranslations):
    """Lengthens what another catalogue says, so that whatever has too little room is seen."""

    def __init__(self, catalogue: gettext.NullTranslations) -> None:
        super().__init__()
        self._catalogue = catalogue

    def gettext(self, message: str) -> str:
        """Return the message, half as long again; what is to be filled in stays."""
        return lengthened(self._catalogue.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n`, lengthened."""
        return lengthened(self._catalogue.ngettext(msgid1, msgid2, n))


def lengthened(text: str) -> str:
    """Return text of one and a half times its length, which can be broken into lines where the text itself can."""
    more = "~" * ((len(text) + 1) // 2)
    if " " not in text:
        return text + more
    return " ".join([text, *(more[at : at + 6] for at in range(0, len(more), 6))])
