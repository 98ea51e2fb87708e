"""The door of the room: a source's issues, from a path, bytes or a text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.importing.cleaning import clean
from reader.importing.decoding import decode
from reader.importing.formats import markdown, text
from reader.importing.origin import Origin
from reader.importing.sniffing import FormatName, format_of
from reader.importing.structuring import structure
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from reader.model.messages import _

LARGEST = 1 << 29
"""A file of more bytes is no newspaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The issues of one source, in printed order, without ids; and what the reader should know."""

    source: str
    issues: tuple[PublicationIssue, ...]
    warnings: tuple[str, ...] = ()


def read_source(path: Path, *, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file, folder or archive. `encoding` overrides what the bytes look like.

    Raises ImportFailure with one of the contract's kinds.
    """
    if path.is_dir():
        from reader.importing.formats import folder

        return folder.read(path, encoding=encoding)
    try:
        if path.stat().st_size > LARGEST:
            raise ImportFailure("too_large", _("“{name}”太大，不像一份报纸。").format(name=path.name))
        data = path.read_bytes()
    except FileNotFoundError:
        raise ImportFailure("not_found", _("没有这个文件：{path}").format(path=path)) from None
    except OSError as fault:
        raise ImportFailure(
            "unreadable", _("读不了“{path}”：{reason}").format(path=path, reason=fault.strerror or fault)
        ) from fault
    return read_bytes(data, name=path.name, encoding=encoding)


def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file's bytes. Raises ImportFailure."""
    if not data.strip(b"\0 \t\r\n"):
        raise ImportFailure("empty", _("“{name}”是空的。").format(name=name))
    kind = format_of(data, name)
    if kind in {"text", "markdown"}:
        return _read_plain(data, name, kind, encoding)
    return _adapter(kind)(data, name=name, encoding=encoding)


def read_text(text_: str, *, name: str) -> ImportResult:
    """Return the issues of a text that somebody pasted. Raises ImportFailure `empty`."""
    cleaned, dropped = clean(text_)
    digest = hashlib.sha256(text_.encode("utf-8", "surrogatepass")).hexdigest()
    origin = Origin(name=name, sha256=digest, format="text", encoding=None, undecodable=dropped)
    return result_of(name, structure(text.read(cleaned), origin), ())


def _read_plain(data: bytes, name: str, kind: FormatName, encoding: str | None) -> ImportResult:
    decoded = decode(data, encoding)
    origin = Origin(
        name=name, sha256=hashlib.sha256(data).hexdigest(), format=kind, encoding=decoded.encoding,
        undecodable=decoded.undecodable,
    )  # fmt: skip
    printed = (markdown if kind == "markdown" else text).read(decoded.text)
    return result_of(name, structure(printed, origin), decoded.warnings)


def result_of(name: str, issues: Sequence[PublicationIssue], warnings: Sequence[str]) -> ImportResult:
    """Return the result of a source, with warnings of what is missing. Raises ImportFailure `empty` where nothing was read."""
    if not any(issue.articles or issue.set_aside for issue in issues):
        raise ImportFailure("empty", _("“{name}”里没有文字。").format(name=name))
    told = list(warnings)
    if not any(issue.articles for issue in issues):
        told.append(_("只找到目录或标题，没有正文。"))
    return ImportResult(source=name, issues=tuple(issues), warnings=tuple(dict.fromkeys(told)))


def _adapter(kind: FormatName) -> Callable[..., ImportResult]:
    """Return the reader of a format; each has `read(data, *, name, encoding) -> ImportResult`. Loaded when first needed."""
    from importlib import import_module

    modules = {"xml": "feeds", "jsonl": "json_records", "json": "json_records", "zip": "archive"}
    module = import_module(f"reader.importing.formats.{modules.get(kind, kind)}")
    read: Callable[..., ImportResult] = module.read
    return read


def sources(paths: Sequence[Path]) -> list[Path]:
    """Return the sources that paths hold: a file is one; a folder is one if it is one paper's day, else it is opened up."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            from reader.importing.formats import folder

            found += folder.sources(path)
        else:
            found.append(path)
    return found
