"""ZIP archives, read with suspicion: names, counts, sizes and ratios are checked, and bytes are counted while reading.

Member names without the UTF-8 flag are tried as GBK. Nothing is ever written to disk; links and paths that leave the
archive are passed over.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property

from reader.importing.formats.neighbours import Shelf, shelf_of
from reader.model.errors import ImportFailure
from reader.model.messages import _

MOST_MEMBERS = 10_000
MOST_BYTES = 400 << 20
MOST_OF_ONE = 120 << 20
MOST_RATIO = 200
RATIO_FROM = 1 << 20


@dataclass
class Archive:
    """A ZIP in memory. `names` are its safe members' names in stored order; `passed_over` those that were unsafe;
    `taken` those that were read.

    Raises ImportFailure: `corrupt`, `unsafe_archive`, `encrypted`, `too_large`.
    """

    data: bytes
    source: str
    names: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    _members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    _read: int = 0

    def __post_init__(self) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeError) as error:
            raise ImportFailure(
                "corrupt", _("压缩包《{name}》坏了：{error}").format(name=self.source, error=error)
            ) from None
        if len(members) > MOST_MEMBERS:
            raise ImportFailure(
                "unsafe_archive",
                _("压缩包《{name}》里有 {n} 个文件，太多了，没有读。").format(name=self.source, n=len(members)),
            )
        self._weigh(members)
        for member in members:
            name = _name_of(member)
            if member.is_dir():
                continue
            if _is_unsafe(member, name):
                self.passed_over.append(name)
            elif name not in self._members:
                self._members[name] = member
                self.names.append(name)

    @cached_property
    def shelf(self) -> Shelf:
        """Its members, found under other spellings of their names too."""
        return shelf_of(self.names, self.read)

    def _weigh(self, members: list[zipfile.ZipInfo]) -> None:
        """Refuse what would unpack to far more than a newspaper can be, by what the headers say."""
        total = sum(m.file_size for m in members)
        packed = max(1, sum(m.compress_size for m in members))
        if total > MOST_BYTES or (total > RATIO_FROM and total / packed > MOST_RATIO):
            raise ImportFailure(
                "unsafe_archive",
                _("压缩包《{name}》解开有 {n} MB，压得不寻常，没有读。").format(name=self.source, n=total >> 20),
            )

    def read(self, name: str) -> bytes:
        """Return a member's bytes.

        Raises ImportFailure where it is not there, locked, damaged or larger than it says.
        """
        member = self._members.get(name)
        if member is None:
            raise ImportFailure("corrupt", _("《{name}》里没有 {member}。").format(name=self.source, member=name))
        if member.flag_bits & 0x1:
            raise ImportFailure("encrypted", _("压缩包《{name}》有密码，没有读。").format(name=self.source))
        self.taken.add(name)
        limit = min(MOST_OF_ONE, member.file_size)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ImportFailure(
                "corrupt",
                _("压缩包《{name}》里的 {member} 坏了：{error}").format(name=self.source, member=name, error=error),
            ) from None
        self._read += len(data)
        if len(data) > limit or self._read > MOST_BYTES:
            raise ImportFailure("unsafe_archive", _("压缩包《{name}》说的大小不实，没有读。").format(name=self.source))
        return data


def _name_of(member: zipfile.ZipInfo) -> str:
    """Return a member's name; without the UTF-8 flag the bytes are UTF-8 or GBK."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return member.filename


def _is_unsafe(member: zipfile.ZipInfo, name: str) -> bool:
    """Tell a link, or a path that leads out of the archive."""
    mode = member.external_attr >> 16
    if mode and stat.S_ISLNK(mode):
        return True
    parts = re.split(r"[/\\]", name)
    return ".." in parts or name.startswith(("/", "\\")) or bool(re.match(r"[A-Za-z]:", name)) or "\0" in name
