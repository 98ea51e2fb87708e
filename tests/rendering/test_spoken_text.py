from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from reader.rendering.number_words import in_words, number
from reader.rendering.pinyin import Above
from reader.rendering.spoken_text import syllables

from .paragraphs import paragraphs

ABOVE = Above(which="all", spoken=True)


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "零"), ("7", "七"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("105", "一百零五"),
        ("110", "一百一十"), ("1,234.5", "一千二百三十四点五"), ("10086", "一万零八十六"),
        ("1200000", "一二〇〇〇〇〇"), ("1,200,000", "一百二十万"), ("100,000,001", "一亿零一"),
        ("007", "〇〇七"), ("10.05", "十点〇五"),
    ],
)  # fmt: skip
def test_numbers_in_words(digits: str, words: str) -> None:
    assert number(digits) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年11月29日", "二〇二四年十一月二十九日"),
        ("1949—1956年", "一九四九至一九五六年"),
        ("坡3.5 %", "坡百分之三点五"),
        ("３成，12.5％", "三成，百分之十二点五"),
        ("零下5℃", "零下五摄氏度"),
        ("3/4的人", "四分之三的人"),
        ("上午10:30", "上午十点三十分"),
        ("15-20kg", "十五至二十公斤"),
        ("第12版", "第十二版"),
    ],
)
def test_dates_shares_and_units_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


def test_every_hanzi_and_letter_becomes_a_syllable_with_a_tone() -> None:
    assert syllables("绿色的石桥，GB标准。", ABOVE) == "lv4 se4 de5 shi2 qiao2, ji4 bi4 biao1 zhun3."
    assert syllables("……，（）", ABOVE) == ""


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_voice_reads_nothing_in_english_and_our_tones() -> None:
    said = [syllables(case.text, ABOVE) for case in list(paragraphs())[:60]]
    for text in said:
        done = subprocess.run(
            ["espeak-ng", "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"],
            input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert "(en)" not in done.stdout
        ours = [int(tone) for tone in re.findall(r"[a-z]([1-5])", text)]
        theirs = re.findall(r"\d+", done.stdout)
        assert len(theirs) == len(ours)
        for tone, heard in zip(ours, theirs, strict=True):
            assert tone in {3, 5} or {1: "55", 2: "35", 4: "51"}[tone] == heard
