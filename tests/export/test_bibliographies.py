"""What leaves for Zotero and spreadsheets, read by libraries that know nothing of us."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.forms import rendered
from reader.model.article import Credit
from reader.model.status import ArticleStatus
from reader.rendering.citation import citation
from reader.rendering.piece import Piece
from tests.examples import examples
from tests.export.test_forms import HOSTILE
from tests.rendering.pieces import annotated_report, photograph, poem, report

PIECES = [annotated_report(), photograph(), poem()]
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
 <info><title>newspaper</title><id>newspaper</id><updated>2026-01-01T00:00:00+00:00</updated></info>
 <citation><layout><text variable="title"/></layout></citation>
 <bibliography><layout suffix="."><group delimiter=". ">
  <names variable="author"><name delimiter="，"/></names>
  <text variable="title" suffix="[N]"/>
  <group><group delimiter="，"><text variable="container-title"/>
   <date variable="issued"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/>
    <date-part name="day" form="numeric-leading-zeros" prefix="-"/></date></group>
   <text variable="page" prefix="（" suffix="）"/></group>
 </group></layout></bibliography>
</style>"""


def titled(name: str, author: str = "江照野") -> Piece:
    """Return the report under another headline, by somebody else."""
    article = replace(
        report().article, headline=name, alternative_headline=None, credits=(Credit(role="记者", name=author),)
    )
    return replace(report(), article=article)


@pytest.mark.filterwarnings("ignore")  # what the processor says of itself
def test_an_independent_processor_makes_our_citation_of_our_csl() -> None:
    citeproc = pytest.importorskip("citeproc", reason="of the test extra")
    source = pytest.importorskip("citeproc.source.json", reason="of the test extra")
    entries = json.loads(rendered(PIECES, "csl-json"))
    assert {e["type"] for e in entries} == {"article-newspaper"}
    assert entries[0]["section"] == "乡里 渡口"
    style = citeproc.CitationStylesStyle(io.BytesIO(STYLE.encode()), validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(entries), citeproc.formatter.plain)
    for entry in entries:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(entry["id"])]))
    made = [str(one).replace("..", ".") for one in bibliography.bibliography()]
    assert sorted(made) == sorted(citation(p) for p in PIECES)


def test_ris_is_read_back() -> None:
    rispy = pytest.importorskip("rispy", reason="of the test extra")
    found = rispy.loads(rendered(PIECES, "ris").decode("utf-8"))
    assert [e["type_of_reference"] for e in found] == ["NEWS"] * 3
    first = found[0]
    assert first["authors"] == ["江照野"]
    assert first["title"] == "杏坞木渡船重新下水 一船漆钱众人分摊：票价仍是五角"
    assert (first["secondary_title"], first["date"], first["start_page"]) == ("杏坞周报", "2025/03/14/", "02")
    assert first["notes"] == ["四年前是一百五十个人。", "标题与正文一致", "原文改过了"]


def test_bibtex_is_read_back() -> None:
    bibtexparser = pytest.importorskip("bibtexparser", reason="of the test extra")
    library = bibtexparser.parse_string(rendered(PIECES, "bibtex").decode("utf-8"))
    assert not library.failed_blocks
    first = library.entries[0]
    assert first.entry_type == "article"
    fields = {name: field.value for name, field in first.fields_dict.items()}
    assert fields["title"] == "杏坞木渡船重新下水 一船漆钱众人分摊：票价仍是五角"
    assert (fields["journal"], fields["date"], fields["pages"]) == ("杏坞周报", "2025-03-14", "02")
    assert fields["entrysubtype"] == "newspaper"


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_a_paper_prints_breaks_an_entry(name: str) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", reason="of the test extra")
    rispy = pytest.importorskip("rispy", reason="of the test extra")
    piece = titled(name + "{未关 }", author="王 and 李")
    after = replace(titled("后一篇"), article=replace(titled("后一篇").article, id="abc-9"))
    library = bibtexparser.parse_string(rendered([piece, after], "bibtex").decode("utf-8"))
    assert not library.failed_blocks
    assert len(library.entries) == 2
    assert library.entries[0].fields_dict["author"].value == "{王 and 李}"
    entries = rispy.loads(rendered([piece, after], "ris").decode("utf-8"))
    assert [len(e["authors"]) for e in entries] == [1, 1]
    assert entries[1]["title"] == "后一篇"
    assert json.loads(rendered([piece, after], "csl-json"))[0]["author"] == [{"literal": "王 and 李"}]


def test_a_table_has_a_row_a_piece_and_keeps_paragraphs() -> None:
    data = rendered(PIECES, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [r["标题"] for r in rows] == [p.article.headline for p in PIECES]
    assert rows[0]["正文"].split("\n") == [p.text for p in PIECES[0].article.paragraphs]
    assert rows[0]["参考文献"] == citation(PIECES[0])


@examples(200, deadline=None)
@given(st.text(alphabet="=+-@＝＋＠|'\"\t\r\n ,;!A1(公式", min_size=1, max_size=12))
def test_no_cell_is_a_formula(name: str) -> None:
    piece = replace(titled(name), status=ArticleStatus(article="abc-1", tags=(name,)))
    rows = list(csv.reader(io.StringIO(rendered([piece], "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    for cell in rows[1]:
        assert not cell.lstrip(" \u3000\n").startswith(("=", "+", "-", "@", "＝", "＋", "＠", "\t", "\r"))


def test_lists_can_say_that_there_is_nothing() -> None:
    for form in ("json", "csv", "csl-json", "ris", "bibtex"):
        assert len(rendered([], form).decode("utf-8-sig").splitlines()) <= 1
