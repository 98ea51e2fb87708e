"""Order by pinyin, as a dictionary has it: 阿 before 八, 单 (shàn) of a name where it is one."""

from __future__ import annotations

from reader.hanzi.folding import fold


def pinyin_key(text: str) -> str:
    """Return a key by which texts sort in pinyin order: signs and digits first, then hanzi and Latin words by letters.

    Equal syllables order by tone, then by character. Keys are plain strings without NUL, so a database can keep and
    compare them.
    """
    from reader.hanzi.readings import as_codes, readings

    known = readings()
    folded = fold(text)
    letters: list[str] = []
    for char, number in zip(folded, known.numbers(folded, printed=as_codes(text)).tolist(), strict=True):
        if number:
            letters.append(f"{known.syllables[number]}{known.tones[number]}{char}\x01")
        else:
            letters.append(char if char != "\x00" else "\x01")
    return "".join(letters)
