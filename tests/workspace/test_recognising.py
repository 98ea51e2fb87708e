"""Photographs to issues, with an engine that is invented: no picture library is needed for any of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reader.importing.opening_up import sources
from reader.importing.photographs import photographs_in
from reader.importing.reading import read_source
from reader.importing.readings.placing import marks_of
from reader.importing.readings.recognised import as_json, from_json
from reader.importing.recognising import read_recognised
from reader.model.errors import Cancelled, ImportFailure, WrongRequest
from reader.recognition.extra import REQUIREMENTS
from reader.workspace import batch_editing, importing, recognising
from reader.workspace.reading_parts import Reading
from reader.workspace.recogniser import ReadPage, Recogniser
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions, ImportOutcome
from tests.recognition import invented
from tests.test_architecture import ROOT

JPEG = b"\xff\xd8\xff\xe0" + bytes(60_000)


def photograph(folder: Path, name: str, day: int, number: int = 1) -> Path:
    """Put a file there that stands for a photograph of a page."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(JPEG + f"{day} {number}".encode())
    return path


class Invented(Recogniser):
    """Reads what the file says it shows. `asked` counts, for all of them, what was really read."""

    asked = 0

    def photographs(self, path: Path) -> list[tuple[str, str, int]]:
        return [(str(p.path), p.member, p.page) for p in photographs_in(path)]

    def digest(self, place: tuple[str, str, int]) -> str:
        return Path(place[0]).read_bytes()[60_004:].hex().rjust(64, "0")

    def read(self, place: tuple[str, str, int], known: str = "") -> ReadPage:
        if self._cancelled():
            raise Cancelled("stop")
        day, number = map(int, Path(place[0]).read_bytes()[60_004:].split())
        Invented.asked += not known
        paper = "溪口新报" if number == 1 else None
        read = known or as_json(invented.page(day, number))
        return ReadPage(reading=read, jpeg=b"jpeg", day=f"2023-06-{day:02d}", number=str(number), newspaper=paper)

    def issues(self, readings: Mapping[int, str], name: str, digest: str, *, pdf: Path | None = None) -> Reading:
        found = read_recognised({k: marks_of(from_json(r)) for k, r in readings.items()}, name=name, digest=digest)
        return Reading(issues=found.issues, warnings=found.warnings)


def read_all(
    paths: list[Path], cache: Path, cancelled: Callable[[], bool] = lambda: False, told: list[int] | None = None
) -> list[recognising.Recognised]:
    """Return what comes of pictures, read by the invented engine."""
    steps: list[int] = [] if told is None else told
    return list(
        recognising.recognise(
            paths, cache, told=lambda done, _all: steps.append(done), cancelled=cancelled, begun=Invented
        )
    )


@pytest.fixture(autouse=True)
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Invented, "asked", 0)
    monkeypatch.setattr(recognising, "engine_name", lambda: "invented")


def test_pages_of_two_days_are_two_issues(tmp_path: Path) -> None:
    folder = tmp_path / "六月"
    for name, day, number in (("1.jpg", 3, 1), ("2.jpg", 3, 2), ("10.jpg", 4, 1)):
        photograph(folder, name, day, number)
    found = [f.result for f in read_all([folder], tmp_path / "cache")]
    assert all(isinstance(f, Reading) for f in found)
    days = [(i.date_published, len(i.pages)) for f in found if isinstance(f, Reading) for i in f.issues]
    assert days == [("2023-06-03", 2), ("2023-06-04", 1)]


def test_nothing_is_read_twice_after_a_stop(tmp_path: Path) -> None:
    for k in range(6):
        photograph(tmp_path / "报", f"{k}.jpg", 3 + k)
    steps: list[int] = []
    with pytest.raises(Cancelled):
        read_all([tmp_path / "报"], tmp_path / "cache", lambda: len(steps) > 4, steps)
    assert Invented.asked == 4
    assert len(read_all([tmp_path / "报"], tmp_path / "cache")) == 6
    assert Invented.asked == 6


def test_a_damaged_reading_is_read_anew(tmp_path: Path) -> None:
    path = photograph(tmp_path, "1.jpg", 3)
    read_all([path], tmp_path / "cache")
    for kept in (tmp_path / "cache").rglob("*.json"):
        kept.write_bytes(b"\xff\xfe")
    assert len(read_all([path], tmp_path / "cache")) == 1
    assert Invented.asked == 2


def test_a_folder_of_photographs_is_one_source_and_says_how_many(tmp_path: Path) -> None:
    folder = tmp_path / "版面"
    for k in range(3):
        photograph(folder, f"{k}.jpg", 3)
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n" + bytes(200))
    assert sources([folder]) == [folder]
    with pytest.raises(ImportFailure, match="3 张照片") as told:
        read_source(folder)
    assert told.value.kind == "no_text"


def test_a_photograph_beside_other_files_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(
        "溪口新报\n2023年6月3日\n\n桥头新添候车亭\n　　乡亲们凑了木料。\n", encoding="utf-8"
    )
    page = photograph(tmp_path, "二.jpg", 3)
    assert page in sources([tmp_path])


def test_the_way_on_is_a_command_that_fits_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    said = str(recognising.not_installed(ImportFailure("no_text", "三张照片。")))
    assert said.startswith("三张照片。")
    assert sys.executable in said
    assert "rapidocr" in said
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert recognising.install_command() == ""
    assert "baojia-scan" in str(recognising.not_installed(ImportFailure("no_text", "三张照片。")))


def test_what_is_asked_of_pip_is_the_extra() -> None:
    from tomllib import loads

    project = loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tuple(project["optional-dependencies"]["scan"]) == REQUIREMENTS


def test_its_process_opens_no_socket() -> None:
    words = (
        "import sys, socket\n"
        "from reader.workspace.recognising_child import refuse_sockets\n"
        "sys.addaudithook(refuse_sockets)\n"
        "try:\n    socket.socket()\nexcept PermissionError:\n    print('refused')\n"
    )
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.stdout.strip() == "refused"


def imported(
    session: Session, paths: list[Path], monkeypatch: pytest.MonkeyPatch, date: str = "", newspaper: str = ""
) -> list[ImportOutcome]:
    """Import photographs, read by the invented engine."""
    read = recognising.recognise
    monkeypatch.setattr(recognising, "recognise", lambda *own, **more: read(*own, **more, begun=Invented))
    monkeypatch.setattr("reader.recognition.extra.can_recognise", lambda: True)
    return list(importing.import_paths(session, paths, ImportOptions(date=date, newspaper=newspaper)))


def test_the_date_said_for_photographs_in_a_row_is_for_those_that_print_none(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [photograph(tmp_path, f"{k}.jpg", 3 + k) for k in range(2)]
    found = imported(session, paths, monkeypatch, date="1958-03-01", newspaper="渡口日报")
    assert [(o.newspaper, o.date_published) for o in found] == [("渡口日报", "2023-06-03"), ("渡口日报", "2023-06-04")]
    kept = [session.library.current(str(o.issue)).issue for o in found]
    assert [(i.newspaper, i.date_published) for i in kept] == [(o.newspaper, o.date_published) for o in found]


def test_of_one_photograph_the_readers_word_is_taken(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = imported(session, [photograph(tmp_path, "1.jpg", 3)], monkeypatch, date="1958-03-01")
    assert one.date_published == "1958-03-01"


def test_names_and_days_of_several_issues_are_one_deed(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [photograph(tmp_path, f"{k}.jpg", 3 + k) for k in range(2)]
    first, second = (str(o.issue) for o in imported(session, paths, monkeypatch))
    batch_editing.name_issues(
        session, unnamed=[first, second], newspaper=" 渡口日报 ", undated=[second], day="1958-03-01"
    )

    def said() -> list[tuple[str | None, str | None]]:
        own = [session.library.current(i).issue for i in (first, second)]
        return [(i.newspaper, i.date_published) for i in own]

    assert said() == [("渡口日报", "2023-06-03"), ("渡口日报", "1958-03-01")]
    session.library.undo()
    assert said() == [("溪口新报", "2023-06-03"), ("溪口新报", "2023-06-04")]
    with pytest.raises(WrongRequest):
        batch_editing.name_issues(session, unnamed=[], newspaper="", undated=[first], day="1958-02-30")
