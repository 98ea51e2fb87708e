"""Notes by their tags; case, width and script make no other tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.hanzi.folding import fold
from reader.model.door import door
from reader.model.note_tags import note_tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.annotation import Annotation


@door
def has_tag(annotation: Annotation, tag: str) -> bool:
    """Tell whether a note bears a tag, given with its sign or without."""
    wanted = fold(tag.strip().lstrip("#＃"))
    return any(fold(own) == wanted for own in note_tags(annotation.note))


@door
def tags_of(annotations: Iterable[Annotation]) -> list[tuple[str, int]]:
    """Return the tags of notes with the number of notes that bear each, most frequent first, as first written."""
    found: dict[str, list[str]] = {}
    for annotation in annotations:
        for tag in note_tags(annotation.note):
            found.setdefault(fold(tag), []).append(tag)
    return sorted(((tags[0], len(tags)) for tags in found.values()), key=lambda one: (-one[1], one[0]))
