"""How the text of all rows of the list is set."""

from __future__ import annotations

from reader.hanzi.script import Script, in_script
from reader.model.quick_dataclass import dataclass


@dataclass(slots=True)
class RowText:
    """Headlines are broken between `words` once their dictionary is loaded; `script` is what characters are shown."""

    words: bool = False
    script: Script = "printed"

    def shown(self, text: str) -> str:
        """Return a text of the paper in the characters that the reader wants, one for one."""
        return in_script(text, self.script)
