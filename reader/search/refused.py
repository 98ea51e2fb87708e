"""What the disk says to an index that is written: a sentence, because others do without it and go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.model.disk_words import in_words
from reader.model.errors import NotSaved
from reader.model.messages import _

if TYPE_CHECKING:
    from pathlib import Path


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Tell a disk that refuses as NotSaved. What was put in force before stays in force."""
    try:
        yield
    except OSError as error:
        said = _("索引写不进《{path}》：{reason}。查找照常，只是慢一些。")
        raise NotSaved(said.format(path=place, reason=in_words(error))) from error
