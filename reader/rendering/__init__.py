"""A piece as blocks to be set, and what is drawn over them. No Qt: the pane, the printer and every exporter begin here.

- `piece` what is shown together: article, masthead, annotations, the reader's state
- `masthead` newspaper, date and page in words, from the longest form to the shortest
- `blocks` headline stack, byline, paragraphs, marks where the print breaks off; each with its place in the piece
- `overlays` spans drawn over the text: hits, highlights, repairs
- `repairs` what was mended in a piece, in words and counts
- `original` the piece as the source has it, character for character
- `typography` which marks are squeezed, how far a line is indented, where a headline may break
- `composition` a paragraph set by clreq: breaks and gaps (`break_places` where lines may break, `measured_text` widths,
  `line_filling` the white in a line)
- `leads` 本报讯 and agency leads; `reading_time`; `pinyin` readings above text; `sentences` for reading aloud
- `booklet` what a clipping book of several pieces says of itself
- `arrangement`, `book_index` order, chapters and indexes of a clipping book
- `citation` GB/T 7714 and copying with the source; `printable` stand-ins for characters that have no shape
"""

from reader.rendering.blocks import Block
from reader.rendering.masthead import Masthead, masthead_of
from reader.rendering.piece import Piece

__all__ = ["Block", "Masthead", "Piece", "masthead_of"]
