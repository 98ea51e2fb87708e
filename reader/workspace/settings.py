"""Settings of this machine, typed: what the window remembers. One small JSON file, written whole, never half."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from dataclasses import field
from typing import TYPE_CHECKING, Any

from reader.model import kept_file, whole_file
from reader.model.disk_words import in_words
from reader.model.door import door
from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from pathlib import Path

FILE = "settings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a reader chose, `shuangpin` (a scheme or empty), `synonyms` (机关=部门), `spoken_tones` (of 一 不) among it.

    Unknown keys of a newer program are kept in `others` and written back.

    `em` is the one base size in pixels; `theme` a ground of look.md or `system`; `measure` in hanzi; `columns` of the
    page, 1 or 2; `leading` in body ems; `face` song, hei, kai, fangsong or a family's name, empty for the usual one;
    `script` printed, simplified or traditional; `usual_em` and `usual_theme` are those outside easy reading;
    `pane_widths` in em, for each number of panes; `list_mode` snippets, compact or table, `list_pictures` whether small
    pictures stand in its rows, the table with `table_columns` and
    `column_widths` in em; `calendar` where a paper is chosen, else its list; `language` of messages, empty for the
    system's. `pages_kept`: whether the printed pages of PDFs are kept as pictures, yes or no, empty until the reader
    has said, `originals_kept` whether those PDFs themselves; `page_dpi` and `page_megabytes` how fine and how large
    at most. Where the reader was in a library: `desk_state`.
    """

    em: int = 15
    theme: str = "system"
    measure: int = 36
    columns: int = 1
    leading: float = 1.8
    pinyin: str = "none"
    spoken_tones: bool = False
    face: str = ""
    paragraph_gap: float = 0.38
    script: str = "printed"
    easy_reading: bool = False
    usual_em: int = 15
    usual_theme: str = "system"
    ruler: bool = False
    voice_command: str = ""
    voice_speed: int = 160
    reduce_motion: bool = False
    notes_open: bool = False
    geometry: str = ""
    pane_widths: dict[str, list[float]] = field(default_factory=dict)
    list_mode: str = "snippets"
    list_pictures: bool = True
    table_columns: tuple[str, ...] = ()
    column_widths: dict[str, float] = field(default_factory=dict)
    calendar: bool = True
    recent_searches: tuple[str, ...] = ()
    sample_dismissed: bool = False
    watched_folder: str = ""
    last_folder: str = ""
    fuzzy_sounds: bool = False
    shuangpin: str = ""
    synonyms: tuple[str, ...] = ()
    backup_folder: str = ""
    backup_keep: int = 7
    version_seen: str = ""
    language: str = ""
    pages_kept: str = ""
    originals_kept: bool = False
    page_dpi: int = 200
    page_megabytes: float = 2.0
    mark_words: dict[str, str] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)


@door
def load(folder: Path) -> Settings:
    """Read the settings of a config folder.

    A missing or damaged file gives the defaults, and a value of a wrong type its default; so does a file that the disk
    does not give out (`trouble`), which is then left as it is. A copy of a damaged one stays beside it.
    """
    try:
        data = kept_file.read(folder / FILE)
    except OSError:
        return Settings()
    if data is None:
        return Settings()
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, dict):
        _put_by(folder, data)
        return Settings()
    known: dict[str, Any] = {}
    others: dict[str, Any] = {}
    defaults = Settings()
    names = {f.name for f in dataclasses.fields(Settings)} - {"others"}
    for key, value in raw.items():
        if key not in names:
            others[key] = value
            continue
        default = getattr(defaults, key)
        if isinstance(default, tuple) and isinstance(value, list):
            known[key] = tuple(str(v) for v in value)
        elif isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            known[key] = float(value)
        elif type(value) is type(default):
            known[key] = value
    return Settings(**known, others=others)


def _put_by(folder: Path, data: bytes) -> None:
    """Keep what is damaged and will be written over: perhaps it was written by hand."""
    if data.strip():
        with contextlib.suppress(OSError):
            whole_file.write(folder / "settings.damaged.json", data, "flushed")


@door
def trouble(folder: Path) -> str:
    """Return why the settings could not be read, empty where they could."""
    error = kept_file.unread(folder / FILE)
    return "" if error is None else in_words(error)


def change(folder: Path, before: Settings, after: Settings) -> Settings:
    """Write down what differs between two settings; returns those in force then. What others wrote meanwhile stays.

    Settings that cannot be read are not written over: what differs then holds for this process alone.
    """
    there = load(folder)
    if trouble(folder):
        return after
    names = [f.name for f in dataclasses.fields(Settings) if getattr(after, f.name) != getattr(before, f.name)]
    merged = dataclasses.replace(there, **{name: getattr(after, name) for name in names})
    save(folder, merged)
    return merged


def save(folder: Path, settings: Settings) -> None:
    """Write the settings.

    A disk that refuses them costs nothing but this memory, so it is not an error for the reader.
    """
    values = dataclasses.asdict(settings)
    values |= values.pop("others")
    with contextlib.suppress(OSError):
        text = json.dumps(values, ensure_ascii=False, indent=1)
        kept_file.write(folder / FILE, text.encode("utf-8", "surrogatepass"), "made_again")
