"""The pictures that records name are in their pieces, or told with the reason why not; nothing else is one."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from reader.importing import read_source
from reader.importing.records.illustrated import addresses_in, pictures_in
from tests.pictures import png

FIRST, SECOND = "水渠修好", "书屋开门"
TEXT = "柳湾的人昨日到这里来看，都说等了很多年，账目贴在门口。"
DAY = {"newspaper": "柳湾报", "date": "2023-11-05"}


def placed(folder: Path, name: str, text: str, pictures: int = 3) -> tuple[dict[str, str | None], dict[str, str]]:
    """Read a file beside `1.png` …; return the piece of each picture, and why others stand in none."""
    for k in range(1, pictures + 1):
        (folder / f"{k}.png").write_bytes(png(100, 80, 10 * k))
    (folder / name).write_text(text, encoding="utf-8")
    issues = read_source(folder / name).issues
    inside = {f.name.rpartition("/")[2]: a.headline for i in issues for a in i.articles for f in a.figures}
    return inside, {p.name.rpartition("/")[2]: p.reason for i in issues for p in i.pictures_aside}


def record(headline: str, **fields: object) -> dict[str, object]:
    return {"title": headline, **DAY, "content": TEXT + "\n" + TEXT + headline, **fields}


def as_json(*records: object) -> str:
    return json.dumps(records, ensure_ascii=False)


NAMED: dict[str, object] = {
    "one": "1.png",
    "one somewhere else": "./Sub/../1.PNG?w=640",
    "several in a string": "1.png;no.png",
    "a list": ["no.png", "1.png"],
    "objects": [{"url": "1.png", "caption": "渠边的早上。"}],
    "objects in objects": {"cover": {"sizes": [{"src": "1.png"}]}},
    "JSON in a string": '[{"url": "1.png"}]',
    "markup": "<p><img src='1.png'></p>",
    "a list as programs print theirs": "[{'url': '1.png', 'at': None}]",
    "marks of Markdown": "![渠](1.png)",
}


@pytest.mark.parametrize("how", NAMED)
@pytest.mark.parametrize("name", ["images", "配图", "whatever"])
def test_a_field_names_a_picture_in_many_ways(how: str, name: str, tmp_path: Path) -> None:
    inside, aside = placed(tmp_path, "a.json", as_json(record(FIRST), record(SECOND, **{name: NAMED[how]})), 1)
    assert {k.partition("?")[0].lower(): v for k, v in inside.items()} == {"1.png": SECOND}
    assert aside == ({"no.png": "absent"} if "no.png" in str(NAMED[how]) else {})


def test_a_picture_in_the_text_keeps_its_place_and_is_not_there_twice(tmp_path: Path) -> None:
    markup = f"<p>{TEXT}</p><p><img src='1.png' alt='渠'></p><p>{TEXT}。</p>"
    inside, aside = placed(tmp_path, "a.json", as_json(record(FIRST, content=markup, cover="1.png", images=["2.png"])))
    assert inside == {"1.png": FIRST, "2.png": FIRST}
    assert aside == {}
    (issue,) = read_source(tmp_path / "a.json").issues
    assert [(f.name, f.after) for f in issue.articles[0].figures] == [("1.png", 1), ("2.png", 2)]


def test_blocks_of_a_text_keep_their_pictures(tmp_path: Path) -> None:
    blocks = [
        {"type": "text", "content": TEXT}, {"type": "image", "url": "1.png", "caption": "渠边的早上。"},
        {"type": "text", "content": TEXT + "一"}, {"type": "gallery", "data": {"items": [{"url": "2.png"}]}},
        {"type": "text", "content": TEXT + "二"},
    ]  # fmt: skip
    inside, _aside = placed(tmp_path, "a.json", as_json(record(FIRST, content=blocks)))
    assert inside == {"1.png": FIRST, "2.png": FIRST}
    (issue,) = read_source(tmp_path / "a.json").issues
    (article,) = issue.articles
    captions = {
        article.paragraphs[f.caption_paragraph].text for f in article.figures if f.caption_paragraph is not None
    }
    assert captions == {"渠边的早上。"}


def test_a_caption_beside_an_address_is_the_pictures(tmp_path: Path) -> None:
    images = [{"url": "1.png", "caption": "渠边的早上。"}, {"url": "2.png", "caption": "渠边的晚上。"}]
    placed(tmp_path, "a.json", as_json(record(FIRST, images=images)))
    (issue,) = read_source(tmp_path / "a.json").issues
    (article,) = issue.articles
    told = {f.name: article.paragraphs[f.caption_paragraph or 0].text for f in article.figures}
    assert told == {"1.png": "渠边的早上。", "2.png": "渠边的晚上。"}


def test_bytes_within_a_record_are_pictures(tmp_path: Path) -> None:
    data = base64.b64encode(png(100, 80, 7)).decode()
    records = record(FIRST, photo=data), record(SECOND, images=[f"data:image/png;base64,{data}"])
    text = as_json(*records)
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    (issue,) = read_source(tmp_path / "a.json").issues
    assert [(a.headline, len(a.figures)) for a in issue.articles] == [(FIRST, 1), (SECOND, 1)]


def test_pictures_in_no_record_and_those_without_a_text_are_set_aside(tmp_path: Path) -> None:
    photo = record(SECOND, content="<img src='2.png'>")
    text = json.dumps({"cover": "1.png", "list": [record(FIRST), photo]}, ensure_ascii=False)
    inside, aside = placed(tmp_path, "a.json", text)
    assert (inside, aside) == ({}, {"1.png": "unplaced", "2.png": "unplaced"})
    (issue,) = read_source(tmp_path / "a.json").issues
    assert SECOND in issue.source.text


FILES = {
    "a.xml": "<?xml version='1.0'?><paper><item><title>{0}</title><date>2023-11-05</date><photo src='1.png'/>"
    "<content><p>{1}</p><p>{1}。</p></content></item><item><title>{2}</title><date>2023-11-05</date>"
    "<pictures><file>2.png</file></pictures><content><p>{1}</p><img src='3.png'/></content></item></paper>",
    "a.sql": "INSERT INTO `news` (`title`,`content`,`date`,`thumb`) VALUES ('{0}','{1}{1}','2023-11-05','1.png'),"
    "('{2}','<p>{1}</p><img src=\\\"2.png\\\"><p>{1}</p>','2023-11-05','3.png');\n",
    "a.csv": "标题,日期,正文,图片\n{0},2023-11-05,{1}{1},1.png\n{2},2023-11-05,{1}{1},2.png|3.png\n",
    "a.xml.txt": "<doc>\n<title>{0}</title>\n<date>2023-11-05</date>\n<img>1.png</img>\n"
    "<content>{1}{1}</content>\n</doc>\n<doc>\n<title>{2}</title>\n<date>2023-11-05</date>\n<img>2.png</img>\n<img>3.png</img>\n"
    "<content>{1}{1}</content>\n</doc>\n",
    "a.rss": "<?xml version='1.0'?><rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>"
    "<title>柳湾报</title><item><title>{0}</title><enclosure url='1.png' type='image/png'/><description>{1}{1}"
    "</description></item><item><title>{2}</title><media:content url='2.png' medium='image'/><description><![CDATA["
    "<p>{1}</p><img src='3.png'>]]></description></item></channel></rss>",
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_of_records_has_pictures(name: str, tmp_path: Path) -> None:
    inside, aside = placed(tmp_path, name, FILES[name].format(FIRST, TEXT, SECOND))
    assert (inside, aside) == ({"1.png": FIRST, "2.png": SECOND, "3.png": SECOND}, {})


@pytest.mark.parametrize(("name", "words"), [
    ("image", "https://example.org/media?id=7"), ("thumbnailurl", "//example.org/t/8"), ("图片", "static/9"),
    ("url", "https://example.org/a b.jpg"), ("x", "a.jpg, b.PNG?v=2"),
])  # fmt: skip
def test_what_is_an_address_of_a_picture(name: str, words: str) -> None:
    assert addresses_in(words, name)


@pytest.mark.parametrize(("name", "words"), [
    ("image_count", "3"), ("photographer", "吴桥"), ("media", "https://example.org/"),
    ("topic_url", "//example.org/t/8"),
    ("url", "https://example.org/media?id=7"), ("image", "https://example.org/film.mp4"), ("图片", "本报记者/吴桥"),
    ("content", "请看https://example.org/a.jpg。"), ("content", "图在 https://example.org/a.jpg"), ("image", ""),
    ("discover", "//example.org/t"), ("photo", "吴桥 摄"),
])  # fmt: skip
def test_what_is_none(name: str, words: str) -> None:
    assert not addresses_in(words, name)


def test_what_nests_deeper_than_any_record_ends() -> None:
    value: object = "1.png"
    for _ in range(500):
        value = [value]
    assert not list(pictures_in(value))


def test_a_line_of_a_text_that_is_an_address_is_a_picture_there(tmp_path: Path) -> None:
    inside, _aside = placed(tmp_path, "a.json", as_json(record(FIRST, content=f"{TEXT}\n1.png\n{TEXT}。")))
    assert inside == {"1.png": FIRST}
    (issue,) = read_source(tmp_path / "a.json").issues
    assert [p.text for p in issue.articles[0].paragraphs] == [TEXT, TEXT + "。"]
    assert [f.after for f in issue.articles[0].figures] == [1]


def test_a_very_long_name_is_told(tmp_path: Path) -> None:
    _inside, aside = placed(tmp_path, "a.json", as_json(record(FIRST, image="a" * 9000 + ".jpg")), 0)
    assert list(aside.values()) == ["absent"]
