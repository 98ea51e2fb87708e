"""The same pieces set by others: typst, WeasyPrint, Chromium, LibreOffice. Whoever is not on this machine stays out."""

from __future__ import annotations

import html
import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from reader.rendering import Piece

_CSS = """@page{size:176mm 250mm;margin:20mm 15mm}body{font:10.5pt/1.72 'Noto Serif CJK SC',serif;text-align:justify;
text-autospace:normal;line-break:strict}header{border-bottom:3pt double}h1{font-size:21pt;line-height:1.34;
text-wrap:balance}p{text-indent:2em;margin:0;orphans:2;widows:2}p.by{font:8.8pt 'Noto Sans CJK SC';text-indent:0}
div{columns:%d;column-gap:2.2em}"""
_TYPST = """#set page(width: 176mm, height: 250mm, margin: (x: 15mm, y: 20mm))
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh")
#set par(justify: true, leading: 0.72em, spacing: 0.72em, first-line-indent: (amount: 2em, all: true))
#set document(title: [%(title)s])
#text(12.4pt, weight: "bold")[%(paper)s] #h(1fr) #text(8.4pt)[%(day)s]
#line(length: 100%%, stroke: 1.7pt)
#heading(level: 1)[#text(21pt)[%(title)s]]
#columns(%(columns)d, gutter: 2.2em)[
%(body)s
]
"""
_MARKS = str.maketrans({c: "\\" + c for c in "\\#*_$`<>@[]=-+/~'\""})


class Peer(NamedTuple):
    """Somebody who sets a piece in so many columns into a file, and what is told of him."""

    name: str
    version: str
    print: Callable[[Piece, int, Path], None]


def page_of(piece: Piece, columns: int) -> str:
    """Return a piece as a page of HTML."""
    paragraphs = "".join(f"<p>{html.escape(p.text)}</p>" for p in piece.article.paragraphs)
    head = f"{piece.masthead.title} {next(iter(piece.masthead.forms()), '')}"
    return (
        f"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{html.escape(piece.name)}</title>"
        f"<style>{_CSS % columns}</style><header>{html.escape(head)}</header><h1>{html.escape(piece.name)}</h1>"
        f"<p class=by>{html.escape(piece.article.byline or '')}</p><div>{paragraphs}</div></html>"
    )


def source_of(piece: Piece, columns: int) -> str:
    """Return a piece as a source of typst."""
    said = {
        "title": piece.name.translate(_MARKS),
        "paper": piece.masthead.title.translate(_MARKS),
        "day": next(iter(piece.masthead.forms()), "").translate(_MARKS),
        "columns": columns,
        "body": "\n\n".join(p.text.translate(_MARKS) for p in piece.article.paragraphs),
    }
    return _TYPST % said


def peers(folder: Path) -> list[Peer]:
    """Return those who are here."""
    found = [_typst(folder), _weasyprint(), _chromium(folder), _libreoffice(folder)]
    return [peer for peer in found if peer is not None]


def _typst(folder: Path) -> Peer | None:
    try:
        typst = import_module("typst")
    except ImportError:
        return None
    source = folder / "a.typ"
    source.write_text("")
    compiler = typst.Compiler(source)

    def print_(piece: Piece, columns: int, path: Path) -> None:
        text = source_of(piece, columns).encode()
        path.write_bytes(compiler.compile(text, format="pdf", pdf_standards=["ua-1", "a-2u"]))

    return Peer("typst (one compiler kept, UA-1 and A-2u)", _version("typst"), print_)


def _weasyprint() -> Peer | None:
    try:
        weasyprint = import_module("weasyprint")
    except ImportError:
        return None

    def print_(piece: Piece, columns: int, path: Path) -> None:
        weasyprint.HTML(string=page_of(piece, columns)).write_pdf(path, pdf_variant="pdf/ua-1", full_fonts=False)

    return Peer("WeasyPrint", _version("weasyprint"), print_)


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8", "replace").strip()


def _chromium(folder: Path) -> Peer | None:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        return None
    said = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder / 'c'}"]

    def print_(piece: Piece, columns: int, path: Path) -> None:
        page = folder / "c.html"
        page.write_text(page_of(piece, columns), "utf-8")
        _run([program, *said, f"--print-to-pdf={path}", str(page)])

    return Peer("Chromium (a process each)", _run([program, "--version"]).split()[1], print_)


def _libreoffice(folder: Path) -> Peer | None:
    program = os.environ.get("SOFFICE") or shutil.which("soffice")
    if not program:
        return None

    def print_(piece: Piece, columns: int, path: Path) -> None:
        path.unlink(missing_ok=True)
        page = folder / f"{path.stem}.html"
        page.write_text(page_of(piece, columns), "utf-8")
        _run([program, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(page)])

    return Peer("LibreOffice (a process each)", _run([program, "--version"]).split()[1], print_)


def seconds() -> float:
    """Return the processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
