"""What a reader has made of a clipping book 剪报本: kept with the clipping, and a file that is read and written."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from reader.model.door import door, doors
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.rendering.arrangement import PARTS, Arrangement, Planned, PlannedChapter


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class BookPlan:
    """Title, chapters with what is said of each piece, pieces that are left out (`hidden`, by id), the parts left out,
    and the file of a picture for the cover. An empty text is nothing.
    """

    title: str = ""
    compiler: str = ""
    publisher: str = ""
    preface: str = ""
    cover: str = ""
    edition: str = "2025"
    chapters: tuple[PlannedChapter, ...] = ()
    hidden: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()

    def arrangement(self) -> Arrangement:
        """Return how the book's pieces stand; names in their texts are not known yet."""
        return Arrangement(
            planned=self.chapters, compiler=self.compiler, publisher=self.publisher, preface=self.preface,
            edition="2015" if self.edition == "2015" else "2025", omitted=frozenset(self.omitted),
        )  # fmt: skip


@door
def plan_object(plan: BookPlan) -> dict[str, Any]:
    """Return a plan as JSON values."""
    return asdict(plan)


@door
def written_plan(plan: BookPlan) -> bytes:
    """Return a plan as a file for a person to edit."""
    return (json.dumps(plan_object(plan), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


@door
def read_plan(data: bytes) -> BookPlan:
    """Return the plan that a file holds. Raises WrongRequest where it holds none."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as trouble:
        raise WrongRequest(_("这不是剪报本的编排文件：{reason}").format(reason=trouble)) from trouble
    return plan_from(found)


@door
def plan_from(found: object) -> BookPlan:
    """Return a plan from JSON values; what it does not say is as in a new one. Raises WrongRequest for what is none."""
    if not isinstance(found, dict) or not isinstance(found.get("chapters", []), list | tuple):
        raise WrongRequest(_("这不是剪报本的编排文件：{reason}").format(reason=_("里面没有篇目")))
    texts = {name: _text(found, name) for name in ("title", "compiler", "publisher", "preface", "cover")}
    edition = "2015" if found.get("edition") == "2015" else "2025"
    return BookPlan(
        **texts,
        edition=edition,
        chapters=tuple(_chapter(one) for one in found.get("chapters", []) if isinstance(one, dict)),
        hidden=_names(found, "hidden"),
        omitted=tuple(name for name in _names(found, "omitted") if name in PARTS),
    )


def _chapter(found: dict[str, Any]) -> PlannedChapter:
    rows = found.get("pieces", [])
    made = (_planned(row) for row in rows) if isinstance(rows, list | tuple) else ()
    return PlannedChapter(title=_text(found, "title"), pieces=tuple(one for one in made if one.article))


def _planned(found: object) -> Planned:
    if isinstance(found, str):  # an id alone will do
        return Planned(article=found)
    if not isinstance(found, dict):
        return Planned(article="")
    return Planned(
        article=_text(found, "article"), introduction=_text(found, "introduction"), remark=_text(found, "remark"),
        own_page=found.get("own_page") is True,
    )  # fmt: skip


def _text(found: dict[str, Any], name: str) -> str:
    said = found.get(name)
    return said if isinstance(said, str) else ""


def _names(found: dict[str, Any], name: str) -> tuple[str, ...]:
    said = found.get(name)
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, list | tuple) else ()
