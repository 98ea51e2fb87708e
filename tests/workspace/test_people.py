from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import Cancelled
from reader.search.people import Entry
from reader.workspace import finding, importing, people
from reader.workspace.session import Session

MORE = """# 桥市口装了新秤

本报讯(记者葛长河)11月25日,早市的摊主们领到了新秤。镇长周见山说,秤准了,人心才准。
"""


def by_name(session: Session) -> dict[str, Entry]:
    return {e.name: e for e in people.names(session, "credit")}


def test_who_wrote_is_listed_with_role_and_count_and_can_be_searched(filled: Session) -> None:
    found = by_name(filled)
    assert found["葛长河"].kind == "credit"
    assert dict(found["葛长河"].roles)
    assert found["葛长河"].pieces == len(finding.find(filled, found["葛长河"].query, limit=None).hits) == 1


def test_what_is_new_is_read_and_what_is_gone_forgotten(filled: Session, tmp_path: Path) -> None:
    assert by_name(filled)["葛长河"].pieces == 1
    assert people.missing(filled) == 0
    path = tmp_path / "桥市报.txt"
    path.write_text(MORE, "utf-8")
    (told,) = importing.import_paths(filled, [path])
    assert people.missing(filled) > 0
    assert by_name(filled)["葛长河"].pieces == 2
    with filled.library.deed("remove", str(told.issue)) as deed:
        deed.remove(str(told.issue))
    assert by_name(filled)["葛长河"].pieces == 1


def test_the_evidence_shows_the_name_in_its_words(filled: Session) -> None:
    for entry in people.names(filled):
        for witness in people.evidence(filled, entry):
            start, end = witness.mark
            assert witness.words[start:end].replace(" ", "") in {entry.name, ""}


def test_names_are_found_by_pinyin(filled: Session) -> None:
    entries = people.names(filled, "credit")
    assert [e.name for e in people.fitting(entries, "gech")] == ["葛长河"]
    assert people.fitting(entries, "") == entries


def test_reading_can_be_stopped(filled: Session) -> None:
    with pytest.raises(Cancelled):
        people.names(filled, cancelled=lambda: True)
    assert people.names(filled)


def test_a_damaged_file_is_read_anew(filled: Session) -> None:
    before = by_name(filled)
    (filled.library.cache_folder / "people.npz").write_text("{")
    assert by_name(filled) == before
