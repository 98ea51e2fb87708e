"""One thing that a reader does: everything written inside is one line of the journal and one entry of the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.library import changing, entering, ids, notes, originals, page_pictures
from reader.library.merge import TYPED, Document, Op
from reader.library.truth import Truth
from reader.library.understood import TAG
from reader.model.annotation import Annotation
from reader.model.correction import Correction
from reader.model.door import doors
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.model.original import KeptOriginal
from reader.model.picture import PagePicture

# What goes along with reading and importing: nobody undoes it.
PASSING = frozenset({"open", "stop", "keep_pages", "standing_looked"})
STATUS_FIELDS: dict[str, type] = {"bookmarked": bool, "read": bool, "opened": str, "reading_position": int}


@doors
class Deed:
    """A deed in the making. Nothing is written before it ends; an exception inside leaves everything as it was."""

    def __init__(self, truth: Truth, label: str, subjects: tuple[str, ...]) -> None:
        self.label = label
        self.subjects = subjects
        self._truth = truth
        self._fields: dict[tuple[str, int], Document] = {}
        self._unset: dict[tuple[str, int], set[str]] = {}
        self._new: set[tuple[str, int]] = set()
        self._gone: set[tuple[str, int]] = set()
        self._handed: list[Op] = []

    # -- status

    def set_status(self, article_id: str, **fields: bool | str | int | None) -> None:
        """Set `bookmarked`, `read`, `opened` (ISO 8601) or `reading_position` of a piece; None takes a value away."""
        for name, value in fields.items():
            wanted = STATUS_FIELDS.get(name)
            if wanted is None or (value is not None and not isinstance(value, wanted)):
                raise WrongRequest(_("文章没有这样的状态：{name}。").format(name=name))
            self._status(article_id, name, value)

    def add_tag(self, article_id: str, tag: str) -> None:
        """Put a tag on a piece."""
        tag = entering.clean(tag).strip()
        if not tag:
            raise WrongRequest(_("标签不能是空的。"))
        self._status(article_id, TAG + tag, True)

    def remove_tag(self, article_id: str, tag: str) -> None:
        """Take a tag off a piece."""
        self._status(article_id, TAG + tag.strip(), None)

    def rename_tag(self, old: str, new: str) -> None:
        """Give a tag another name, everywhere; where pieces bear the other name already the two become one."""
        for target in self._tagged(old):
            self.add_tag(target, new)
            if old.strip() != new.strip():
                self.remove_tag(target, old)

    def drop_tag(self, tag: str) -> None:
        """Take a tag off every piece."""
        for target in self._tagged(tag):
            self.remove_tag(target, tag)

    def _tagged(self, tag: str) -> list[str]:
        """Return the pieces that bear a tag. Raises NotFound where none does."""
        name = TAG + tag.strip()
        documents = self._truth.state.table("status").values()
        found = sorted(str(d["article"]) for d in documents if d.get(name) and "article" in d)
        if not found:
            raise NotFound(_("没有“{tag}”这个标签。").format(tag=tag))
        return found

    def remove(self, target: str) -> None:
        """Put a piece or a whole issue into the bin. Nothing ever leaves the bin by itself."""
        self._status(target, "removed", True)
        self._status(target, "removed_at", _now())
        self._status(target, "purged", None)  # of an earlier time in the bin

    def recover(self, target: str) -> None:
        """Take a piece or an issue out of the bin."""
        for name in ("removed", "removed_at", "purged"):
            self._status(target, name, None)

    def _status(self, target: str, name: str, value: Any) -> None:
        target = entering.clean(target)
        number = ids.natural_number("status", target)
        if value is None:
            if name in self._truth.status_document(target) or name in self._fields.get(("status", number), {}):
                self._set("status", number, {"article": target})
                self._take("status", number, name)
            return
        self._set("status", number, {"article": target, name: value})

    def hand_over(self, left: str, onto: str) -> None:
        """Give a piece what was done to one that is shown no more, notes too. Raises NotFound, WrongRequest (bin)."""
        from reader.library import going_along

        self._handed += going_along.handed_over(self._truth, left, self._truth.article(onto).id)

    # -- annotations

    def add_annotation(self, annotation: Annotation, *, instead_of: str | None = None) -> Annotation:
        """Keep a new annotation, at a place in the imported text; returns it with its id and times.

        `instead_of` names one that is shown elsewhere and goes: what this version does not understand of it stays.
        """
        now = _now()
        note = entering.clean(annotation.note)
        made = replace(annotation, note=note, created=annotation.created or now, modified=now)
        number = ids.new_number()
        document = notes.annotation_document(made, self._file(made.article))
        if instead_of is not None:
            before = self._truth.state.table("annotations").get(self._known(instead_of, "annotations"), {})
            document = {**notes.besides(before), **document}
            self.remove_annotation(instead_of)
        self._insert("annotations", number, document)
        return replace(made, id=notes.annotation_id(number))

    def change_annotation(self, annotation_id: str, *, note: str | None = None, color: str | None = None) -> None:
        """Change note or colour. The new note replaces every version that this reader has seen. Raises NotFound."""
        number = self._known(annotation_id, "annotations")
        fields = {n: v for n, v in (("note", note), ("color", color)) if v is not None and (n, v) != notes.OTHER}
        if fields:
            self._set("annotations", number, {**fields, "modified": _now()})

    def move_annotation(self, annotation: Annotation) -> None:
        """Put an annotation at another place of the imported text, as a reader does with one that had lost its own."""
        from reader.library import carrying

        number = self._known(annotation.id, "annotations")
        place = carrying.Placed(
            article=annotation.article, field=annotation.field, start=annotation.start, end=annotation.end,
            exact=annotation.exact, prefix=annotation.prefix, suffix=annotation.suffix, text_sha=annotation.text_sha,
        )  # fmt: skip
        anchor = carrying.anchor(self._file(annotation.article), place)
        self._set("annotations", number, {"anchor": anchor, "modified": _now()})

    def remove_annotation(self, annotation_id: str) -> None:
        """Delete an annotation. Raises NotFound."""
        self._delete("annotations", self._known(annotation_id, "annotations"))

    # -- corrections

    def add_correction(self, correction: Correction) -> Correction:
        """Keep a correction of the imported text; returns it with its id."""
        number = ids.new_number()
        issue = correction.issue or ids.issue_of(correction.article)
        made = replace(correction, issue=issue)
        self._insert("corrections", number, notes.correction_document(made, self._file(issue)))
        return replace(made, id=notes.correction_id(number))

    def drop_correction(self, correction_id: str) -> None:
        """Take a correction back. Raises NotFound."""
        self._delete("corrections", self._known(correction_id, "corrections"))

    # -- saved searches, settings that travel

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name; an earlier one of that name gives way."""
        name = entering.clean(name)
        number = ids.natural_number("searches", name)
        keep = self._set if number in self._truth.state.table("searches") else self._insert
        keep("searches", number, {"name": name, "query": query})

    def forget_search(self, name: str) -> None:
        """Forget a saved search. Raises NotFound."""
        number = ids.natural_number("searches", entering.clean(name))
        if number not in self._truth.state.table("searches"):
            raise NotFound(_("没有名叫“{name}”的搜索。").format(name=name))
        self._delete("searches", number)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a setting that belongs to the library and travels with it: any JSON value."""
        name = entering.clean(name)
        self._set("settings", ids.natural_number("settings", name), {"name": name, "value": value})

    # -- pages as they were printed

    def keep_page(self, page: PagePicture) -> None:
        """Write down which picture shows a page of a source; the bytes were put into `Library.pictures` before."""
        self._set(page_pictures.TABLE, page_pictures.number(page.source, page.page), page_pictures.document(page))

    def forget_page(self, source: str, page: int) -> None:
        """Take back that a page of a source has a picture. Raises NotFound."""
        if (number := page_pictures.number(source, page)) not in self._truth.state.table(page_pictures.TABLE):
            raise NotFound(_("这一页没有留下版面图：第 {page} 页。").format(page=page))
        self._delete(page_pictures.TABLE, number)

    def keep_original(self, original: KeptOriginal) -> None:
        """Write down which PDF is a file of a source; it was put into `Library.pictures` before."""
        own = originals.number(original.source, original.number)
        self._set(originals.TABLE, own, originals.document(original))

    def _file(self, article_or_issue: str) -> str:
        return self._truth.shown(ids.issue_of(article_or_issue)).name

    def _known(self, mark_id: str, table: str) -> int:
        number = notes.number_of(mark_id)
        if number not in self._truth.state.table(table) and (table, number) not in self._new:
            raise NotFound(_("没有这一条：{id}。").format(id=mark_id))
        return number

    def _insert(self, table: str, number: int, document: Document) -> None:
        self._new.add((table, number))
        self._fields[table, number] = document

    def _set(self, table: str, number: int, fields: Document) -> None:
        self._fields.setdefault((table, number), {}).update(fields)
        self._unset.get((table, number), set()).difference_update(fields)

    def _take(self, table: str, number: int, name: str) -> None:
        self._fields.get((table, number), {}).pop(name, None)
        self._unset.setdefault((table, number), set()).add(name)

    def _delete(self, table: str, number: int) -> None:
        self._gone.add((table, number))

    def ops(self) -> list[Op]:
        """Return what the deed changes; fields that stay as they are are left out."""
        state = self._truth.state
        made = []
        for key in dict.fromkeys([*self._fields, *self._unset]):
            if key in self._gone:
                continue
            table, number = key
            fields = self._fields.get(key, {})
            if key in self._new:
                made.append(changing.insert(state, table, number, fields))
                continue
            old = state.table(table).get(number, {})
            changed = {n: v for n, v in fields.items() if n == TYPED or n not in old or not changing.same(old[n], v)}
            unset = [n for n in self._unset.get(key, ()) if n in old]
            if changed or unset:
                if "article" in fields:  # whose state it is, should the line that said so first ever be lost
                    changed["article"] = fields["article"]
                made.append(changing.change(state, table, number, changed, unset))
        return made + self._handed + [changing.delete(state, *key) for key in sorted(self._gone - self._new)]


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
