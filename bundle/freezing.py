"""Freeze a library of this version for ever: `python -m bundle freeze`, once a release; a test opens every one.

Beside it lies `told.json`: what this version told of it. Later versions may tell more, but never other than this.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Final

from bundle.paths import ROOT, version

FROZEN: Final = ROOT / "tests" / "library" / "frozen"
TEXT: Final = """柳湾晨报　2026年11月20日　第2版

渡口添了一盏灯

本报讯（记者 苏小禾）渡口的灯昨晚亮了。

摆渡的老周说，往后收桨不用再摸黑。
"""


def freeze() -> Path:
    """Make a library as a reader leaves it, with all kinds of records, and tell it. Raises FileExistsError."""
    folder = FROZEN / version()
    folder.mkdir(parents=True)
    _fill(folder / "library")
    (folder / "told.json").write_text(
        json.dumps(tell(folder / "library"), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    return folder


def _fill(library: Path) -> None:
    from reader.workspace import annotating, bookmarking, correcting, importing, reading, removing, tagging
    from reader.workspace.sample import sample_path
    from reader.workspace.session import open_session

    with tempfile.TemporaryDirectory() as apart:
        os.environ |= {"BAOJIA_CACHE": str(Path(apart, "cache")), "BAOJIA_CONFIG": str(Path(apart, "config"))}
        paper = Path(apart, "柳湾晨报.txt")
        paper.write_text(TEXT, "utf-8")
        with open_session(library) as session:
            list(importing.import_paths(session, [sample_path(), paper]))
            from reader.model.summary import Collection

            ids = [row.id for row in session.library.catalogue.list(Collection(kind="all"))]
            reading.mark_read(session, *ids[1:4])
            bookmarking.bookmark(session, ids[1], ids[2], tags=["老桥旧事"])
            tagging.tag(session, ids[3], name="念给孙女听")
            annotated = session.library.article(ids[1])
            annotating.annotate(session, ids[1], exact=annotated.paragraphs[1].text[:9], color="people", note="待查")
            correcting.set_field(session, ids[2], "headline", "改过的题目")
            long = next(id for id in ids[4:] if len(session.library.article(id).paragraphs) > 2)
            correcting.split(session, long, len(session.library.article(long).paragraphs[0].text) + 1)
            removing.remove(session, ids[-1])
            with session.library.deed("save_search") as deed:
                deed.save_search("桥", "shibanqiao")


def tell(library: Path) -> dict[str, Any]:
    """Return what today's program tells of a library: its pieces, marks, collections, deeds, and problems."""
    from reader.library import Library
    from reader.model.summary import Collection

    with tempfile.TemporaryDirectory() as apart:
        opened = Library.open(library, cache=Path(apart, "cache"), config=Path(apart, "config"))
        try:
            rows = opened.catalogue.list(Collection(kind="all"))
            return {
                "pieces": {row.id: _piece(opened, row.id) for row in rows},
                "notes": [[a.article, a.exact, a.note, a.color] for a in opened.annotations()],
                "deeds": [record.label for record in opened.history()],
                "problems": [problem.message for problem in opened.check() if problem.severity != "info"],
            }
        finally:
            opened.close()


def _piece(opened: Any, article_id: str) -> dict[str, Any]:
    article, status = opened.article(article_id), opened.status(article_id)
    return {
        "headline": article.headline,
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
        "read": status.read,
        "bookmarked": status.bookmarked,
        "tags": list(status.tags),
    }
