"""Pictures come in with their issues: kept before what names them, once, and again where they were lost."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.workspace.importing import import_paths
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions
from tests.importing.picture_scoring import shown
from tests.importing.pictured import WRITERS


def figures_of(session: Session) -> list[str]:
    return [
        str(session.library.pictures.path(f) is not None)
        for issue in session.library.issue_ids()
        for article in session.library.current(issue).issue.articles
        for f in article.figures
    ]


def test_an_import_keeps_the_pictures_that_its_issues_name(session: Session, tmp_path: Path) -> None:
    document = WRITERS["docx"](7)
    source = document.write(tmp_path / "from")
    assert [o.status for o in import_paths(session, [source], ImportOptions(dry_run=True))] == ["imported"]
    assert not session.library.layout.pictures.exists()
    assert [o.status for o in import_paths(session, [source])] == ["imported"]
    assert figures_of(session) == ["True"] * len(document.gold)
    articles = [a for i in session.library.issue_ids() for a in session.library.imported(i).articles]
    kept = {session.library.pictures.read(f) for a in articles for f in a.figures}
    assert kept <= {shown(p) for p in document.gold}


def test_what_was_lost_comes_back_with_its_source(session: Session, tmp_path: Path) -> None:
    source = WRITERS["html, beside"](8).write(tmp_path / "from")
    list(import_paths(session, [source]))
    there = figures_of(session)
    shutil.rmtree(session.library.layout.pictures)
    assert set(figures_of(session)) == {"False"}
    assert [o.status for o in import_paths(session, [source])] == ["unchanged"]
    assert figures_of(session) == there
