"""What a PDF claims to be: accessible (PDF/UA-1, ISO 14289-1) and fit to be kept (PDF/A-2u, ISO 19005-2)."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

import pikepdf
from PySide6.QtGui import QColorSpace

_UA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""
"""PDF/A wants to be told what `pdfuaid` is (ISO 19005-2, 6.6.2.3)."""


def claim(pdf: pikepdf.Pdf, title: str, author: str, producer: str, *, kept: bool) -> None:
    """Put the claims into the file, and what they ask for: metadata as XMP, and what its colours are measured by.

    `kept`: it claims PDF/A-2u too; it must not where a character had no glyph (6.2.11.8).
    """
    stream = pikepdf.Stream(pdf, _xmp(title, author, producer, kept=kept).encode("utf-8"))
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    profile = pikepdf.Stream(pdf, _srgb())
    profile.N = 3
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB IEC61966-2.1",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = pikepdf.Array([intent])


@cache
def _srgb() -> bytes:
    return bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())


def _xmp(title: str, author: str, producer: str, *, kept: bool) -> str:
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    kind = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" if kept else ""
    schemas = f"<pdfaExtension:schemas><rdf:Bag>{_UA}</rdf:Bag></pdfaExtension:schemas>" if kept else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
{creator}
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{escape(producer)}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
{kind}{schemas}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
