"""Promises 3: each source is fenced from the others and from the program."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys

from benchmarks._promises_trying import HOSTILE, Bench, Fault, Skipped, Try, hostile, unless

MOST = 60.0  # seconds of processor time for some small sources, whatever they do


def _among_good_ones(*names: str) -> Try:
    def attempt(own: Bench) -> str:
        bad = [hostile(name) for name in names]
        before = _children_worked()
        ran = own.run("import", own.paper(1), *bad, own.paper(2), "--json", patience=560)
        took = _children_worked() - before
        if took > MOST:
            return f"{took:.0f} s of processor time"
        good = [o for o in ran.objects if o["status"] == "imported" and "柳河报" in o["source"]]
        return unless(ran.said_plainly and len(good) == 2, f"{len(good)} of 2 good ones, {ran}")

    return attempt


def _special(kind: str) -> Try:
    def attempt(own: Bench) -> str:
        path = own.folder / "特别.txt"
        if kind == "fifo":
            os.mkfifo(path)
        elif kind == "socket":
            socket.socket(socket.AF_UNIX).bind(str(path))
        else:
            path.symlink_to({"zero": "/dev/zero", "random": "/dev/random", "nowhere": "nowhere"}[kind])
        ran = own.run("import", own.paper(1), path, own.paper(2), "--json", patience=40)
        good = [o for o in ran.objects if o["status"] == "imported"]
        return unless(ran.said_plainly and len(good) == 2, f"{len(good)} of 2 good ones, {ran}")

    return attempt


def _folder(own: Bench) -> str:
    folder = own.folder / "d"
    folder.mkdir()
    own.paper(1).rename(folder / "一.txt")
    os.mkfifo(folder / "fifo.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(".")
    ran = own.run("import", folder, "--json", patience=40)
    return unless(ran.said_plainly and len(own.ids()) == 2, ran)


def _children_worked() -> float:
    """Return the processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _big(name: str, seconds: float) -> Try:
    def attempt(own: Bench) -> str:
        maker = HOSTILE / "make_big.py"
        if not maker.exists():
            raise Skipped("shared/corpora is not beside the project")
        subprocess.run([sys.executable, str(maker), str(own.folder), name], check=True, capture_output=True)
        before = _children_worked()
        ran = own.run("import", own.folder / name, "--json", patience=560.0)  # a busy machine takes its time
        took = _children_worked() - before
        if ran.status is None or took > seconds:
            return f"not done in {took:.0f} s of processor time"
        return unless(ran.said_plainly, ran)

    return attempt


def _current_folder(own: Bench) -> str:
    folder = own.folder / "e"
    (folder / "reader").mkdir(parents=True)
    for path in (folder / "reader" / "__init__.py", folder / "re.py", folder / "json.py", folder / "sitecustomize.py"):
        path.write_text(f"open({str(own.folder / 'RAN')!r}, 'w')\n")
    ran = own.run("import", *[own.paper(day) for day in range(1, 15)], cwd=folder)
    own.run("open", own.paper(20), "--quit-when-shown", cwd=folder)
    return unless(ran.status == 0 and not (own.folder / "RAN").exists(), f"code of the current folder ran, {ran}")


DAYS = ["meta.html", "line.html", "founder.html"]
FAULTS = [
    Fault("3.1", "a PDF form that draws itself", _among_good_ones("pdf-form-draws-itself.pdf")),
    Fault("3.1", "PDF forms that double", _among_good_ones("pdf-forms-exponential.pdf")),
    Fault("3.2", "an impossible day in a page", _among_good_ones(*(f"impossible-day-{d}" for d in DAYS))),
    *(
        Fault("3.2", f"an impossible day in {suffix.upper()}", _among_good_ones(f"impossible-day.{suffix}"))
        for suffix in ("json", "csv", "xml")
    ),
    Fault("3.2", "an impossible day in a crawl's file name", _among_good_ones("impossible-day-crawl")),
    *(Fault("3.4", f"a source that is a {k}", _special(k)) for k in ("fifo", "socket", "zero", "random", "nowhere")),
    Fault("3.4", "a folder with a pipe, a device and a circle", _folder),
    *(
        Fault("3.5", name, _big(name, 150.0))  # what each takes: linear_reading
        for name in (
            "attrs-1m.html", "frontmatter-200k.md", "jumps-20k.txt", "spaces-4mb.txt", "paragraphs-200k.txt",
            "columns-100k.csv",
        )
    ),
    Fault("3.5", "a bomb in a PDF's stream", _among_good_ones("pdf-stream-bomb.pdf")),
    Fault("3.6", "Python files in the current folder", _current_folder),
    *(
        Fault("3.9", f"lines that end in {end.upper()}", _among_good_ones(f"line-ends-{end}.txt"))
        for end in ("ls", "nel", "vt", "ff", "cr")
    ),
    Fault("3.10", "texts in UTF-7, EUC-KR, EBCDIC, UTF-16 without a mark", _among_good_ones(
        "utf7.txt", "euc-kr.txt", "ebcdic.txt", "utf16le-no-bom-no-line-end.txt", "utf16be-no-bom-no-line-end.txt"
    )),
    Fault("3.11", "locked books and office files", _among_good_ones(
        "drm.epub", "odt-paper.odt", "rtf-paper.rtf", "mht-page.mht", "xlsx-pieces.xlsx", "doc-paper.doc"
    )),
]  # fmt: skip
