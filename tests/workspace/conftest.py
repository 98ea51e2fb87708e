"""A library with two invented papers in it, for the tests of the workspace and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.workspace import importing
from reader.workspace.session import Session, open_session

PAPER = """# 渡口添了新灯

本报讯(记者秦小河 通讯员柳行舟)11月20日,清河渡口添了四盏新灯。摆渡人老秦说,夜里过河的人

从此看得清台阶了。

新灯由镇上的铁匠铺打制,灯罩上刻着"平安"二字。

# 早市挪进廊棚

本报讯(记者葛长河)昨天起,桥市口早市挪进廊棚,摊位按菜、果、杂货分成三排,秤也统一换了新的。

# 渡口添了新灯



11月21日,孩子们在河滩上放风筝,风筝上画着各自的名字。沈知微 摄

# 科普角

# 蜡梅为什么冬天开?

蜡梅的花芽要经过一段低温才会醒来,所以它偏偏选在腊月里开花。

(镇科协提供)

扫一扫 关注我们
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a file with one issue of a small paper."""
    path = tmp_path / "清河报.txt"
    path.write_text(PAPER, "utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return an open, empty library."""
    with open_session(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def filled(session: Session, paper: Path) -> Session:
    """Return a library that holds the paper."""
    (outcome,) = importing.import_paths(session, [paper])
    assert outcome.status == "imported"
    return session
