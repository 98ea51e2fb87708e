"""Does the computer's voice say what we read? Sentences of the 100,000 pieces through the real espeak-ng.

Each sentence is given as the window gives it, to a process of its own, which writes what it understood (`-q -x`): none
may be in English, and each syllable must have our tone (the third tone's own change apart). One is written to a sound
file. `pause`: how long a voice that would go on for a minute still lives once it is hushed, in milliseconds, the worst
of twenty. Bars: no English, every tone ours but for sandhi, a pause of 200 ms.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from benchmarks.people import CORPUS, records
from reader.model.article import NewsArticle, Paragraph
from reader.rendering.pinyin import Above
from reader.rendering.sentences import sentences
from reader.rendering.spoken_text import syllables
from reader.ui.jobs.voice import ESPEAK, Voice

TONES = {1: "55", 2: "35", 4: "51"}
PAUSE = 200.0
EVERY = 97


def said(count: int, first: int) -> Iterator[str]:
    """Yield so many sentences of the corpus as syllables, of each 97th piece from `first` on."""
    above = Above(which="all", spoken=True)
    for record in records(set(range(first, 100_000, EVERY))):
        paragraphs = tuple(Paragraph(text=line) for line in str(record["body"]).splitlines() if line.strip())
        article = NewsArticle(id="b", headline=str(record["headline"]), paragraphs=paragraphs)
        for sentence in islice(sentences(article), 3):
            if text := syllables(article.field_text(sentence.field)[sentence.start : sentence.end], above):
                yield text
                count -= 1
                if not count:
                    return


def heard(text: str) -> str:
    """Return what espeak-ng understood."""
    command = [ESPEAK, "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def longest_pause() -> float:
    """Return how long a hushed voice lived at most, in milliseconds."""
    application = QCoreApplication.instance() or QCoreApplication([])
    voice, worst = Voice(application), 0.0
    for _turn in range(20):
        voice.say([sys.executable, "-c", "import time; time.sleep(60)"], "")
        process = voice._process
        assert process is not None
        process.waitForStarted()
        number, begun = process.processId(), time.monotonic()
        voice.hush()
        while _lives(number):
            QCoreApplication.processEvents()
        worst = max(worst, (time.monotonic() - begun) * 1000)
    return worst


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def main() -> int:
    """Measure, print and return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading_aloud", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the first piece: another number, other sentences")
    wanted = parser.parse_args()
    if not CORPUS.is_file() or shutil.which(ESPEAK) is None:
        print("skipped: the corpora are not beside the project, or espeak-ng is not installed")
        return 0
    texts = list(said(wanted.sentences, wanted.first))
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(heard, texts))
    english = sum("(en)" in answer for answer in answers)
    tones, unlike, uneven = Counter[int](), Counter[int](), 0
    for text, answer in zip(texts, answers, strict=True):
        ours, theirs = [int(t) for t in re.findall(r"[a-z]([1-5])", text)], re.findall(r"\d+", answer)
        uneven += len(ours) != len(theirs)
        for tone, other in zip(ours, theirs, strict=False) if len(ours) == len(theirs) else ():
            tones[tone] += 1
            unlike[tone] += tone in TONES and TONES[tone] != other
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder, "said.wav")
        subprocess.run(
            [ESPEAK, "-v", "cmn-latn-pinyin", "-w", str(sound), "--stdin"], input=texts[0].encode(), check=True
        )
        size = sound.stat().st_size
    pause = longest_pause()
    print(f"  {len(texts):,} sentences, {sum(tones.values()):,} syllables: {english} with (en), {uneven} uneven")
    print("  tones unlike ours: " + ", ".join(f"{tone}: {unlike[tone]} of {tones[tone]:,}" for tone in TONES))
    print(f"  a sentence as a sound file: {size:,} bytes   a hushed voice lived {pause:.0f} ms (bar {PAUSE:g})")
    missed = english or uneven or sum(unlike.values()) or pause > PAUSE or size < 10_000
    return 1 if wanted.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
