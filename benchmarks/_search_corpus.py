"""What the search benchmarks share: articles of about 1,000 characters, and queries in every form people type.

The articles are pieces of a corpus beside the project (not part of it), joined to newspaper length; without that
corpus the benchmarks say so and end. Everything is drawn with fixed seeds: every engine gets the same articles and
queries.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "scale-100k.jsonl.xz"
LENGTH = 1000
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜"
    "苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪"
)
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国文晓东志春海燕雪梅思远雨辰子涵浩宇欣怡"

_FIXED = {
    "polyphone": "chongqing zhongyao yinhang hangye yinyue kuaile changjiang chengzhang zhaoyang cengjing kuaiji "
    "danwei canjia dushi shoudu diaocha jiaoyu kongtiao",
    "ü": "nvxing nüxing nuxing lvse lüse luse zhanlve zhanlue lvyou",
    "traditional": "經濟 發展 國務院 臺灣 電視 學習 農業",
    "digits and Latin": "2024 二〇二四 2024年 GDP ＧＤＰ 5G ai g20 3yue",
    "nothing there": "乒铂錾 饕餮貔貅 zhuangchuangshuang zcsqzx 鬯ban xyzzy 龘 zhuangqiongnve",
}


@dataclass(frozen=True, slots=True)
class Article:
    """An article: row, day as yyyymmdd, texts."""

    row: int
    date: int
    headline: str
    byline: str
    section: str
    body: str


def articles(count: int, pieces: list[dict[str, object]] | None = None) -> Iterator[Article]:
    """Yield `count` articles; more than the corpus has are enlarged synthetically: joined from other pieces."""
    if not CORPUS.exists():
        sys.exit(f"{CORPUS.name} is not beside the project: nothing to measure with")
    if pieces is None:
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            pieces = [json.loads(line) for line in lines]
    chance = random.Random(5)
    for row in range(count):
        first = pieces[row % len(pieces)]
        body = str(first["body"])
        while len(body) < LENGTH:
            body += "\n" + str(chance.choice(pieces)["body"])[: max(80, LENGTH + 60 - len(body))]
        byline = str(first["byline"] or f"记者 {_name(chance)} 通讯员 {_name(chance)}")
        day = int(str(first["date"]).replace("-", ""))
        yield Article(row, day, str(first["headline"]), byline, str(first["section"] or ""), body)


def short_articles(count: int) -> Iterator[Article]:
    """Yield the first pieces of the corpus as they are, with invented bylines where they have none."""
    if not CORPUS.exists():
        sys.exit(f"{CORPUS.name} is not beside the project: nothing to measure with")
    chance = random.Random(7)
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for row, line in zip(range(count), lines, strict=False):
            piece = json.loads(line)
            byline = piece["byline"] or f"记者 {_name(chance)} 通讯员 {_name(chance)}"
            day = int(piece["date"].replace("-", ""))
            yield Article(row, day, piece["headline"], byline, piece["section"] or "", piece["body"])


def _name(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + "".join(chance.choice(_GIVEN) for _ in range(chance.choice((1, 2, 2))))


@dataclass(frozen=True, slots=True)
class Typed:
    """A query: its form, what is typed, and the stretch of text it was made from ("" where it was not).

    `scheme` (双拼), `synonyms` and `similar` (sounds) are how it is asked; `meant` is the query that it is the same as
    by definition, where that is another one.
    """

    form: str
    query: str
    source: str = ""
    scheme: str = ""
    synonyms: tuple[tuple[str, ...], ...] = ()
    similar: bool = False
    meant: str = ""


def words(some: list[Article], count: int, chance: random.Random) -> list[str]:
    """Return words of the language that stand in the articles, two to four characters."""
    from reader.hanzi.readings import readings

    tables = readings().tables
    text = tables.phrase_text.tobytes().decode("utf-32-le")
    known: set[str] = set()
    start = 0
    for length in tables.phrase_lengths.tolist():
        known.add(text[start : start + length])
        start += length
    found: dict[str, None] = {}
    while len(found) < count:
        article = chance.choice(some)
        source = article.headline if chance.random() < 0.4 else article.body
        place = chance.randrange(max(1, len(source) - 4))
        for length in (4, 3, 2):
            if source[place : place + length] in known:
                found[source[place : place + length]] = None
                break
    return list(found)


def queries(some: list[Article], each: int = 14, seed: int = 11) -> list[Typed]:
    """Return queries of every form, made from words of the articles; `each` of every form."""
    from tests.search.typing_forms import FORMS, typable

    chance = random.Random(seed)
    pool = [word for word in words(some, each * (len(FORMS) + 14), chance) if typable(word)]
    chance.shuffle(pool)
    take = iter(pool)
    made: list[Typed] = []
    for form, typed in FORMS.items():
        for _ in range(each):
            word = next(take)
            made.append(Typed(form, typed(word, typable(word) or [], chance), word))
    for _ in range(each // 2):
        word = next(take)
        letters = FORMS["full"](word, typable(word) or [], chance)
        made += [
            Typed(f"typing, {min(k, 3)}{'+' if k >= 3 else ''} letters", letters[:k]) for k in range(1, len(letters))
        ]
    for _ in range(each):
        one, other = next(take), next(take)
        made.append(Typed("two words", f"{one} {other}"))
        made.append(Typed("two words by pinyin", f"{_full(one, chance)} {_full(other, chance)}"))
    for article in chance.sample(some, each):
        name = article.byline.split()[1]
        if typable(name):
            made.append(Typed("person", FORMS["full"](name, typable(name) or [], chance), name))
            made.append(Typed("person by initials", FORMS["initials"](name, typable(name) or [], chance), name))
            made.append(Typed("byline field", f"记者:{name}", name))
    made += [Typed(form, query) for form, some in _FIXED.items() for query in some.split()]
    made += [Typed("repeated initials", letter * n) for letter in "qzsa" for n in (2, 3, 5, 7)]
    made += [
        Typed("operators", query)
        for query in ("安全 -生产", "经济 OR jingji", "发展 near 农村", "改革 (开放 OR 创新)", '"jing ji fa zhan"')
    ]
    return made


def _full(word: str, chance: random.Random) -> str:
    from tests.search.typing_forms import FORMS, typable

    return FORMS["full"](word, typable(word) or [], chance)
