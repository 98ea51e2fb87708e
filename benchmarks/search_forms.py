"""Is a text of old characters found by what is typed in new ones, and nothing else with it? Recall and precision.

Pieces of the corpus are put into traditional characters by OpenCC (s2t, whole phrases), so what each of them says is
known. Asked for are the most frequent words that hold a character of several forms (之后, 看着, 干净), in simplified
characters and by pinyin, over the traditional pieces, and in traditional characters over the simplified ones. Right is
a piece whose own text has the word. Bars: recall 0.999, precision 0.98 (1 where nothing but the word has its forms).
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks._search_corpus import Article, short_articles
from benchmarks._search_engines import document


def frequent_words(pieces: list[Article], count: int) -> list[str]:
    """Return the most frequent dictionary words of the pieces that hold a character of several forms."""
    from pypinyin.phrases_dict import phrases_dict

    from reader.hanzi.forms import rows

    several = {row.simplified for row in rows()}
    found = Counter[str]()
    for piece in pieces:
        for run in re.findall("[\u4e00-\u9fff]+", piece.body):
            for size in (2, 3, 4):
                found.update(run[k : k + size] for k in range(len(run) - size + 1))
    words = {word for word in found if several & set(word) and (word in phrases_dict or word[1:] == "着")}
    return sorted(words, key=lambda word: (-found[word], word))[:count]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--pieces", type=int, default=4000)
    parser.add_argument("--words", type=int, default=100)
    parser.add_argument("--show", action="store_true", help="print what is missed and what is found besides")
    wanted = parser.parse_args()
    from opencc import OpenCC

    from reader.hanzi.readings import in_context
    from reader.search import SearchIndex, parse

    pieces = list(short_articles(wanted.pieces))
    words = frequent_words(pieces, wanted.words)
    old = OpenCC("s2t").convert
    traditional = [Article(p.row, p.date, old(p.headline), old(p.byline), old(p.section), old(p.body)) for p in pieces]
    own = {p.row: "\n".join((p.headline, p.byline, p.section, p.body)) for p in pieces}
    missed_bar = False

    def spoken(word: str) -> str:
        return "'".join(reading or char for reading, char in zip(in_context(word, tones=False), word, strict=True))

    with tempfile.TemporaryDirectory(prefix="forms-") as folder:
        new_index = SearchIndex.open(Path(folder) / "new", source="forms")
        new_index.rebuild(map(document, pieces))
        old_index = SearchIndex.open(Path(folder) / "old", source="forms")
        old_index.rebuild(map(document, traditional))
        for name, index, typed in (
            ("simplified, over traditional pieces", old_index, lambda word: word),
            ("traditional, over simplified pieces", new_index, old),
            ("traditional, over traditional pieces", old_index, old),
            ("simplified, over simplified pieces", new_index, lambda word: word),
            ("pinyin, over traditional pieces", old_index, spoken),
        ):
            right = wrong = missed = 0
            for word in words:
                found = set(index.rows(parse(typed(word))).tolist())
                holders = {row for row, text in own.items() if word in text}
                right, missed = right + len(found & holders), missed + len(holders - found)
                wrong += len(found - holders) if name[0] != "p" else 0
                for row in (
                    (sorted(holders - found)[:1] + sorted(found - holders)[:2])
                    if wanted.show and name[0] != "p"
                    else ()
                ):
                    print(f"  {typed(word)} {'missed' if row in holders else 'besides'}: {_near(own[row], word)}")
            recall, precision = right / max(1, right + missed), right / max(1, right + wrong)
            said = f" precision {precision:.4f}" if name[0] != "p" else ""
            print(f"{name}: {len(words)} words, {right + missed:,} pieces: recall {recall:.4f}{said}")
            missed_bar |= recall < 0.999 or precision < 0.98
    print("MISSED" if missed_bar else "ok")
    return 1 if wanted.check and missed_bar else 0


def _near(text: str, word: str) -> str:
    """Return where a text has the word, or one of its characters."""
    at = next((text.index(part) for part in (word, *word) if part in text), 0)
    return text[max(0, at - 12) : at + 12].replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
