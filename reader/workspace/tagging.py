"""Tags: the reader's own names for groups of pieces (剪报). Tags that differ in case, width or script are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.hanzi.folding import fold
from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.model.summary import Collection
from reader.workspace.book_making import carry_plan
from reader.workspace.marking import change_status

if TYPE_CHECKING:
    from reader.workspace.session import Session

LONGEST = 60


def clean_tag(name: str) -> str:
    """Return the tag without white space around it; raises WrongRequest where nothing or too much is left."""
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST or not clean.isprintable():
        raise WrongRequest(_("标签要有 1 到 {n} 个字，不能有控制字符。").format(n=LONGEST))
    return clean


@door
def tag(session: Session, *article_ids: str, name: str) -> tuple[str, ...]:
    """Tag pieces; returns the ids that changed. A tag that is there in another spelling is written as it is there."""
    return change_status(session, "tag", article_ids, add_tags=(as_first_written(session, clean_tag(name)),))


@door
def untag(session: Session, *article_ids: str, name: str) -> tuple[str, ...]:
    """Take a tag off pieces, however it is spelled there; returns the ids that changed."""
    return change_status(session, "untag", article_ids, remove_tags=(clean_tag(name),))


@door
def rename(session: Session, old: str, new: str) -> tuple[str, ...]:
    """Give all pieces of one tag another one; a tag of that name takes them in. Returns the ids that changed.

    Raises NotFound where no piece bears the tag.
    """
    bearing = _tagged(session, old)
    if not bearing:
        raise NotFound(_("没有“{tag}”这个标签。").format(tag=old))
    clean = clean_tag(new)
    if fold(clean) != fold(old):
        clean = as_first_written(session, clean)
    changed = change_status(session, "rename_tag", bearing, add_tags=(clean,), remove_tags=(old,))
    carry_plan(session, old, clean)
    return changed


@door
def dissolve(session: Session, name: str) -> tuple[str, ...]:
    """Take a tag off all its pieces; returns the ids that changed."""
    return change_status(session, "untag", _tagged(session, name), remove_tags=(name,))


def as_first_written(session: Session, name: str) -> str:
    """Return the tag as it is spelled where it is there: case, width and script make no other tag."""
    there = (s.tags for s in session.library.catalogue.list(Collection(kind="tag", path=(name,)), limit=1))
    return next((tag for tags in there for tag in tags if fold(tag) == fold(name)), name)


def _tagged(session: Session, name: str) -> list[str]:
    return [s.id for s in session.library.catalogue.list(Collection(kind="tag", path=(name,)))]
