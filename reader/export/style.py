"""How exported pages and books look: the reading pane's type, in style sheets."""

from __future__ import annotations

from reader.model.annotation import Color
from reader.rendering.overlays import PAPER_MARKS

_FACES = """\
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.8; }
.masthead span, .kicker, .byline, .caption, .credit, .note, .printed-in, .section, .notes, .label,
.contents span, .broken, article b {
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI", sans-serif;
}
"""

_LINES: dict[Color, str] = {"key": "", "people": "dashed", "doubt": "dotted", "source": "double"}
"""Borders that are not solid."""


def _mark(color: Color, line: str) -> str:
    """Return the rule for highlights of a colour."""
    ground, edge = (part.lower() for part in PAPER_MARKS[color])
    style = f" border-bottom-style: {line};" if line else ""
    return f"mark.mark-{color} {{ background: {ground};{style} border-color: {edge}; }}"


_ARTICLE = (
    """\
p { margin: 0 0 .38em; text-indent: 2em; text-align: justify; }
p.quoted { text-indent: 1.5em; }
.masthead, .kicker, .subheadline, .byline, .caption, .credit, .printed-in, .section, .note, .label { text-indent: 0; }
.masthead { border-bottom: .22em double; padding-bottom: .3em; display: flex; justify-content: space-between; }
.masthead b { font-family: inherit; }
.masthead span, .printed-in { font-size: .8em; }
.kicker { color: #9e2b20; margin-top: .8em; }
h1, h2, h3 { line-height: 1.36; margin: .2em 0; text-align: left; }
h1 { font-size: 1.6em; }
h2 { font-size: 1.25em; }
h3 { font-size: 1em; margin-top: .8em; }
.byline { font-size: .87em; border-bottom: 1px solid; padding-bottom: .6em; margin-bottom: 1em; }
.caption, .note { font-size: .92em; }
.note { border-left: .12em solid; padding-left: 1em; }
.compiler { font-size: .92em; margin: .6em 0 .6em 2em; border-left: .12em dotted; padding-left: 1em; text-indent: 0; }
.credit { text-align: right; font-size: .87em; }
.verse { text-indent: 0; padding-left: 2em; text-align: left; margin-bottom: 0; }
.section { display: inline-block; background: #9e2b20; color: #fff; padding: 0 .6em; font-size: .87em; }
.broken { font-size: .86em; opacity: .75; }
.printed-in { margin-top: 1.4em; border-top: 1px solid; padding-top: .4em; }
.notes { margin-top: 1.2em; font-size: .87em; }
table { border-collapse: collapse; margin: .6em 0; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .1em 1em .1em 0; border-bottom: 1px solid #8886; }
.notes p, .kept { text-indent: 0; }
.kept { margin-top: .9em; }
mark { color: inherit; background: none; border-bottom: 2px solid; }
"""
    + "\n".join(_mark(color, line) for color, line in _LINES.items())
    + """
sup { line-height: 0; font-size: .6em; }
.title { text-align: center; margin: 6em 0 4em; }
.title p, .contents li, .sources li { text-indent: 0; text-align: left; }
.title p { text-align: center; }
.contents span { font-size: .8em; opacity: .75; }
.chapter { text-align: center; margin: 2em 0 1.4em; }
.contents .chapter { list-style: none; font-weight: bold; text-align: left; margin: .8em 0 .2em; }
figure { margin: .9em 0 .4em; text-align: center; }
figure img { max-width: 100%; height: auto; }
.absent { text-align: center; color: #645C50; font-size: .85em; }
.title img { max-width: 100%; max-height: 90vh; }
"""
)

PAGE_STYLE = (
    _FACES
    + _ARTICLE
    + """\
html { background: #fcfaf4; color: #211e1a; }
body { max-width: 36em; margin: 2em auto; padding: 0 1.2em; font-size: 1.15em; }
article { margin-bottom: 4em; }
a { color: #1f5c8b; }
@media (prefers-color-scheme: dark) {
  html { background: #22201d; color: #ddd6c8; } a { color: #8cbde6; } .kicker { color: #e58a78; }
  mark.mark-key { background: #604a08; } mark.mark-people { background: #25506b; }
  mark.mark-doubt { background: #5e2a1e; } mark.mark-source { background: #454f47; }
}
@media print { html { background: none; color: #000; } article { break-after: page; } }
"""
)
BOOK_STYLE = _FACES + _ARTICLE
