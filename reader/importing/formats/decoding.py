"""Bytes to text: which encoding a newspaper's file is in, and what to do with bytes that fit none.

Order: byte order mark, NUL pattern (UTF-16), strict UTF-8, then GB18030, Big5 and its Hong Kong extension by how common
the characters are that come out. The usual try-in-order gets every Big5 file wrong, since GB18030 accepts it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.importing.formats.cleaning import LISTED, Dropped, clean
from reader.importing.formats.salvaging import salvage
from reader.model.errors import ImportFailure
from reader.model.messages import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_RIVALS = ("gb18030", "cp950", "big5hkscs")
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "cp950", "utf8": "utf-8"}
_HANZI = re.compile("[\u4e00-\u9fff]")
_HIGH = re.compile("[\x80-\u02ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_SEVEN = re.compile(rb"\+[A-Za-z0-9+/]{5,}-?")
SAMPLE = 200_000
"""Bytes looked at to tell encodings apart."""

# The commonest hanzi of running text, simplified and traditional: what a right decoding is full of.
COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学"
    "如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两"
    "高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至"
    "队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观"
    "清今切院让识候带导争运国個們為來時會說發過對現動還進開實從無與長機這點關業區員題爾戰經學體將兩間問應頭電報數結該記張讓識傳觀確運術爭導"
    "，。、：（）“”"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, its encoding (None: it never was bytes), (offset, hex) of what was not readable, what to tell of it."""

    text: str
    encoding: str | None
    undecodable: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of the bytes, cleaned; `encoding` is what the reader asks for, and then holds.

    Raises ImportFailure: `encoding` (an unknown name), `unknown_format` (these bytes are no text).
    """
    if encoding is not None:
        return _finish(*_as_asked(data, encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _finish(*salvage(data[len(mark) :], name))
    if seven := _seven_bits(data):
        return _finish(seven, "utf-7", ())
    wide = _wide(data)
    if wide:
        return _finish(*salvage(data, wide))
    try:
        return _finish(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError as fault:
        cut_short = fault.start >= len(data) - 3
    if cut_short:
        return _finish(*salvage(data, "utf-8"))
    if flat := _wide_without_zeros(data):
        return _finish(*salvage(data, flat))
    name = guess(data)
    text, name, lost = salvage(data, name) if name == "utf-8" or not _mixed(data) else _by_lines(data)
    if len(lost) > max(8, len(text) // 50):
        raise ImportFailure("unknown_format", _("这个文件不是文字：里面多半是图片、程序或压缩过的数据。"))
    return _finish(text, name, lost)


def _wide_without_zeros(data: bytes) -> str | None:
    """Return the kind of UTF-16 of bytes that are all hanzi: no zero tells of it, only the characters that come out."""
    sample = data[: min(len(data), 4096) // 2 * 2]
    if len(data) % 2 or len(sample) < 40:
        return None
    scores = {name: _score(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    name = max(scores, key=lambda n: scores[n])
    return name if scores[name] > 0.35 and scores[name] > _score(sample.decode(guess(sample), "replace")) else None


def _seven_bits(data: bytes) -> str | None:
    """Return the text of bytes in UTF-7 (RFC 2152): ASCII, most of it runs of base64 that give common hanzi."""
    sample = data[:SAMPLE]
    runs = _SEVEN.findall(sample) if b"+" in sample and sample.isascii() else []
    if len(runs) < 2 or sum(map(len, runs)) < 0.3 * len(sample):
        return None
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return None
    return text if _HANZI.search(text) and _score(text) > 0.3 else None


def guess(data: bytes) -> str:
    """Return the likeliest encoding of bytes without a mark, by the characters that come out of a sample."""
    sample = data[:SAMPLE]
    scores = {name: _score(sample.decode(name, "replace")) for name in (*_RIVALS, "utf-8")}
    return max(scores, key=lambda name: scores[name])


def _score(text: str) -> float:
    """Return how much a text looks like Chinese: share of common characters, with a price on what no paper prints."""
    wide = sum(c > "\u2e7f" for c in text) or 1
    bad = text.count("\ufffd") + sum("\ue000" <= c <= "\uf8ff" for c in text)
    return sum(map(COMMON.__contains__, text)) / wide - 8 * bad / (len(text) or 1)


def _as_asked(data: bytes, encoding: str) -> tuple[str, str, tuple[Dropped, ...]]:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):  # a name that is no text at all is unknown too
        raise ImportFailure("encoding", _("没有叫“{name}”的编码。").format(name=encoding)) from None
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(name.split("-")[0]):
            data = data[len(mark) :]
            break
    return salvage(data, _NAMES.get(name, name))


def _wide(data: bytes) -> str | None:
    """Return the kind of UTF-16 that bytes with zeros are in, by how common the characters are that come out."""
    head = data[: min(4096, len(data)) // 2 * 2]
    if head.count(0) <= len(head) // 100:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    scores = {name: _score(head.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    name = max(scores, key=lambda n: (scores[n], (even < odd) == (n == "utf-16-le")))
    try:
        data.replace(b"\0", b"").decode("utf-8")
    except UnicodeDecodeError:
        return name if scores[name] > 0.2 else None
    # Valid UTF-8 but for the zeros: Latin in UTF-16, where every other byte is one, or slips in a text.
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if max(even, odd) * 2 > len(head) * 0.8 and min(even, odd) * 8 <= max(even, odd) else None


def _mixed(data: bytes) -> bool:
    """Tell whether some lines beyond ASCII are right UTF-8, as whole lines of GBK or Big5 hardly ever are."""
    good = 0
    for line in data[:SAMPLE].split(b"\n"):
        if not line.isascii() and len(line) > 5:
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                continue
            good += 1
    return good > 0


def _by_lines(data: bytes) -> tuple[str, str, tuple[Dropped, ...]]:
    """Decode a file that several hands wrote: each line as UTF-8, or else as what it looks most like."""
    parts: list[str] = []
    lost: list[Dropped] = []
    names: set[str] = set()
    length = 0
    for line in data.splitlines(keepends=True):
        try:
            text, name = line.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            name = guess(line)
            text, name, bad = salvage(line, name)
            lost += ((length + at, raw) for at, raw in bad)
        if not text.isascii():
            names.add(name)
        parts.append(text)
        length += len(text)
    return "".join(parts), "+".join(sorted(names, key=lambda n: (n != "utf-8", n))) or "utf-8", tuple(lost)


def _finish(text: str, name: str, lost: tuple[Dropped, ...]) -> Decoded:
    """Clean the text, keep the places of what was lost right, and say what happened."""
    cleaned, dropped = clean(text)
    warnings: list[str] = []
    if lost:
        # Places count in the cleaned text; U+FFFD marks are the same in both.
        marks = [k for k, c in enumerate(cleaned) if c == "\ufffd"][: len(lost)]
        lost = tuple((at, raw) for at, (_old, raw) in zip(marks, lost, strict=False))
        warnings.append(_("有 {n} 处读不出的字节，已用 � 标出。").format(n=len(lost)))
    if dropped:
        warnings.append(_("去掉了 {n} 处不可见的控制字符。").format(n=len(dropped)))
    if cleaned.count("锟斤拷") or cleaned.count("\ufffd") > len(lost) + len(cleaned) // 200:
        warnings.append(_("文字里有乱码，这份文件可能在存成现在的样子以前就已经损坏。"))
    elif name not in {"utf-8", "utf-16-le", "utf-16-be"} and _is_foreign(cleaned):
        warnings.append(_("文字不像中文，可能是别的编码（韩文、日文……），可在导入对话框里改选编码。"))
    elif _double_encoded(cleaned):
        warnings.append(_("文字像是用错编码又存了一次（如 æœ¬æŠ¥），可在导入对话框里改选编码。"))
    return Decoded(
        text=cleaned, encoding=name, undecodable=tuple(sorted((*lost, *dropped))[:LISTED]), warnings=tuple(warnings)
    )


def _is_foreign(text: str) -> bool:
    """Tell hanzi that came out of bytes in another encoding: hardly any of them are common, of few not one."""
    hanzi = _HANZI.findall(text[:20_000])
    common = sum(map(COMMON.__contains__, hanzi))
    return common < 0.25 * len(hanzi) if len(hanzi) >= 20 else len(hanzi) >= 3 and not common


def _double_encoded(text: str) -> bool:
    """Tell whether the text is UTF-8 that was once read as Latin-1 or Windows-1252."""
    head = text[:4000]
    return not _HANZI.search(head) and len(_HIGH.findall(head)) * 3 > len(head)
