"""A query as a form, for those who write no syntax: all of, any of, none of, near, where, when. It writes the query's
line and reads one back.

As in `narrowing`, whether a line says what is meant is not guessed: it is parsed and compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.door import door, doors
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.search.dates import date_range
from reader.search.fields import GROUPS
from reader.search.grammar import MOST_TYPED, parse
from reader.search.query import FIELDS, AllOf, AnyOf, Filter, Near, Node, Pattern, Phrase, Query, Without, Word, leaves
from reader.search.tokens import NEAR_DISTANCE, tokens

FARTHEST = 9999
"""The largest distance that a query can say."""
_TERM = re.compile(r"[\"“”][^\"“”]*[\"“”]|/(?:\\.|[^/\\])+/(?=\s|$)|[^\s、，；]+")
_OF_CATALOGUE = {"newspaper": "报", "section": "栏目", "tag": "标签"}
_QUOTES = str.maketrans("", "", '"“”')


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class SearchForm:
    """What is filled in. `every`, `either`, `none` and `near` are terms (`terms`): words, or phrases in quotes.

    `field` is one of `fields.GROUPS`, empty for any; `first` and `last` are dates as a query takes them (a year, a
    month, a day), empty where there is no bound; the rest are names, several parted by commas.
    """

    every: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    distance: int = NEAR_DISTANCE
    field: str = ""
    first: str = ""
    last: str = ""
    newspaper: str = ""
    section: str = ""
    tag: str = ""


@door
def terms(text: str) -> tuple[str, ...]:
    """Cut what stands in a line of the form into terms: at blanks and 、，；, but not inside quotes."""
    return tuple(dict.fromkeys(said for term in _TERM.findall(text) if (said := _literally(term))))


@door
def written(form: SearchForm) -> str:
    """Return the query's line; empty where nothing is filled in.

    Raises WrongRequest where a date is none, near has one term only, or the line is longer than is read.
    """
    if len(form.near) == 1:
        raise WrongRequest(_("“相距不远”要有两个以上的词。"))
    text = _words(form)
    conditions = [
        f"{name}:{_literally(value) or _quoted(value)}"
        for field, name in _OF_CATALOGUE.items()
        if (value := getattr(form, field).strip().translate(_QUOTES))
    ]
    if form.first.strip() or form.last.strip():
        conditions.append(f"日期:{_dates(''.join(form.first.split()), ''.join(form.last.split()))}")
    line = " ".join(part for part in (text, *conditions) if part)
    if len(line) > MOST_TYPED:
        raise WrongRequest(_("条件太长了：最多 {n} 个字。").format(n=MOST_TYPED))
    return line


@door
def read(text: str) -> SearchForm | None:
    """Return the form that says what the query says; None where no form does."""
    query = parse(text)
    form = _filled(query) if not query.explanations else None
    if form is None:
        return None
    try:
        again = parse(written(form))
    except WrongRequest:
        return None
    same = _operands(again.root) == _operands(query.root) and set(again.filters) == set(query.filters)
    return form if same else None


def _literally(term: str) -> str:
    """Return what finds just this term wherever it stands in a query; empty where nothing is left of it."""
    said: list[str] = []
    found = tokens(term, said)
    plain = len(found) == 1 and found[0].kind in {"word", "quoted", "pattern"} and found[0].text == term
    if plain and not said and not (found[0].kind == "word" and re.search(r"^[-－]|[()（）\s]", term)):
        return term
    return _quoted(term)


def _quoted(text: str) -> str:
    clean = " ".join(text.translate(_QUOTES).split())
    return f'"{clean}"' if clean else ""


def _words(form: SearchForm) -> str:
    """Return what is looked for in texts, each word in the form's field."""
    near, several = f" near/{form.distance} ".join(form.near), len(form.either) > 1
    wanted = [*form.every] if several else [*form.every, *form.either]
    wanted += [f"({near})" if wanted or several or form.none or form.field else near] if near else []
    wanted += [f"({' OR '.join(form.either)})"] if several else []
    if not form.field:
        return " ".join([*wanted, *(f"-{term}" for term in form.none)])
    name = GROUPS[form.field][0]
    if not wanted:
        return " ".join(f"-{name}:{term}" for term in form.none)
    if len(wanted) == 1 and not form.none:
        return f"{name}:{wanted[0]}"
    return f"{name}:({' '.join([*wanted, *(f'-{term}' for term in form.none)])})"


def _dates(first: str, last: str) -> str:
    """Return the value of the field of dates."""
    for value in (first, last):
        if value and (".." in value or date_range(value) is None):
            raise WrongRequest(_("“{text}”不是日期；请写成 2024、2024-04 或 2024-04-15。").format(text=value))
    said = first if first == last else f"{first}..{last}"
    if date_range(said) is None:
        raise WrongRequest(_("“{first}”比“{last}”晚。").format(first=first, last=last))
    return said


def _filled(query: Query) -> SearchForm | None:
    """Return a form filled in from the parts of a query; it may still say something else."""
    text, fields = query.text, {leaf.fields for leaf in leaves(query.root, negative=True)}
    names = [name for name, (_word, own) in GROUPS.items() if {own} == fields]
    if len(fields) > 1 or (fields and fields != {FIELDS} and not names):
        return None
    form = _of_catalogue(query.filters)
    if form is None:
        return None
    form = replace(form, field=names[0] if names else "")
    for part in _operands(query.root):
        match part:
            case Word() | Pattern():
                form = replace(form, every=(*form.every, *_typed(part, text)))
            case Phrase():
                form = replace(form, every=(*form.every, *(t for own in part.apart for t in _typed(own, text))))
            case Without():
                form = replace(form, none=(*form.none, *_typed(part.part, text)))
            case AnyOf() if not form.either:
                form = replace(form, either=tuple(t for own in part.parts for t in _typed(own, text)))
            case Near() if not form.near:
                form = replace(form, near=_close(part, text), distance=part.distance)
            case _:
                return None
    return form


def _of_catalogue(filters: Sequence[Filter]) -> SearchForm | None:
    """Return a form with what the catalogue narrows by; None where the form has no place for it."""
    said = {own.field: own.value for own in filters}
    if len(said) < len(filters) or any(own.negated for own in filters) or not {*said} <= {*_OF_CATALOGUE, "date"}:
        return None
    first, dots, last = said.pop("date", "").partition("..")
    named = {name: said.get(name, "") for name in _OF_CATALOGUE}
    return SearchForm(first=first, last=last if dots else first, **named)  # type: ignore[arg-type]  # names of its fields


def _typed(node: Node, text: str) -> tuple[str, ...]:
    """Return a word as it stands in the query; none for anything else."""
    if isinstance(node, Word | Pattern) and node.span is not None:
        return (text[slice(*node.span)],)
    return ()


def _close(node: Node, text: str) -> tuple[str, ...]:
    return (*_close(node.left, text), *_close(node.right, text)) if isinstance(node, Near) else _typed(node, text)


def _operands(root: Node | None) -> tuple[Node, ...]:
    """Return what is asked for, whichever way it is bracketed and whichever way one says where it stands."""
    if root is None:
        return ()
    if isinstance(root, AllOf):
        return tuple(part for own in root.parts for part in _operands(own))
    return (root,)
