"""A query narrowed by its own answer: a word typed by sound to one of the texts it was found as, hits to one field.

A narrowed query is again the text of a query, so whatever takes a query (the command line, a saved search) takes it.
Whether a text says what is meant is not guessed: it is parsed and compared with the tree that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from reader.hanzi.folding import fold
from reader.hanzi.forms import readings_meant
from reader.model.door import door
from reader.search.fields import GROUPS
from reader.search.grammar import only_in, parse, word
from reader.search.query import FIELDS, AllOf, AnyOf, Near, Node, Pattern, Phrase, Query, Word
from reader.search.spelling import only_as_written


class SpokenWord(NamedTuple):
    """A word typed by sound, or a run of syllables that is one word.

    `word` is the leaf of the tree, `heard` the word whose places count, `span` where it stands in the query. `near` is
    the pair in which alone its places count; `either` tells that something else may stand in its place.
    """

    word: Word
    heard: Word
    span: tuple[int, int]
    near: Near | None
    either: bool


class Typed(NamedTuple):
    """A word or pattern that was typed, with the text that means it anywhere in a query."""

    node: Word | Pattern
    text: str


def spoken_words(query: Query) -> list[SpokenWord]:
    """Return the words of the query that were typed by sound and can be narrowed, in the order typed."""
    found = list(_spoken(query.root, (), query))
    return sorted(found, key=lambda spoken: spoken.span)


def typed_words(query: Query) -> list[Typed]:
    """Return the words and patterns that can be limited to a field: all that are not under a minus.

    None where some count only near each other.
    """
    found = list(_typed(query.root, query))
    return [leaf for leaf in found if leaf is not None] if None not in found else []


@door
def narrowed(query: Query, texts: Mapping[int, str], field: str = "") -> str | None:
    """Return the text that finds what the query finds, but spoken word k only as texts[k], and with a hit in `field`.

    `texts` are counted as in `spoken_words`; `field` is one of GROUPS. None where no text says so.
    """
    words = spoken_words(query)
    if not set(texts) <= set(range(len(words))):
        return None
    text, root, conditions = query.text, query.root, list[Typed]()
    for k in sorted(texts, reverse=True):
        spoken, said = words[k], _said(texts[k], query.manner.shuangpin)
        node = replace(said.node, fields=spoken.word.fields)
        text = text[: spoken.span[0]] + said.text + text[spoken.span[1] :]
        root = _put(root, spoken.word, node)
        if spoken.either:
            conditions.append(Typed(node, _in(_group_of(node), said.text)))
    for condition in conditions:
        text, root = f"{condition.text} {text}", AllOf(parts=(condition.node, *_parts(root)))
    found = parse(text, fuzzy=query.fuzzy, manner=query.manner)
    if _parts(found.root) != _parts(root) or found.filters != query.filters:
        return None
    return text if not field else _limited(found, field)


def _spoken(node: Node | None, path: tuple[Node, ...], query: Query) -> Iterator[SpokenWord]:
    match node:
        case Word() if any(segment.kind == "sound" for a in node.alternatives for segment in a.segments):
            yield from _counted(node, node, path)
        case Phrase():
            yield from _counted(node.together, _joined(node, query), path)
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from _spoken(part, (*path, node), query)
        case Near():
            for part in (node.left, node.right):
                yield from _spoken(part, (*path, node), query)


def _counted(leaf: Word, heard: Word, path: tuple[Node, ...]) -> Iterator[SpokenWord]:
    """Yield the word, unless what is near what depends on more than this word and its neighbour."""
    nears = [node for node in path if isinstance(node, Near)]
    either = any(isinstance(node, AnyOf) for node in path)
    if leaf.span is None or (nears and (either or len(nears) > 1 or path[-1] is not nears[0])):
        return
    yield SpokenWord(leaf, heard, leaf.span, nears[0] if nears else None, either)


def _joined(phrase: Phrase, query: Query) -> Word:
    """Return a run of syllables as one word: nothing of it apart."""
    text = "'".join(part.text for part in phrase.apart)
    fields, span = phrase.together.fields, phrase.together.span
    return word(text, fields=fields, fuzzy=query.fuzzy, scheme=query.manner.shuangpin, span=span)


def _typed(node: Node | None, query: Query) -> Iterator[Typed | None]:
    match node:
        case Word() | Pattern():
            yield Typed(node, query.text[slice(*node.span)]) if node.span is not None else None
        case Phrase():
            joined = _joined(node, query)
            yield Typed(joined, joined.text)
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from _typed(part, query)
        case Near():
            yield None


def _said(text: str, scheme: str) -> Typed:
    """Return what finds exactly this text: in quotes, or as an expression where quotes would find more."""
    text = "".join(fold(char) if char in readings_meant() else char for char in text)  # quotes would find less
    if only_as_written(text):
        return Typed(word(text, exact=True, scheme=scheme), f'"{text}"')
    source = re.escape(text).replace("/", "\\/")
    return Typed(Pattern(source=source), f"/{source}/")


def _limited(query: Query, field: str) -> str | None:
    """Return the query with a hit in this group of fields."""
    name, fields = GROUPS[field]
    leaves = [leaf for leaf in typed_words(query) if leaf.node.fields in (FIELDS, fields)]
    if not leaves:
        return None
    first = leaves[0]
    if isinstance(query.root, Word | Pattern | Phrase):
        if first.node.fields == fields:
            return query.text
        assert first.node.span is not None
        start, end = first.node.span
        text, wanted = f"{query.text[:start]}{name}:{first.text}{query.text[end:]}", only_in(first.node, fields)
    else:
        either = first.node if len(leaves) == 1 else AnyOf(parts=tuple(leaf.node for leaf in leaves))
        joined = first.text if len(leaves) == 1 else f"({' OR '.join(leaf.text for leaf in leaves)})"
        text, wanted = f"{name}:{joined} {query.text}", AllOf(parts=(only_in(either, fields), *_parts(query.root)))
    found = parse(text, fuzzy=query.fuzzy, manner=query.manner)
    return text if _parts(found.root) == _parts(wanted) and found.filters == query.filters else None


def _group_of(node: Word | Pattern) -> str:
    return next((field for field, (_, fields) in GROUPS.items() if fields == node.fields), "")


def _in(field: str, text: str) -> str:
    return f"{GROUPS[field][0]}:{text}" if field else text


def _put(node: Node | None, old: Word, new: Node) -> Node | None:
    """Return the tree with one leaf, or the phrase that it is, replaced."""

    def put(part: Node) -> Node:
        return _put(part, old, new) or part

    match node:
        case Word():
            return new if node is old else node
        case Phrase():
            return new if node.together is old else node
        case AllOf():
            return AllOf(parts=tuple(put(part) for part in node.parts))
        case AnyOf():
            return AnyOf(parts=tuple(put(part) for part in node.parts))
        case Near():
            return Near(left=put(node.left), right=put(node.right), distance=node.distance)
        case _:
            return node


def _parts(root: Node | None) -> tuple[Node, ...]:
    """Return what an AND asks for, whichever way it is bracketed."""
    if root is None:
        return ()
    return tuple(p for part in root.parts for p in _parts(part)) if isinstance(root, AllOf) else (root,)
