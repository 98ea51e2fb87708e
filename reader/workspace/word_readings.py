"""Readings that the reader has set: a word is read so everywhere in the library, above the text, on paper, aloud.

They are one setting of the library, which travels with it, and each change is a deed that can be taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.workspace.session import Session

_SETTING: Final = "readings"
LONGEST: Final = 12


@door
def word_readings(session: Session) -> dict[str, tuple[str, ...]]:
    """Return word → a reading for each of its characters; what another program wrote wrongly is left out."""
    stored = session.library.settings(_SETTING).get(_SETTING)
    if not isinstance(stored, dict):
        return {}
    read = {word: tuple(said.split()) for word, said in stored.items() if isinstance(said, str)}
    return {word: readings for word, readings in read.items() if word and len(word) == len(readings)}


@door
def set_reading(session: Session, word: str, readings: Sequence[str]) -> str:
    """Let a word be read so everywhere in the library; returns it as it is kept, simplified.

    `readings` has one for each character, with tone marks or numbers (zhòng, zhong4). Raises WrongRequest.
    """
    from reader.hanzi.folding import fold
    from reader.hanzi.readings import allowed

    kept = fold(word)
    if not 0 < len(kept) <= LONGEST or len(kept) != len(readings):
        raise WrongRequest(_("“{word}”有 {n} 个字，要给出 {n} 个读音。").format(word=word, n=len(kept)))
    given = [_marked(reading) for reading in readings]
    for char, reading in zip(kept, given, strict=True):
        if reading not in allowed(char):
            known = "、".join(allowed(char)) or _("没有")
            raise WrongRequest(
                _("“{char}”不读 {reading}；它的读音：{known}。").format(char=char, reading=reading, known=known)
            )
    _keep(session, {**word_readings(session), kept: tuple(given)})
    return kept


@door
def forget_reading(session: Session, word: str) -> None:
    """Read a word as everywhere else again. Raises NotFound where its reading was never set."""
    from reader.hanzi.folding import fold

    known = word_readings(session)
    if fold(word) not in known:
        raise NotFound(_("没有给“{word}”定过读音。").format(word=word))
    _keep(session, {kept: readings for kept, readings in known.items() if kept != fold(word)})


def _marked(reading: str) -> str:
    """Return a reading with its tone mark, written with one or with a number."""
    from reader.hanzi.tones import with_tone

    return with_tone(reading[:-1].replace("ü", "v"), int(reading[-1])) if reading[-1:] in {*"12345"} else reading


def _keep(session: Session, readings: Mapping[str, tuple[str, ...]]) -> None:
    with session.library.deed("set_reading") as deed:
        deed.set_setting(_SETTING, {word: " ".join(read) for word, read in sorted(readings.items())})
