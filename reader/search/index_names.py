"""Who and where a text names, for the index of a book: also those beside whom no title stands.

Besides `mentions`: people whom the dictionary knows, people who say something, places that the dictionary knows by what
they are (县, 州, 山…), and what lies in them (若尔盖县|班佑村).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.hanzi.folding import simplify
from reader.hanzi.name_characters import surnames
from reader.hanzi.words import Words, word_kind
from reader.model.door import door
from reader.search.mentions import PLACE_GENERIC, RUNS_IN, STEM, Kind, Mention, mentions
from reader.search.names import LONGEST, name_before, surname_of, usual

_NAMES = frozenset(("", "nr"))
"""What a part of a name is in the dictionary: no word, or a name too."""
_PERSON_KINDS = frozenset(("nr", "nrt", "t"))
"""As what the dictionary has people: 彭德怀 nr, 周恩来 t."""
_SAYS = re.compile(
    "(?:对记者|对我们|对他|对她|这样|曾|常|也|还|又)?(?:说|回忆|介绍|告诉|坦言|感慨|认为|表示|指出|写道|答道|笑道|讲述|解释)"
)
_SMALL_PLACE = re.compile(f"{STEM}{{1,3}}?(?:村|镇|乡|街道|社区|寨|屯)")
_HOLDS = "省市县区州盟旗乡镇"
_DICTIONARY_PLACES = {"ns": "县市州盟旗区镇乡村山江河湖岛", "nr": "县", "nrt": "县"}
"""By the kind of word: the last characters of places."""
_NO_PLACE = (
    "地区",
    "山区",
    "库区",
    "湖区",
    "元区",
    "特区",
    "牧区",
    "灾区",
    "城区",
    "城市",
    "海关",
    "城镇",
    "边境县",
    "半壁江山",
)


@door
def index_names(text: str) -> list[Mention]:
    """Return who and what a text names, in its order, each name as often as it is seen to be one."""
    simple = simplify(text)
    found = mentions(text)
    taken = {(m.start, m.kind) for m in found}
    ends: dict[int, int] = {}  # place in a name → how far that goes
    for mention in found:
        _cover(ends, mention)
    words = Words(simple)
    for mention in (*_dictionary(words, text), *_speakers(words, text)):
        inside = ends.get(mention.start, 0) >= mention.end
        if not inside and (mention.start, mention.kind) not in taken:
            found.append(mention)
            taken.add((mention.start, mention.kind))
            _cover(ends, mention)
    found += list(_within([m for m in found if m.kind == "place"], simple, text, taken))
    return sorted(found, key=lambda mention: (mention.start, mention.kind))


def _cover(ends: dict[int, int], mention: Mention) -> None:
    for place in range(mention.start, mention.end):
        ends[place] = max(ends.get(place, 0), mention.end)


def _dictionary(words: Words, text: str) -> Iterator[Mention]:
    for k, start in enumerate(words.starts[:-1]):
        word, end = words.word(k), words.starts[k + 1]
        if len(word) < 3:
            continue
        kind = words.kind(k)
        if word[-1] in _DICTIONARY_PLACES.get(kind, "") and not word.endswith((*_NO_PLACE, *PLACE_GENERIC)):
            yield Mention("place", text[start:end], "", start, end)
        elif kind in _PERSON_KINDS and _is_person(word):
            yield Mention("person", text[start:end], "", start, end)


def _is_person(word: str) -> bool:
    """Tell whether a word of the dictionary is somebody's name: a common surname, and a given name that is no word."""
    surname = surname_of(word)
    given = word[len(surname) :]
    if not surname or surnames()[surname].tier not in {"common", "compound"} or len(given) != 2:
        return False
    told = all if word_kind(word) != "t" else any
    return told(map(usual, given)) and word_kind(given)[:2] in _NAMES and word_kind(word[:2])[:2] in _NAMES


def _speakers(words: Words, text: str) -> Iterator[Mention]:
    """Yield who says something: where a sentence or a part of it begins, or where a name stands that is no word."""
    for says in _SAYS.finditer(words.text):
        end = says.start()
        start = name_before(words.text, end)
        if start < 0 and _is_unknown(words, end - LONGEST, end):
            start = end - LONGEST
        if start >= 0:
            yield Mention("person", text[start:end], "", start, end)


def _is_unknown(words: Words, start: int, end: int) -> bool:
    """Tell whether a name of three characters, none of them part of a word, stands there: 船工|何|绍|坤|说."""
    k = words.at(max(start, 0))
    if start < 0 or words.starts[k : k + 4] != [start, start + 1, start + 2, end]:
        return False
    surname = surname_of(words.text, start)
    return len(surname) == 1 and surnames()[surname].tier != "rare" and all(map(usual, words.text[start + 1 : end]))


def _within(places: list[Mention], simple: str, text: str, taken: set[tuple[int, Kind]]) -> Iterator[Mention]:
    """Yield the villages and towns that stand behind the place in which they lie."""
    for place in places:
        end = place.end
        while simple[end - 1] in _HOLDS and (small := _SMALL_PLACE.match(simple, end)):
            if small.group().endswith(PLACE_GENERIC) or RUNS_IN.match(small.group()):
                break
            if (small.start(), "place") not in taken:
                taken.add((small.start(), "place"))
                yield Mention("place", text[small.start() : small.end()], "", small.start(), small.end())
            end = small.end()
