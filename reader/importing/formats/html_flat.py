"""The words of a page without its tree, for pages nested deeper or broken worse than a browser would bear."""

from __future__ import annotations

from html.parser import HTMLParser

from reader.importing.formats.html_elements import BLOCKS, SPACE


class _Flat(HTMLParser):
    """The text of a page whose nesting no tree should hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        if tag in BLOCKS or tag == "br":
            self.close_line()

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in {"script", "style"}))
        if tag in BLOCKS:
            self.close_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(SPACE.sub(" ", data))

    def close_line(self) -> None:
        """End the block."""
        text = "".join(self.parts).strip()
        if text:
            self.lines.append(text)
        self.parts.clear()


def flattened(markup: str) -> list[str]:
    """Return the words of a page, block by block."""
    parser = _Flat()
    # The parser asserts that a marked section (`<![CDATA[`) has a known name; in a damaged page it is text.
    parser.feed(markup.replace("<![", "&lt;!["))
    parser.close()
    parser.close_line()
    return parser.lines
