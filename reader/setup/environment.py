"""The virtual environment: made, filled by pip, stamped when whole.

What it trusts: a stamp that fits, nothing else. A stamp that says `unfinished`, a Python of another version or one that
does not run at all means that the folder is made anew; a folder without a stamp was made by somebody else and is only
added to. What a link leads to is never made anew, nor changed where its stamp says another checkout. A probe that fails
for any other reason is told and deletes nothing. Whatever is run here is kept from the current folder, in which
somebody may keep a `re.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.setup import stamp
from reader.setup.packages import install
from reader.setup.words import SetUpError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.setup.dependencies import Dependencies
    from reader.setup.words import Voice


_VERSION = """
import sys
from importlib.util import find_spec
print("%d.%d" % sys.version_info[:2], "pip" if find_spec("pip") else "")
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """A virtual environment for one checkout."""

    folder: Path
    checkout: Path
    voice: Voice

    @property
    def python(self) -> str:
        """The path of its Python."""
        return stamp.interpreter(str(self.folder))

    def facts(self) -> dict[str, str]:
        """Return what its stamp says."""
        return stamp.read(str(self.folder))

    def libraries(self) -> frozenset[str]:
        """Return the groups of system libraries that were found with it."""
        return frozenset(self.facts().get("libraries", "").split())

    def remember(self, **news: str) -> None:
        """Add to its stamp; one that cannot be written is used all the same, and looked at again next time."""
        try:
            stamp.write(str(self.folder), {**self.facts(), **news})
        except PermissionError:
            return

    def holds(self, wanted: Dependencies, *, testing: bool) -> bool:
        """Return whether it holds what is wanted: same requirements, same Python, same place."""
        facts = self.facts()
        installed = {facts.get("test"), None if testing else facts.get("run")}
        fits = wanted.key(testing=True) in installed or (not testing and wanted.key(testing=False) in installed)
        return fits and facts.get("checkout") == str(self.checkout) and self._version() == facts.get("python")

    def set_up(self, wanted: Dependencies, *, testing: bool) -> None:
        """Make it and fill it; only a whole one is stamped."""
        ours = self.facts()
        testing = testing or "test" in ours  # whoever could test once wants to go on
        make = self.must_be_made()
        try:
            if make:
                self._make()
            if ours or make:
                stamp.write(str(self.folder), stamp.UNFINISHED | ({"test": ""} if testing else {}))
            install(self.python, wanted.all(testing=testing), self.voice, self.folder / "downloads")
        except KeyboardInterrupt:
            if make:  # nobody misses what was begun in this very minute
                shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._lead_to_checkout()
        self._compile()
        facts = {
            "python": self._version() or "",
            "checkout": str(self.checkout),
            "pyproject": stamp.trace(str(self.checkout / "pyproject.toml")),
            "run": wanted.key(testing=False),
        }
        stamp.write(str(self.folder), facts | ({"test": wanted.key(testing=True)} if testing else {}))
        self.voice.say("准备好了。", "Ready.")

    def must_be_made(self) -> bool:
        """Return whether there is none to add to: none at all, half of one, or one of another Python."""
        ours = self.facts()
        version = self._version()
        usable = version is not None and _new_enough(version) and "unfinished" not in ours
        return not usable or bool(ours and version != ours.get("python"))

    def refuse_anothers(self) -> None:
        """Raise SetUpError where a link or a file stands in its place that setting it up would replace, or where a link
        leads to another checkout's.
        """
        if self.folder.is_symlink():
            there = self.folder.readlink()
            what = self.voice.pick(f"是一个链接，指向 {there}；", f"is a link to {there},")
        elif self.folder.is_file():
            what = self.voice.pick("是一个文件，", "is a file,")
        else:
            return
        if self.must_be_made() or self.facts().get("checkout", str(self.checkout)) != str(self.checkout):
            raise SetUpError(
                self.voice.pick(
                    f"{self.folder} {what}不是这份报夹自己的完整运行环境。什么也没有动。\n"
                    "请把它移开（是链接就只移链接），再运行一次，就在这里另建一个。",
                    f"{self.folder} {what} not a whole environment of this checkout. Nothing was changed.\n"
                    "Please move it away (a link: only the link), and run it again: one is made here then.",
                )
            )

    def prove_qt(self) -> None:
        """Load Qt once in a process of its own; raise SetUpError with what the loader says where that fails."""
        run = self._ask("-P", "-c", "import PySide6.QtWidgets, PySide6.QtPrintSupport")
        if run.returncode:
            said = _last_words(run)
            raise SetUpError(self.voice.pick(f"Qt 载入不了：{said}", f"Qt cannot be loaded: {said}"))

    def _version(self) -> str | None:
        """Return its Python's version, asked of itself; `None` where it does not run or has no pip.

        Raises SetUpError where it runs and cannot say: that is no reason to make it anew.
        """
        try:
            run = self._ask("-I", "-c", _VERSION)
            if run.returncode == 0:
                version, _comma, pip = run.stdout.strip().partition(" ")
                return version if pip else None
            bare = self._ask("-I", "-S", "-c", "")
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return None
        except OSError as error:
            raise SetUpError(self._no_answer(str(error))) from error
        if run.returncode > 0 and bare.returncode > 0:
            return None  # not even without its packages: what it was made from has gone
        raise SetUpError(self._no_answer(_last_words(run)))

    def _no_answer(self, said: str) -> str:
        return self.voice.pick(
            f"{self.folder} 里的 Python 没有答话：{said}\n"
            "什么也没有删。请再运行一次；还是这样的话，删去这个文件夹再来。",
            f"The Python in {self.folder} gives no answer: {said}\n"
            "Nothing was deleted. Please run it again; where that does not help, delete that folder first.",
        )

    def _ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run its Python; raises OSError where it cannot be run."""
        command = [self.python, *words]
        return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)

    def _make(self) -> None:
        if self.folder.exists():
            self.voice.say(
                f"重新来过：{self.folder} 不完整，或属于另一个 Python。",
                f"Starting afresh: {self.folder} is not whole, or belongs to another Python.",
            )
            self._remove()
        sentence = (
            f"第一次运行，要下载约 130 MB，以后不再下载。正在建立运行环境 {self.folder} …",
            f"First start: about 130 MB to download, once. Making the environment {self.folder} …",
        )
        self.folder.mkdir(parents=True)
        stamp.write(str(self.folder), stamp.UNFINISHED)
        with self.voice.waiting(*sentence):
            try:
                venv.create(self.folder, with_pip=True, symlinks=os.name != "nt")
            except (OSError, subprocess.CalledProcessError) as error:
                said = self.voice.pick(
                    f"运行环境 {self.folder} 建立不了：{error}",
                    f"The environment {self.folder} cannot be made: {error}",
                )
                raise SetUpError(said) from error

    def _remove(self) -> None:
        try:
            shutil.rmtree(self.folder)
        except OSError as error:
            said = self.voice.pick(
                f"{self.folder} 删不掉，没法重新来过：{error}",
                f"{self.folder} cannot be removed to start afresh: {error}",
            )
            raise SetUpError(said) from error

    def _lead_to_checkout(self) -> None:
        """Let its Python find `reader`, from whatever folder it is started."""
        run = self._ask("-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
        if run.returncode:
            raise SetUpError(self._no_answer(_last_words(run)))
        (self.folder / run.stdout.strip() / "baojia.pth").write_text(f"{self.checkout}\n", encoding="utf-8")

    def _compile(self) -> None:
        """Compile the program's own modules, so that starts need not, even where Python is told to write no bytecode.

        A checkout that cannot be written to only starts more slowly.
        """
        self._ask("-I", "-m", "compileall", "-q", str(self.checkout / "reader"))


def _last_words(run: subprocess.CompletedProcess[str]) -> str:
    return (run.stderr.strip().splitlines() or [f"exit {run.returncode}"])[-1]


def _new_enough(version: str) -> bool:
    return tuple(int(part) for part in version.split(".")) >= (3, 11)
