"""A corpus for the scholar's tools (AntConc, Voyant, R): a ZIP of one plain text a piece, and a table of what they are.

texts/00001.txt … hold headline, paragraphs and nothing else, UTF-8; metadata.csv has a row for each file, with the
columns of the table of pieces (`spreadsheet`) but for the text itself. reprints.csv, where somebody tells, has the
pieces that are one text, group by group. The bytes depend on the pieces only.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reader.export.spreadsheet import BYTE_ORDER_MARK, row
from reader.export.zip_member import add
from reader.rendering.citation import author_names, citation
from reader.rendering.piece import Piece

COLUMNS = (
    "文件",
    "报名",
    "日期",
    "期号",
    "版",
    "栏目",
    "引题",
    "标题",
    "副题",
    "作者",
    "字数",
    "分类",
    "剪报",
    "参考文献",
    "编号",
)


REPRINTS = ("组", "文件", "报名", "日期", "版", "标题", "关系", "相同", "编号")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A piece of a group of one text: `relation` in words, `share` of its text that is the same, to 1."""

    id: str
    relation: str
    share: float


Groups = Callable[[], Sequence[Sequence[Copy]]]
"""Tells, when all pieces have been given, which of them are one text."""


def write_corpus(pieces: Iterable[Piece], stream: BinaryIO, groups: Groups | None = None) -> None:
    """Write the ZIP, one piece after the other, then what `groups` says of them."""
    table = [BYTE_ORDER_MARK + row(COLUMNS)]
    known: dict[str, tuple[str | None, ...]] = {}
    with zipfile.ZipFile(stream, "w") as archive:
        for number, piece in enumerate(pieces, 1):
            name = f"texts/{number:05}.txt"
            _add(archive, name, _text(piece))
            table.append(row(_described(name, piece)))
            if groups is not None:
                head, article = piece.masthead, piece.article
                known[article.id] = name, head.newspaper, head.date_published, article.print_page, article.headline
        _add(archive, "metadata.csv", "".join(table))
        if groups is not None:
            _add(archive, "reprints.csv", "".join(_reprints(groups(), known)))


def _reprints(groups: Sequence[Sequence[Copy]], known: Mapping[str, tuple[str | None, ...]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + row(REPRINTS)
    for number, group in enumerate(groups, 1):
        for copy in group:
            yield row((str(number), *known[copy.id], copy.relation, f"{copy.share:.3f}", copy.id))


def _text(piece: Piece) -> str:
    article = piece.article
    heads = (article.kicker, article.headline, article.alternative_headline)
    return "\n".join([*(head for head in heads if head), *(p.text for p in article.paragraphs)]) + "\n"


def _described(name: str, piece: Piece) -> tuple[str | None, ...]:
    article, masthead, status = piece.article, piece.masthead, piece.status
    return (
        name, masthead.newspaper, masthead.date_published, masthead.issue_number, article.print_page,
        article.print_section, article.kicker, article.headline, article.alternative_headline,
        "；".join(author_names(article)), str(sum(len(p.text) for p in article.paragraphs)), "/".join(article.category),
        "；".join(status.tags) if status else "", citation(piece), article.id,
    )  # fmt: skip


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    add(archive, name, text.encode("utf-8", "backslashreplace"))
