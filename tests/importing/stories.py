"""Invented text for the tests of importing, and the shortest way to the issue or the one piece that it makes."""

from __future__ import annotations

from reader.importing import read_bytes
from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue

STORY = "清河镇的石匠把旧桥栏一根根卸下来编了号，摆在晒谷场上，等着春天再装回去。"
MORE = "修桥的日子里渡船又开了起来，船夫说他三十年没有这样忙过，两只手都磨出了茧。"
OTHER = "柳河小学的孩子们把校门口的空地翻成菜园，周末谁浇水写在黑板上，一天也没有空过。"


def issue_of(text: str, name: str = "河.txt") -> PublicationIssue:
    (issue,) = read_bytes(text.encode(), name=name).issues
    check_issue(issue)
    return issue


def piece(text: str, name: str = "河.txt") -> NewsArticle:
    (article,) = issue_of(text, name).articles
    return article


def credits(article: NewsArticle) -> set[tuple[str, str]]:
    return {(c.role, c.name) for c in article.credits}
