"""From bytes to issues without ids: what was printed, what was mended, and what is unsure.

Door: `reading.read_source`, `read_bytes`, `read_text`, `ImportResult`, `rereading.read_stored` and
`opening_up.sources`, given here as well; `reading.issues_of` and its kin hand over each issue as it is ready, `pace`
tells how far they have come. A format adapter (`formats/`) turns bytes into printed lines (`lines/`) or records
(`records/`); the stages then find what is no piece (`aside/`), headlines (`headlines/`), bylines (`who/`), broken
paragraphs (`text/`) and whose each picture is (`pictures/`), in one way for all formats. The files beside the folders
are the spine: structuring → grouping → composing → judging → filing.

Never here: the library, deciding silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.importing.formats.kinds import file_kinds
    from reader.importing.opening_up import sources
    from reader.importing.reading import ImportResult, read_bytes, read_source, read_text
    from reader.importing.rereading import read_stored

__all__ = ["ImportResult", "file_kinds", "read_bytes", "read_source", "read_stored", "read_text", "sources"]


def __getattr__(name: str) -> Any:
    """Load the door only when somebody goes through it."""
    if name not in __all__:
        raise AttributeError(name)
    if name == "file_kinds":
        from reader.importing.formats import kinds

        return kinds.file_kinds
    if name == "read_stored":
        from reader.importing import rereading

        return rereading.read_stored
    if name == "sources":
        from reader.importing import opening_up

        return opening_up.sources
    from reader.importing import reading

    return getattr(reading, name)
