"""Files that are not read, each with what it is and what to do: save it as something that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing import photographs
from reader.importing.formats.archive import Archive
from reader.model.errors import ImportFailure
from reader.model.messages import N_, _

_WORD = N_("《{name}》是旧式的 Word 或 WPS 文档，没有读。请在 Word 或 WPS 里打开，另存为 docx，再导入。")
_SHEET = N_("《{name}》是旧式的 Excel 或 WPS 表格，没有读。请打开，另存为 xlsx 或 csv，再导入。")
_SLIDES = N_("《{name}》是演示文稿，没有读。请打开，另存为 PDF 或 docx，再导入。")
_OFFICE = N_("《{name}》是旧式的办公文件，没有读。请打开，另存为 docx、xlsx 或 PDF，再导入。")
_APPLE = N_("《{name}》是苹果的文稿，没有读。请在 Mac 上打开，导出为 docx、xlsx 或 PDF，再导入。")
_OFD = N_("《{name}》是版式文件 OFD 或 CEB，没有读。请用它的阅读器打开，另存或打印为 PDF，再导入。")
_PICTURE = N_("《{name}》是图片，里面没有可读的文字。请先用识别文字的程序存成文本、docx 或带文字的 PDF，再导入。")
_RENAMED = N_("《{name}》是一张图片，名字却不是图片的。请把名字的结尾改成 jpg、png 或 tif，再导入。")
_PACKED = N_("《{name}》是打不开的压缩包，没有读。请先解开成文件夹，或另存为 zip，再导入。")
_UNKNOWN = N_("《{name}》不是认得的格式。")
_LOCKED = N_("《{name}》有密码，没有读。请先打开，去掉密码另存，再导入。")

_OLE = bytes.fromhex("d0cf11e0")
_FIRST_BYTES: tuple[tuple[str, str], ...] = (
    ("47494638", _PICTURE), ("377abcaf", _PACKED), ("52617221", _PACKED), ("1f8b", _PACKED), ("425a68", _PACKED),
    ("fd377a585a00", _PACKED), ("466f756e646572434542", _OFD), ("52494646", _UNKNOWN), ("7f454c46", _UNKNOWN),
    ("4d5a90", _UNKNOWN), ("53514c69746520666f726d61742033", _UNKNOWN), ("cffaedfe", _UNKNOWN), ("cafebabe", _UNKNOWN),
)  # fmt: skip
_BY_NAME = (
    (re.compile(r"\.(?:docx?|dot|wps|wpt|rtf)$", re.IGNORECASE), _WORD),
    (re.compile(r"\.(?:xlsx?|et|ett)$", re.IGNORECASE), _SHEET),
    (re.compile(r"\.(?:pptx?|dps)$", re.IGNORECASE), _SLIDES),
)
_MEMBERS = (
    (re.compile(r"Index/Document\.iwa$|^index\.(?:apxl|xml\.gz)$|^Index\.zip$"), _APPLE),
    (re.compile(r"^ppt/presentation\.xml$"), _SLIDES),
    (re.compile(r"^OFD\.xml$", re.IGNORECASE), _OFD),
    (re.compile(r"^xl/workbook\.bin$"), _SHEET),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def refuse_bytes(data: bytes, name: str) -> None:
    """Raise ImportFailure for a file whose first bytes say that no adapter reads it."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data[:200_000] or _ENCRYPTED in data[-200_000:]:
            raise ImportFailure("encrypted", _(_LOCKED).format(name=name))
        words = next((words for pattern, words in _BY_NAME if pattern.search(name)), _OFFICE)
        raise ImportFailure("unknown_format", _(words).format(name=name))
    if photographs.is_photograph(data):
        if photographs.NAME.search(name):
            raise photographs.not_read(name, 1)
        raise ImportFailure("unknown_format", _(_RENAMED).format(name=name))
    for first, words in _FIRST_BYTES:
        if data.startswith(bytes.fromhex(first)):
            raise ImportFailure("unknown_format", _(words).format(name=name))


def refuse_archive(archive: Archive, name: str) -> None:
    """Raise ImportFailure for an archive that is a document of a kind that no adapter reads."""
    for member in _first(archive.names):
        for pattern, words in _MEMBERS:
            if pattern.search(member):
                raise ImportFailure("unknown_format", _(words).format(name=name))
    if "mimetype" in archive.names and "content.xml" in archive.names:
        kind = archive.read("mimetype")[:200]
        if b"opendocument" in kind and not re.search(rb"opendocument\.(?:text|spreadsheet)", kind):
            raise ImportFailure("unknown_format", _(_SLIDES).format(name=name))


def _first(names: Sequence[str]) -> Sequence[str]:
    return names[:500]
