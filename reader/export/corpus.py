"""A corpus for the scholar's tools (AntConc, Voyant, R): a ZIP of one plain text a piece, and a table of what they are.

texts/00001.txt … hold headline, paragraphs and nothing else, UTF-8; metadata.csv has a row for each file, with the
columns of the table of pieces (`spreadsheet`) but for the text itself. The bytes depend on the pieces only.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from reader.export.epub import EARLIEST
from reader.export.spreadsheet import BYTE_ORDER_MARK, row
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


def write_corpus(pieces: Iterable[Piece], stream: BinaryIO) -> None:
    """Write the ZIP, one piece after the other."""
    table = [BYTE_ORDER_MARK + row(COLUMNS)]
    with zipfile.ZipFile(stream, "w") as archive:
        for number, piece in enumerate(pieces, 1):
            name = f"texts/{number:05}.txt"
            _add(archive, name, _text(piece))
            table.append(row(_described(name, piece)))
        _add(archive, "metadata.csv", "".join(table))


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
    member = zipfile.ZipInfo(name, EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, text.encode("utf-8", "backslashreplace"))
