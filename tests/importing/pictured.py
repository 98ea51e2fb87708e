"""Documents with pictures of every format, composed from the same stories, and each picture's place and caption.

Nothing here knows how the importer works: documents are written as programs write them; the gold is of the stories.
"""

from __future__ import annotations

import base64
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

from tests.pictures import bmp, gif, jpeg, png, tiff, webp

PLACES = ("柳湾", "石桥", "渡口", "青塘", "北坡", "竹坪", "盐井", "沙河")
DOINGS = [
    "修好了水渠",
    "添了一间书屋",
    "试种了早稻",
    "办起了夜校",
    "换上了新灯",
    "清出了旧码头",
    "种下了防风林",
    "开了第一趟班车",
]
TAILS = [
    "村里人说，这件事等了很多年。",
    "路过的人都要停下来看一看。",
    "账目贴在门口，谁都可以查。",
    "下一步做什么，大家还要再商量。",
    "孩子们放学以后常到这里来。",
    "老人搬来凳子，一坐就是半天。",
    "几位师傅连着忙了二十多天。",
    "雨水来以前，剩下的活也能干完。",
]
NAMES = ("沈知微", "柳青", "韩梅", "钱晓岚", "高望", "陶远")


@dataclass(frozen=True)
class Pic:
    """A picture of a story: its bytes, its caption (empty: none) and whose it is."""

    data: bytes
    caption: str = ""
    by: str = ""

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        kinds = {b"\xff\xd8": "jpg", b"\x89P": "png", b"GI": "gif", b"BM": "bmp", b"RI": "webp", b"II": "tif"}
        return kinds[self.data[:2]]


@dataclass(frozen=True)
class Story:
    """A piece: headline, and paragraphs and pictures in their order."""

    headline: str
    parts: tuple[str | Pic, ...]


@dataclass(frozen=True)
class Placed:
    """What is right of one picture: the headline of its piece, how the paragraph before it begins, its caption."""

    headline: str
    before: str
    caption: str


@dataclass(frozen=True)
class Document:
    """A document to read: its name, its bytes or the files of its folder, and what is right, by a picture's bytes."""

    name: str
    files: dict[str, bytes]
    gold: dict[bytes, Placed]

    def write(self, folder: Path) -> Path:
        """Write it into a folder; return what is to be imported."""
        for name, data in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return folder if len(self.files) > 1 and self.name.endswith("/") else folder / self.name


def stories(seed: int, *, count: int = 3) -> list[Story]:
    """Return invented stories: pictures behind the headline, amid the text, at its end, some without captions."""
    rng = random.Random(seed)
    made = []
    for k in range(count):
        place, doing = rng.choice(PLACES), DOINGS[(seed + 3 * k) % len(DOINGS)]
        texts = [
            f"本报讯（记者 {rng.choice(NAMES)}）{rng.randint(1, 28)}日，{place}{doing}，{rng.choice(TAILS)}",
            *(f"{rng.choice(PLACES)}的{rng.choice(NAMES)}也来了。{a}{b}" for a, b in
              (rng.sample(TAILS, 2) for _ in range(rng.randint(2, 4)))),
        ]  # fmt: skip
        parts: list[str | Pic] = list(texts)
        for at in sorted(rng.sample(range(len(texts) + 1), rng.randint(1, 2)), reverse=True):
            parts.insert(at, _picture(rng, seed * 100 + k * 10 + at))
        made.append(Story(f"{place}{doing}", tuple(parts)))
    return made


def _picture(rng: random.Random, number: int) -> Pic:
    width, height = rng.randint(60, 90), rng.randint(50, 80)
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: png(width, height, number % 251),
        lambda: bmp(width, height) + number.to_bytes(4, "big"),
        lambda: gif(width, height + number % 40),
        lambda: photo(number),
        lambda: webp(width, height)[:-4] + number.to_bytes(4, "big"),
        lambda: tiff(width, height, number),
    )
    data = rng.choice(makers)()
    by = rng.choice(NAMES)
    forms = (
        f"图为{rng.choice(PLACES)}的河边，人们正在忙碌。{by} 摄", f"▲{rng.choice(PLACES)}一景。（{by} 摄）",
        f"上图：工地上的一天。记者 {by} 摄", "",
    )  # fmt: skip
    caption = rng.choice(forms)
    return Pic(data, caption, by if caption else "")


def photo(number: int) -> bytes:
    """Return a JPEG that says it is 90 × 60, unlike every other one."""
    made = bytearray(jpeg())
    at = made.index(b"\xff\xc0")
    made[at + 5 : at + 9] = (60).to_bytes(2, "big") + (90).to_bytes(2, "big")
    made[-6:-2] = number.to_bytes(4, "big").replace(b"\xff", b"\x7f")
    return bytes(made)


def gold(own: list[Story]) -> dict[bytes, Placed]:
    """Return what is right of each picture."""
    found: dict[bytes, Placed] = {}
    for story in own:
        before = ""
        for part in story.parts:
            if isinstance(part, Pic):
                found[part.data] = Placed(story.headline, before, part.caption)
                before = part.caption or before
            else:
                before = part
    return found


# -- writers


def _body(own: list[Story], tell: Callable[[Pic, int], str]) -> str:
    made, number = [], 0
    for story in own:
        made.append(f"<h2>{story.headline}</h2>")
        for part in story.parts:
            if isinstance(part, Pic):
                number += 1
                made.append(tell(part, number))
            else:
                made.append(f"<p>{part}</p>")
    return "\n".join(made)


def _page(body: str) -> bytes:
    head = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>柳湾报</title></head>"
    return f"{head}<body>{body}</body></html>".encode()


def _figure(address: str, caption: str) -> str:
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{address}" alt="">{below}</figure>'


def _paragraphs(address: str, caption: str) -> str:
    below = f"<p>{caption}</p>" if caption else ""
    return f'<p align="center"><img src="{address}"></p>{below}'


def html_with_data(seed: int) -> Document:
    """A page that holds its pictures itself."""
    own = stories(seed)

    def tell(pic: Pic, _number: int) -> str:
        return _figure("data:image/x;base64," + base64.b64encode(pic.data).decode(), pic.caption)

    return Document("柳湾报.html", {"柳湾报.html": _page(_body(own, tell))}, gold(own))


def html_beside(seed: int) -> Document:
    """A page saved with a folder of what it shows."""
    own = stories(seed)
    files: dict[str, bytes] = {}

    def tell(pic: Pic, number: int) -> str:
        files[f"柳湾报_files/{number}.{pic.suffix}"] = pic.data
        return _paragraphs(f"./%E6%9F%B3%E6%B9%BE%E6%8A%A5_files/{number}.{pic.suffix}", pic.caption)

    page = _page(_body(own, tell))
    return Document("柳湾报.html", {"柳湾报.html": page, **files}, gold(own))


def one_piece_page(seed: int) -> Document:
    """A piece as a site shows it, with a logo, small pictures of other pieces, and one that is only fetched late."""
    (story,) = stories(seed, count=1)
    files: dict[str, bytes] = {"logo.png": png(300, 20, 9), "other.png": png(120, 90, 77)}

    def tell(pic: Pic, number: int) -> str:
        files[f"img/{number}.{pic.suffix}"] = pic.data
        return _paragraphs(f'dot.gif" data-src="img/{number}.{pic.suffix}', pic.caption)

    body = (
        "<div class='nav'><img src='logo.png'><a href='/'>首页</a><a href='/n'>新闻</a></div>"
        "<div class='article-content'>"
        + _body([story], tell).replace("<h2>", "<h1>").replace("</h2>", "</h1>")
        + "</div><div class='recommend'><img src='other.png'><a href='/x'>别处的一件事</a></div>"
    )
    return Document("柳湾报.html", {"柳湾报.html": _page(body), **files}, gold([story]))


def mht(seed: int) -> Document:
    """A page saved as one mail."""
    own = stories(seed)
    parts: list[MIMEImage] = []

    def tell(pic: Pic, number: int) -> str:
        image = MIMEImage(pic.data, "png")
        if number % 2:
            image["Content-ID"] = f"<p{number}@baojia.invalid>"
        else:
            image["Content-Location"] = f"http://example.invalid/a/p{number}.{pic.suffix}"
        parts.append(image)
        return _figure(f"cid:p{number}@baojia.invalid" if number % 2 else f"p{number}.{pic.suffix}", pic.caption)

    whole = MIMEMultipart("related")
    page = MIMEText(_page(_body(own, tell)).decode(), "html", "utf-8")
    page["Content-Location"] = "http://example.invalid/a/index.html"
    whole.attach(page)
    for part in parts:
        whole.attach(part)
    return Document("柳湾报.mht", {"柳湾报.mht": whole.as_bytes()}, gold(own))


def zipped(members: dict[str, bytes | str]) -> bytes:
    """Return a ZIP archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def html_folder(seed: int) -> Document:
    """A folder with one saved page a piece."""
    own = stories(seed)
    files: dict[str, bytes] = {}
    for k, story in enumerate(own, 1):

        def tell(pic: Pic, number: int, k: int = k) -> str:
            files[f"img/{k}-{number}.{pic.suffix}"] = pic.data
            return _figure(f"img/{k}-{number}.{pic.suffix}", pic.caption)

        body = _body([story], tell).replace("<h2>", "<h1>").replace("</h2>", "</h1>")
        files[f"content_{k}.html"] = _page(f"<img src='img/top.png'>{body}")
    files["img/top.png"] = png(200, 60, 3)
    return Document("folder/", files, gold(own))


def epub(seed: int) -> Document:
    """A book, one document a piece, pictures in a folder of their own."""
    own = stories(seed)
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='OEBPS/book.opf'/></rootfiles></container>",
    }
    items, spine = "", ""
    for k, story in enumerate(own, 1):

        def tell(pic: Pic, number: int, k: int = k) -> str:
            files[f"OEBPS/images/{k}_{number}.{pic.suffix}"] = pic.data
            return _figure(f"../images/{k}_{number}.{pic.suffix}", pic.caption).replace('alt="">', 'alt=""/>')

        files[f"OEBPS/text/{k}.xhtml"] = (
            "<html xmlns='http://www.w3.org/1999/xhtml'><body>" + _body([story], tell) + "</body></html>"
        )
        items += f"<item id='c{k}' href='text/{k}.xhtml' media-type='application/xhtml+xml'/>"
        spine += f"<itemref idref='c{k}'/>"
    files["OEBPS/book.opf"] = (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<dc:title>柳湾报</dc:title></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    return Document("柳湾报.epub", {"柳湾报.epub": zipped(files)}, gold(own))


def markdown(seed: int) -> Document:
    """A text with its pictures beside it."""
    own = stories(seed)
    files, lines, number = dict[str, bytes](), ["# 柳湾报", ""], 0
    for story in own:
        lines += [f"## {story.headline}", ""]
        for part in story.parts:
            if isinstance(part, Pic):
                number += 1
                files[f"图/{number}.{part.suffix}"] = part.data
                lines += [f"![](图/{number}.{part.suffix})", *(["", part.caption] if part.caption else []), ""]
            else:
                lines += [part, ""]
    return Document("柳湾报.md", {"柳湾报.md": "\n".join(lines).encode(), **files}, gold(own))


def markdown_alt(seed: int) -> Document:
    """A text whose pictures bear their captions as alternative words."""
    own = [Story(s.headline, tuple(p for p in s.parts if isinstance(p, str) or p.caption)) for s in stories(seed)]
    files, lines, number = dict[str, bytes](), ["# 柳湾报", ""], 0
    for story in own:
        lines += [f"## {story.headline}", ""]
        for part in story.parts:
            if isinstance(part, Pic):
                number += 1
                files[f"{number}.{part.suffix}"] = part.data
                lines += [f"![{part.caption}]({number}.{part.suffix})", ""]
            else:
                lines += [part, ""]
    return Document("柳湾报.md", {"柳湾报.md": "\n".join(lines).encode(), **files}, gold(own))


_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_DRAW = (
    "<w:drawing xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' "
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
    "<wp:{how}><wp:docPr id='{n}' name='p{n}' descr=''/><a:graphic><a:graphicData>"
    "<a:blip r:embed='rId{n}'/></a:graphicData></a:graphic></wp:{how}></w:drawing>"
)
_OLD = (
    "<w:pict xmlns:v='urn:schemas-microsoft-com:vml' "
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
    "<v:shape><v:imagedata r:id='rId{n}'/></v:shape></w:pict>"
)


def docx(seed: int) -> Document:
    """A document with drawings in paragraphs of their own, anchored before the words of one, and older ones."""
    own = stories(seed)
    body, relations, files, number = "", "", dict[str, bytes | str](), 0
    for story in own:
        body += f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>{story.headline}</w:t></w:r></w:p>"
        for part in story.parts:
            if isinstance(part, Pic):
                number += 1
                files[f"word/media/image{number}.{part.suffix}"] = part.data
                relations += f"<Relationship Id='rId{number}' Type='image' Target='media/image{number}.{part.suffix}'/>"
                form = (
                    _DRAW.format(n=number, how="inline"),
                    _DRAW.format(n=number, how="anchor"),
                    _OLD.format(n=number),
                )
                body += f"<w:p><w:r>{form[number % 3]}</w:r></w:p>"
                body += f"<w:p><w:r><w:t>{escape(part.caption)}</w:t></w:r></w:p>" if part.caption else ""
            else:
                body += f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>"
    files["word/document.xml"] = f"<?xml version='1.0'?><w:document {_W}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = (
        f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{relations}</Relationships>"
    )
    return Document("柳湾报.docx", {"柳湾报.docx": zipped(files)}, gold(own))


_ODT = " ".join(
    f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
    for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)


def odt(seed: int) -> Document:
    """A document whose pictures stand in boxes with their captions, or in paragraphs of their own."""
    own = stories(seed)
    body, files, number = "", dict[str, bytes | str](), 0
    for story in own:
        body += f"<text:h text:outline-level='1'>{story.headline}</text:h>"
        for part in story.parts:
            if isinstance(part, Pic):
                number += 1
                files[f"Pictures/{number}.{part.suffix}"] = part.data
                image = f"<draw:frame><draw:image xlink:href='Pictures/{number}.{part.suffix}'/></draw:frame>"
                if part.caption and number % 2:
                    inside = f"<text:p>{image}{part.caption}</text:p>"
                    body += f"<text:p><draw:frame><draw:text-box>{inside}</draw:text-box></draw:frame></text:p>"
                else:
                    body += f"<text:p>{image}</text:p>"
                    body += f"<text:p>{part.caption}</text:p>" if part.caption else ""
            else:
                body += f"<text:p>{part}</text:p>"
    files["content.xml"] = (
        f"<office:document-content {_ODT} xmlns:xlink='http://www.w3.org/1999/xlink'><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return Document("柳湾报.odt", {"柳湾报.odt": zipped(files)}, gold(own))


def in_zip(write: Callable[[int], Document]) -> Callable[[int], Document]:
    """Return a writer of archives of what another one writes."""

    def written(seed: int) -> Document:
        inside = write(seed)
        return Document("柳湾报.zip", {"柳湾报.zip": zipped(dict(inside.files))}, inside.gold)

    return written


WRITERS: dict[str, Callable[[int], Document]] = {
    "html, data": html_with_data, "html, beside": html_beside, "html, one piece": one_piece_page, "mht": mht,
    "zip": in_zip(html_beside), "folder": html_folder, "epub": epub, "markdown": markdown,
    "markdown, alt": markdown_alt, "docx": docx, "odt": odt,
}  # fmt: skip
