"""Does importing survive damaged newspapers: no crash, no hang over 10 s, memory under 1 GB, the accounts balanced?

Mutates every file of the corpora (text, Markdown, HTML, feeds, JSON, DOCX, EPUB, PDF, archives) and our sample: bytes
flipped, stretches cut, doubled, moved and spliced, marks and control characters thrown in, other encodings. Only
ImportFailure may come out. Where it does not, the input is written to the folder that is named at the end.

    python -m benchmarks.fuzz_import [--inputs 20000] [--seed 1] [--check]
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from types import FrameType

from reader.importing import read_bytes
from reader.model.errors import ImportFailure
from reader.model.resources import resource as our_data
from tests.importing.accounts import check_issue

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
SECONDS = 10
MEMORY = 1 << 30
LARGEST = 400_000
_MARKS = [
    *"#*■◆□【】（）()《》“”,，。:：;；、—　 \t\n\r\0\x0b\x0c\u2028\u200b\ufeff\u202e",
    "\n\n", "# ", "## ", "**", "----\n", "====\n", "本报讯（记者", "）", "第2版", "（下转第2版）", "（上接第1版）",
    "2024年4月8日 星期一", "标题：", "正文：", "<p>", "</p>", "<b>", "]]>", "<![CDATA[", "&amp;", "&#xD800;",
    "\\ud800", "{", "[", "摄", "广告",
    "扫一扫 关注我们", "责任编辑：", "遗失声明", "作者：", "新华社北京4月7日电", "🀄", "\U0002a6d6", "e\u0301",
]  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-be", "latin-1", "utf-32")


class TooSlow(Exception):
    """An import took longer than it may."""


def seeds() -> list[tuple[str, bytes]]:
    """Return name and bytes of everything that is mutated."""
    sample = our_data("sample", "青石湾报.txt")
    paths = [sample]
    for folder in ("issues", "hostile"):
        paths += sorted(p for p in (CORPORA / folder).rglob("*") if p.is_file() and p.suffix not in {".py", ".json"})
        paths += sorted((CORPORA / folder).glob("[0-9]*.json"))
    paths += [CORPORA / "seed-issue.txt"]
    found = [(p.name, p.read_bytes()) for p in paths if p.is_file()]
    return [(name, data) for name, data in found if 0 < len(data) <= LARGEST]


def mutate(random: Random, data: bytes, others: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a damaged copy."""
    if random.random() < 0.3:
        data = _as_text(random, data)
    for _turn in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = _damage(random, data, others)
    return data[: 2 * LARGEST]


def _as_text(random: Random, data: bytes) -> bytes:
    """Put marks into a text and write it in another encoding; bytes that are no text stay."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    for _turn in range(random.randint(1, 12)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(_MARKS) * random.choice((1, 1, 2, 40)) + text[at:]
    if random.random() < 0.3:
        lines = text.split("\n")
        random.shuffle(lines)
        text = "\n".join(lines)
    return text.encode(random.choice(_ENCODINGS) if random.random() < 0.4 else "utf-8", "ignore")


def _damage(random: Random, data: bytes, others: Sequence[tuple[str, bytes]]) -> bytes:
    if not data:
        return b"#"
    start, end = sorted((random.randint(0, len(data)), random.randint(0, len(data))))
    end = min(end, start + 4096)
    kind = random.randrange(8)
    if kind == 0:
        spot = random.randrange(len(data))
        return data[:spot] + bytes([data[spot] ^ (1 << random.randrange(8))]) + data[spot + 1 :]
    if kind == 1:
        return data[:start] + data[end:]
    if kind == 2:
        return data[:start] + data[start:end] * random.randint(2, 9) + data[end:]
    if kind == 3:
        return data[:start]
    if kind == 4:
        return data[:start] + bytes(random.randrange(256) for _ in range(random.randint(1, 60))) + data[start:]
    if kind == 5:
        other = random.choice(others)[1]
        spot = random.randint(0, len(other))
        return data[:start] + other[spot : spot + 4096] + data[end:]
    if kind == 6:
        return data.replace(b"\n", random.choice((b"", b"\r\n", b"\r", b"\n\n")), random.randint(1, 400))
    return data[end:] + data[start:end] + data[:start]


def _late(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def attempt(name: str, data: bytes) -> str | None:
    """Import and check; return what went wrong, or None."""
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(SECONDS)
    try:
        for issue in read_bytes(data, name=name).issues:
            check_issue(issue)
    except ImportFailure:
        return None
    except TooSlow:
        return f"over {SECONDS} s"
    except Exception:  # noqa: BLE001 - whatever it is, it is the finding
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return None


def _inputs(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    random = Random(seed)
    known = seeds()
    for _turn in range(count):
        name, data = random.choice(known)
        yield name, mutate(random, data, known)


def _work(task: tuple[int, int, str]) -> tuple[int, int]:
    """Run a share of the inputs; return how many failed and the peak memory in bytes."""
    seed, count, folder = task
    failed = 0
    for k, (name, data) in enumerate(_inputs(seed, count)):
        fault = attempt(name, data)
        if fault:
            failed += 1
            place = Path(folder) / f"{seed}-{k}-{name}"
            place.write_bytes(data)
            place.with_name(place.name + ".why").write_text(fault, encoding="utf-8")
    return failed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> int:
    """Fuzz; return 1 where an input did what it must not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    if not CORPORA.is_dir():
        print("the corpora are not beside the project: only the sample is mutated")
    folder = tempfile.mkdtemp(prefix="fuzz-import-")
    begun = time.perf_counter()
    shares = [(wanted.seed * 1000 + k, wanted.inputs // 8, folder) for k in range(8)]
    with multiprocessing.Pool(2, maxtasksperchild=1) as pool:
        results = pool.map(_work, shares, chunksize=1)
    failed = sum(f for f, _peak in results)
    peak = max(p for _f, p in results)
    taken = time.perf_counter() - begun
    ran = sum(count for _seed, count, _folder in shares)
    print(f"{ran} inputs, {failed} failed, peak memory {peak / 2**20:.0f} MB, {taken:.0f} s; {folder}")
    return 1 if failed or peak > MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
