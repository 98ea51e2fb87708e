"""In which characters the window shows what the paper says: as printed, simplified or traditional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.hanzi.script import Script

_REMEMBERED: Final = 20_000


class PaperWords:
    """The one rule for words of the paper outside its page: headlines, names, places in chips, tree, notes, palette.

    What is ours (菜单) or the reader's (标签, 批注) stays as it is. `words`: they are written word by word, once the
    dictionary of words is loaded.
    """

    def __init__(self) -> None:
        self.script: Script = "printed"
        self._words = False
        self._known: dict[str, str] = {}

    def take(self, script: Script, *, words: bool) -> bool:
        """Show these characters from now on; tells whether anything is shown otherwise now."""
        otherwise = script != self.script or (words != self._words and script == "traditional")
        self.script, self._words = script, words
        if otherwise:
            self._known.clear()
        return otherwise

    def shown(self, text: str) -> str:
        """Return words of the paper in the characters that are wanted, one for one."""
        if self.script == "printed":
            return text
        if text not in self._known:
            from reader.hanzi.script import in_script

            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = in_script(text, self.script, words=self._words)
        return self._known[text]
