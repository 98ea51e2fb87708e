"""Who is told where a library is makes none there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import NotFound
from reader.workspace.session import open_session


def test_a_library_that_has_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="这里没有报库"):
        open_session(tmp_path / "gone", there=True)
    assert not (tmp_path / "gone").exists()
    open_session(tmp_path / "gone").close()
    open_session(tmp_path / "gone", there=True).close()
