"""How long a piece is: its characters, and the minutes that reading takes."""

from __future__ import annotations

from reader.model.article import NewsArticle
from reader.model.door import door
from reader.model.messages import _

CHARACTERS_A_MINUTE = 300


@door
def character_count(article: NewsArticle) -> int:
    """Return the characters of all paragraphs, white space aside."""
    return sum(len("".join(p.text.split())) for p in article.paragraphs)


def minutes(characters: int) -> int:
    """Return the minutes that a person reads at, never less than one."""
    return max(1, -(-characters // CHARACTERS_A_MINUTE))


def reading_forms(article: NewsArticle) -> tuple[str, ...]:
    """Return 约2分钟 · 578字 and its shorter form; nothing for a piece without text."""
    count = character_count(article)
    if not count:
        return ()
    return (
        _("约{minutes}分钟 · {count}字").format(minutes=minutes(count), count=count),
        _("{count}字").format(count=count),
    )
