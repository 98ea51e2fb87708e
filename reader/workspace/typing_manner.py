"""How this reader types: 双拼, and words that are to be found by one another. Kept in the settings of this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.workspace import settings as stored_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.search import Manner
    from reader.workspace.session import Session

LONGEST = 30


@door
def manner(session: Session) -> Manner:
    """Return how the reader types, as it is written down now: another process may have changed it."""
    from reader.hanzi.shuangpin import NAMES
    from reader.search import Manner

    stored = stored_settings.load(session.config)
    scheme = stored.shuangpin if stored.shuangpin in NAMES else ""
    return Manner(scheme, tuple(group for line in stored.synonyms if len(group := _group(line)) > 1))


@door
def set_shuangpin(session: Session, scheme: str) -> None:
    """Choose a scheme of `hanzi.shuangpin.NAMES`, by its name there or in Chinese; empty for full pinyin alone.

    Raises WrongRequest for any other.
    """
    from reader.hanzi.shuangpin import NAMES

    known = {name: key for key, name in NAMES.items()} | {key: key for key in NAMES} | {"": ""}
    if scheme not in known:
        raise WrongRequest(
            _("没有“{scheme}”这种双拼；可以是 {names}。").format(scheme=scheme, names=_("、").join(NAMES.values()))
        )
    session.change_settings(replace(stored_settings.load(session.config), shuangpin=known[scheme]))


@door
def set_synonyms(session: Session, lines: Iterable[str]) -> None:
    """Keep these groups of words, a line each, in place of all before; empty lines are left out.

    Raises WrongRequest where a line is no group.
    """
    kept = tuple(dict.fromkeys(_checked(line) for line in lines if line.strip()))
    session.change_settings(replace(stored_settings.load(session.config), synonyms=kept))


def _checked(line: str) -> str:
    words = [word.strip() for word in line.replace("＝", "=").split("=")]
    if len(set(words)) < 2 or any(not word or len(word) > LONGEST or word.split() != [word] for word in words):
        raise WrongRequest(_("“{line}”不是同义词；请写成 机关=部门，一行一组。").format(line=line.strip()))
    return "=".join(dict.fromkeys(words))


def _group(line: str) -> tuple[str, ...]:
    from reader.search.spelling import normalised

    return tuple(dict.fromkeys(normalised(word) for word in line.split("=") if word))
