from __future__ import annotations

import pytest

from reader.model import messages
from reader.model.resources import resource


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("zh_CN", "zh_CN"),
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh-TW", "zh_TW"),
        ("zh_HK.UTF-8", "zh_TW"),
        ("en", "en"),
        ("de_DE.UTF-8", "en"),
        ("C", "zh_CN"),
        ("POSIX", "zh_CN"),
    ],
)
def test_the_language_follows_the_locale(asked: str, spoken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", asked)
    try:
        assert messages.speak() == spoken == messages.language()
        assert messages.speak(asked) == spoken
    finally:
        messages.speak("zh_CN")


def test_messages_are_spoken_in_the_language_chosen() -> None:
    try:
        messages.speak("en")
        assert messages._("未读") == "Unread"
        assert [messages.counted("{n} 篇", n).format(n=n) for n in (1, 2)] == ["1 piece", "2 pieces"]
        assert messages.counted("不是消息", 2) == "不是消息"
        messages.speak("zh_TW")
        assert messages._("书签") == "書籤"
        messages.speak("zh_CN")
        assert messages._("未读") == "未读"
        assert messages._("不是消息") == "不是消息"
    finally:
        messages.speak("zh_CN")


def test_resources_are_found() -> None:
    assert resource("locale", "en", "LC_MESSAGES", "baojia.mo").is_file()
    assert not resource("nothing").exists()
