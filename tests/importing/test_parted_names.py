"""Names that a column's end parted: in the byline above a text, in its first line, on lines that are not joined."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from tests.importing.accounts import check_issue

HEAD = "江堤日报 2019年6月10日 第6版\n\n山塘清淤清出一口古井\n"
WRAPPED = "\n杏坪的山塘清淤，挖到\n两米深的时候露出一圈\n青砖，是一口填了百年\n的井，水还是甜的，能\n照见人影来。\n"
WHO = [("记者", "何雁"), ("记者", "罗敬之"), ("记者", "丁若梅"), ("记者", "秦素云")]


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("本报记者 何雁 罗敬之\n丁若梅 秦素云", "本报记者 何雁 罗敬之 丁若梅 秦素云"),
        ("本报记者何雁、罗敬之\n丁若梅、秦素云", "本报记者何雁、罗敬之 丁若梅、秦素云"),
    ],
    ids=["spaces", "commas"],
)
def test_names_of_two_lines_stay_apart(printed: str, byline: str) -> None:
    (issue,) = read_bytes((HEAD + printed + WRAPPED).encode(), name="a.txt").issues
    check_issue(issue)
    (article,) = issue.articles
    assert article.headline == "山塘清淤清出一口古井"
    assert article.byline == byline
    assert [(credit.role, credit.name) for credit in article.credits] == WHO


def test_lines_that_no_column_broke_are_one_byline() -> None:
    text = (
        HEAD + "本报记者 何雁 罗敬之\n丁若梅 秦素云\n　　杏坪的山塘清淤，挖到两米深的时候露出一圈青砖，是百年老井。\n"
    )
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    check_issue(issue)
    (article,) = issue.articles
    assert [(credit.role, credit.name) for credit in article.credits] == WHO
    assert [p.text[:4] for p in article.paragraphs] == ["杏坪的山"]


@pytest.mark.parametrize(
    ("first", "second", "byline"),
    [("罗敬之　", "秦素云", "记者罗敬之 秦素云"), ("秦素云 罗", "敬之", "记者秦素云 罗敬之")],
    ids=["between names", "inside one"],
)
def test_names_of_a_first_line(first: str, second: str, byline: str) -> None:
    body = "）杏坪的山塘清\n淤，挖到两米深的时候\n露出一圈青砖，是一口\n填了百年的井，水甜。\n"
    text = f"{HEAD}\n本报讯（记者{first}\n{second}{body}"
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    check_issue(issue)
    (article,) = issue.articles
    assert article.byline == byline
    assert article.paragraphs[0].text.startswith(f"本报讯（{byline}）杏坪的山塘清淤，挖到")
