from __future__ import annotations

import threading

import pytest

from reader.workspace.children import inbox
from reader.workspace.children.inbox import Inbox
from reader.workspace.children.speech import Message

LARGE = Message({}, b"x" * (inbox.MOST // 2))


def test_one_who_says_much_waits_until_somebody_listens() -> None:
    box = Inbox()
    said: list[int] = []
    box.only(1)

    def say() -> None:
        for _k in range(5):
            box.put(1, LARGE)
            said.append(1)

    speaker = threading.Thread(target=say)
    speaker.start()
    heard: list[Message | None] = []
    while len(heard) < 5:
        assert len(said) <= len(heard) + 3
        heard.append(box.get(60.0))
    speaker.join()
    assert heard == [LARGE] * 5


def test_what_nobody_wants_any_more_lets_its_speaker_go() -> None:
    box = Inbox()
    box.only(1)

    def say() -> None:
        for _k in range(5):
            box.put(1, LARGE)

    speaker = threading.Thread(target=say)
    speaker.start()
    box.get(60.0)
    box.only(2)
    speaker.join(60.0)
    assert not speaker.is_alive()
    box.put(1, LARGE)
    with pytest.raises(TimeoutError):
        box.get(0.0)
    box.put(2, None)
    assert box.get(60.0) is None
