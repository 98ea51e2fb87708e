"""MHT and EML: a page, or a text, that was saved with its pictures as a mail (RFC 2557, RFC 5322).

Read by the standard library; nothing is fetched. The first page is the text; what other pages in it say is set aside.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from urllib.parse import urljoin

from reader.importing.formats import text
from reader.importing.formats.decoding import decode
from reader.importing.formats.neighbours import Resolve, alike, spellings
from reader.importing.formats.scroll import Extract, of_printed
from reader.importing.lines.line import PrintedText
from reader.importing.pictures.found import Found, found
from reader.model.errors import ImportFailure
from reader.model.messages import _

HEAD = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,20}){1,60}\r?\n"
)
_FROM = re.compile(rb"From \S+ +\S")
_FROM_LINE = re.compile(rb"(?:\A|\r?\n\r?\n)From \S+ +\S[^\r\n]*\r?\n")
_MARK = re.compile(rb"^(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE | re.MULTILINE)


def is_mail(head: bytes) -> bool:
    """Tell a mail by its header: lines of names and values, among them its version or the type of its content."""
    found = HEAD.match(head.lstrip(b"\xef\xbb\xbf\r\n"))
    return bool(found and _MARK.search(found.group()))


def is_mailbox(head: bytes) -> bool:
    """Tell a mailbox: mails one behind the other, each after a line `From …` (RFC 4155)."""
    first, _end, rest = head.partition(b"\n")
    return bool(_FROM.match(first)) and is_mail(rest)


def mails_of(data: bytes) -> list[bytes]:
    """Return the mails of a mailbox."""
    return [m for m in _FROM_LINE.split(data) if m.strip()]


def read(data: bytes, *, name: str) -> Extract:
    """Return the page, else the text, that the mail holds. Raises ImportFailure `empty` where it holds neither."""
    from reader.importing.formats import html_page

    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    for part in pages:
        page = html_page.read(
            _bytes(part),
            name=name,
            encoding=_charset(part),
            address=str(part.get("Content-Location") or ""),
            resolve=_beside(parts, part),
        )
        if page.text.strip():
            pictures = (*page.pictures, *_attached(parts, page))
            warnings = (*page.warnings, *_rest(pages, part, name))
            return replace(page, format="mht", warnings=warnings, pictures=pictures)
    for part in parts:
        if part.get_content_type() == "text/plain":
            decoded = decode(_bytes(part), _charset(part))
            printed = _titled(text.read(decoded.text), _subject(message))
            told = of_printed(printed, "mht", decoded)
            return replace(told, pictures=tuple(_attached(parts, told)))
    raise ImportFailure("empty", _("《{name}》里没有网页，也没有文字。").format(name=name))


def _subject(message: email.message.Message) -> str:
    """Return a mail's subject in words."""
    try:
        return str(make_header(decode_header(str(message.get("Subject") or "")))).strip()
    except (UnicodeError, LookupError, ValueError):
        return ""


def _titled(printed: PrintedText, subject: str) -> PrintedText:
    """Return a mail's text, of which the one line that its subject repeats is a heading."""
    said = [k for k, line in enumerate(printed.lines) if printed.text[line.start : line.end].strip() == subject]
    if len(said) != 1:
        return printed
    lines = tuple(replace(line, level=1) if k == said[0] else line for k, line in enumerate(printed.lines))
    return replace(printed, lines=lines)


def _beside(parts: list[email.message.Message], page: email.message.Message) -> Resolve:
    """Return a way to find a mail's pictures: by their Content-ID, or by their address as the page has it or whole."""
    named: dict[str, email.message.Message] = {}
    for part in parts:
        if part.get_content_maintype() == "image":
            named.setdefault(f"cid:{str(part.get('Content-ID') or '').strip('<> ')}", part)
            named.setdefault(str(part.get("Content-Location") or "").strip(), part)
    others = {alike(name): part for name, part in reversed(named.items())}
    base = str(page.get("Content-Location") or "")

    def resolve(address: str) -> bytes | None:
        for name in (s for one in (address, _joined(base, address)) for s in spellings(one)):
            if name and (part := named.get(name) or others.get(alike(name))) is not None:
                return _bytes(part)
        return None

    return resolve


def _attached(parts: list[email.message.Message], read: Extract) -> Iterator[Found]:
    """Yield the pictures of a mail that its text does not show."""
    shown = {p.picture for p in read.pictures}
    for part in parts:
        if part.get_content_maintype() == "image":
            one = found(_bytes(part), at=len(read.text), name=str(part.get_filename() or ""), reason="unshown")
            if one.picture not in shown:
                yield one


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _bytes(part: EmailMessage | email.message.Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _charset(part: email.message.Message) -> str | None:
    """Return the encoding that a part is said to be in; None where it is not said, or no such encoding is known."""
    said = part.get_content_charset()
    if not said or said in {"us-ascii", "ascii"}:
        return None
    try:
        "".encode(said)
    except LookupError:
        return None
    return "gb18030" if said.startswith("gb") else said


def _rest(pages: list[email.message.Message], read: email.message.Message, name: str) -> list[str]:
    """Return a warning where the mail holds further pages: frames, advertisements."""
    more = [str(p.get("Content-Location") or p.get_filename() or "?") for p in pages if p is not read]
    if not more:
        return []
    return [_("《{name}》里还有 {n} 个网页没有读：{first}").format(name=name, n=len(more), first=more[0])]
