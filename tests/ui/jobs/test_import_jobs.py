from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.jobs.import_jobs import ImportJob, ImportJobs
from reader.ui.jobs.import_words import summary_words
from reader.workspace.import_progress import Progress
from reader.workspace.sample import sample_path
from reader.workspace.session import open_session
from reader.workspace.storing import ImportOutcome
from tests.importing.pages.test_kept import paged
from tests.ui.opened import PATIENCE, make_library, opened

PASTED = """渡口报
2026年11月20日

第01版 要闻

# 石桥修好了

本报讯（记者祝小满）立冬这天，渡口的石桥修好了。桥长三十七步，走慢些要四十步。
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with nothing in it: the process that imports makes none where one has gone."""
    with open_session(tmp_path / "library"):
        return tmp_path / "library"


def run(qtbot: QtBot, jobs: ImportJobs, start: object) -> ImportJob:
    with qtbot.waitSignal(jobs.finished, timeout=PATIENCE) as over:
        start()  # type: ignore[operator]
    assert over.args is not None
    job = over.args[0]
    assert isinstance(job, ImportJob)
    return job


def test_files_are_imported_by_another_process_with_progress(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    jobs = ImportJobs(library)
    steps: list[Progress] = []
    jobs.progressed.connect(steps.append)
    job = run(qtbot, jobs, lambda: jobs.import_paths([sample_path(), tmp_path / "没有.txt"]))
    assert sorted(o.status for o in job.outcomes) == ["failed", "imported"]
    assert job.failed[0].error_kind == "not_found"
    assert steps[-1].done == steps[-1].total > 0
    assert steps[-1].bytes_done == steps[-1].bytes_total > 0
    assert [s.bytes_done for s in steps] == sorted(s.bytes_done for s in steps)
    with open_session(library) as session:
        assert session.library.catalogue.count(Collection(kind="all"))[0] == 15


def test_copied_text_is_imported(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    jobs = ImportJobs(library)
    job = run(qtbot, jobs, lambda: jobs.import_text(PASTED, "粘贴的文字"))
    assert [(o.status, o.newspaper, o.date_published) for o in job.outcomes] == [("imported", "渡口报", "2026-11-20")]
    again = run(qtbot, jobs, lambda: jobs.import_text(PASTED, "粘贴的文字"))
    assert [o.status for o in again.outcomes] == ["unchanged"]


def test_an_import_can_be_stopped_and_leaves_nothing_half_written(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for k in range(400):  # more than can be in before the first is told of
        (papers / f"{k:03}.txt").write_text(PASTED.replace("石桥修好了", f"第{k}座石桥修好了"), "utf-8")
    jobs = ImportJobs(library)
    jobs.stored.connect(lambda _outcome: jobs.cancel())
    job = run(qtbot, jobs, lambda: jobs.import_paths(sorted(papers.iterdir())))
    assert job.cancelled
    assert summary_words(job).startswith("停下了")
    with open_session(library) as session:
        kept = session.library.catalogue.count(Collection(kind="all"))[0]
        assert 1 <= kept < 400
        assert not [p for p in session.library.check() if p.severity == "error"]


def test_closing_the_window_ends_the_child(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    jobs = ImportJobs(library)
    jobs.import_paths([sample_path()])
    assert jobs.busy
    jobs.close()
    assert not jobs.busy


def test_a_library_that_cannot_be_opened_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "library").write_text("no folder")
    jobs = ImportJobs(tmp_path / "library")
    job = run(qtbot, jobs, lambda: jobs.import_paths([sample_path()]))
    assert job.failure
    assert not job.outcomes


def test_what_came_of_it_in_a_few_words() -> None:
    def outcome(status: str, **more: object) -> ImportOutcome:
        return ImportOutcome(source="a.txt", status=status, **more)  # type: ignore[arg-type]

    job = ImportJob(request={})
    job.outcomes = [outcome("imported", doubts=3), outcome("imported"), outcome("unchanged"), outcome("failed")]
    assert summary_words(job) == "读入 2 份，1 份没有读懂，3 处待核对，1 份早已在库"
    job.outcomes.append(outcome("failed", error_kind="no_text"))
    assert summary_words(job) == "读入 2 份，1 份里没有文字，1 份没有读懂，3 处待核对，1 份早已在库"


@pytest.mark.parametrize("answer", ["留版面图", "图和原件都留"])
def test_whether_printed_pages_are_kept_is_asked_once(qtbot: QtBot, tmp_path: Path, answer: str) -> None:
    make_library(tmp_path / "library")
    papers = [tmp_path / "一.pdf", tmp_path / "二.pdf"]
    for number, paper in enumerate(papers, 1):
        paper.write_bytes(paged(number, "灯笼没有亮"))
    with opened(qtbot, tmp_path / "library") as window:
        assert window.imports is not None
        with qtbot.waitSignal(window.imports.jobs.finished, timeout=PATIENCE):
            window.import_paths(papers[:1])
        assert window.message.offers(answer)
        assert "一年约" in window.message.text
        with qtbot.waitSignal(window.imports.jobs.finished, timeout=PATIENCE):
            window.message.link_chosen.emit(answer)
        assert window.imports.last is not None
        assert [o.pages for o in window.imports.last.outcomes] == [1]
        with qtbot.waitSignal(window.imports.jobs.finished, timeout=PATIENCE):
            window.import_paths(papers[1:])
        assert not window.message.offers("留版面图")
        assert [o.pages for o in window.imports.last.outcomes] == [1]
    kept = {path.read_bytes() for path in (tmp_path / "library" / "pictures").rglob("*.pdf")}
    assert kept == ({paper.read_bytes() for paper in papers} if answer == "图和原件都留" else set())
