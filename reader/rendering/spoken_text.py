"""What a sentence sounds like: numbers, dates, units and letters in words, every hanzi as a syllable with its tone.

A voice that is given hanzi reads half of them in English or not at all; given our syllables it reads what we read.
"""

from __future__ import annotations

from reader.model.door import door
from reader.rendering.number_words import in_words
from reader.rendering.pinyin import Above

_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "ei1",
            "bi4",
            "xi1",
            "di4",
            "yi4",
            "ai2 fu5",
            "ji4",
            "ai2 chi5",
            "ai4",
            "zhei4",
            "kei4",
            "ai2 lou5",
            "ai2 mu5",
            "en1",
            "ou1",
            "pi1",
            "kou4",
            "a4",
            "ai2 si5",
            "ti4",
            "you1",
            "wei1",
            "da2 bu5 liu5",
            "ai2 ke5 si5",
            "wai4",
            "zei4",
        ],
        strict=True,
    )
)
_PAUSE = {**dict.fromkeys("，、：；,;:—…（）()《》“”‘’「」", ","), **dict.fromkeys("。！？!?.", ".")}


@door
def syllables(text: str, above: Above, *, byline: bool = False) -> str:
    """Return what a voice is to say: syllables with tone numbers (ü as v), commas and full stops for breaths.

    `above` gives the readings; it must give one for every hanzi (`all`).
    """
    from reader.hanzi.tones import without_tone

    words = in_words(text)
    readings = dict(above.readings(words, byline=byline))
    said: list[str] = []
    for k, char in enumerate(words):
        if k in readings:
            syllable, tone = without_tone(readings[k])
            said.append(f"{syllable}{tone}")
        elif char.lower() in _LETTERS:
            said.append(_LETTERS[char.lower()])
        elif char in _PAUSE and said and said[-1] not in {",", "."}:
            said.append(_PAUSE[char])
    while said and said[0] in {",", "."}:
        said.pop(0)
    return " ".join(said).replace(" ,", ",").replace(" .", ".")
