"""The parts of a DOCX file around its text: what it consists of, its styles, its page (ECMA-376, parts 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from reader.rendering.printable import one_line

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OPEN = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EMU = 9525  # a pixel of 96 an inch, in English metric units
WIDEST, HIGHEST = 126.0 / 25.4 * 96, 150.0 / 25.4 * 96  # pixels of 96 an inch

CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>\
<Default Extension="gif" ContentType="image/gif"/>\
<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_KIND}.settings+xml"/>\
<Override PartName="/word/footnotes.xml" ContentType="{_KIND}.footnotes+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{_KIND}.footer+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""
RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""
SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{_WORD}"><w:characterSpacingControl w:val="compressPunctuation"/>\
<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numRestart w:val="eachPage"/>\
<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>"""
_SONG = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
_HEI = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>'
_LOOSE = 'w:line="300" w:lineRule="auto"'
_TABS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="7140"/></w:tabs>'


def _style(name: str, words: str, para: str, look: str, *, based: str = "Normal", kind: str = "paragraph") -> str:
    below = f'<w:basedOn w:val="{based}"/>' if based and kind == "paragraph" else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{words}"/>{below}<w:qFormat/>'
        f"{f'<w:pPr>{para}</w:pPr>' if para else ''}<w:rPr>{look}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int) -> str:
    para = f'<w:keepNext/><w:spacing w:before="{before}" w:after="80" {_LOOSE}/><w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", para, f'{_SONG}<w:b/><w:sz w:val="{size}"/>')


STYLES = "".join(
    (
        _HEAD,
        f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{_SONG}<w:sz w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:line="350" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        _style(
            "BodyText", "Body Text", '<w:ind w:firstLine="420" w:firstLineChars="200"/><w:jc w:val="both"/>', ""
        ),
        _heading(1, 36, 480),
        _heading(2, 30, 360),
        _heading(3, 21, 200),
        _style(
            "Title", "Title", f'<w:spacing w:before="2400" w:after="240" {_LOOSE}/>',
            f'{_SONG}<w:b/><w:sz w:val="44"/>',
        ),
        _style("Subtitle", "Subtitle", "", f'{_HEI}<w:color w:val="4A443C"/>'),
        _style(
            "ContentsHeading", "TOC Heading", f'<w:pageBreakBefore/><w:spacing w:after="200" {_LOOSE}/>',
            f'{_SONG}<w:b/><w:sz w:val="32"/>',
        ),
        _style("TOC1", "toc 1", _TABS, ""),
        _style("TOC2", "toc 2", f'{_TABS}<w:ind w:left="420"/>', ""),
        _style(
            "Masthead", "Masthead",
            '<w:keepNext/><w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="4" w:color="000000"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="7140"/></w:tabs><w:spacing w:before="400" w:after="120"/>',
            "",
        ),
        _style("Section", "Section", "<w:keepNext/>", f'{_HEI}<w:b/><w:color w:val="9E2B20"/>'),
        _style("Kicker", "Kicker", "<w:keepNext/>", f'{_HEI}<w:color w:val="9E2B20"/>'),
        _style("Subheadline", "Subheadline", "<w:keepNext/>", '<w:color w:val="4A443C"/><w:sz w:val="24"/>'),
        _style("Byline", "Byline", '<w:spacing w:after="120"/>', f'{_HEI}<w:color w:val="4A443C"/><w:sz w:val="18"/>'),
        _style("Caption", "caption", "", f'{_HEI}<w:color w:val="4A443C"/><w:sz w:val="19"/>'),
        _style("Credit", "Credit", '<w:jc w:val="right"/>', f'{_HEI}<w:color w:val="4A443C"/><w:sz w:val="18"/>'),
        _style("Source", "Source", '<w:spacing w:before="120"/>', f'{_HEI}<w:color w:val="645C50"/><w:sz w:val="17"/>'),
        _style(
            "Aside", "Aside",
            '<w:pBdr><w:left w:val="single" w:sz="8" w:space="8" w:color="645C50"/></w:pBdr><w:ind w:left="420"/>',
            f'{_HEI}<w:color w:val="4A443C"/><w:sz w:val="19"/>',
        ),
        _style("Verse", "Verse", '<w:ind w:left="420"/>', ""),
        _style("Figure", "Figure", '<w:keepNext/><w:spacing w:line="240" w:lineRule="auto"/>', ""),
        _style("Cell", "Cell", '<w:spacing w:line="300" w:lineRule="exact"/>', '<w:sz w:val="19"/>'),
        _style("Reference", "Reference", '<w:ind w:left="504" w:hanging="504"/>', '<w:sz w:val="19"/>'),
        _style("FootnoteText", "footnote text", '<w:spacing w:line="260" w:lineRule="exact"/>', '<w:sz w:val="17"/>'),
        _style("FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>', kind="character"),
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>',
        *(f'<w:{side} w:val="single" w:sz="4" w:color="A8A095"/>' for side in ("top", "bottom", "insideH")),
        "</w:tblBorders></w:tblPr></w:style></w:styles>",
    )
)  # fmt: skip
FOOTER = (
    f'{_HEAD}<w:ftr {_OPEN}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE ">'
    "<w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="9638" w:h="13606"/>'  # 170 × 240 mm
    '<w:pgMar w:top="1531" w:right="1253" w:bottom="1366" w:left="1247" w:header="850" w:footer="700" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="350"/></w:sectPr>'
)


def document(body: str) -> str:
    """Return the text's part, on pages of 170 × 240 mm."""
    return f"{_HEAD}<w:document {_OPEN}><w:body>{body}{_SECTION}</w:body></w:document>"


def footnotes(written: Sequence[str]) -> str:
    """Return the notes' part, with the two rules that Word asks for."""
    rules = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    return f"{_HEAD}<w:footnotes {_OPEN}>{rules}{''.join(written)}</w:footnotes>"


def document_relations(pictures: Iterable[str]) -> str:
    """Return what the text's part refers to; pictures are `p1`, `p2`…"""
    kinds = (("rId1", "styles"), ("rId2", "settings"), ("rId3", "footnotes"))
    made = [f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for name, kind in kinds]
    made.append(f'<Relationship Id="rId4" Type="{_OFFICE}/footer" Target="footer1.xml"/>')
    made += [
        f'<Relationship Id="p{k}" Type="{_OFFICE}/image" Target="media/{name}"/>' for k, name in enumerate(pictures, 1)
    ]
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'


def core(title: str, creators: Sequence[str]) -> str:
    """Return title and authors; no time, so that equal pieces give equal bytes."""
    by = f"<dc:creator>{escape(one_line('、'.join(creators)))}</dc:creator>" if creators else ""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(one_line(title))}</dc:title>{by}'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def drawing(number: int, size: tuple[int, int], words: str) -> str:
    """Return a picture in a line, no larger than the page, with what is said to those who do not see it."""
    width, height = (max(1, side) for side in size)
    shrunk = min(1.0, WIDEST / width, HIGHEST / height)
    cx, cy = (round(side * shrunk * EMU) for side in (width, height))
    picture = f"{_DRAWING}/picture"
    return (
        f'<w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{number}" name="{number}" '
        f'descr={quoteattr(one_line(words))}/><a:graphic><a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="p{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
