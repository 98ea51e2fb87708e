"""Forms that folding leaves apart: which characters are one, under which readings, and how they read in old texts."""

from __future__ import annotations

import pytest

from reader.hanzi import forms, readings
from reader.hanzi.folding import fold
from reader.hanzi.syllables import SYLLABLES
from reader.hanzi.tones import without_tone


def test_the_relation_holds_both_ways() -> None:
    for row in forms.rows():
        assert fold(row.simplified) == row.simplified
        form = fold(row.form)
        if form != row.simplified:
            assert form in {other.char for other in forms.other_forms(row.simplified)}
            assert row.simplified in {other.char for other in forms.other_forms(form)}
    assert forms.other_forms("的") == ()


def test_readings_can_be_had() -> None:
    for row in forms.rows():
        for reading in (*row.readings, *filter(None, [row.usual])):
            assert without_tone(reading)[0] in SYLLABLES
            assert reading in readings.allowed(row.form), row
        if row.readings:
            assert set(row.readings) & set(readings.allowed(row.simplified)), row


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("乾淨", "gān jìng"),
        ("乾隆", "qián lóng"),
        ("他看著遠處的燈", "tā kàn zhe yuǎn chù de dēng"),
        ("這位著名學者說著話", "zhè wèi zhù míng xué zhě shuō zhe huà"),
        ("著急", "zháo jí"),
        ("沈著", "chén zhuó"),
        ("沈先生開著車", "shěn xiān shēng kāi zhe chē"),
        ("徵求", "zhēng qiú"),
        ("由於", "yóu yú"),
        ("這麽", "zhè me"),
        ("髮", "fà"),
        ("幹", "gàn"),
        ("兩隻雞", "liǎng zhī jī"),
        ("鲁迅著", "lǔ xùn zhù"),
        ("李乾到会", "lǐ qián dào huì"),
        ("望著大海", "wàng zhe dà hǎi"),
    ],
)
def test_in_old_texts_the_reading_is_that_of_the_word(text: str, read: str) -> None:
    assert readings.in_context(text) == read.split()


def test_each_text_is_judged_by_itself() -> None:
    known = readings.readings()
    old, new = "誰疊著遠處的燈塔", "鲁迅著那本"
    both = f"{new}\0{old}\0{new}"
    names = [known.names[n] for n in known.numbers(fold(both), printed=readings.as_codes(both)).tolist()]
    at = [k for k, char in enumerate(both) if char == "著"]
    assert [names[k] for k in at] == ["zhù", "zhe", "zhù"]


def test_words_are_written_otherwise_only_where_they_are_listed() -> None:
    assert list(forms.respellings("坐位")) == ["座位"]
    assert list(forms.respellings("找借口")) == ["找藉口"]
    assert list(forms.respellings("坐下")) == []
    for one, other in (pair for word in ("坐位", "借口", "计划") for pair in [(word, next(forms.respellings(word)))]):
        assert one in set(forms.respellings(other))
