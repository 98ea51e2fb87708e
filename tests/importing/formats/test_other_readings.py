"""Scans that another program has read: by whoever wrote it, whole, in order, and whatever stands in hostile files."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from benchmarks._page_make_up import compose
from benchmarks._read_forms import FORMS, lines_of
from reader.importing import read_bytes, read_source, sources
from reader.importing.formats.reading_files import read_folder
from reader.importing.pages.kept import doubtful, kept_pages
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.witness import letters, witness


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def alto(*lines: str, size: str = 'WIDTH="2000" HEIGHT="2600"', head: str = "") -> bytes:
    told = ""
    for k, text in enumerate(lines):
        place = f'HPOS="200" VPOS="{200 + 50 * k}" WIDTH="{30 * max(1, len(text))}" HEIGHT="30"'
        told += f'<TextLine {place}><String {place} CONTENT="{text}"/></TextLine>'
    return f"{head}<alto><Layout><Page {size}><PrintSpace>{told}</PrintSpace></Page></Layout></alto>".encode()


def texts(issues: tuple[PublicationIssue, ...]) -> str:
    return "".join(i.source.text for i in issues)


@pytest.mark.parametrize("form", FORMS)
def test_what_others_write_is_read_whole_and_in_its_pieces(form: str, tmp_path: Path) -> None:
    issue = compose(3)
    files = FORMS[form](issue)
    (source,) = sources([put(tmp_path, files)])
    (found,) = read_source(source).issues
    check_issue(found)
    gold = Counter(c for sheet in issue.sheets for line in lines_of(sheet) for c in line.text if c.isalnum())
    assert not gold - letters(found.source.text)
    heads = {"".join((s.headline or "").split()) for s in issue.stories if s.headline}
    read = {"".join((a.headline or "").split()) for a in found.articles}
    assert len(heads & read) >= 0.8 * len(heads)
    assert found.source.format == (
        form if form in {"hocr", "gale"} else "ndlocr" if form == "ndl" else found.source.format
    )
    assert all(marks.recognised for marks, _up, _placed in kept_pages(found.source.layout))


def test_no_letter_of_a_file_is_lost_however_little_its_program_was_sure_of_it(tmp_path: Path) -> None:
    data = FORMS["abbyy"](compose(0))["0001.xml"].replace(b'WC="0.', b'WC="0.0').replace(b'CC="', b'CC="x')
    data = data.replace(b"</PrintSpace>", '<String CONTENT="没有行的字"/></PrintSpace>'.encode())
    found = read_bytes(data, name="a.xml").issues
    assert not witness(data, "a.xml") - letters(texts(found))
    page = "<div class='ocr_page'><p>没有框的话</p><span class='ocr_line' title='bbox 0 0 300 30'>有框的话</span></div>"
    assert letters(texts(read_bytes(page.encode(), name="a.hocr").issues)) == witness(page.encode(), "a.hocr")


def test_doubts_of_its_program_are_kept_and_it_is_named(tmp_path: Path) -> None:
    data = alto("渡口的灯笼昨夜没有亮").replace(b'CONTENT="', b'WC="0.42" CC="9000000000" CONTENT="')
    data = data.replace(
        b"<alto>",
        b"<alto><Description><OCRProcessing><ocrProcessingStep><processingSoftware><softwareName>Lantern</softwareName>"
        b"<softwareVersion>3</softwareVersion></processingSoftware></ocrProcessingStep></OCRProcessing></Description>",
    )
    result = read_bytes(data, name="a.xml")
    (unsure,) = doubtful(result.issues[0].source.layout, 0.7)
    assert result.issues[0].source.text[unsure.span.start : unsure.span.end] == "渡"
    assert unsure.run.confidence == pytest.approx(0.42)
    assert "Lantern 3" in result.warnings[0]


def test_a_mets_tells_the_order_of_pages_the_paper_and_the_day(tmp_path: Path) -> None:
    issue = compose(6)
    files = FORMS["kbnl"](issue)
    (source,) = sources([put(tmp_path, files)])
    (whole,) = read_source(source).issues
    (alone,) = read_source(tmp_path / "issue_mets.xml").issues
    assert whole.source.text == alone.source.text
    assert (whole.newspaper, whole.date_published) == (issue.newspaper, issue.date)
    text = "".join(whole.source.text.split())
    first = [text.index("".join((sheet.stories[0].headline or "").split())) for sheet in issue.sheets]
    assert first == sorted(first)


def test_pages_in_an_archive_are_one_issue_and_one_that_is_damaged_is_told() -> None:
    files = FORMS["tesseract"](compose(6))
    files["page-2.xml"] = files["page-2.xml"][:4000]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"issue/{name}", data)
        archive.writestr("issue/page-1.jpg", b"\xff\xd8\xff" + bytes(50_000))
    result = read_bytes(packed.getvalue(), name="a.zip")
    assert len(result.issues) == 1
    assert any("page-2.xml" in w for w in result.warnings)
    assert not any("page-1.jpg" in w for w in result.warnings)


def test_folders_of_several_issues_are_opened_up(tmp_path: Path) -> None:
    for k in (1, 2):
        put(tmp_path / str(k), FORMS["kbnl"](compose(k)))
    put(tmp_path / "3", {"a.xml": alto("甲"), "b.txt": "乙".encode()})
    assert [s.name for s in sources([tmp_path])] == ["1", "2", "a.xml", "b.txt"]


BOMB = '<!DOCTYPE alto [<!ENTITY a "灯灯灯灯灯灯灯灯灯灯"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        alto("渡口", head=BOMB),
        alto("渡口", head='<!DOCTYPE alto SYSTEM "file:///etc/hostname">')[:-9],
        b"<alto>" + b"<Layout>" * 100_000,
        alto(*["渡"] * 41_000),
        alto(),
    ],
)
def test_hostile_files_are_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ImportFailure) as failure:
        read_bytes(data, name="a.xml")
    assert failure.value.kind in {"corrupt", "too_large", "no_text"}


@pytest.mark.parametrize("odd", ["nan", "1e999", "-5", "99999999999", "", "0x10", "١٢", "1" * 5000])
def test_impossible_numbers_are_no_places(odd: str) -> None:
    for name in (b"HPOS", b"VPOS", b"WIDTH", b"HEIGHT"):
        data = alto("渡口的灯笼昨夜没有亮", "桥上的风很大").replace(name + b'="200', name + f'="{odd}'.encode(), 1)
        found = read_bytes(data.replace(b"2600", odd.encode() or b"0"), name="a.xml").issues
        assert not witness(data, "a.xml") - letters(texts(found))


def test_markup_without_end_is_read_as_far_as_it_goes() -> None:
    open_tags = "<div>" * 60_000 + "<div class='ocr_page' title='bbox 0 0 900 900'>" + "<span>" * 30_000
    page = f"<html>{open_tags}<span class='ocr_line' title='bbox 10 10 310 40'>渡口的灯笼昨夜没有亮"
    (found,) = read_bytes(page.encode(), name="a.hocr").issues
    assert letters(found.source.text) == Counter("渡口的灯笼昨夜没有亮")


METS = (
    '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:mods="http://www.loc.gov/mods/v3"><dmdSec><mods:mods><mods:title>{title}</mods:title>'
    "<mods:dateIssued>{day}</mods:dateIssued></mods:mods></dmdSec><fileSec>{files}</fileSec></mets>"
)


def mets(*files: str, day: str = "1934-03-05") -> bytes:
    told = "".join(f'<file ID="F{k}"><FLocat xlink:href="{name}"/></file>' for k, name in enumerate(files))
    return METS.format(title="渡口日报", day=day, files=told).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


PAGE = ("渡口的灯笼昨夜没有亮", "本报讯渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗。")


def test_an_archive_of_two_issues_with_a_mets_each_is_two_issues() -> None:
    files = {f"{k}/mets.xml": mets("p1.xml", day=f"1934-03-0{k}") for k in (5, 6)}
    files |= {f"{k}/p1.xml": alto(*PAGE) for k in (5, 6)}
    found = read_bytes(zipped(files), name="a.zip").issues
    assert [(i.newspaper, i.date_published) for i in found] == [("渡口日报", "1934-03-05"), ("渡口日报", "1934-03-06")]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_that_a_mets_names_are_all_read_and_those_that_lack_are_told(packed: bool, tmp_path: Path) -> None:
    """Its pictures and thumbnails count for nothing: of 3,000 files a thousand are pages."""
    names = [f"p{k}.xml" for k in range(1, 5)]
    pictures = [f"{kind}/{k}.jpg" for kind in ("image", "thumb") for k in range(1100)]
    files = {"issue_mets.xml": mets(*pictures, *names)} | {n: alto(*PAGE, n) for n in names[:-1]}
    whole = zipped(files)
    result = read_bytes(whole, name="a.zip") if packed else read_source(put(tmp_path, files) / "issue_mets.xml")
    for name in names[:-1]:
        assert name in texts(result.issues)
    assert any("p4.xml" in warning for warning in result.warnings)


def test_a_picture_that_a_page_names_otherwise_is_no_file_that_nobody_read() -> None:
    page = alto(*PAGE, head="").replace(
        b"<alto>", b"<alto><Description><sourceImageInformation><fileName>scan_0007.jpg</fileName>"
        b"</sourceImageInformation></Description>"
    )  # fmt: skip
    result = read_bytes(zipped({"p1.xml": page, "scan_0007.jpg": b"x", "else.jpg": b"x"}), name="a.zip")
    assert not any("scan_0007" in warning for warning in result.warnings)
    assert any("else.jpg" in warning for warning in result.warnings)


def hocr(*lines: str, head: str = "") -> str:
    told = "".join(
        f'<span class="ocr_line" title="bbox 100 {100 + 60 * k} {100 + 40 * len(words)} {140 + 60 * k}">{words}</span>'
        for k, words in enumerate(lines)
    )
    return f'<html>{head}<body><div class="ocr_page" title="bbox 0 0 2000 3000">{told}</div></body></html>'


def test_hocr_is_read_in_the_encoding_that_its_reader_names() -> None:
    data = hocr("渡口報の灯は昨夜も消えた", "石段").encode("shift_jis")
    for files, name in ((data, "a.hocr"), (zipped({"p/a.hocr": data}), "a.zip")):
        assert "石段" in texts(read_bytes(files, name=name, encoding="shift_jis").issues)


def test_a_head_that_is_not_closed_hides_no_words() -> None:
    data = hocr(*PAGE, head="<head><title>渡口").encode()
    assert PAGE[0] in texts(read_bytes(data, name="a.hocr").issues)


def test_words_beside_those_with_places_are_not_read_twice() -> None:
    words = "".join(f'<wd pos="{100 + 40 * k},100,{140 + 40 * k},140">{c}</wd>' for k, c in enumerate(PAGE[0]))
    text = f'<text>{words}<p><wd pos="100,200,300,240">石阶</wd></p></text>'
    data = f'<issue><page><pageImage width="2000" height="3000">a</pageImage>{text}</page></issue>'.encode()
    assert texts(read_bytes(data, name="a.xml").issues).count("石阶") == 1


def test_a_page_tells_under_which_names_its_picture_may_lie() -> None:
    asked: list[str] = []

    def read(name: str) -> bytes:
        asked.append(name)
        if name.endswith(".xml"):
            return alto("渡口的灯笼昨夜没有亮")
        raise ImportFailure("not_found", name)

    found = read_folder({"alto/7_alto.xml": "alto"}, [], read, name="a").extract
    assert not any(n.endswith(".jpg") for n in asked), "pictures are read when they are wanted"
    assert not isinstance(found.prints[0], bytes)
    assert found.prints[0]() == b""
    assert {"alto/7.jpg", "7.jpg", "images/7.tif", "alto/7_alto.png"} <= set(asked)
