"""Does reading take time in proportion to the bytes, for every format and every stage, whatever the bytes are?

Each input is an invented text of one kind (many attributes, many short paragraphs, one long line) made at a size that
takes a second or more, and at twice that size: reading it must take at most 2.3 times as long. Processor time of this
process, the better of two runs. `--only NAME …` tries some, `--seconds` is what the smaller size takes at least.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

BAR = 2.3
PIECE = (
    "# 石桥修好了{k}\n\n本报讯（记者 祝小满）渡口的石桥昨日修好,桥长三十七步,"
    "过桥的人在桥头站了很久。\n\n水声和从前一样。\n\n"
)
BODY = "渡口的石桥昨日修好，桥长三十七步，过桥的人在桥头站了很久，水声和从前一样。"
HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>渡口报</title></head><body>'


def page(inside: str) -> bytes:
    return f"{HEAD}<h1>石桥修好了</h1><p>{BODY}</p>{inside}<p>{BODY}</p></body></html>".encode()


def zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return made.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: str) -> bytes:
    return zipped(word__document_dot_xml=f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>')


def rss(items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>渡口报</title>{items}</channel></rss>'.encode()


ITEM = f"<item><title>石桥修好了</title><description>{BODY}</description></item>"


def records(*more: dict[str, Any]) -> bytes:
    return json.dumps([{"title": "石桥修好了", "content": BODY, **one} for one in more]).encode()


def pdf(lines: int) -> bytes:
    """Write one page with so many lines of Latin type, by hand."""
    shown = " ".join(f"(The bridge of line {k} is whole) Tj T*" for k in range(lines))
    stream = f"BT /F 8 Tf 40 800 Td 9 TL {shown} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    body += f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return body.encode("latin-1")


def repeated(text: str, n: int, *, before: str = "", after: str = "") -> bytes:
    return (before + "".join(text.replace("{k}", str(k)) for k in range(n)) + after).encode()


# Name → the file's name, a size to begin with, and the bytes of a size.
INPUTS: dict[str, tuple[str, int, Callable[[int], bytes]]] = {
    "newspaper": ("a.txt", 2000, partial(repeated, PIECE)),
    "one-line": ("a.txt", 20_000, partial(repeated, BODY)),
    "spaces": ("a.txt", 20_000, partial(repeated, "春 ")),
    "latin-spaces": ("a.txt", 20_000, partial(repeated, "bridge 桥 ")),
    "half-width": ("a.txt", 20_000, partial(repeated, "桥,渡(船)")),
    "paragraphs": ("a.txt", 4000, partial(repeated, "第{k}段，田里都是人。\n\n", before="# 渡口报\n\n## 长文\n\n")),
    "lines": ("a.txt", 4000, partial(repeated, "第{k}行，田里都是人\n", before="# 渡口报\n\n## 长文\n\n")),
    "unfinished": ("a.txt", 4000, partial(repeated, "第{k}行田里都是人又是马\n\n")),
    "headlines": ("a.txt", 4000, partial(repeated, "# 石桥修好了{k}\n\n")),
    "same-headlines": ("a.txt", 4000, partial(repeated, f"# 石桥修好了\n\n{BODY}\n\n")),
    "jumps": ("a.txt", 500, partial(repeated, "## 桥\n\n（下转第2版）\n\n（上接第1版）\n\n")),
    "jumps-by-name": ("a.txt", 500, partial(repeated, f"## 桥{{k}}\n\n{BODY}（下转第2版）\n\n（上接第1版）{BODY}\n\n")),
    "pages": ("a.txt", 2000, partial(repeated, "第{k}版 要闻\n\n# 石桥修好了{k}\n\n" + BODY + "\n\n")),
    "mastheads": ("a.txt", 1000, partial(repeated, "渡口报\n2024年4月8日\n\n# 石桥修好了{k}\n\n" + BODY + "\n\n")),
    "bylines": ("a.txt", 2000, partial(repeated, "# 石桥{k}\n\n本报记者 祝小满 通讯员 柳行舟\n\n" + BODY + "\n\n")),
    "names": ("a.txt", 4000, partial(repeated, "祝小满 ", before="# 石桥\n\n本报记者 ", after="\n\n" + BODY)),
    "brackets": ("a.txt", 20_000, partial(repeated, "（", before="# 石桥\n\n")),
    "dashes": ("a.txt", 4000, partial(repeated, "----\n")),
    "verse": ("a.txt", 3000, partial(repeated, "桥上有人看水\n桥下有水看人\n\n", before="# 桥\n\n祝小满\n\n")),
    "contents": ("a.txt", 2000, partial(repeated, "石桥修好了{k} ……{k}版\n")),
    "labelled": ("a.txt", 1000, partial(repeated, f"标题：石桥{{k}}\n日期：2024-04-08\n正文：{BODY}\n\n")),
    "digits": ("a.txt", 20_000, partial(repeated, "1234567890")),
    "front-matter": ("a.md", 3000, partial(repeated, "title: a\n", before="---\n", after="---\n" + PIECE)),
    "markdown": ("a.md", 2000, partial(repeated, PIECE)),
    "emphasis": ("a.md", 10_000, partial(repeated, "**桥*", before="# 桥\n\n")),
    "links": ("a.md", 10_000, partial(repeated, "[桥](", before="# 桥\n\n")),
    "quotes": ("a.md", 2000, partial(repeated, "> 桥上有人看水\n", before="# 桥\n\n")),
    "attributes": ("a.html", 5000, lambda n: page(f"<p {' '.join(f'a{k}=1' for k in range(n))}>桥</p>")),
    "inline-tags": ("a.html", 5000, lambda n: page("<b>" * n + "桥")),
    "nested": ("a.html", 5000, lambda n: page("<div>" * n + "桥")),
    "html-paragraphs": ("a.html", 2000, lambda n: page(f"<p>{BODY}</p>" * n)),
    "breaks": ("a.html", 5000, lambda n: page("<p>" + "桥上有人看水<br>" * n + "</p>")),
    "tables": ("a.html", 2000, lambda n: page("<table>" + "<tr><td>桥<td>水" * n + "</table>")),
    "html-links": ("a.html", 2000, lambda n: page("".join(f'<li><a href="{k}.html">石桥{k}</a>' for k in range(n)))),
    "metas": ("a.html", 3000, lambda n: page("".join(f'<meta name="n{k}" content="桥">' for k in range(n)))),
    "scripts": ("a.html", 3000, lambda n: page("<script>x<!--</script>" * n)),
    "comments": ("a.html", 5000, lambda n: page("<!--" * n)),
    "entities": ("a.html", 10_000, lambda n: page("<p>" + "&#26725;&amp;" * n)),
    "columns": ("a.csv", 4000, lambda n: (",".join(["title"] * n) + "\n" + ",".join(["桥"] * n) + "\n").encode()),
    "rows": ("a.csv", 2000, lambda n: ("标题,日期,正文\n" + f"石桥,2024-04-08,{BODY}\n" * n).encode()),
    "open-quote": ("a.csv", 20_000, lambda n: ("标题,正文\n石桥,\"" + BODY + "\n" * n).encode()),
    "records": ("a.json", 2000, lambda n: records(*({"title": f"桥{k}"} for k in range(n)))),
    "keys": ("a.json", 5000, lambda n: records({f"k{k}": BODY for k in range(n)})),
    "json-lines": ("a.jsonl", 2000, lambda n: (json.dumps({"title": "桥", "content": BODY}) + "\n").encode() * n),
    "json-list": ("a.json", 5000, lambda n: records({"content": [BODY] * n})),
    "feed": ("a.xml", 500, lambda n: rss(ITEM * n)),
    "feed-tags": ("a.xml", 2000, lambda n: rss(ITEM.replace("</item>", "<category>水</category>" * n + "</item>"))),
    "docx": ("a.docx", 2000, lambda n: docx(f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>" * n)),
    "docx-runs": ("a.docx", 5000, lambda n: docx("<w:p>" + "<w:r><w:t>桥</w:t></w:r>" * n + "</w:p>")),
    "archive": ("a.zip", 200, lambda n: zipped(**{f"{k}_dot_txt": PIECE.replace("{k}", str(k)) for k in range(n)})),
    "pdf": ("a.pdf", 500, pdf),
    "utf-16": ("a.txt", 2000, lambda n: repeated(PIECE, n).decode().encode("utf-16")),
    "gb18030": ("a.txt", 2000, lambda n: repeated(PIECE, n).decode().encode("gb18030")),
    "mixed-bytes": ("a.txt", 4000, lambda n: (BODY.encode() + BODY.encode("gb18030") + b"\n") * n),
    "form-feeds": ("a.txt", 5000, partial(repeated, "桥上有人看水。\f")),
    "controls": ("a.txt", 20_000, partial(repeated, "桥\u200b\u0007水")),
}  # fmt: skip


def seconds(name: str, data: bytes) -> float:
    """Return the processor time of reading; refusing counts as reading."""
    from reader.importing import read_bytes
    from reader.model.errors import ImportFailure

    begun = time.process_time()
    with suppress(ImportFailure):
        read_bytes(data, name=name)
    return time.process_time() - begun


def measured(kind: str, least: float) -> tuple[int, float, float]:
    """Return a size, the seconds that it takes, and how many times that twice the size takes."""
    name, size, make = INPUTS[kind]
    seconds(name, make(max(1, size // 50)))
    once = seconds(name, make(size))
    while once < least and size < 1 << 24:
        size = int(size * min(8.0, max(1.5, 1.2 * least / max(once, 1e-4))))
        once = seconds(name, make(size))
    data = make(2 * size)
    twice = seconds(name, data)
    if twice > BAR * once:  # once more: something else may have been in the way
        once = min(once, seconds(name, make(size))) if once > least / 2 else once
        twice = min(twice, seconds(name, data))
    return size, once, twice / once


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=INPUTS, metavar="NAME", default=list(INPUTS))
    parser.add_argument("--seconds", type=float, default=1.0, help="a size is taken that takes so long")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a bar is missed")
    args = parser.parse_args()
    if args.list:
        print(*INPUTS, sep="\n")
        return 0
    bad = []
    for kind in args.only:
        size, once, ratio = measured(kind, args.seconds)
        print(f"{kind:18}{size:>10,}  {once:6.2f} s   twice as much: {ratio:5.2f} ×", flush=True)
        if ratio > BAR:
            bad.append(kind)
    print("all in proportion" if not bad else f"out of proportion (bar {BAR}): {', '.join(bad)}")
    return 1 if bad and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
