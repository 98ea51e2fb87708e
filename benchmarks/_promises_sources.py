"""Promises 2.8, 3.1 to 3.4 and 3.9 to 3.11: what is owed of each hostile source, and a parser that does the worst."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from benchmarks._promises_trying import HOSTILE, PROGRAM, ROOT, Bench, Fault, Try, hostile, run, unless

OFFLINE = ROOT / "tests" / "offline" / "sitecustomize.py"
MISBEHAVING = """import runpy, sys
if "--child" in sys.argv:
    sys.path.insert(0, {root!r})
    from tests.workspace.misbehaving import misbehave
    misbehave()
"""
DEEDS = ("raise", "exit", "abort", "allocate", "allocate-in-c", "flood", "answer-flood", "answer-code", "loop", "hold")
NAMES = (
    "impossible-day",
    "line-ends-",
    "utf",
    "euc-kr",
    "ebcdic",
    "drm",
    "odt-",
    "rtf-",
    "mht-",
    "xlsx-",
    "doc-",
    "wps-",
)


def _owed(one: dict[str, Any]) -> Try:
    """Return a try of one hostile source by itself: the pieces, failure and words that the corpus's list owes."""

    def attempt(own: Bench) -> str:
        ran = own.run("import", hostile(one["file"]), "--json", patience=300)
        if not ran.said_plainly:
            return str(ran)
        status, kind = one.get("exit"), one.get("kind")
        least = one.get("owed_articles", one.get("min_articles") or 0)
        most = one.get("max_articles")
        pieces = sum(o.get("articles") or 0 for o in ran.objects)
        kinds = {o["error"]["kind"] for o in ran.objects if o.get("error")}
        text = "".join(own.run("show", piece, "--text").out for piece in own.ids()) if pieces else ""
        wrong = [
            status not in {None, ran.status} and f"exit {ran.status}, owed {status}",
            kind and kinds != {kind} and f"{kinds}, owed {kind}",
            pieces < least and f"{pieces} pieces, owed {least}",
            most is not None and pieces > most and f"{pieces} pieces, at most {most}",
            one.get("text") and one["text"] not in text and "its text is not there",
            [word for word in one.get("never", ()) if word in text],
            bool(pieces) and least == 0 and not any(o.get("warnings") for o in ran.objects)
            and one.get("text_if_read", "\0") not in text and "garbage without a word",
        ]  # fmt: skip
        return "; ".join(str(one) for one in wrong if one)

    return attempt


def _manifest() -> list[dict[str, Any]]:
    path = HOSTILE / "manifest.json"
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return [one for one in found if one["file"].startswith(NAMES)]


def _misbehaving(deed: str) -> Try:
    """A parser that does this as first, middle, last and only source, from a file and standard input."""

    def attempt(own: Bench) -> str:
        customs = own.folder / "customs"
        customs.mkdir()
        (customs / "sitecustomize.py").write_text(MISBEHAVING.format(root=str(ROOT)))
        own.env |= {"PYTHONPATH": os.pathsep.join([str(customs), str(ROOT)]), "MISBEHAVE": str(own.folder)}
        bad = [own.folder / f"坏{k}.txt" for k in range(3)]
        for path in bad:
            path.write_text(f"misbehave:{deed} {path.name}", "utf-8")
        costly = deed in {"loop", "hold"}  # a minute of processor time each
        order = [own.paper(1), bad[1], own.paper(2)] if costly else [bad[0], own.paper(1), bad[1], own.paper(2), bad[2]]
        ran = own.run("import", *order, "--json", patience=300)
        told = [o["status"] for o in ran.objects]
        if told != ["failed" if path in bad else "imported" for path in order] or "Traceback" in ran.err:
            return f"{told}, {ran}"
        if costly:
            return ""
        alone = own.run("import", bad[0], "--json", patience=100)
        command = [*PROGRAM, "--library", str(own.library), "import", "-", "--json"]
        piped = run(command, own.environment(), own.folder, 100, given=bad[1])
        for one in (alone, piped):
            if [o["status"] for o in one.objects] != ["failed"] or one.status != 1:
                return str(one)
        return unless(not (own.folder / "RAN").exists(), "a child's answer ran code of its own")

    return attempt


def _pipe_by_name(own: Bench) -> str:
    path = own.folder / "管道.txt"
    os.mkfifo(path)
    ran = own.run("import", path)
    return unless(ran.status == 1 and " -" in ran.err and ran.said_plainly, ran)


def _endless_input(own: Bench) -> str:
    command = [*PROGRAM, "--library", str(own.library), "import", "-", "--json"]
    ran = run(command, own.environment(), own.folder, 120, given=Path("/dev/zero"))
    kinds = [o["error"]["kind"] for o in ran.objects if o.get("error")]
    return unless(ran.status == 1 and kinds == ["too_large"], f"{kinds}, {ran}")


FAULTS = [
    *(
        Fault(
            "3.2" if one["file"].startswith("imp") else "3.9" if one["file"].startswith("line") else
            "3.10" if one["file"].startswith(("utf", "euc", "ebc")) else "3.11",
            f"what is owed of {one['file']}", _owed(one),
        )
        for one in _manifest()
    ),
    *(Fault("3.1", f"a parser that does this: {deed}", _misbehaving(deed)) for deed in DEEDS),
    Fault("3.4", "a pipe by name is shown the way out", _pipe_by_name),
    Fault("3.4", "standard input without an end", _endless_input),
]  # fmt: skip
