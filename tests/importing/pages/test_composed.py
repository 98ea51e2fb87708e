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


@pytest.mark.gui
@pytest.mark.parametrize(("kind", "seeds"), [("heads", (5001, 5002, 5003)), ("downs", (5005, 5007))])
def test_heads_of_many_forms_and_ruled_upright_pages_are_read(qapp: object, kind: str, seeds: tuple[int, ...]) -> None:
    """Heads between rules, stepped, spread over a measure; 副题 of the text's size; hair rules between all lines."""
    rows = []
    for seed in seeds:
        issue = compose(seed, kind)
        rows.append(score(issue, read_bytes(render(issue, "plain"), name="page.pdf")))
    figures = mean(rows)
    least = {"piece": 0.9, "headline": 0.85, "sub": 0.85, "body": 0.75}
    assert {name: figures[name] for name in least if figures[name] < least[name]} == {}
