"""From what was typed to a `Query`: words, phrases, operators, fields. Never an error.

What is not understood is read literally. The grammar is the one of docs/search-syntax.md. Light: no numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.door import door
from reader.model.messages import _
from reader.search.dates import date_range
from reader.search.fields import FILTER_FIELDS, TEXT_FIELDS
from reader.search.query import (
    FIELDS,
    PLAIN,
    AllOf,
    AnyOf,
    Filter,
    Manner,
    Near,
    Node,
    Pattern,
    Phrase,
    Query,
    Without,
    Word,
)
from reader.search.spelling import alternatives, normalised, one_syllable
from reader.search.tokens import Token, tokens

MOST_TYPED = 300
"""Characters of a query that are read; somebody who pastes a page wants its beginning."""


@door
def parse(text: str, *, fuzzy: bool = False, manner: Manner = PLAIN) -> Query:
    """Read a query. With `fuzzy`, similar sounds count as well; `manner` is how this reader types."""
    typed, explanations = text[:MOST_TYPED], list[str]()
    if len(text) > MOST_TYPED:
        explanations.append(_("太长了，只查前 {n} 个字。").format(n=MOST_TYPED))
    found = tokens(typed, explanations)
    if sum(token.kind == "open" for token in found) != sum(token.kind == "close" for token in found):
        explanations.append(_("括号没有成对，按原样查找。"))
        found = tokens(typed, explanations, grouping=False)
    reader = _Reader(found, fuzzy, manner, explanations)
    root = reader.group(top=True)
    return Query(
        text=text,
        root=root,
        filters=tuple(dict.fromkeys(reader.filters)),
        explanations=tuple(dict.fromkeys(explanations)),
        fuzzy=fuzzy,
        manner=manner,
    )


def word(
    text: str,
    *,
    fields: tuple[str, ...] = FIELDS,
    exact: bool = False,
    fuzzy: bool = False,
    scheme: str = "",
    span: tuple[int, int] | None = None,
) -> Word:
    """Return the word with every way to read it; `span` is where it was typed."""
    ways = alternatives(text, exact=exact, fuzzy=fuzzy, scheme=scheme)
    return Word(text=text, alternatives=ways, fields=fields, span=span)


@dataclass(frozen=True, slots=True)
class _Operand:
    """Something between operators: a node, or a filter that is good only at the top."""

    node: Node | None
    filter: Filter | None = None
    typed: str = ""


class _Reader:
    """Recursive descent over the tokens."""

    def __init__(self, found: Sequence[Token], fuzzy: bool, manner: Manner, explanations: list[str]) -> None:
        self.tokens = found
        self.place = 0
        self.fuzzy, self.manner = fuzzy, manner
        self.explanations = explanations
        self.filters: list[Filter] = []

    def _word(self, text: str, span: tuple[int, int] | None = None, *, exact: bool = False) -> Word:
        return word(text, exact=exact, fuzzy=self.fuzzy and not exact, scheme=self.manner.shuangpin, span=span)

    def peek(self) -> Token | None:
        """Return the token to be read next."""
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def group(self, *, top: bool = False) -> Node | None:
        """Read operands up to the closing parenthesis or the end; a blank between them is AND."""
        parts: list[Node] = []
        while (token := self.peek()) is not None and (top or token.kind != "close"):
            if token.kind == "and" and parts and self._operand_follows():
                self.place += 1
                continue
            operand = self.either()
            if top and operand.filter is not None:
                self.filters.append(operand.filter)
            elif (node := self._text_of(operand)) is not None:
                parts.append(node)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else AllOf(parts=tuple(parts))

    def either(self) -> _Operand:
        """Read operands joined by OR."""
        found = [self.nearby()]
        while (token := self.peek()) is not None and token.kind == "or" and self._operand_follows():
            self.place += 1
            found.append(self.nearby())
        if len(found) == 1:
            return found[0]
        filters = [operand.filter for operand in found if operand.filter is not None]
        if len(filters) == len(found) and len({(f.field, f.negated) for f in filters}) == 1 and not filters[0].negated:
            return _Operand(None, Filter(field=filters[0].field, value=",".join(f.value for f in filters)))
        nodes = tuple(node for operand in found if (node := self._text_of(operand)) is not None)
        return _Operand(AnyOf(parts=nodes))

    def nearby(self) -> _Operand:
        """Read operands joined by near."""
        left = self.signed()
        while (token := self.peek()) is not None and token.kind == "near" and self._operand_follows():
            self.place += 1
            right = self._text_of(self.signed())
            node = self._text_of(left)
            if node is None or right is None:
                left = _Operand(node or right)
            elif isinstance(node, Without) or isinstance(right, Without):
                self.explanations.append(_("near 两边要有词，减号在这里按 AND 处理。"))
                left = _Operand(AllOf(parts=(node, right)))
            else:
                left = _Operand(Near(left=node, right=right, distance=int(token.value)))
        return left

    def signed(self) -> _Operand:
        """Read an operand with its minus."""
        token = self.peek()
        if token is not None and token.kind == "minus":
            self.place += 1
            if not self._operand_is_here():
                return _Operand(self._word(token.text))
            operand = self.primary()
            if operand.filter is not None:
                negated = Filter(field=operand.filter.field, value=operand.filter.value, negated=True)
                return _Operand(None, negated, token.text + operand.typed)
            return _Operand(None if operand.node is None else Without(part=operand.node))
        return self.primary()

    def primary(self) -> _Operand:
        """Read a word, phrase, pattern, group, or a field with its value."""
        token = self.tokens[self.place]
        self.place += 1
        if token.kind == "open":
            node = self.group()
            self.place += 1
            return _Operand(node)
        if token.kind == "field":
            return self._field(token)
        if token.kind == "quoted":
            return _Operand(self._word(token.value, (token.start, token.end), exact=True))
        if token.kind == "pattern":
            return _Operand(Pattern(source=token.value, span=(token.start, token.end)))
        if token.kind in {"or", "near", "and"}:
            if token.kind != "near" or token.text.isupper() or "/" in token.text:
                self.explanations.append(_("“{text}”两边要有词，按原样查找。").format(text=token.text))
            return _Operand(self._literal(token))
        return _Operand(self._words(token))

    def _literal(self, token: Token) -> Word:
        """Read a token as a word."""
        return self._word(token.text, (token.start, token.end))

    def _words(self, first: Token) -> Node:
        """Read a bare word, together with those behind it that form one pinyin phrase with it."""
        run = [first]
        if first.spaced and one_syllable(first.text):
            while (token := self.peek()) is not None and token.kind == "word" and token.spaced:
                last = self.place == len(self.tokens) - 1
                if not one_syllable(token.text, begun=last):
                    break
                run.append(token)
                self.place += 1
        apart = tuple(self._literal(token) for token in run)
        if len(run) == 1:
            return self._with_synonyms(apart[0])
        text, span = " ".join(token.text for token in run), (first.start, run[-1].end)
        return Phrase(together=self._word(text, span), apart=apart)

    def _with_synonyms(self, typed: Word) -> Node:
        """Return the word, or it and the words that the reader calls its like."""
        others = self.manner.others(normalised(typed.text))
        if not others:
            return typed
        self.explanations.append(
            _("“{word}”也找同义词：{others}。").format(word=typed.text, others=_("、").join(others))
        )
        return AnyOf(parts=(typed, *(self._word(other, exact=True) for other in others)))

    def _field(self, name: Token) -> _Operand:
        """Read what stands behind a field's name."""
        token = self.peek()
        if token is None or token.kind not in {"word", "quoted", "pattern", "open", "field", "minus"}:
            return _Operand(self._word(name.text))
        if name.value in TEXT_FIELDS:
            return self._text_field(TEXT_FIELDS[name.value], token, name)
        if token.kind not in {"word", "quoted"}:
            return _Operand(self._word(name.text))
        self.place += 1
        field = FILTER_FIELDS[name.value]
        typed = name.text + token.text
        if field == "date" and any(
            date_range(value) is None for value in Filter(field=field, value=token.value).values
        ):
            self.explanations.append(
                _("“{text}”不是日期（例：2024-04，2024-04..2024-06），按原样查找。").format(text=typed)
            )
            return _Operand(self._word(typed))
        return _Operand(None, Filter(field=field, value=token.value), typed)

    def _text_field(self, fields: tuple[str, ...], token: Token, name: Token) -> _Operand:
        """Read the word, phrase, pattern or group that is looked for in some fields only."""
        if token.kind in {"field", "minus"}:
            self.explanations.append(_("“{text}”后面要有词，按原样查找。").format(text=name.text))
            return _Operand(self._word(name.text))
        operand = self.primary()
        node = self._text_of(operand)
        return _Operand(None if node is None else only_in(node, fields))

    def _text_of(self, operand: _Operand) -> Node | None:
        """Return the operand as text to look for; a filter that stands where none can be is read literally."""
        if operand.filter is None:
            return operand.node
        self.explanations.append(
            _("“{text}”只能用在最外层，这里按原样查找。").format(text=operand.typed or operand.filter.value)
        )
        return self._word(operand.typed or operand.filter.value)

    def _operand_is_here(self) -> bool:
        token = self.peek()
        return token is not None and token.kind not in {"close", "or", "and", "near", "minus"}

    def _operand_follows(self) -> bool:
        """Tell whether behind the operator at hand something stands that it can join."""
        if self.place + 1 >= len(self.tokens):
            return False
        return self.tokens[self.place + 1].kind not in {"close", "or", "and", "near"}


def only_in(node: Node, fields: tuple[str, ...]) -> Node:
    """Return the tree with every word looked for in these fields only."""
    match node:
        case Word() | Pattern():
            return replace(node, fields=fields)
        case Phrase():
            apart = tuple(replace(part, fields=fields) for part in node.apart)
            return Phrase(together=replace(node.together, fields=fields), apart=apart)
        case AllOf():
            return AllOf(parts=tuple(only_in(part, fields) for part in node.parts))
        case AnyOf():
            return AnyOf(parts=tuple(only_in(part, fields) for part in node.parts))
        case Without():
            return Without(part=only_in(node.part, fields))
        case Near():
            return Near(left=only_in(node.left, fields), right=only_in(node.right, fields), distance=node.distance)
