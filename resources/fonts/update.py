"""Make the font of the program's own words anew: `python -m resources.fonts.update FONT`, where fontTools is installed.

On a computer without any Chinese font the window still has to say so. This font has the characters of our own words
(messages, manual, sample newspaper, names of subjects and places) and nothing else; newspapers need a real one.
Cut from Debian's package fonts-droid-fallback (Apache Licence 2.0, beside it), whose outlines are the most compact
of the free ones, and renamed: `apt-get download fonts-droid-fallback`, `dpkg -x` it, and give the font's path.
For developers only: the font lies in the repository, and `tests/ui/look/test_fonts.py` tells when it lacks a character.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FAMILY = "Baojia Words"
MOST = 400_000
# What the window says stands in these; what importing looks for and the vocabularies are never shown by themselves.
OURS = (
    *("reader/[!i]*/**/*.py", "resources/locale/**/*.po", "resources/sample/*", "docs/manual*.md"),
    "docs/whats-new*.md",
    *("resources/vocabulary/subjects/*", "resources/vocabulary/sections.txt"),
)


def characters() -> set[str]:
    """Return the characters that our own words need: letters, hanzi, punctuation, symbols."""
    needed = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x3000, 0x3040))}
    for pattern in OURS:
        for path in ROOT.glob(pattern):
            if path.is_file():
                needed.update(path.read_text("utf-8"))
    return {character for character in needed if character.isprintable()}


def main() -> int:
    """Write it; returns 1 where it has become too large."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(sys.argv[1], recalcTimestamp=False)
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(character) for character in characters()])
    cutter.subset(font)
    for number in (1, 3, 4, 6):
        font["name"].removeNames(number)
        font["name"].setName(FAMILY.replace(" ", "") if number == 6 else FAMILY, number, 3, 1, 0x409)
    path = HERE / "words.ttf"
    font.save(path)
    size = path.stat().st_size
    missing = "".join(sorted(characters() - {chr(code) for code in font.getBestCmap()}))
    print(f"{path}: {len(font.getBestCmap())} characters, {size} bytes; the source lacks: {missing}")
    return int(size > MOST)


if __name__ == "__main__":
    raise SystemExit(main())
