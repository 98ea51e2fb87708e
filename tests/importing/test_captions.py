"""The words of a picture are its caption however a document sets them, and no line of the text ever is."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from reader.importing import read_source, read_stored
from reader.model.article import NewsArticle
from tests.importing.picture_scoring import caption_of
from tests.importing.pictured import zipped
from tests.pictures import png

HEADS = ("北坡架起了新桥", "盐井的戏台修好了")
TEXT = (
    "北坡的人昨日都到河边来看，从动工到完工只用了四十天，料钱也没有超。",
    "账目每十天贴一次，谁出了力，谁领了料，都写得清清楚楚，路过的人都能查。",
)
ONE, TWO = "北坡，木匠在刨一块门板", "盐井，收工的人走过老桥"
"""Captions whose words say nothing of a picture."""
A, B = "<img src='1.png'>", "<img src='2.png'>"


def pictures() -> dict[str, bytes | str]:
    return {f"{k}.png": png(100, 80, 10 * k) for k in (1, 2, 3)}


def pieces(folder: Path, name: str, data: str | bytes) -> list[NewsArticle]:
    """Write a document with pictures beside it, and read it."""
    for file, own in {**pictures(), name: data}.items():
        (folder / file).write_bytes(own.encode() if isinstance(own, str) else own)
    return [a for issue in read_source(folder / name).issues for a in issue.articles]


def told(article: NewsArticle) -> list[str]:
    """Return the captions of a piece's pictures, in their order."""
    return [caption_of(article, f) for f in article.figures]


def kept(articles: list[NewsArticle], *texts: str) -> bool:
    """Tell whether texts are paragraphs of the running text."""
    found = [p.text for a in articles for p in a.paragraphs if p.role != "caption"]
    return all(text in found for text in texts)


def page(amid: str, above: tuple[str, str] = ("", ""), text: tuple[str, str] = TEXT) -> str:
    """Return a page of two pieces; `amid` stands between the paragraphs of the first, `above` above their headlines."""
    first = f"{above[0]}<h2>{HEADS[0]}</h2><p>{text[0]}</p>{amid}<p>{text[1]}</p>"
    second = f"{above[1]}<h2>{HEADS[1]}</h2><p>{TEXT[1]}盐井也一样。</p><p>{TEXT[0]}</p>"
    return f"<html><meta charset='utf-8'><title>柳湾报</title><body>{first}{second}</body></html>"


SET = {
    "centred": f"<p align=center>{A}</p><p style='text-align: center'>{ONE}</p>",
    "in a centre": f"<center>{A}</center><center>{ONE}</center>",
    "small": f"<p>{A}</p><p><small>{ONE}</small></p>",
    "in points": f"<p>{A}</p><p style='font-size:8pt'>{ONE}</p>",
    "slanted": f"<p>{A}</p><p><em>{ONE}</em></p>",
    "grey": f"<p>{A}</p><p><span style='color:#888'>{ONE}</span></p>",
    "called so": f"<p>{A}</p><p class='tu-zhu'>{ONE}</p>",
    "in one box": f"<div><a href='1.html'>{A}</a><div>{ONE}</div></div>",
    "above, in one box": f"<div><div>{ONE}</div>{A}</div>",
    "in its paragraph": f"<p>{A}<br>{ONE}</p>",
    "in a cell": f"<table><tr><td>{A}<br>{ONE}</td></tr></table>",
    "in the row below": f"<table><tr><td>{A}</td></tr><tr><td>{ONE}</td></tr></table>",
    "beside": f"<table><tr><td>{A}</td><td>{ONE}</td></tr></table>",
    "WordPress's code": f"[caption id='a1' width='100']{A} {ONE}[/caption]",
    "a figure without one": f"<figure>{A}<p>{ONE}</p></figure>",
    "its title": f"<p><img src='1.png' alt='DSC_001.jpg' title='{ONE}'></p>",
}


@pytest.mark.parametrize("how", SET)
def test_a_caption_is_known_by_how_it_is_set(how: str, tmp_path: Path) -> None:
    found = pieces(tmp_path, "a.html", page(SET[how]))
    assert [a.headline for a in found] == [*HEADS]
    assert told(found[0]) == [ONE]
    assert found[0].figures[0].after - (found[0].paragraphs[1].text == ONE and how.startswith("above")) == 1
    assert kept(found, *TEXT)


def test_the_captions_of_a_row_of_pictures_stand_in_the_row_below(tmp_path: Path) -> None:
    table = f"<table><tr><td>{A}</td><td>{B}</td></tr><tr><td>{ONE}</td><td>{TWO}</td></tr></table>"
    assert told(pieces(tmp_path, "a.html", page(table))[0]) == [ONE, TWO]


@pytest.mark.parametrize(
    "signed",
    [
        "摄影：沈知微",
        "图片来源：北坡镇政府",
        "供图/韩梅",
        "图源：柳湾报",
        "（陶远/摄）",
        "（图片由北坡镇提供）",
        "县档案馆供图",
    ],
)
def test_whose_a_picture_is_makes_a_line_below_it_its_caption(signed: str, tmp_path: Path) -> None:
    found = pieces(tmp_path, "a.html", page(f"<p>{A}</p><p>{ONE}。{signed}</p>"))
    assert told(found[0]) == [f"{ONE}。{signed}"]
    assert (found[0].figures[0].credit or "nobody") in signed


@pytest.mark.parametrize("said", ["圖說：{}", "{}。资料照片", "这是{}（资料照片）。", "图①②为{}。"])
def test_words_below_a_picture_say_that_they_are_its_own(said: str, tmp_path: Path) -> None:
    found = pieces(tmp_path, "a.html", page(f"<p>{A}</p><p>{said.format(ONE)}</p>"))
    assert told(found[0]) == [said.format(ONE)]


def test_rows_of_a_picture_and_its_words_are_no_table_of_values(tmp_path: Path) -> None:
    table = f"<table><tr><td>{A}</td><td>{ONE}</td></tr><tr><td>{B}</td><td>{TWO}</td></tr></table>"
    assert told(pieces(tmp_path, "a.html", page(table))[0]) == [ONE, TWO]


def test_the_papers_name_above_its_pieces_is_not_the_headline_of_all(tmp_path: Path) -> None:
    found = pieces(tmp_path, "a.html", page("").replace("<title>柳湾报", "<title>柳湾日报").replace(
        "<body>", "<body><h1>柳湾日报</h1>"
    ))  # fmt: skip
    assert [a.headline for a in found] == [*HEADS]


TRAPS = (
    "图为中心、文为辅助的讲解牌今年换了新的。",
    "图是好图，就是裱得不好，老人摇着头把它卷了起来。",
    "上图下文的连环画，是那一代人最早读到的书。",
    "图为媒的老话在这一带说了几辈人，后来再没有人这样做。",
    "上图书馆的人越来越多，关门的时间往后推了一个钟头。",
    "风停了。",
    "“好！”台下有人喊。",
    "这些照片都是他自己在河边拍摄，一张也没有卖过。",
    "编者按：这一组来信说的是同一件事，登在这里，请大家看一看。",
)


@pytest.mark.parametrize("words", TRAPS)
@pytest.mark.parametrize("above", [f"<p>{A}</p>", f"<p align=center>{A}</p>", f"<div>{A}</div>"])
def test_a_line_of_the_text_below_a_picture_is_none(words: str, above: str, tmp_path: Path) -> None:
    found = pieces(tmp_path, "a.html", page(above, text=(TEXT[0], words)))
    assert told(found[0]) == [""]
    assert kept(found, words, TEXT[0])


@pytest.mark.parametrize("words", ["<b>一、桥是怎样架起来的</b>", "本报记者 沈知微", "* * *", "（完）"])
def test_a_centred_line_that_is_something_else_is_none(words: str, tmp_path: Path) -> None:
    below = f"<p align=center>{A}</p><p align=center>{words}</p>"
    assert told(pieces(tmp_path, "a.html", page(below))[0]) == [""]


def test_a_page_that_is_centred_throughout_has_no_centred_captions(tmp_path: Path) -> None:
    found = pieces(tmp_path, "a.html", page(f"<p>{A}</p><p>水退得很快</p>").replace("<body>", "<body align=center>"))
    assert told(found[0]) == [""]


NUMBERED = {
    "a line each": ("<p>图①：北坡的新桥。</p><p>图②：刨门板的木匠。</p><p>图③：账目贴在墙上。</p>", (0, 1, 2)),
    "digits": ("<p>图1 北坡的新桥</p><p>图2 刨门板的木匠</p><p>图3 账目贴在墙上</p>", (0, 1, 2)),
    "two together": ("<p>图①②：北坡的新桥。</p><p>图③：账目贴在墙上。</p>", (0, 0, 1)),
    "a range": ("<p>图一至图三：北坡的新桥。</p>", (0, 0, 0)),
    "one paragraph": ("<p>图①：北坡的新桥。图②：刨门板的木匠。图③：账目贴在墙上。</p>", (0, 0, 0)),
}


@pytest.mark.parametrize("how", NUMBERED)
def test_captions_that_stand_together_say_by_number_whose_they_are(how: str, tmp_path: Path) -> None:
    lines, whose = NUMBERED[how]
    amid = f"<p>{A}</p><p>{TEXT[1]}</p><p>{B}</p><p>{TEXT[0]}</p><p><img src='3.png'></p>"
    one, two = pieces(tmp_path, "a.html", page("").replace(f"<p>{TEXT[1]}</p>", f"{amid}<p>{TEXT[1]}</p>{lines}", 1))
    written = [part.removesuffix("</p>") for part in lines.split("<p>")[1:]]
    assert told(one) == [written[k] for k in whose]
    assert not any(p.text in written for p in one.paragraphs if p.role == "body")
    assert not two.figures


def test_numbers_that_are_not_those_of_the_pictures_tell_nothing(tmp_path: Path) -> None:
    lines = "<p>图①：北坡的新桥。</p><p>图②：刨门板的木匠。</p><p>图③：账目贴在墙上。</p>"
    one, _two = pieces(
        tmp_path, "a.html", page(f"<p>{A}</p><p>{TEXT[1]}</p><p>{B}</p>").replace("</p><h2>", f"</p>{lines}<h2>", 1)
    )
    assert "图②：刨门板的木匠。" not in told(one)


@pytest.mark.parametrize(
    "words", ["图" + "2024" * 90, "图1" + "　" * 390 + "号", "图①" + "、" * 390, "图" + "一二三" * 100]
)
def test_numbers_without_an_end_are_looked_at_once(words: str, tmp_path: Path) -> None:
    amid = f"<p>{A}</p><p>{TEXT[1]}</p><p>{B}</p><p>{words}</p>"
    one, _two = pieces(tmp_path, "a.html", page(amid))  # it does not end where each part may take what another does
    assert len(one.figures) == 2


CALLS = (
    "分享至好友和朋友圈", "分享到", "关注柳湾报", "欢迎关注本报客户端", "柳湾新闻公众号", "扫码看直播",
    "长按识别二维码", "您的浏览器暂时无法播放此视频", "内容来源于网络",
)  # fmt: skip


@pytest.mark.parametrize("asked", CALLS)
def test_what_a_site_asks_beside_a_button_is_no_caption(asked: str, tmp_path: Path) -> None:
    amid = f"<div class='share'>{A}<p align=center><small>{asked}</small></p></div>"
    one, _two = pieces(tmp_path, "a.html", page(amid))
    assert not any(p.role == "caption" for p in one.paragraphs)


@pytest.mark.parametrize("words", ["分享丰收的喜悦", "关注孩子们的木匠", "打开城门的一刻", "浏览器前的老人"])
def test_words_that_begin_as_such_calls_may_be_captions(words: str, tmp_path: Path) -> None:
    one, _two = pieces(tmp_path, "a.html", page(f"<p align=center>{A}</p><p style='text-align: center'>{words}</p>"))
    assert told(one) == [words]


def test_captions_of_a_feed_are_those_of_its_html(tmp_path: Path) -> None:
    shown = f"<p>{TEXT[0]}</p><figure>{A}<figcaption>{ONE}</figcaption></figure><p>{TEXT[1]}</p>"
    shown += f"<p>{B}</p><p style='text-align:center;color:#999'>{TWO}</p><p>{TEXT[0]}</p>"
    item = f"<item><title>{HEADS[0]}</title><description>{escape(shown)}</description></item>"
    feed = f"<rss version='2.0'><channel><title>柳湾报</title>{item}</channel></rss>"
    (one,) = pieces(tmp_path, "a.xml", feed)
    assert told(one) == [ONE, TWO]
    assert [p.role for p in one.paragraphs] == ["body", "caption", "body", "caption", "body"]


def test_a_caption_that_ends_with_whose_rights_it_is_stays_with_its_picture(tmp_path: Path) -> None:
    words = f"{ONE} ©柳湾报"
    amid = f"<div class='image-wrap'>{A}<div class='image-desc'>{words}</div></div>"
    shown = f"<article><h1>{HEADS[0]}</h1><p>{TEXT[0]}</p>{amid}<p>{TEXT[1]}</p></article>"
    (one,) = pieces(tmp_path, "a.html", f"<html><meta charset='utf-8'><title>{HEADS[0]}</title><body>{shown}</body>")
    assert told(one) == [words]


@pytest.mark.parametrize("signed", ["摄影 | 郑小满", "摄影丨郑小满", "图｜受访者提供", "郑小满 摄"])
def test_a_line_of_whose_picture_it_is_below_its_caption_is_no_text(signed: str, tmp_path: Path) -> None:
    style = "style='font-size:12px;color:#888'"
    amid = f"<p>{A}</p><p {style}>{ONE}</p><p {style}>{signed}</p>"
    one, _two = pieces(tmp_path, "a.html", page(amid))
    assert told(one) == [ONE]
    assert not any(p.text == signed for p in one.paragraphs if p.role == "body")
    assert one.figures[0].credit == signed


def test_a_picture_and_its_words_in_headings_alike(tmp_path: Path) -> None:
    amid = f"<h6 align=center>{A}</h6><h6 align=center>{ONE}</h6>"
    one, _two = pieces(tmp_path, "a.html", page(amid))
    assert told(one) == [ONE]


def test_items_of_a_picture_and_a_short_text_are_text(tmp_path: Path) -> None:
    items = "".join(
        f"<div><img src='{k}.png'><p>{w}桥头添了三盏灯，夜里也能走人。</p></div>" for k, w in ((1, "北坡"), (2, "盐井"))
    )
    markup = f"<html><meta charset='utf-8'><body><h2>{HEADS[0]}</h2>{items}</body></html>"
    found = pieces(tmp_path, "a.html", markup)
    assert kept(found, "北坡桥头添了三盏灯，夜里也能走人。", "盐井桥头添了三盏灯，夜里也能走人。")


@pytest.mark.parametrize("words", [(f"图为{ONE}。", f"图为{TWO}。"), (f"<em>{ONE}</em>", f"<em>{TWO}</em>")])
def test_captions_above_headlines_go_with_the_piece_below(words: tuple[str, str], tmp_path: Path) -> None:
    above = (f"<p>{A}</p><p>{words[0]}</p>", f"<p>{B}</p><p>{words[1]}</p>")
    found = pieces(tmp_path, "a.html", page("", above))
    assert [a.headline for a in found] == [*HEADS]
    assert [(f.name, f.after) for a in found for f in a.figures] == [("1.png", 0), ("2.png", 0)]
    assert [caption in "".join(told(a)) for a, caption in zip(found, (ONE, TWO), strict=True)] == [True, True]


def test_an_element_tells_which_pictures_stand_above_a_headline(tmp_path: Path) -> None:
    def section(name: str, above: str, below: str) -> str:
        return f"<section>{above}<h2>{name}</h2><p>{TEXT[0]}{name}。</p><p>{TEXT[1]}</p>{below}</section>"

    def shown(k: int) -> str:
        return f"<div><img src='{k}.png'><p>{ONE}{k}</p></div>"

    sections = section(HEADS[0], "", shown(1)) + section(HEADS[1], shown(2), "")
    found = pieces(
        tmp_path, "a.html", f"<html><meta charset='utf-8'><title>柳湾报</title><body>{sections}</body></html>"
    )
    assert [[(f.name, caption_of(a, f)) for f in a.figures] for a in found] == [
        [("1.png", f"{ONE}1")],
        [("2.png", f"{ONE}2")],
    ]


def test_captions_stay_where_a_stored_issue_is_read_again(tmp_path: Path) -> None:
    above = (f"<p>{A}</p><p><em>{ONE}</em></p>", f"<p>{B}</p><p><em>{TWO}</em></p>")
    pieces(tmp_path, "a.html", page("", above))
    (issue,) = read_source(tmp_path / "a.html").issues
    assert [told(a) for a in read_stored(issue).articles] == [[ONE], [TWO]]


def test_captions_at_the_end_of_pieces_stay_there(tmp_path: Path) -> None:
    between = ("", f"<p>{A}</p><p>图为{ONE}。</p>")
    found = pieces(tmp_path, "a.html", page("", between).replace("</body>", f"<p>{B}</p><p>图为{TWO}。</p></body>"))
    assert [told(a) for a in found] == [[f"图为{ONE}。"], [f"图为{TWO}。"]]


def markdown(amid: str) -> str:
    first = f"## {HEADS[0]}\n\n{TEXT[0]}\n\n{amid}\n\n{TEXT[1]}\n\n"
    return f"# 柳湾报\n\n{first}## {HEADS[1]}\n\n{TEXT[1]}盐井也一样。\n\n{TEXT[0]}\n"


MARKDOWN = {
    "its title": (f'![](1.png "{ONE}")', [ONE]),
    "its title before its words": (f"![一座桥](1.png '{ONE}')", [ONE]),
    "the title of its key": (f'![一座桥][k]\n\n[k]: 1.png "{ONE}"', [ONE]),
    "its words": (f"![{ONE}](1.png)", [ONE]),
    "slanted below": (f"![](1.png)\n\n*{ONE}*", [ONE]),
    "slanted in its paragraph": (f"![一座桥](1.png)\n_{ONE}_", [ONE]),
    "in its paragraph": (f"![](1.png)\n{ONE}", [ONE]),
    "centred": (f"![](1.png)\n\n<center>{ONE}</center>", [ONE]),
    "small": (f"![](1.png)\n\n<small>{ONE}</small>", [ONE]),
    "in a box in the middle": (f"<div align='center'>\n<img src='1.png'>\n<p>{ONE}</p>\n</div>", [ONE]),
    "a row below": (f"| ![](1.png) | ![](2.png) |\n|:-:|:-:|\n| {ONE} | {TWO} |", [ONE, TWO]),
    "a row below, under an empty head": (f"| | |\n|-|-|\n| ![](1.png) | ![](2.png) |\n| {ONE} | {TWO} |", [ONE, TWO]),
    "a cell of two lines": (f"| ![](1.png)<br>{ONE} | ![](2.png)<br>{TWO} |\n|---|---|", [ONE, TWO]),
    "the head of its table": (f"{ONE} | {TWO}\n--|--\n![](1.png) | ![](2.png)", [ONE, TWO]),
    "none": ("![](1.png)", [""]),
    "a word set apart": ("![](1.png)\n\n*那一年*的水特别大，渡口停了整整两个月。", [""]),
}


@pytest.mark.parametrize("how", MARKDOWN)
def test_a_caption_of_markdown(how: str, tmp_path: Path) -> None:
    amid, captions = MARKDOWN[how]
    found = pieces(tmp_path, "a.md", markdown(amid))
    assert [a.headline for a in found] == [*HEADS]
    assert told(found[0]) == captions
    assert kept(found, *TEXT)


def test_a_table_of_values_with_a_small_picture_stays_one(tmp_path: Path) -> None:
    table = "| 村 | 桥 | 图 |\n|---|---|---|\n| 北坡 | 3 | ![](1.png) |\n| 盐井 | 5 | ![](2.png) |"
    found = pieces(tmp_path, "a.md", markdown(table))
    assert any(p.cells for p in found[0].paragraphs)


_W = (
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/"
    "officeDocument/2006/relationships' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
)
DRAWN = "<w:r><w:drawing><a:blip r:embed='r1'/></w:drawing></w:r>"


def words(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


CENTRED = "<w:jc w:val='center'/>"
DOCX = {
    "a style's name": paragraph(DRAWN) + paragraph(words(ONE), "<w:pStyle w:val='S1'/>"),
    "a style of small letters": paragraph(DRAWN) + paragraph(words(ONE), "<w:pStyle w:val='S3'/>"),
    "a style that is made of one": paragraph(DRAWN) + paragraph(words(ONE), "<w:pStyle w:val='S2'/>"),
    "centred": paragraph(DRAWN, CENTRED) + paragraph(words(ONE), CENTRED),
    "small": paragraph(DRAWN) + paragraph(words(ONE, "<w:sz w:val='16'/>")),
    "slanted": paragraph(DRAWN) + paragraph(words(ONE, "<w:i/>")),
    "grey": paragraph(DRAWN) + paragraph(words(ONE, "<w:color w:val='808080'/>")),
    "its paragraph": paragraph(DRAWN + "<w:r><w:br/></w:r>" + words(ONE)),
    "a cell": f"<w:tbl><w:tr><w:tc>{paragraph(DRAWN)}{paragraph(words(ONE))}</w:tc></w:tr></w:tbl>",
    "a box": paragraph(f"{DRAWN}<w:r><w:pict><w:txbxContent>{paragraph(words(ONE))}</w:txbxContent></w:pict></w:r>"),
}


@pytest.mark.parametrize("how", DOCX)
def test_a_caption_of_a_docx(how: str, tmp_path: Path) -> None:
    body = ""
    for k, (headline, amid) in enumerate(zip(HEADS, (DOCX[how], ""), strict=True)):
        body += paragraph(words(headline), "<w:pStyle w:val='Heading1'/>")
        body += paragraph(words(TEXT[k])) + amid + paragraph(words(TEXT[1 - k] + "往后的事还要商量。"))
    files: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        "relationships'><Relationship Id='r1' Type='image' Target='media/1.png'/></Relationships>",
        "word/styles.xml": f"<w:styles {_W}><w:style w:styleId='S1'><w:name w:val='报纸图说'/></w:style>"
        "<w:style w:styleId='S2'><w:name w:val='其他'/><w:basedOn w:val='S1'/></w:style>"
        "<w:style w:styleId='S3'><w:name w:val='小字'/><w:rPr><w:sz w:val='16'/></w:rPr></w:style></w:styles>",
        "word/media/1.png": png(100, 80),
    }
    found = pieces(tmp_path, "a.docx", zipped(files))
    assert told(found[0]) == [ONE]
    assert found[0].figures[0].after == 1
    assert kept(found, *TEXT)


_ODF = " ".join(
    f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
    for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("style", "style"))
)
FRAME = "<draw:frame><draw:image xlink:href='Pictures/1.png'/></draw:frame>"
ODT = {
    "a style's name": f"<text:p>{FRAME}</text:p><text:p text:style-name='P1'>{ONE}</text:p>",
    "centred": f"<text:p text:style-name='P2'>{FRAME}</text:p><text:p text:style-name='P2'>{ONE}</text:p>",
    "slanted": f"<text:p>{FRAME}</text:p><text:p><text:span text:style-name='T1'>{ONE}</text:span></text:p>",
    "a box": f"<text:p><draw:frame><draw:text-box><text:p>{FRAME}</text:p><text:p>{ONE}</text:p></draw:text-box>"
    "</draw:frame></text:p>",
}


@pytest.mark.parametrize("how", ODT)
def test_a_caption_of_an_odt(how: str, tmp_path: Path) -> None:
    body = ""
    for k, (headline, amid) in enumerate(zip(HEADS, (ODT[how], ""), strict=True)):
        body += f"<text:h text:outline-level='1'>{headline}</text:h><text:p>{TEXT[k]}</text:p>{amid}"
        body += f"<text:p>{TEXT[1 - k]}往后的事还要商量。</text:p>"
    fo = "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
    styles = (
        "<style:style style:name='P1' style:display-name='图注'/>"
        "<style:style style:name='P2'><style:paragraph-properties fo:text-align='center'/></style:style>"
        "<style:style style:name='T1'><style:text-properties fo:font-style='italic'/></style:style>"
    )
    content = (
        f"<office:document-content {_ODF} {fo} xmlns:xlink='http://www.w3.org/1999/xlink'><office:automatic-styles>"
        f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    found = pieces(tmp_path, "a.odt", zipped({"content.xml": content, "Pictures/1.png": png(100, 80)}))
    assert told(found[0]) == [ONE]
    assert kept(found, *TEXT)


def test_a_caption_of_an_rtf(tmp_path: Path) -> None:
    def letters(text: str) -> str:
        return "".join(f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" for c in text)

    drawn = f"{{\\pard\\qc{{\\pict\\pngblip {png(100, 80).hex()}}}\\par}}{{\\pard\\qc\\fs18 {letters(ONE)}\\par}}"
    body = "".join(
        f"{{\\pard\\fs36\\b {letters(h)}\\par}}{{\\pard\\fs21 {letters(TEXT[k])}\\par}}{amid}"
        f"{{\\pard\\fs21 {letters(TEXT[1 - k])}\\par}}"
        for k, (h, amid) in enumerate(zip(HEADS, (drawn, ""), strict=True))
    )
    assert told(pieces(tmp_path, "a.rtf", f"{{\\rtf1\\ansi\\uc1 {body}}}")[0]) == [ONE]


def test_a_books_page_that_is_a_picture_belongs_to_no_piece(tmp_path: Path) -> None:
    def document(body: str) -> str:
        return f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{body}</body></html>"

    files: dict[str, bytes | str] = {
        "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='p.opf'/></rootfiles></container>",
        "p.opf": "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest>"
        "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
        "<item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest>"
        "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
        "a.xhtml": document(f"<div>{A}</div>"),
        "b.xhtml": document(f"<h2>{HEADS[0]}</h2><p>{TEXT[0]}</p>{B}<p>{TEXT[1]}</p>"),
        **pictures(),
    }
    (tmp_path / "a.epub").write_bytes(zipped(files))
    (issue,) = read_source(tmp_path / "a.epub").issues
    assert [f.name for a in issue.articles for f in a.figures] == ["2.png"]
    assert ("unplaced", "1.png") in [(p.reason, p.name) for p in issue.pictures_aside]
