"""The sample newspaper: its gold is true to its text, and no sentence of it comes from a real paper."""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from pathlib import Path

from reader.model.resources import resource

GOLD = Path(__file__).with_name("sample.gold.json")
RUN = 14  # hanzi in a row that two texts hardly share by chance


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def sample() -> str:
    return resource("sample", "青石湾报.txt").read_text("utf-8")


def test_every_gold_paragraph_stands_in_the_sample() -> None:
    source = squeezed(sample())
    (issue,) = json.loads(GOLD.read_text("utf-8"))
    articles = [article for page in issue["pages"] for article in page["articles"]]
    assert len(articles) == issue["article_count"] == 15
    for article in articles:
        for paragraph in article["paragraphs"]:
            assert squeezed(paragraph) in source
        assert squeezed(article["headline_printed"] or article["headline"]) in source


def test_the_sample_has_the_defects_that_real_copies_have() -> None:
    (issue,) = json.loads(GOLD.read_text("utf-8"))
    flags = [flag.split(":")[0] for page in issue["pages"] for article in page["articles"] for flag in article["flags"]]
    assert flags.count("paragraphs_rejoined") >= 3
    assert flags.count("truncated") == 2
    assert {"duplicate_headline_of", "headline_mismatch", "image_gap", "verse"} <= set(flags)


def runs(text: str) -> set[str]:
    return {part[i : i + RUN] for part in re.findall("[一-鿿]+", text) for i in range(len(part) - RUN + 1)}


def test_no_sentence_comes_from_the_corpora(corpora: Path) -> None:
    ours = runs(sample())
    assert not ours & runs((corpora / "seed-issue.txt").read_text("utf-8"))
    with lzma.open(corpora / "scale-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        everything = lines.read()
    assert not [run for run in ours if run in everything]
