"""What is done at the doors of each room while faults are raised: small deeds, each on a copy of one prepared library.

A scene is prepared without faults (`ready` returns what it needs), acts once (what it returns tells what was seen, in
values that are the same every time), and where it writes, `left` says what another opening finds afterwards.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from reader.library import Library
from reader.model.annotation import Annotation
from reader.model.summary import Collection
from reader.search import Document, SearchIndex, matches, narrowed, parse
from reader.workspace.session import Session
from tests.library.papers import mark, paper
from tests.rendering.pieces import report

ALL = Collection(kind="all")


@dataclass(frozen=True)
class Seen:
    """What was seen, and what was said beside it: a fault that is said is not swallowed."""

    value: object
    said: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """One deed at the door of a room."""

    room: str
    name: str
    ready: Callable[[Path], Any]
    act: Callable[[Any], object]
    left: Callable[[Path], object] | None = None
    done: Callable[[Any], object] = lambda _ready: None


# -- the room importing

PLAIN = "# 柳湾报\n2026年3月5日\n\n## 河堤栽下三百棵柳树\n\n本报讯（记者 柳青）昨天清早，河堤上来了许多人。\n"
PAGE = f"<html><title>柳湾报</title><body><h1>新桥</h1>{'<p>渡口的石桥昨日修好，桥长三十七步。</p>' * 3}</body></html>"


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("一.txt", PLAIN)
        archive.writestr("二.html", PAGE)
    return made.getvalue()


SOURCES: dict[str, bytes] = {
    "柳湾报.txt": PLAIN.encode(), "柳湾报.md": PLAIN.encode("gb18030"), "新桥.html": PAGE.encode(),
    "桥.json": json.dumps([{"title": "新桥", "content": "桥昨日修好，人来人往。", "date": "2026-03-05"}]).encode(),
    "桥.csv": "标题,正文,日期\n新桥,桥昨日修好，人来人往。,2026-03-05\n".encode(),
    "桥.xml": (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>柳湾报</title><item><title>新桥</title>"
        "<description>桥昨日修好，人来人往。</description></item></channel></rss>"
    ).encode(),
    "都有.zip": _zip(),
}  # fmt: skip


def _read(name: str) -> Callable[[Any], object]:
    def act(_ready: Any) -> object:
        from reader.importing import read_bytes

        found = read_bytes(SOURCES[name], name=name)
        return Seen([[a.headline for a in issue.articles] for issue in found.issues], found.warnings)

    return act


def _folder(place: Path) -> Path:
    (place / "d").mkdir()
    for name, data in SOURCES.items():
        (place / "d" / name).write_bytes(data)
    return place / "d"


def _from_folder(folder: Path) -> object:
    from reader.importing import read_source, sources

    found = [read_source(path) for path in sources([folder])]
    return Seen([len(one.issues) for one in found], tuple(w for one in found for w in one.warnings))


def _anew(_ready: Any) -> object:
    from reader.importing import read_stored, read_text

    (issue,) = read_text(PLAIN, name="粘贴").issues
    return [a.headline for a in read_stored(issue).articles]


def _linked(_ready: Any) -> object:
    from reader.importing import reprints

    text = "昨天清早，河堤上来了许多人。他们带着铁锹，一棵一棵地栽，天黑前三百棵全站好。" * 4
    pieces = [
        reprints.Piece(id=str(k), headline="河堤栽树", body=text, newspaper=f"报{k}", date=f"2026-03-0{k + 1}")
        for k in range(2)
    ]
    return len(reprints.find_links(pieces))


# -- library


def _stock(place: Path) -> None:
    with_notes = Library.open(place / "library", cache=place / "cache", config=place / "config")
    for day in ("2026-03-05", "2026-03-06"):
        stored = with_notes.store(paper(day=day), name=f"{day}.txt", origin="t")
    issue = with_notes.imported(stored.issue)
    with with_notes.deed("annotate", issue.articles[0].id) as deed:
        deed.add_annotation(mark(issue, 0, "铁锹", note="看过了"))
        deed.add_tag(issue.articles[0].id, "树")
    with_notes.backup(place / "早.zip")
    with_notes.catalogue.count(ALL)
    session = Session(with_notes, place / "config")
    assert session.index.count(parse("柳树"))[0]
    session.close()


@cache
def _stocked(parent: Path) -> Path:
    place = parent / "stocked"
    place.mkdir(parents=True)
    _stock(place)
    return place


def _copy(place: Path) -> Path:
    shutil.copytree(_stocked(place.parent), place, dirs_exist_ok=True)
    return place


def _open(place: Path) -> Library:
    _copy(place)
    library = Library.open(place / "library", cache=place / "cache", config=place / "config")
    library.status(library.issue_ids()[0] + "-1")
    library.catalogue.count(ALL)
    return library


def state(place: Path) -> tuple[object, ...]:
    """Return what a reader finds in the library: pieces, marks, notes, tags, and whether anything is named as wrong."""
    library = Library.open(place / "library", cache=place / "cache-anew", config=place / "config")
    try:
        ids = library.issue_ids()
        return (
            sorted(a.headline or "" for i in ids for a in library.current(i).issue.articles),
            sorted(a.note for a in library.annotations()),
            sorted(t for i in ids for k in (1, 2, 3, 4) for t in library.status(f"{i}-{k}").tags),
            sorted((i, k) for i in range(len(ids)) for k in (1, 2, 3, 4) if library.status(f"{ids[i]}-{k}").bookmarked),
            [p.kind for p in library.check() if p.severity == "error"],
        )
    finally:
        library.close()
        shutil.rmtree(place / "cache-anew", ignore_errors=True)


def _sound(place: Path) -> object:
    """Several deeds may be cut off between two of them, but nothing is ever wrong."""
    return state(place)[-1]


def _piece(library: Library) -> str:
    return f"{library.issue_ids()[0]}-1"


def _opening(place: Path) -> object:
    library = Library.open(place / "library", cache=place / "cache", config=place / "config")
    try:
        return library.catalogue.count(ALL), len(library.annotations())
    finally:
        library.close()


def _deed(library: Library) -> object:
    with library.deed("bookmark", _piece(library)) as deed:
        deed.set_status(_piece(library), bookmarked=True)
    return library.status(_piece(library)).bookmarked


def _note(library: Library) -> object:
    issue = library.imported(library.issue_ids()[0])
    with library.deed("annotate", issue.articles[1].id) as deed:
        deed.add_annotation(mark(issue, 1, "齿轮", note="新写的"))
    return len(library.annotations())


def _listed(library: Library) -> object:
    rows = library.catalogue.row_numbers(ALL, sort="printed")
    found = library.catalogue.documents(None)
    return (
        [s.headline for s in library.catalogue.list(ALL, sort="headline")],
        len(library.catalogue.tree()),
        library.catalogue.facets(rows).newspapers,
        len(library.catalogue.names()),
        [d.fields["headline"] for d in found.documents],
    )


def _store(library: Library) -> object:
    library.store(paper(day="2026-03-07"), name="新.txt", origin="t")
    return library.catalogue.count(ALL)


def _backup(library: Library) -> object:
    done = library.backup(library.folder.parent / "晚.zip")
    return done.articles, done.problems


def _restore(library: Library) -> object:
    return library.restore(library.folder.parent / "早.zip").articles, len(library.issue_ids())


def _emptied(place: Path) -> Library:
    library = _open(place)
    for path in (library.folder / "issues").rglob("*.json"):
        path.unlink()
    return library


def _export(library: Library) -> object:
    return library.export(library.folder.parent / "全.json").articles


def _check(library: Library) -> object:
    return Seen(None, tuple(p.kind for p in library.check() if p.severity == "error"))


def _renew(library: Library) -> object:
    library.rebuild_catalogue()
    library.refresh()
    return library.catalogue.count(ALL)


def _undo(library: Library) -> object:
    return library.undo().label, len(library.history())


def _move(library: Library) -> object:
    moved = library.move(library.folder.parent / "那边")
    return moved.files > 0


def _state_there(place: Path) -> object:
    if (place / "那边" / "library.json").exists():
        shutil.rmtree(place / "library", ignore_errors=True)
        (place / "那边").rename(place / "library")
    return state(place)


# -- search


def _documents() -> list[Document]:
    return [
        Document(
            row=k, date=20260300 + k, fields={"headline": f"河堤第{k}号", "body": "昨天清早来了许多人。" * 5}, notes={}
        )
        for k in range(1, 20)
    ]


def _index(place: Path) -> SearchIndex:
    index = SearchIndex.open(place / "index", source="s")
    index.rebuild(_documents(), mark="s:1:1")
    return index


def _asked(index: SearchIndex) -> object:
    lines = index.concordance(parse("许多")).ordered("left")
    return (
        [h.row for h in index.search(parse("hedi"), limit=5).hits], index.count(parse("河堤")),
        index.days(parse("清早"))[0].tolist()[:3],
        len(index.words(parse("hedi")).words), len(lines.taken(np.arange(3))),
        narrowed(parse("hedi"), {0: "河堤"}, "headline"),
    )  # fmt: skip


def _changed(index: SearchIndex) -> object:
    index.update(
        [Document(row=40, date=20260401, fields={"headline": "桥"}, notes={"n1": "想想"})], removed=[1], mark="s:2:1"
    )
    index.flush()
    again = SearchIndex.open(index.folder, source="s")
    return again.state, len(again), again.count(parse("桥"))


def _rebuilt(place: Path) -> object:
    index = SearchIndex.open(place / "index", source="s")
    index.rebuild(_documents())
    return index.state, len(index)


def _named(place: Path) -> object:
    from reader.search.people import People

    people = People()
    people.update(
        [Document(row=1, date=20260301, fields={"byline": "记者 柳青", "body": "王守田说，桥好。"}, notes={})]
    )
    people.save(place / "people.npz")
    loaded = People.load(place / "people.npz")
    return None if loaded is None else [e.name for e in loaded.entries()]


def _parsed(_ready: Any) -> object:
    query = parse('hedi -"许多" 标题:河 date:2026', fuzzy=True)
    found = matches(parse("hedi"), {"headline": "河堤"}, {})
    return str(query.explanations), [(m.field, m.start, m.end) for m in found]


# -- rendering and export


def _rendered(_ready: Any) -> object:
    from reader.rendering import citation, overlays, pinyin, repairs, typography
    from reader.rendering.blocks import blocks
    from reader.rendering.sentences import sentences

    piece = report()
    made = blocks(piece.article, piece.masthead)
    return (
        [b.kind for b in made], citation.citation(piece), len(overlays.annotation_overlays(piece.annotations)),
        [len(pinyin.above_piece(piece, "all").readings(b.text)) for b in made],
        typography.squeezed(made[-1].text),
        repairs.repair_summary(piece.article).words, len(sentences(piece.article)), piece.masthead.forms(),
    )  # fmt: skip


def _exported(form: Any) -> Callable[[Path], object]:
    def act(place: Path) -> object:
        from reader.export import forms

        done = forms.export([report()], place / "出", form, booklet=None)
        return done.articles, (place / "出").stat().st_size

    return act


def _in_words(_ready: Any) -> object:
    from reader.export.annotation_jsonld import annotation_object
    from reader.export.annotation_markdown import annotations_markdown
    from reader.export.article_json import article_object
    from reader.export.interlinear import interlinear

    note = Annotation(id="m1", article="abc-1", field="headline", start=0, end=2, exact="杏坞", note="地名")
    piece = report(annotations=(note,))
    return str(article_object(piece)), str(annotation_object(note)), annotations_markdown([piece]), interlinear(piece)


# -- workspace


def _session(place: Path) -> Session:
    session = Session(_open(place), place / "config")
    assert session.index.count(parse("柳树"))[0]
    return session


def _found(session: Session) -> object:
    from reader.workspace import concordance, describing, finding, trend

    found = finding.find(session, "liushu", limit=5)
    lines = concordance.concordance(session, "柳树")
    return (
        [describing.hit(hit)["headline"] for hit in found.hits], finding.totals(session, "柳树"),
        finding.facets(session, "柳树").newspapers, len(finding.words(session, "liushu").words),
        len(concordance.placed(session, lines, 0, 2)), len(trend.trend(session, "柳树")),
    )  # fmt: skip


def _did(session: Session) -> object:
    from reader.workspace import annotating, bookmarking, correcting, keeping_searches, tagging, undoing

    own = _piece(session.library)
    bookmarking.bookmark(session, own)
    tagging.tag(session, own, name="河边")
    annotating.annotate(session, own, exact="铁锹", note="想去看看")
    correcting.set_field(session, own, "headline", "河堤栽树三百棵")
    keeping_searches.save_search(session, "树", "柳树")
    undoing.undo(session)
    return session.library.article(own).headline, session.library.status(own).tags


def _looked(session: Session) -> object:
    from reader.workspace import (
        describing,
        exporting,
        holdings,
        listing,
        opening,
        relating,
        reviewing,
        suggesting,
        this_day,
    )

    own = _piece(session.library)
    out = io.BytesIO()
    exporting.write(session, [own], "html", out)
    return (
        [describing.summary(row)["headline"] for row in listing.articles(session, ALL)],
        opening.article(session, own).article.headline, exporting.as_text(session, own, "text"), bool(out.getvalue()),
        len(holdings.holdings(session)), len(relating.related(session, own)), len(reviewing.open_doubts(session)),
        [s.text for s in suggesting.suggestions(session, "柳")], len(this_day.this_day(session, date(2027, 3, 5))),
    )  # fmt: skip


def _remembered(session: Session) -> object:
    from dataclasses import replace

    from reader.workspace import desk_state, note_drafts, people, suggesting, typing_manner

    session.change_settings(replace(session.settings, notes_open=True))
    desk_state.save(session, replace(desk_state.load(session)))
    suggesting.remember(session, "柳树")
    typing_manner.set_synonyms(session, ["柳 = 杨"])
    draft = note_drafts.NoteDraft(article=_piece(session.library), field="headline", start=0, end=2, note="写到一半")
    note_drafts.keep(session, [draft])
    kept = [d.note for d in note_drafts.left_behind(session)]
    return kept, [e.name for e in people.names(session, "credit")], len(suggesting.past(session))


@contextmanager
def closed(ready: Any) -> Iterator[None]:
    """Close what a scene opened."""
    try:
        yield
    finally:
        if isinstance(ready, Library | Session | SearchIndex):
            ready.close()


def _none(place: Path) -> Path:
    return place


def _library(name: str, act: Callable[[Library], object], left: Callable[[Path], object] = state) -> Scene:
    return Scene("library", name, _open, act, left)


SCENES = (
    *(Scene("importing", f"read {name}", _none, _read(name)) for name in SOURCES),
    Scene("importing", "read a folder", _folder, _from_folder),
    Scene("importing", "read text and what is stored", _none, _anew),
    Scene("importing", "find links", _none, _linked),
    Scene("library", "open", _copy, _opening, state),
    _library("a deed", _deed), _library("a note", _note), _library("store", _store), _library("list", _listed),
    _library("back up", _backup), Scene("library", "restore", _emptied, _restore, state),
    _library("export", _export), _library("check", _check),
    _library("renew the catalogue", _renew), _library("undo", _undo), _library("move", _move, _state_there),
    Scene("search", "ask", _index, _asked), Scene("search", "change and flush", _index, _changed),
    Scene("search", "rebuild", _none, _rebuilt), Scene("search", "people", _none, _named),
    Scene("search", "parse", _none, _parsed),
    Scene("rendering", "a piece", _none, _rendered),
    *(Scene("export", form, _none, _exported(form)) for form in ("markdown", "html", "epub", "text", "json")),
    Scene("export", "annotations and objects", _none, _in_words),
    Scene("workspace", "find", _session, _found), Scene("workspace", "deeds", _session, _did, _sound),
    Scene("workspace", "look", _session, _looked), Scene("workspace", "remember", _session, _remembered),
)  # fmt: skip
