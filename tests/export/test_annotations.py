from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.annotation_jsonld import annotation_object, collection
from reader.export.annotation_markdown import annotations_markdown
from reader.export.annotation_page import annotations_page
from reader.export.annotation_reading import read_annotations
from reader.export.file_name import file_name
from reader.export.interlinear import interlinear
from reader.export.marking import Marking
from reader.export.spreadsheet import note_rows
from reader.model.annotation import Annotation
from reader.rendering.blocks import blocks
from reader.rendering.citation import authors, citation, with_source
from reader.rendering.piece import Piece
from tests.examples import examples
from tests.rendering.pieces import annotated_report, note, photograph, poem, repaired, report


def test_annotations_are_w3c_web_annotations() -> None:
    piece = annotated_report()
    found = annotation_object(piece.annotations[0])
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "Annotation"
    assert found["motivation"] == "commenting"
    assert found["target"]["source"] == "urn:baojia:abc-1"
    quote, place = found["target"]["selector"]
    body = piece.article.body
    assert body[place["start"] : place["end"]] == quote["exact"] == "两百个人"
    assert body[place["start"] - 4 : place["start"]] == quote["prefix"]
    assert annotation_object(piece.annotations[1])["target"]["source"] == "urn:baojia:abc-1#headline"
    assert annotation_object(piece.annotations[2])["motivation"] == "highlighting"
    assert len(annotation_object(piece.annotations[3])["target"]["selector"]) == 1


def test_a_collection_holds_them_all() -> None:
    found = json.loads(collection([annotated_report()]))
    assert (found["type"], found["total"]) == ("AnnotationCollection", 4)
    assert [i["id"] for i in found["first"]["items"]] == [f"urn:baojia:annotation:n{k}" for k in (1, 2, 3, 9)]


def test_annotations_as_markdown_follow_the_text() -> None:
    shown = annotations_markdown([annotated_report(), photograph()])
    assert shown == (
        "# 批注\n\n## 杏坞木渡船重新下水 一船漆钱众人分摊\n\n《杏坞周报》2025年3月14日 第02版 乡里\n\n"
        "> 重新下水\n\n**人与事**　标题与正文一致\n\n"
        "> 两百个人\n\n**要点**　四年前是一百五十个人。\n\n"
        "> 雾大\n\n**存疑**\n\n"
        "> 旧渡口\n\n**史料（原处已找不到）**　原文改过了\n"
    )


def test_a_note_of_several_lines_keeps_them() -> None:
    piece = report()
    marked = Piece(article=piece.article, annotations=(note(piece, "雾大", "第一行\n\n第二行"),))
    assert "**要点**　第一行\n\n第二行\n" in annotations_markdown([marked])


@examples(60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 160), st.integers(1, 60), st.booleans()), max_size=6))
def test_marked_passages_are_the_text_and_every_note_has_its_place(spans: list[tuple[int, int, bool]]) -> None:
    piece = report()
    body = piece.article.body
    made = [
        Annotation(id=f"n{k}", article="abc-1", start=start, end=end, note="注" if noted else "")
        for k, (start, length, noted) in enumerate(spans)
        if body[start : (end := min(start + length, len(body)))].strip()
    ]
    marking = Marking(made)
    signs: list[str] = []
    for block in blocks(piece.article, piece.masthead):
        if block.field is not None:
            passages = list(marking.passages(block))
            assert "".join(p.text for p in passages) == block.text
            signs += [a.id for p in passages for a in p.ending]
    assert sorted(signs) == sorted(a.id for a in made if a.note)
    assert set(marking.numbers) == set(signs)


def test_citations_follow_gb_t_7714() -> None:
    assert citation(report()) == (
        "江照野. 杏坞木渡船重新下水 一船漆钱众人分摊：票价仍是五角[N]. 杏坞周报，2025-03-14（02）."
    )
    assert citation(poem()) == "柏小满. 渡[N]. 杏坞周报，2025-03-14."
    assert citation(report(), "2015").endswith("[N]. 杏坞周报, 2025-03-14(02).")
    assert authors(photograph().article) == "水春生"
    assert citation(Piece(article=repaired())) == "早市收摊[N]."


def test_a_copied_passage_names_its_source() -> None:
    assert with_source(report(), "船是大家的\n") == (
        "船是大家的\n——《杏坞周报》2025年3月14日 第02版 乡里，《杏坞木渡船重新下水 一船漆钱众人分摊》\n"
    )


def test_file_names_are_safe_everywhere() -> None:
    assert file_name("杏坞渡船下水", ".pdf") == "杏坞渡船下水.pdf"
    assert file_name("../../etc/passwd", ".md") == "etc passwd.md"
    assert file_name("=cmd|calc", ".txt") == "cmd calc.txt"
    assert file_name("\u202e\x00", ".html") == "报夹.html"
    assert file_name("CON", ".txt") == "报夹 CON.txt"
    assert len(file_name("长" * 300, ".epub")) == 65


def test_pinyin_stands_above_its_characters() -> None:
    lines = interlinear(poem()).splitlines()
    k = next(k for k, line in enumerate(lines) if line.startswith("船"))
    assert lines[k - 1].split() == ["chuán", "shì", "yī", "piàn", "huì", "zǒu", "de", "àn"]
    assert lines[k].split() == list("船是一片会走的岸")


def test_expansion_keeps_all_that_an_annotation_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "requests", None)  # where it is there, to load it tries a socket
    jsonld = pytest.importorskip("pyld", reason="of the test extra").jsonld
    # What the Web Annotation context says of the names that are used here (its address is not asked: no network).
    oa = "http://www.w3.org/ns/oa#"
    model = {
        "oa": oa, "as": "http://www.w3.org/ns/activitystreams#", "id": {"@id": "@id", "@type": "@id"},
        "type": {"@id": "@type", "@type": "@id"},
        **{k: f"{oa}{k}" for k in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "exact",
                                   "prefix", "suffix", "start", "end")},
        "body": {"@id": f"{oa}hasBody", "@type": "@id"}, "target": {"@id": f"{oa}hasTarget", "@type": "@id"},
        "source": {"@id": f"{oa}hasSource", "@type": "@id"}, "selector": {"@id": f"{oa}hasSelector", "@type": "@id"},
        "motivation": {"@id": f"{oa}motivatedBy", "@type": "@vocab"}, "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format", "created": "http://purl.org/dc/terms/created",
        "modified": "http://purl.org/dc/terms/modified", "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage", "first": {"@id": "as:first", "@type": "@id"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"}, "total": "as:totalItems",
        "generator": {"@id": "as:generator", "@type": "@id"}, "startIndex": "as:startIndex",
        "Software": "as:Application",
        "name": "http://xmlns.com/foaf/0.1/name",
    }  # fmt: skip

    def load(address: str, _options: object = None) -> dict[str, object]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": model}, "contentType": "x"}

    whole = json.loads(collection([annotated_report()]))
    (expanded,) = jsonld.expand(whole, {"documentLoader": load})
    told = json.dumps(expanded, ensure_ascii=False)
    for said in ("doubt", "杏坞木渡船重新下水 一船漆钱众人分摊", "2025-03-14", "杏坞周报", "一百五十", "旧渡口"):
        assert f"{said}" in told
    items = expanded["http://www.w3.org/ns/activitystreams#first"][0]["http://www.w3.org/ns/activitystreams#items"]
    colors = [i["urn:baojia:terms:color"][0]["@value"] for i in items[0]["@list"]]
    assert colors == ["key", "people", "doubt", "source"]


def test_the_page_and_the_table_hold_every_note() -> None:
    piece = annotated_report()
    page = annotations_page([piece, photograph()])
    rows = list(csv.DictReader(io.StringIO("".join(note_rows([piece])).lstrip("\ufeff"), newline="")))
    assert [r["原文"] for r in rows] == [a.exact for a in piece.annotations]
    assert [r["批注"] for r in rows] == [a.note for a in piece.annotations]
    for a in piece.annotations:
        assert a.exact in page
        assert a.note in page


def test_tags_go_out_and_come_in_within_the_note() -> None:
    note = Annotation(id="n1", article="abc-1", end=2, exact="石桥", note="旧桥 #石桥 #1998年")
    made = annotation_object(note)
    assert made["tags"] == ["石桥", "1998年"]
    (back,) = read_annotations(json.dumps(made).encode())
    assert back.note == note.note
    foreign = {
        "type": "Annotation",
        "target": {"source": "urn:x", "selector": {"type": "TextQuoteSelector", "exact": "石桥"}},
        "body": [
            {"type": "TextualBody", "value": "旧桥", "purpose": "commenting"},
            {"type": "TextualBody", "value": "stone bridge", "purpose": "tagging"},
        ],
    }
    (read,) = read_annotations(json.dumps(foreign).encode())
    assert read.note == "旧桥 #stone-bridge"
