"""A paragraph moved to where it belongs, and text given back to a piece, through the workspace and the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.errors import NotFound, WrongRequest
from reader.workspace import annotating, correcting, finding, importing, opening, undoing
from reader.workspace.session import Session

MORE = "\n\n# 茶馆夜里也开门\n\n本报讯（记者葛长河）茶馆从昨晚起夜里也开门，灯点到三更。\n"


def bodies(session: Session) -> dict[str, list[str]]:
    (issue,) = session.library.issue_ids()
    return {
        (a.headline or "")[:4] + str(a.position): [p.text for p in a.paragraphs]
        for a in session.library.current(issue).issue.articles
    }


def ids(session: Session) -> list[str]:
    (issue,) = session.library.issue_ids()
    return [a.id for a in session.library.current(issue).issue.articles]


def test_a_paragraph_moves_and_its_note_goes_with_it(filled: Session) -> None:
    first, second = ids(filled)[:2]
    note = annotating.annotate(filled, first, exact="平安", note="匠人的心意")
    own = opening.piece(filled, first)[0]
    at = own.body.index("新灯由")
    correcting.move(filled, first, at, at + 2, second, 0)
    assert [p.text[:3] for p in opening.piece(filled, second)[0].paragraphs] == ["新灯由", "本报讯"]
    assert "平安" not in opening.piece(filled, first)[0].body
    (moved,) = annotating.current_annotations(filled, second)
    assert (moved.id, moved.exact, moved.note) == (note.id, "平安", "匠人的心意")
    assert finding.matches(filled, "铁匠铺", second)
    undoing.undo(filled)
    assert opening.piece(filled, first)[0].body == own.body


def test_a_move_to_where_the_text_is_and_to_another_issue_are_refused(filled: Session) -> None:
    first = ids(filled)[0]
    with pytest.raises(WrongRequest):
        correcting.move(filled, first, 0, 3, first, 0)
    (other,) = importing.import_text(filled, MORE, name="另一期")
    with pytest.raises(WrongRequest):
        correcting.move(filled, first, 0, 3, f"{other.issue}-1", 0)


def test_text_set_aside_is_given_back_and_taken_again(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    passage = next(s for s in filled.library.imported(issue).set_aside if "扫一扫" in s.text)
    last = ids(filled)[-1]
    end = len(opening.piece(filled, last)[0].body)
    assert correcting.give_back(filled, issue, passage.id, last, end) == last
    current = filled.library.current(issue).issue
    assert current.articles[-1].paragraphs[-1].text == "扫一扫 关注我们"
    assert passage.id not in {s.id for s in current.set_aside}
    undoing.undo(filled)
    assert passage.id in {s.id for s in filled.library.current(issue).issue.set_aside}
    with pytest.raises(NotFound):
        correcting.give_back(filled, issue, "s99999", last, 0)


def test_moves_and_gifts_stay_when_the_issue_comes_in_another_version(filled: Session, paper: Path) -> None:
    (issue,) = filled.library.issue_ids()
    first, second = ids(filled)[:2]
    passage = next(s for s in filled.library.imported(issue).set_aside if "扫一扫" in s.text)
    at = opening.piece(filled, first)[0].body.index("新灯由")
    correcting.move(filled, first, at, at + 2, second, 0)
    correcting.give_back(filled, issue, passage.id, second, len(opening.piece(filled, second)[0].body))
    before = [p.text for p in opening.piece(filled, second)[0].paragraphs]
    changed = paper.read_text("utf-8").replace("11月20日", "十一月二十日上午").replace("秤也统一换了新的", "秤也换了")
    paper.write_text(changed, "utf-8")
    list(importing.import_paths(filled, [paper]))
    assert len(filled.library.revisions(issue)) == 2
    assert filled.library.lost_corrections(issue) == ()
    after = [p.text for p in opening.piece(filled, second)[0].paragraphs]
    assert [t[:3] for t in after] == [t[:3] for t in before] == ["新灯由", "本报讯", "扫一扫"]


def test_the_command_line_moves_and_gives_back(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    first, second = ids(filled)[:2]
    passage = next(s for s in filled.library.imported(issue).set_aside if "扫一扫" in s.text)
    folder = str(filled.library.folder)
    for arguments in (["--move", "新灯由", second, "--before", "葛长河"], ["--give-back", passage.id]):
        command = [sys.executable, "-m", "reader", "--library", folder, "--json", "correct", first, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert all(json.loads(line)["status"] == "done" for line in done.stdout.splitlines())
    filled.library.refresh()
    assert [p.text[:3] for p in opening.piece(filled, second)[0].paragraphs] == ["新灯由", "本报讯"]
    assert opening.piece(filled, first)[0].paragraphs[-1].text.startswith("扫一扫")
