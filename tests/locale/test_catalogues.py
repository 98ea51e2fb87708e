from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from resources.locale import update

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ExceptHandler)
REMEDY = "run .venv/bin/python -m resources.locale.update"


def naming(words: str) -> Iterator[tuple[Path, str]]:
    """Yield the program's files in which these words stand, with their text: only they are taken apart."""
    for path in sorted((ROOT / "reader").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if re.search(words, text):
            yield path, text


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_every_message_is_translated(language: str) -> None:
    assert update.untranslated(update.merged(language)) == []


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_catalogues_are_current(language: str) -> None:
    text = {update.key(message): update.forms(message) for message in update.catalogue(language) if message.id}
    assert text.keys() == {update.key(message) for message in update.messages() if message.id}, REMEDY
    with (ROOT / "resources" / "locale" / language / "LC_MESSAGES" / "baojia.mo").open("rb") as file:
        compiled = {update.key(message): update.forms(message) for message in read_mo(file) if message.id}
    assert compiled == {key: forms for key, forms in text.items() if all(forms)}, REMEDY


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_a_translation_fills_in_what_its_message_fills_in(language: str) -> None:
    for message in update.merged(language):
        wanted = placeholders(update.key(message))
        assert all(placeholders(form) == wanted for form in update.forms(message) if form and message.id), message.id


def test_english_is_written_with_english_marks() -> None:
    forms = [form for message in update.merged("en") if message.id for form in update.forms(message)]
    assert [form for form in forms if re.search("[，。；：！？]", form) and "《" not in form] == []


def test_no_message_stands_within_a_string_that_is_put_together() -> None:
    """From Python 3.12 on such a string is no single token, and Babel does not find what stands in it."""
    wrong = [
        f"{path.name}:{inner.lineno}"
        for path, text in naming(r"\{(\w+\()?(_|counted)\(")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Name)
        and inner.func.id in {"_", "counted"}
        and isinstance(inner.args[0], ast.Constant)
    ]
    assert wrong == []


def test_messages_are_not_put_together_and_are_looked_up_after_the_language_is_chosen() -> None:
    wrong = []
    for path, text in naming(r"\b(_|counted)\s*\("):
        beneath: list[tuple[ast.AST, bool]] = [(ast.parse(text), False)]
        while beneath:
            node, inside = beneath.pop()
            inside = inside or isinstance(node, FUNCTIONS)
            beneath += [(child, inside) for child in ast.iter_child_nodes(node)]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "counted"}:
                made = not node.args or isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
                if made or not inside:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def test_a_message_that_is_counted_somewhere_is_counted_everywhere() -> None:
    """Else English has one form for both there: `5 piece`."""
    found: dict[str, set[str]] = {"_": set(), "counted": set()}
    for path in sorted((ROOT / "reader").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for name, message in re.findall(r"""\b(_|counted)\(\s*["']([^"']*)["']""", text):
            found[name].add(message)
    assert len(found["counted"]) > 50
    assert found["_"] & found["counted"] == set()


def test_no_cache_keeps_the_words_of_a_language_for_the_next_one() -> None:
    """`language()` is no key for them either: the lengthened language is another one and has the same name."""
    keyed = {"subject_words.py _words"}  # by one of the words
    found = set()
    for path, text in naming(r"\bcache\b|lru_cache"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and re.search(
                r"\bcache\b|lru_cache", str(decorators(node))
            ):
                raised = {id(n) for one in ast.walk(node) if isinstance(one, ast.Raise) for n in ast.walk(one)}
                said = (n for n in ast.walk(node) if isinstance(n, ast.Call) and id(n) not in raised)
                if any(ast.unparse(n.func) in {"_", "counted", "language"} for n in said):
                    found.add(f"{path.name} {node.name}")
    assert found == keyed


def decorators(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    return [ast.unparse(one) for one in node.decorator_list]
