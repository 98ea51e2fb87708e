"""Bring the message catalogues up to date with the code: `.venv/bin/python -m resources.locale.update`.

Takes every `_("…")`, `N_("…")` and `counted("…", n)` of `reader/`, merges it into `<language>/LC_MESSAGES/`,
compiles it there, and names the messages that lack a translation. English is translated by hand, there.
Traditional Chinese is written by OpenCC; an entry whose translator comment begins with `by hand` is left alone.
For developers only (Babel): the compiled catalogues lie in the repository.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALES = Path(__file__).resolve().parent
READER = LOCALES.parents[1] / "reader"
LANGUAGES = ("en", "zh_TW")
DOCS = LOCALES.parents[1] / "docs"
PAGES = ("manual", "whats-new")  # what the window shows; English is written by hand, there
# A counted message is one text for both of its forms: Chinese has one.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "counted": (1, 1)}
# Equal messages give equal files: nothing in a catalogue depends on when it was made.
MADE = datetime(2026, 1, 1, tzinfo=UTC)


def messages() -> Catalog:
    """Return all messages of the code, untranslated."""
    template = Catalog(fuzzy=False)
    for name, line, message, comments, context in _found():
        template.add(
            message, None, [(f"reader/{Path(name).as_posix()}", line)], auto_comments=comments, context=context
        )
    return template


@cache
def _found() -> list[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    """Return where which messages stand in the code; read once, for all languages."""
    found = extract_from_dir(READER, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return sorted(found, key=lambda entry: (entry[0], entry[1]))


def catalogue(language: str) -> Catalog:
    """Return a language's catalogue as it lies on disk, or a new one."""
    path = LOCALES / language / "LC_MESSAGES" / "baojia.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="baojia")


def merged(language: str) -> Catalog:
    """Return a language's catalogue with exactly the messages of the code; Traditional Chinese is filled in."""
    result = catalogue(language)
    result.update(messages(), no_fuzzy_matching=True)
    result.obsolete.clear()
    for message in result:
        if message.id and message.fuzzy:  # it became counted, or ceased to be: to be translated anew
            message.flags.discard("fuzzy")
            message.string = "" if isinstance(message.id, str) else ("", "")
    result.project, result.version, result.fuzzy = "baojia", "1", False
    result.creation_date = result.revision_date = MADE
    result.msgid_bugs_address = ""
    result.last_translator, result.language_team = "The Baojia authors", language
    result.header_comment = "# Messages of Baojia. Made with resources/locale/update.py."
    if language == "zh_TW":
        from opencc import OpenCC

        _convert(result, OpenCC("s2twp"))
    return result


def _convert(result: Catalog, converter: object) -> None:
    convert = getattr(converter, "convert")  # noqa: B009 - OpenCC has no type information
    for message in result:
        if message.id and not any(comment.startswith("by hand") for comment in message.user_comments):
            converted = convert(key(message))
            message.string = converted if isinstance(message.id, str) else (converted,)


def key(message: Message) -> str:
    """Return what a message is looked up by: its text, or the first form of a counted one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    """Return a message's translations: one, or one a plural form; empty strings where they lack."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def untranslated(result: Catalog) -> list[str]:
    """Return the messages that have no translation, or a plural with an empty form."""
    return [key(message) for message in result if message.id and not all(forms(message))]


def as_po(result: Catalog) -> bytes:
    """Return the text form: files named without lines, so that it changes only with the messages."""
    written = io.BytesIO()
    write_po(written, result, width=0, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return written.getvalue()


def as_mo(result: Catalog) -> bytes:
    """Return the compiled form."""
    written = io.BytesIO()
    write_mo(written, result)
    return written.getvalue()


def write_pages() -> None:
    """Write the Traditional Chinese form of what the manual shows."""
    for name in PAGES:
        text = (DOCS / f"{name}.md").read_text("utf-8")
        (DOCS / f"{name}.zh_TW.md").write_text(traditional(text), "utf-8")


def traditional(text: str) -> str:
    """Return a page in Traditional Chinese; what stands between backticks is typed as it is."""
    from opencc import OpenCC

    converter = OpenCC("s2twp")
    return "".join(part if part[:1] == "`" else converter.convert(part) for part in re.split(r"(`[^`]*`)", text))


def main() -> int:
    """Write all catalogues; return 1 where a translation lacks."""
    lacking = 0
    write_pages()
    for language in LANGUAGES:
        result = merged(language)
        folder = LOCALES / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "baojia.po").write_bytes(as_po(result))
        (folder / "baojia.mo").write_bytes(as_mo(result))
        for message in untranslated(result):
            lacking += 1
            print(f"{language}: {message!r}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
