"""The table of formats: every entry can be chosen in the window, and is told by what its bytes say."""

from __future__ import annotations

import pytest

from reader.importing import file_kinds
from reader.importing.formats.adapters import ADAPTERS, adapter_of
from reader.importing.formats.dispatch import extracts

STORY = "渡口添了新灯\n\n本报讯（记者 秦小河）昨夜河上起雾，摆渡人老秦推迟了两班船。\n"


def test_every_format_can_be_chosen_by_its_endings() -> None:
    kinds = file_kinds()
    offered = [suffix for _words, suffixes in kinds for suffix in suffixes]
    assert len(set(offered)) == len(offered)
    assert set(offered) > {suffix for adapter in ADAPTERS for suffix in adapter.suffixes}
    assert all(words and suffixes and all(s == s.lower().strip(".*") for s in suffixes) for words, suffixes in kinds)
    assert len({words for words, _suffixes in kinds}) == len(kinds)


def test_every_format_has_one_name_and_is_found_by_it() -> None:
    assert [adapter_of(a.name) for a in ADAPTERS] == list(ADAPTERS)
    assert adapter_of("of-a-later-version") is None


@pytest.mark.parametrize("name", ["河.txt", "河.TXT", "河", "河.docx", "河.epub", "河.log"])
def test_a_text_is_a_text_whatever_it_is_called(name: str) -> None:
    (found,) = extracts(STORY.encode(), name=name)
    assert (found.format, found.text) == ("text", STORY)


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        ("<!DOCTYPE html><title>灯</title><p>" + STORY, "河.txt", "html"),
        ('<?xml version="1.0"?><rss><channel><item><title>灯</title><description>' + STORY
         + "</description></item></channel></rss>", "河", "feed"),
        ('[{"title": "渡口添了新灯", "content": "昨夜河上起雾，两班船推迟了。"}]', "河", "json"),
        ("title,content\n渡口添了新灯,昨夜河上起雾，两班船推迟了。\n", "河.csv", "csv"),
        ("title,content\n渡口添了新灯,昨夜河上起雾，两班船推迟了。\n", "河.txt", "text"),
        ("# 渡口添了新灯\n\n昨夜河上起雾。\n", "河.MD", "markdown"),
    ],
)  # fmt: skip
def test_the_bytes_say_the_format_and_the_name_settles_the_rest(data: str, name: str, format_name: str) -> None:
    (found,) = extracts(data.encode(), name=name)
    assert found.format == format_name
