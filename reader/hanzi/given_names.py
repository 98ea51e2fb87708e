"""Where a surname begins a name in running text: after an office, a trade or kin, before a deed."""

from __future__ import annotations

from typing import Final

from reader.hanzi.name_characters import given_characters
from reader.hanzi.words import Words

# What a word that names a person's office, trade or kin ends with.
_PERSONS: Final = frozenset("长员者人师生民家手汉警医工兵匠夫妇板军练任记席理士志授友友娘嫂婆爷伯叔姐妹哥弟计书")
# What a name is followed by where nothing stands before it that asks for one.
_DEEDS: Final = ("说", "和", "与", "表示", "介绍", "告诉", "认为", "是", "、", "：", "（")
# Given names have these too; alone they say too little for the index of people.
_MORE: Final = frozenset("一小立百半业孙")
# Surnames that are words as well: what follows them must look like a given name of two characters.
_WORDS_TOO: Final = frozenset("都过那占种应曾任查解折洗黑区盖华会员薄秘繁尽乐车和")

# Names from abroad begin with these, which are no surnames there.
_ABROAD: Final = frozenset("哈那盖撒柏")


def begins_name(text: str, place: int, word: int, words: Words) -> bool:
    """Tell whether the surname at a place, where the given word begins, has a person's given name behind it."""
    length = words.starts[word + 1] - words.starts[word]
    first, second = (_in_given_names(text[place + k : place + k + 1]) for k in (1, 2))
    last = word - 1 if words.text[place - 1 : place] not in {" ", "　"} else word - 2
    before = words.word(last) if last >= 0 else ""
    after_person = before[-1:] in _PERSONS and words.kind(last)[:1] in "nvbr"
    if length == 3 and words.kind(word).startswith("nr"):  # a name that the dictionary of words knows whole
        return first and second and text[place] not in _ABROAD and (after_person or text[place] not in _WORDS_TOO)
    if not first or not (length == 1 or (length == 2 and words.kind(word) in {"nr", "r", "d", "v"})):
        return False
    two = second and _parts_at(words, word, place + 3)
    if after_person:
        return two or (text[place] not in _WORDS_TOO and text.startswith(_DEEDS, place + 2))
    starts = not before or not before[-1].isalnum()
    return starts and length == 1 and two and text.startswith(_DEEDS, place + 3)


def _in_given_names(char: str) -> bool:
    return char in given_characters() or char in _MORE


def _parts_at(words: Words, word: int, end: int) -> bool:
    """Tell whether a word begins at a place, or the text ends there."""
    return end in words.starts[word : word + 4]
