from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

import reader.importing.formats.html_page
import reader.importing.reading  # noqa: F401  # two that bring many expressions
from reader.workspace.children import expressions
from reader.workspace.children.expressions import Expressions, place

COMPILER = import_module("re._compiler")
OURS: list[re.Pattern[str]] = [
    value
    for name, module in sorted(sys.modules.items())
    if name.startswith(("reader.importing", "reader.bylines"))
    for value in vars(module).values()
    if isinstance(value, re.Pattern)
]
# Flags given and flags inside, names, none, sets of all sizes, look-arounds.
NAMED = ("(?i)é(?P<day>日)?", 0)
OTHERS = [
    NAMED,
    ("é(?P<day>日)?", re.IGNORECASE),
    ("[一-龥甲-\U0002ffff]", re.ASCII),
    ("(?<=第)x*+", re.DOTALL),
    ("ab", 0),
]
# What was kept is taken, and nothing compiled, for a text and for a page: said is how many of ours Python compiled.
CHILD = """
import sys
from importlib import import_module
from pathlib import Path
from reader.workspace import reading_child
reading_child.place = lambda: Path(sys.argv[1])
compiler = import_module("re._compiler")
compile, told = compiler.compile, []
compiler.compile = lambda expression, flags=0: told.append(expression) or compile(expression, flags)
reading_child._load()
from reader.importing import reading
text = "早市挪了\\n\\n本报讯（记者葛长河）昨天起，早市挪进廊棚。"
page = "<h1>早市挪了</h1><p>本报讯 昨天起早市挪进廊棚。</p>"
for data, name in ((text, "a.txt"), (page, "a.html")):
    assert list(reading.issues_of_bytes(data.encode(), reading.Said(), name=name))
print(sum(isinstance(one, str) and "一-龥" in one for one in told))
"""


@pytest.fixture(scope="module")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("kept") / "new" / "kept"
    noting = Expressions(path, noting=True)
    for expression, flags in asked():
        COMPILER.compile(expression, flags)
        assert noting.missed
    COMPILER.compile(b"ab")  # which is told apart from the text that has its hash
    noting.end()
    assert noting.keepable
    noting.keep()
    assert [one.name for one in path.parent.iterdir()] == ["kept"]
    return path.read_bytes()


@pytest.fixture
def kept(_kept: bytes, tmp_path: Path) -> Path:
    """Return a file with all of the program's expressions that are known here, and the others."""
    path = tmp_path / "kept"
    path.write_bytes(_kept)
    return path


def asked() -> list[tuple[str, int]]:
    return [*((one.pattern, one.flags & ~re.UNICODE) for one in OURS if isinstance(one.pattern, str)), *OTHERS]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what Python compiles by itself from now on."""
    heard: list[object] = []
    compiled = COMPILER.compile

    def noted(expression: object, flags: int = 0) -> object:
        heard.append(expression)
        return compiled(expression, flags)

    monkeypatch.setattr(COMPILER, "compile", noted)
    return heard


def test_what_is_kept_is_what_python_compiles(kept: Path, told: list[object]) -> None:
    assert len(OURS) > 400
    plainly = [COMPILER.compile(*one) for one in asked()]
    told.clear()
    given = Expressions(kept)
    handed = [COMPILER.compile(*one) for one in asked()]
    of_bytes = COMPILER.compile(b"ab")
    given.end()
    assert told == []
    assert handed == plainly  # of two expressions Python compares what they are, their flags and their code
    assert [one.groupindex for one in handed] == [one.groupindex for one in plainly]
    assert handed[asked().index(NAMED)].fullmatch("É日")["day"] == "日"
    assert of_bytes.fullmatch(b"ab")


def test_only_what_was_asked_for_just_so_is_taken(kept: Path, told: list[object]) -> None:
    before = COMPILER.compile
    given = Expressions(kept)
    assert COMPILER.compile("ab", re.IGNORECASE).match("AB")
    assert COMPILER.compile("abc").match("abc")
    assert not COMPILER.compile("ab").match("AB")
    with pytest.raises(re.error):
        COMPILER.compile("(")
    given.end()
    assert COMPILER.compile is before
    assert told == ["ab", "abc", "("]
    assert not given.missed  # it was not noting


@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "changed", "other Python"])
def test_a_file_that_is_not_whole_or_of_another_python_is_none(
    kept: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = kept.read_bytes()
    if harm == "gone":
        kept.unlink()
    elif harm == "other Python":
        monkeypatch.setattr(sys, "version", "3.99")
    else:
        middle = len(data) // 2
        changed = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        kept.write_bytes({"empty": b"", "cut": data[:-1], "changed": changed}[harm])
    given = Expressions(kept, noting=True)
    assert COMPILER.compile("ab").match("ab")
    given.end()
    assert given.missed


def test_what_is_asked_for_no_more_is_kept_no_more(kept: Path) -> None:
    noting = Expressions(kept, noting=True)
    COMPILER.compile("ab")
    assert not noting.missed
    noting.end()
    noting.keep()
    given = Expressions(kept)
    given.end()
    assert list(given._known) == [(True, "ab", 0)]


def test_it_lies_where_bytecode_lies_and_is_written_when_bytecode_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert place().parent == Path(str(import_module("reader").__cached__)).parent
    noting = Expressions(place())
    noting.end()
    assert noting.keepable
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert not noting.keepable


def test_a_place_that_cannot_be_written_to_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    noting = Expressions(tmp_path / "kept", noting=True)
    COMPILER.compile("ab")
    noting.end()
    noting.keep()
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def test_a_process_that_reads_compiles_all_once_and_then_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path / "kept")]
    first, then = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert int(first) > 100
    assert int(then) == 0


def no_parts() -> tuple[object, object]:
    raise ImportError


@pytest.mark.parametrize("other", ["version", "nothing there", "no compile", "no numbers"])
def test_a_python_that_was_not_looked_at_is_left_alone(kept: Path, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {
        "nothing there": no_parts,
        "no compile": lambda: (SimpleNamespace(), import_module("_sre")),
        "no numbers": lambda: (COMPILER, SimpleNamespace()),
    }
    if other == "version":
        monkeypatch.setattr(expressions, "LOOKED_AT", {(3, 7)})
    else:
        monkeypatch.setattr(expressions, "_parts", parts[other])
    before = COMPILER.compile
    noting = Expressions(kept, noting=True)
    assert COMPILER.compile is before
    noting.end()
    noting.keep()
    assert COMPILER.compile is before
    assert not noting.missed  # so that nothing is loaded in vain


@pytest.mark.parametrize("fault", [TypeError, RuntimeError, ValueError, AttributeError, OverflowError])
def test_what_the_engine_does_not_take_is_compiled_as_ever(
    kept: Path, fault: type[Exception], told: list[object]
) -> None:
    given = Expressions(kept, noting=True)
    real = given._engine

    def refuse(*_words: object) -> object:
        raise fault

    given._engine = SimpleNamespace(compile=refuse)
    given.noting = False
    assert COMPILER.compile("ab").match("ab")
    given._engine, given.noting = real, True
    given._known[True, "一", 0] = (32, b"\0\0\0", 0, {}, (None,))  # no whole words
    given._known[True, "二", 0] = (32, b"\xff" * 8, 0, {}, (None,))  # words that mean nothing
    assert COMPILER.compile("一").match("一")
    assert COMPILER.compile("二").match("二")
    given.end()
    assert told == ["ab", "一", "二"]


def test_what_the_compiler_hands_over_in_another_form_is_not_kept() -> None:
    handed = expressions._Handed(SimpleNamespace(compile=lambda *given: given))
    assert handed.compile("ab", 32) == ("ab", 32)
    assert handed.compile("ab", 32, [-1], 0, {}, ()) == ("ab", 32, [-1], 0, {}, ())
    assert handed.words is None
