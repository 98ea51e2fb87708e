"""Composed issues as other programs' readings of their pages: ALTO and hOCR by the conventions of those who write them.

Each form returns the files of an issue by their names. Conventions (units, what is a word, where boxes are, how
confidence is told) are those of files seen: CCS docWorks with ABBYY, Tesseract 5, Transkribus, the Dutch national
library, kraken, the Internet Archive, OCRopus, NDLOCR, Gale. Words are the composers' own, invented.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from benchmarks._page_gold import Issue, Picture, Rule, Sheet, Words
from benchmarks._page_setting import width_of

Files = dict[str, bytes]
_HALF = "，。、；：！？）”’》"
_OPENS = "（“‘《【"


@dataclass(frozen=True, slots=True)
class Char:
    """A character's ink, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Set:
    """A line as it stands."""

    chars: tuple[Char, ...]
    size: float
    upright: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its ink."""
        return box_of(self.chars)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(c.text for c in self.chars)


def box_of(chars: tuple[Char, ...]) -> tuple[float, float, float, float]:
    """Return the box around characters."""
    return (
        min(c.left for c in chars),
        min(c.top for c in chars),
        max(c.right for c in chars),
        max(c.bottom for c in chars),
    )


def lines_of(sheet: Sheet) -> list[Set]:
    """Return the lines of a page from above to below."""
    made = [_set(mark) for mark in sheet.marks if isinstance(mark, Words) and mark.text.strip()]
    return sorted(made, key=lambda s: (round(s.box[1] / 4), s.box[0]))


def _set(mark: Words) -> Set:
    own = width_of(mark.text) * mark.size
    spread = (mark.measure - own) / max(1, len(mark.text) - 1) if mark.measure > own else 0.0
    at, made = 0.0, []
    for char in mark.text:
        wide = width_of(char) * mark.size
        near, far = (0.06, 0.4) if char in _HALF else (0.6, 0.94) if char in _OPENS else (0.04, 0.96)
        if mark.vertical:
            left, top = mark.x - 0.46 * mark.size, mark.y + at
            made.append(Char(char, left, top + near * wide, left + 0.92 * mark.size, top + far * wide))
        else:
            low, high = (0.14, -0.1) if char in "，。、" else (0.1, -0.82)
            ends = sorted((mark.y + low * mark.size, mark.y + high * mark.size))
            made.append(Char(char, mark.x + at + near * wide, ends[0], mark.x + at + far * wide, ends[1]))
        at += (mark.size if mark.vertical else wide) + spread
    return Set(tuple(c for c in made if not c.text.isspace()), mark.size, mark.vertical)


def words_of(line: Set, chance: random.Random, longest: int) -> Iterator[tuple[Char, ...]]:
    """Yield a line's words: a program without a dictionary cuts hanzi anywhere, digits stay together."""
    start = 0
    for k in range(1, len(line.chars) + 1):
        here = line.chars[k : k + 1]
        both_ascii = bool(here) and here[0].text.isascii() and line.chars[k - 1].text.isascii()
        if not here or (not both_ascii and (k - start >= longest or chance.random() < 0.4)):
            yield line.chars[start:k]
            start = k


def _attributes(box: tuple[float, float, float, float], scale: float, form: str = "{:.0f}") -> str:
    left, top, right, bottom = (x * scale for x in box)
    told = {"HPOS": left, "VPOS": top, "WIDTH": right - left, "HEIGHT": bottom - top}
    return " ".join(f'{k}="{form.format(v)}"' for k, v in told.items())


def _drawn(sheet: Sheet, scale: float) -> str:
    made = []
    for k, mark in enumerate(sheet.marks):
        if isinstance(mark, Rule):
            box = (mark.x0, mark.y0 - mark.width / 2, mark.x1, mark.y1 + mark.width / 2)
            made.append(f'<GraphicalElement ID="GE{k}" {_attributes(box, scale)}/>')
        elif isinstance(mark, Picture):
            made.append(f'<Illustration ID="IL{k}" {_attributes((mark.x0, mark.y0, mark.x1, mark.y1), scale)}/>')
    return "".join(made)


def _alto(open_tag: str, unit: str, software: str, page: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{open_tag}><Description><MeasurementUnit>{unit}</MeasurementUnit>'
        f'<OCRProcessing ID="OCR_0"><ocrProcessingStep><processingSoftware>{software}</processingSoftware>'
        f"</ocrProcessingStep></OCRProcessing></Description><Layout>{page}</Layout></alto>"
    ).encode()


def _page(sheet: Sheet, scale: float, inner: str) -> str:
    size = f'WIDTH="{sheet.width * scale:.0f}" HEIGHT="{sheet.height * scale:.0f}"'
    return f'<Page ID="P1" PHYSICAL_IMG_NR="1" {size}><PrintSpace HPOS="0" VPOS="0" {size}>{inner}</PrintSpace></Page>'


def abbyy(issue: Issue) -> Files:
    """CCS docWorks with FineReader: tenths of millimetres, CC from 0 (sure) to 9, no white space told between hanzi."""
    chance, made, scale = random.Random(issue.seed), {}, 254 / 72
    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            strings = []
            for word in words_of(line, chance, 6):
                cc = "".join(str(min(9, int(chance.expovariate(1.2)))) for _c in word)
                wc = 1 - sum(map(int, cc)) / 9 / len(cc)
                text = escape("".join(c.text for c in word))
                strings.append(f'<String {_attributes(box_of(word), scale)} CONTENT="{text}" WC="{wc:.2f}" CC="{cc}"/>')
            row = f'<TextLine ID="TL{k}" {_attributes(line.box, scale)}>{"".join(strings)}</TextLine>'
            rows.append(f'<TextBlock ID="TB{k}" {_attributes(line.box, scale)}>{row}</TextBlock>')
        open_tag = (
            'alto xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            ' xsi:noNamespaceSchemaLocation="http://schema.ccs-gmbh.com/metae/alto-1-2.xsd"'
        )
        software = "<softwareCreator>ABBYY (BIT Software), Russia</softwareCreator><softwareName>FineReader</softwareName><softwareVersion>11.0</softwareVersion>"  # noqa: E501
        made[f"{n:04d}.xml"] = _alto(
            open_tag, "mm10", software, _page(sheet, scale, "".join(rows) + _drawn(sheet, scale))
        )
    return made


def tesseract(issue: Issue) -> Files:
    """Tesseract: pixels, a word a hanzi or two, SP between all of them, boxes that run into each other."""
    chance, made, scale = random.Random(issue.seed), {}, 300 / 72
    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            strings, words = [], list(words_of(line, chance, 2))
            for word in words:
                box = list(box_of(word))
                if word[0].text.isdigit():
                    box[2] += 2.5 * line.size  # as it does with figures before hanzi
                grown = [b + chance.uniform(-0.12, 0.12) * line.size for b in box]
                strings.append(
                    f'<String {_attributes(tuple(grown), scale)} WC="{chance.uniform(0.88, 0.97):.2f}"'  # type: ignore[arg-type]  # of four
                    f' CONTENT="{escape("".join(c.text for c in word))}"/>'
                )
            spaced = f'<SP WIDTH="{chance.randint(-20, 9)}" VPOS="0" HPOS="0"/>'.join(strings)
            block = _attributes(line.box, scale)
            rows.append(
                f'<ComposedBlock ID="c{k}" {block}><TextBlock ID="b{k}" {block}><TextLine ID="l{k}" {block}>{spaced}'
                "</TextLine></TextBlock></ComposedBlock>"
            )
        software = "<softwareName>tesseract 5.3.0</softwareName>"
        tag = 'alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"'
        made[f"page-{n}.xml"] = _alto(tag, "pixel", software, _page(sheet, scale, "".join(rows)))
    return made


def transkribus(issue: Issue) -> Files:
    """Transkribus: a String a line, pixels that are called mm10, polygons; a METS beside, pages in a folder."""
    made, scale = {}, 300 / 72
    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            left, top, right, bottom = (round(x * scale) for x in line.box)
            shape = f'<Shape><Polygon POINTS="{left},{top} {left},{bottom} {right},{bottom} {right},{top}"/></Shape>'
            place = _attributes(line.box, scale)
            string = f'<String ID="s{k}" {place} CONTENT="{escape(line.text)}"/>'
            rows.append(
                f'<TextBlock ID="r{k}" {place}>{shape}<TextLine ID="l{k}" BASELINE="{bottom}" {place}>{string}'
                "</TextLine></TextBlock>"
            )
        software = "<softwareCreator>READ COOP</softwareCreator><softwareName>Transkribus</softwareName>"
        tag = 'alto xmlns="http://www.loc.gov/standards/alto/ns-v2#" xmlns:page="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"'
        made[f"alto/{n:04d}_scan.xml"] = _alto(tag, "mm10", software, _page(sheet, scale, "".join(rows)))
    made["mets.xml"] = _mets("", "", list(made))
    return made


def _mets(title: str, day: str, names: list[str]) -> bytes:
    mods = (
        f'<dmdSec ID="MODS"><mdWrap MDTYPE="MODS"><xmlData><mods:mods xmlns:mods="http://www.loc.gov/mods/v3">'
        f"<mods:titleInfo><mods:title>{title}</mods:title></mods:titleInfo><mods:originInfo>"
        f'<mods:dateIssued encoding="iso8601">{day}</mods:dateIssued></mods:originInfo></mods:mods></xmlData></mdWrap></dmdSec>'  # noqa: E501
    ) if title else ""  # fmt: skip
    files = "".join(
        f'<file ID="A{k}" MIMETYPE="text/xml"><FLocat LOCTYPE="URL" xlink:href="file://./{name}"/></file>'
        for k, name in enumerate(names, 1)
    )
    divs = "".join(
        f'<div TYPE="PAGE" ORDER="{k}"><fptr FILEID="A{k}"/></div>' for k in range(len(names), 0, -1)
    )  # the order is told by ORDER, not by how they stand
    return (
        '<?xml version="1.0" encoding="UTF-8"?><mets xmlns="http://www.loc.gov/METS/"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" TYPE="Newspaper">{mods}<fileSec><fileGrp ID="ALTO" USE="Text">{files}'  # noqa: E501
        f'</fileGrp></fileSec><structMap TYPE="PHYSICAL"><div TYPE="Newspaper">{divs}</div></structMap></mets>'
    ).encode()


def kbnl(issue: Issue) -> Files:
    """The Dutch national library: 1/1200 inch with a point, a word a hanzi, WC only, names that say no order."""
    chance, made, scale = random.Random(issue.seed), {}, 1200 / 72
    names = [f"{chance.randint(100, 999)}_{n}_alto.xml" for n in range(1, len(issue.sheets) + 1)]
    for name, sheet in zip(names, issue.sheets, strict=True):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            strings = "".join(
                f'<String ID="S{k}.{j}" STYLEREFS="TS_10" {_attributes(box_of((c,)), scale, "{:.1f}")}'
                f' CONTENT="{escape(c.text)}" WC="{chance.uniform(0.7, 1):.2f}"/>'
                for j, c in enumerate(line.chars)
            )
            rows.append(f'<TextLine ID="L{k}" {_attributes(line.box, scale, "{:.1f}")}>{strings}</TextLine>')
        block = f'<TextBlock ID="B" language="zh">{"".join(rows)}</TextBlock>'
        tag = 'alto xmlns="http://schema.ccs-gmbh.com/ALTO"'
        software = "<softwareName>ABBYY Recognition Server</softwareName><softwareVersion>3.0</softwareVersion>"
        page = _page(sheet, scale, f'<ComposedBlock ID="C">{block}</ComposedBlock>{_drawn(sheet, scale)}')
        made[name] = _alto(tag, "inch1200", software, page)
    made["issue_mets.xml"] = _mets(issue.newspaper, issue.date, names)
    return made


def kraken(issue: Issue) -> Files:
    """Kraken and eScriptorium: lines by polygon and baseline alone, a Glyph each with GC."""
    chance, made, scale = random.Random(issue.seed), {}, 250 / 72

    def polygon(box: tuple[float, float, float, float]) -> str:
        a, b, c, d = (round(x * scale) for x in box)
        return f'<Shape><Polygon POINTS="{a} {b} {c} {b} {c} {d} {a} {d}"/></Shape>'

    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            glyphs = "".join(
                f'<Glyph ID="g{k}.{j}" CONTENT="{escape(c.text)}" GC="{chance.uniform(0.9, 1):.4f}">{polygon(box_of((c,)))}</Glyph>'  # noqa: E501
                for j, c in enumerate(line.chars)
            )
            rows.append(
                f'<TextLine ID="l{k}" TAGREFS="T1">{polygon(line.box)}<String ID="s{k}" CONTENT="{escape(line.text)}">'
                f"{glyphs}</String></TextLine>"
            )
        tag = 'alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"'
        block = f'<TextBlock ID="tb">{"".join(rows)}</TextBlock>'
        made[f"{n}.xml"] = _alto(tag, "pixel", "<softwareName>kraken</softwareName>", _page(sheet, scale, block))
    return made


def _hocr(system: str, pages: list[str]) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"\n'
        ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title></title><meta name='ocr-system' content='{system}'/></head><body>{''.join(pages)}</body></html>"
    ).encode()


def _bbox(box: tuple[float, float, float, float], scale: float) -> str:
    return " ".join(str(round(x * scale)) for x in box)


def _hocr_page(sheet: Sheet, n: int, scale: float, inner: str) -> str:
    size = f"{round(sheet.width * scale)} {round(sheet.height * scale)}"
    return (
        f"<div class='ocr_page' id='page_{n}' title='image \"{n}.png\"; bbox 0 0 {size}; ppageno {n - 1}'>{inner}</div>"
    )


def hocr(issue: Issue) -> Files:
    """Tesseract's hOCR, a file a page: kinds of lines, words of a hanzi or two, x_wconf in a hundred."""
    chance, made, scale = random.Random(issue.seed), {}, 300 / 72
    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            kind = chance.choice(["ocr_line"] * 8 + ["ocr_header", "ocr_caption", "ocr_textfloat"])
            words = " ".join(
                f"<span class='ocrx_word' id='w{k}' title='bbox {_bbox(box_of(w), scale)}; x_wconf {chance.randint(85, 97)}'>"  # noqa: E501
                f"{escape(''.join(c.text for c in w))}</span>"
                for w in words_of(line, chance, 2)
            )
            rows.append(
                f"<div class='ocr_carea'><p class='ocr_par' lang='chi_sim'>\n<span class='{kind}' "
                f'title="bbox {_bbox(line.box, scale)}; baseline 0 -3; x_size {line.size * scale:.3f}">{words}\n</span></p></div>'  # noqa: E501
            )
        made[f"page-{n}.hocr"] = _hocr("tesseract 5.3.0", [_hocr_page(sheet, n, scale, "\n".join(rows))])
    return made


def archive(issue: Issue) -> Files:
    """The Internet Archive: all pages in one file, a box and a confidence a character."""
    chance, scale = random.Random(issue.seed), 400 / 72
    pages = []
    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for line in lines_of(sheet):
            words = "".join(
                f"<span class='ocrx_word' title='bbox {_bbox(box_of(w), scale)}; x_wconf 90'>"
                + "".join(
                    f"<span class='ocrx_cinfo' title='x_bboxes {_bbox(box_of((c,)), scale)}; x_conf {chance.uniform(85, 100):.2f}'>"  # noqa: E501
                    f"{escape(c.text)}</span>"
                    for c in w
                )
                + "</span>"
                for w in words_of(line, chance, 3)
            )
            rows.append(f"<span class='ocr_line' title='bbox {_bbox(line.box, scale)}'>{words}</span>")
        pages.append(_hocr_page(sheet, n, scale, "".join(rows)))
    return {"issue_hocr.html": _hocr("tesseract 5.0.0-1-g862e", pages)}


def ocropus(issue: Issue) -> Files:
    """OCRopus: lines without words, without confidence, a page after the other in one file."""
    scale = 300 / 72
    pages = [
        _hocr_page(sheet, n, scale, "".join(
            f"<span class='ocr_line' title='bbox {_bbox(x.box, scale)}'>{escape(x.text)}</span><br />\n"
            for x in lines_of(sheet)
        ))
        for n, sheet in enumerate(issue.sheets, 1)
    ]  # fmt: skip
    return {"book.html": _hocr("ocropus", pages)}


def ndl(issue: Issue) -> Files:
    """NDLOCR: one file, a LINE each with its STRING, by X and Y."""
    made, scale = [], 300 / 72
    for n, sheet in enumerate(issue.sheets, 1):
        rows = []
        for k, line in enumerate(lines_of(sheet)):
            a, b, c, d = (round(x * scale) for x in line.box)
            rows.append(
                f'<LINE TYPE="本文" X="{a}" Y="{b}" WIDTH="{c - a}" HEIGHT="{d - b}" CONF="0.9" ORDER="{k}" STRING="{escape(line.text)}"/>'  # noqa: E501
            )
        size = f'WIDTH="{sheet.width * scale:.0f}" HEIGHT="{sheet.height * scale:.0f}"'
        made.append(f'<PAGE IMAGENAME="{n}.jpg" {size}><TEXTBLOCK CONF="0.5">{"".join(rows)}</TEXTBLOCK></PAGE>')
    return {"ndl.xml": f"<OCRDATASET>{''.join(made)}</OCRDATASET>".encode()}


def gale(issue: Issue) -> Files:
    """Gale: articles of words with `pos`, which keep the pieces apart; here a line a paragraph, as lines come."""
    chance, scale, pages = random.Random(issue.seed), 300 / 72, list[str]()
    for n, sheet in enumerate(issue.sheets, 1):
        words = "".join(
            "<p>" + "".join(
                f'<wd pos="{",".join(str(round(x * scale)) for x in box_of(w))}">{escape("".join(c.text for c in w))}</wd>'  # noqa: E501
                for w in words_of(line, chance, 1)
            ) + "</p>"
            for line in lines_of(sheet)
        )  # fmt: skip
        size = f'<pageImage width="{sheet.width * scale:.0f}" height="{sheet.height * scale:.0f}">{n}.jpg</pageImage>'
        pages.append(
            f'<page id="{n}"><pageid>{n}</pageid>{size}<article id="{n}-1"><text><text.cr>{words}</text.cr></text></article></page>'  # noqa: E501
        )
    head = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE issue SYSTEM "LTO_issue.dtd">'
    return {"gale.xml": f"{head}<issue>{''.join(pages)}</issue>".encode()}


FORMS: dict[str, Callable[[Issue], Files]] = {
    f.__name__: f for f in (abbyy, tesseract, transkribus, kbnl, kraken, hocr, archive, ocropus, ndl, gale)
}
