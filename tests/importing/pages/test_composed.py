"""Pages composed at random from invented words are read as they were composed (the long run: benchmarks.pages)."""

from __future__ import annotations

import pytest

from benchmarks._page_make_up import KINDS, compose
from benchmarks._page_renderers import RENDERERS, render
from benchmarks._page_scoring import mean, score
from reader.importing import read_bytes
from tests.importing.accounts import check_issue

SEEDS = range(1000, 1040)
LEAST = {"piece": 0.97, "headline": 0.95, "kicker": 0.96, "sub": 0.96, "body": 0.91, "page": 0.97, "date": 0.97}


@pytest.mark.gui
def test_composed_pages_are_read_story_by_story(qapp: object) -> None:
    rows = []
    for seed in SEEDS:
        issue = compose(seed)
        if not issue.stories:
            continue
        result = read_bytes(render(issue, RENDERERS[seed // len(KINDS) % len(RENDERERS)]), name="page.pdf")
        for found in result.issues:
            check_issue(found)
        rows.append(score(issue, result))
    figures = mean(rows)
    assert {name: figures[name] for name, least in LEAST.items() if figures[name] < least} == {}
