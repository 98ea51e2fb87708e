"""A child, from its parent's side: start it, talk to it, watch over what it takes, end it."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Literal

from reader.model.door import doors
from reader.workspace.children import speech
from reader.workspace.children.limits import OUTPUT, Limits
from reader.workspace.children.looking import usage
from reader.workspace.children.speech import Message
from reader.workspace.children.starting import program, surroundings

if TYPE_CHECKING:
    from reader.workspace.children.windows_job import Job

EVERY: Final = 0.1
"""So many seconds lie between two looks at what a child takes."""
LAST_WORDS: Final = 4000
NEARLY: Final = 0.7
"""A child that ends while it uses so much of its memory has most likely ended by that."""

Reason = Literal["memory", "seconds", "output", "asleep", "garbled", ""]


@doors
class Child:
    """Another process of this program, started at once. Raises OSError where none can be started.

    `heard` gets what it says, and `ended` is called once with its exit status (below 0: the signal that ended it) and
    the last of its standard error; both on a thread of the child's own. A request that was given `limits` is answered
    by messages of which the last has the key `done`; until then the child is held to them, and `reason` tells which it
    broke.
    """

    def __init__(
        self,
        name: str,
        *,
        heard: Callable[[Message], None],
        ended: Callable[[int, str], None],
        folder: Path | None = None,
    ) -> None:
        self._heard, self._ended = heard, ended
        self.reason: Reason = ""
        self._most_used = 0
        self._beside = 0  # bytes that it said beside its answers to the present request
        self._limits: deque[Limits] = deque()
        self._news = threading.Condition()
        self._begun = 0.0  # processor time when the present request was begun
        self._idle = 0  # looks in a row in which it did not compute
        self._hearing = False  # it may be waiting for whoever takes in what it says
        self._over = False
        self._watching: threading.Thread | None = None
        self._words: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._error = b""
        self._process, self._lifeline, self._job = _started(name, folder)
        assert self._process.stdin
        assert self._process.stdout
        assert self._process.stderr
        self._run(self._speak, self._process.stdin)
        listening = self._run(self._note, self._process.stderr)
        self._run(self._listen, self._process.stdout, listening)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._over and self._process.poll() is None

    def say(self, line: dict[str, object], data: bytes = b"", *, limits: Limits | None = None) -> None:
        """Tell it something; never waits. What is said to one that has ended is lost."""
        if limits is not None:
            with self._news:
                self._limits.append(limits)
                if len(self._limits) == 1:
                    self._begin()
                self._news.notify()
                if self._watching is None:
                    self._watching = self._run(self._watch)
        self._words.put(Message(line, data))

    def end(self, reason: Reason = "") -> None:
        """End it at once. It may be called on any thread, and more than once."""
        if reason and not self.reason:
            self.reason = reason
        with suppress(ProcessLookupError, PermissionError):
            self._process.kill()
        self._words.put(None)

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, but no longer."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def _run(self, work: Callable[..., None], *arguments: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=arguments, daemon=True, name=f"child {self._process.pid}")
        thread.start()
        return thread

    def _speak(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError):  # it has ended: whoever listens hears of it
            while (words := self._words.get()) is not None:
                speech.write(stream, words)
        with suppress(OSError):
            stream.close()

    def _note(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError), stream:
            while said := stream.read1(1 << 16):  # type: ignore[attr-defined]  # of a buffered reader
                self._error = (self._error + said)[-LAST_WORDS:]
                self._beside += len(said)
                if self._limits and self._beside > self._most_output():
                    self.end("output")

    def _listen(self, stream: IO[bytes], other: threading.Thread) -> None:
        with stream:
            try:
                while (message := speech.read(stream, self._most_output)) is not None:
                    if "done" in message.line:
                        self._finish()
                    self._hearing = True
                    self._heard(message)
                    self._hearing = False
            except speech.Garbled:
                self.end("output" if self._limits else "garbled")
            except (OSError, ValueError):
                self.end()
        status = self._process.wait()
        self._over = True
        self._words.put(None)
        with self._news:
            self._news.notify()
        other.join(1.0)
        if self._lifeline is not None:
            os.close(self._lifeline)
        if self._job is not None:
            self._job.close()
        if not self.reason and self._limits and self._most_used > NEARLY * self._limits[0].memory:
            self.reason = "memory"
        self._ended(status, self._error.decode("utf-8", "replace").strip())

    def _most_output(self) -> int:
        with self._news:
            return max((limits.output for limits in self._limits), default=OUTPUT)

    def _begin(self) -> None:
        now = usage(self.pid)
        self._begun, self._idle, self._most_used, self._beside = (now.seconds if now else 0.0), 0, 0, 0

    def _finish(self) -> None:
        with self._news:
            if self._limits:
                self._limits.popleft()
                self._begin()

    def _watch(self) -> None:
        """Look at it every tenth of a second while it has something to do."""
        last = -1.0
        while not self._over:
            with self._news:
                self._news.wait(EVERY if self._limits else None)
                if self._over or not self._limits:
                    continue
                limits = self._limits[0]
                now = usage(self.pid)
                if now is None:
                    continue
                self._most_used = max(self._most_used, now.memory)
                self._idle = self._idle + 1 if now.seconds == last and not self._hearing else 0
                last = now.seconds
                broken = self._broken(limits, now.memory, now.seconds)
            if broken:
                self.end(broken)

    def _broken(self, limits: Limits, memory: int, seconds: float) -> Reason:
        if memory > limits.memory:
            return "memory"
        if seconds - self._begun > limits.seconds:
            return "seconds"
        return "asleep" if self._idle * EVERY >= limits.asleep else ""


def _started(name: str, folder: Path | None) -> tuple[subprocess.Popen[bytes], int | None, Job | None]:
    """Start a child; return it, the end of its lifeline that is ours, and on Windows its job."""
    pipe = subprocess.PIPE
    if sys.platform == "win32":
        from reader.workspace.children.windows_job import Job

        process = subprocess.Popen(
            program("--child", name), env=surroundings(), cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe
        )
        return process, None, Job(int(process._handle))
    theirs, ours = os.pipe()
    try:
        command = program("--child", name, str(theirs))
        process = subprocess.Popen(
            command, env=surroundings(), cwd=folder, pass_fds=(theirs,), stdin=pipe, stdout=pipe, stderr=pipe
        )
    except BaseException:
        os.close(ours)
        raise
    finally:
        os.close(theirs)
    return process, ours, None
