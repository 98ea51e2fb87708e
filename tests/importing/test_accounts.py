"""The accounts of whole files: what stands in a file is in an issue, read once and read again."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from benchmarks._page_make_up import KINDS, compose
from benchmarks._page_renderers import RENDERERS, render
from reader.importing import read_bytes, read_source, read_stored
from tests.importing.accounts import check_issue
from tests.importing.forms import Form
from tests.importing.forms.files import FILES
from tests.importing.forms.more import MORE
from tests.importing.forms.pages import PAGES
from tests.importing.forms.texts import TEXTS
from tests.importing.test_forms import written
from tests.importing.witness import letters, strings, witness

PLAIN = ("zip", "css", "jpg", "png")
"""Endings of files that the witness does not read."""
READ = [f for f in (*PAGES, *MORE, *FILES, *TEXTS) if "refused" not in f.expect]
WITNESSED = [
    form
    for form in READ
    if not any(name.endswith(PLAIN) for name in form.files if len(form.files) == 1)
    and form.name not in {"seven-bits", "another-language", "a-dump-in-tags"} and "utf" not in form.name
]  # fmt: skip


@pytest.mark.parametrize("form", WITNESSED, ids=lambda form: form.name)
def test_every_letter_of_a_file_is_in_an_issue(form: Form, tmp_path: Path) -> None:
    issues = read_source(written(form, tmp_path)).issues
    found = sum((letters(issue.source.text) for issue in issues), Counter[str]())
    stands = sum(
        (
            witness(content if isinstance(content, bytes) else content.encode(), name)
            for name, content in form.files.items()
            if not name.endswith(PLAIN)
        ),
        Counter[str](),
    )
    assert not "".join(sorted((stands - found).elements()))


@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_letter_of_a_page_is_in_an_issue(renderer: str, qapp: object) -> None:
    for kind in dict.fromkeys(KINDS):
        data = render(compose(40, kind), renderer)
        found = sum((letters(i.source.text) for i in read_bytes(data, name="a.pdf").issues), Counter[str]())
        lost = "".join(sorted((witness(data, "a.pdf") - found).elements()))
        assert not lost, kind


@pytest.mark.parametrize("form", READ, ids=lambda form: form.name)
def test_what_is_read_again_says_the_same(form: Form, tmp_path: Path) -> None:
    for issue in read_source(written(form, tmp_path)).issues:
        if not issue.articles:
            continue
        again = read_stored(issue)
        check_issue(again)
        assert [(a.headline, a.body) for a in again.articles] == [(a.headline, a.body) for a in issue.articles]


def test_what_nobody_placed_is_little(tmp_path: Path) -> None:
    placed, loose = 0, 0
    for k, form in enumerate(READ):
        (tmp_path / str(k)).mkdir()
        for issue in read_source(written(form, tmp_path / str(k))).issues:
            placed += letters(issue.source.text).total()
            loose += sum(
                letters(s.text).total() for s in issue.set_aside if s.reason in {"unread", "hidden", "unplaced"}
            )
    assert loose < 0.01 * placed  # forms are short, and each has one such thing on purpose


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
@pytest.mark.parametrize("form", [f for f in WITNESSED if len(f.files) > 1], ids=lambda form: form.name)
def test_every_member_of_a_folder_or_archive_is_in_an_issue_or_named(form: Form, packed: bool, tmp_path: Path) -> None:
    members = {n: c if isinstance(c, bytes) else c.encode() for n, c in form.files.items() if not n.endswith(PLAIN)}
    if packed:
        path = tmp_path / "members.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    else:
        path = written(form, tmp_path)
    result = read_source(path)
    told = "".join(c for issue in result.issues for c in issue.source.text if c.isalnum())
    for name, data in members.items():
        longest = max(("".join(filter(str.isalnum, words)) for words in strings(data, name)), key=len, default="")
        named = any(Path(name).name in warning for warning in result.warnings)
        assert longest in told or named, name
