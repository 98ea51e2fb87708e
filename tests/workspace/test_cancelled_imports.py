"""An import can be cancelled inside a large source of any kind: what was stored is whole, nothing is half written."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reader.model.errors import Cancelled
from reader.workspace import importing
from reader.workspace.import_progress import Progress
from reader.workspace.session import Session
from reader.workspace.storing import ImportOutcome
from tests.importing.pictured_pdf import font_of

DAYS, EACH = 8, 3


def day_of(k: int) -> str:
    return f"2024-{1 + k // 28:02d}-{1 + k % 28:02d}"


def story(k: int, n: int) -> tuple[str, str]:
    return (
        f"第{k}天渡口来了{n}条船",
        f"摆渡人老秦第{k}天开船，河上雾散得早，过河的人坐满了{n + 2}条长凳，岸边有人等到天黑。",
    )


def paper(k: int) -> str:
    day = day_of(k)
    pieces = "\n\n".join("\n\n".join(story(k, n)) for n in range(EACH))
    return f"渡口报\n{day[:4]}年{int(day[5:7])}月{int(day[8:])}日\n\n第01版 要闻\n\n{pieces}\n"


def page(k: int, n: int) -> str:
    headline, body = story(k, n)
    return (
        f"<html><head><title>{headline} - 渡口报</title></head><body><h1>{headline}</h1>"
        f"<p>渡口报 {day_of(k)} 第01版</p><div id='content'><p>{body}</p><p>{body[::-1]}</p></div></body></html>"
    )


def records() -> list[dict[str, str]]:
    return [
        {"headline": story(k, n)[0], "body": story(k, n)[1], "newspaper": "渡口报", "date": day_of(k)}
        for k in range(DAYS) for n in range(EACH)
    ]  # fmt: skip


def text(place: Path) -> Path:
    (path := place / "年.txt").write_text("\n\n".join(map(paper, range(DAYS))), "utf-8")
    return path


def jsonl(place: Path) -> Path:
    (path := place / "年.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records()), "utf-8")
    return path


def table(place: Path) -> Path:
    with (path := place / "年.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, ["headline", "body", "newspaper", "date"])
        rows.writeheader()
        rows.writerows(records())
    return path


def dump(place: Path) -> Path:
    entries = "".join(
        f"<item><title>{r['headline']}</title><newspaper>{r['newspaper']}</newspaper><date>{r['date']}</date>"
        f"<content>{r['body']}</content></item>\n"
        for r in records()
    )
    (path := place / "年.xml").write_text(
        f"<?xml version='1.0' encoding='utf-8'?>\n<items>\n{entries}</items>", "utf-8"
    )
    return path


def folder(place: Path) -> Path:
    (path := place / "年").mkdir()
    for k in range(DAYS):
        (path / f"{day_of(k)}.txt").write_text(paper(k), "utf-8")
    return path


def archive(place: Path) -> Path:
    with zipfile.ZipFile(path := place / "年.zip", "w") as made:
        for k in range(DAYS):
            made.writestr(f"{day_of(k)}.txt", paper(k))
    return path


def pages(place: Path) -> Path:
    (path := place / "网页").mkdir()
    for k in range(DAYS):
        for n in range(EACH):
            (path / f"{day_of(k)}-{n}.html").write_text(page(k, n), "utf-8")
    return path


def pdf(place: Path) -> Path:
    made = pikepdf.new()
    font = made.make_indirect(font_of(made))
    for k in range(DAYS):
        day = day_of(k)
        printed = [(24, "渡口报"), (9, f"{day[:4]}年{int(day[5:7])}月{int(day[8:])}日　第01版 要闻")]
        for n in range(EACH):
            headline, body = story(k, n)
            printed += [(18, headline), *((9, body[at : at + 40]) for at in range(0, len(body), 40))]
        y, shown = 780.0, []
        for size, words in printed:
            y -= 2 * size
            shown.append(f"BT /F1 {size} Tf 50 {y:.1f} Td <{words.encode('utf-16-be').hex()}> Tj ET")
        page = made.add_blank_page(page_size=(560, 800))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream("\n".join(shown).encode())
    made.save(path := place / "年.pdf")
    return path


KINDS = [text, jsonl, table, dump, folder, archive, pages, pdf]


def whole(session: Session) -> None:
    """Assert that every issue file can be read, and that no draft lies beside them."""
    stored = session.library.issue_ids()
    assert all(session.library.imported(issue).articles for issue in stored)
    assert not [p.name for p in session.library.folder.rglob("*.tmp")]


def test_cancelled_before_the_first_issue_nothing_is_stored(session: Session, tmp_path: Path) -> None:
    source = text(tmp_path)
    steps: list[Progress] = []
    with pytest.raises(Cancelled):
        list(importing.import_paths(session, [source], progress=steps.append, cancelled=lambda: bool(steps)))
    assert not session.library.issue_ids()
    whole(session)
    assert sum(o.articles for o in importing.import_paths(session, [source])) == DAYS * EACH


@pytest.mark.parametrize("made", KINDS, ids=lambda made: made.__name__)
def test_cancelled_after_the_first_issue_the_rest_stays_out(
    session: Session, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    source = made(tmp_path)
    came: list[ImportOutcome] = []
    with pytest.raises(Cancelled):
        came.extend(importing.import_paths(session, [source], cancelled=lambda: bool(came)))
    assert [o.status for o in came] == ["imported"]
    assert sorted(session.library.issue_ids()) == sorted(str(o.issue) for o in came)
    whole(session)
    again = list(importing.import_paths(session, [source]))
    assert [o.status for o in again].count("unchanged") == 1
    assert sum(o.articles for o in again) == DAYS * EACH
    assert not [o.error_message for o in again if o.error_message]
