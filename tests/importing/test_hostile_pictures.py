"""Pictures that mean harm come in with a document: its text is read whole, each of them is in a piece or aside."""

from __future__ import annotations

from pathlib import Path

from reader.importing import read_source
from tests.hostile_pictures import HOSTILE, WHERE

STORY = "柳湾的水渠昨日修好，由村里人自己看守。"


def test_hostile_pictures_are_told_and_harm_nothing(tmp_path: Path) -> None:
    shown = []
    for k, (data, _right) in enumerate(HOSTILE.values()):
        (tmp_path / f"{k}.png").write_bytes(data)  # names say nothing
        shown.append(f"<p>{STORY}第{k}段。</p><img src='{k}.png'>")
    page = f"<html><meta charset='utf-8'><title>柳湾报</title><body><h1>水渠修好</h1>{''.join(shown)}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = read_source(tmp_path / "a.html")
    (issue,) = found.issues
    (article,) = issue.articles
    assert [p.text for p in article.paragraphs] == [f"{STORY}第{k}段。" for k in range(len(HOSTILE))]
    names = list(HOSTILE)
    seen: dict[str, str | None] = {names[int(p.name[:-4])]: p.reason for p in issue.pictures_aside}
    seen |= {names[int(f.name[:-4])]: None for f in article.figures}
    assert {name: seen.get(name, "LOST") for name in HOSTILE} == {name: right for name, (_d, right) in HOSTILE.items()}
    assert [f.after for f in article.figures] == [int(f.name[:-4]) + 1 for f in article.figures]
    assert [sha for sha, kept in found.pictures.items() if WHERE in kept] == []
