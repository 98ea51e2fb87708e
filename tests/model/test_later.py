"""What is made later is the same for everybody, and made once."""

from __future__ import annotations

import threading

from reader.model.later import Later


def test_it_is_made_when_it_is_looked_into_and_once() -> None:
    made: list[int] = []

    def make() -> tuple[str, ...]:
        made.append(1)
        return ("甲", "乙", "丙")

    later = Later(make, 3)
    assert later
    assert len(later) == 3
    assert not made
    assert [*later] == ["甲", "乙", "丙"]
    assert later == ("甲", "乙", "丙") == later
    assert later != ("甲",)
    assert later == Later(lambda: ("甲", "乙", "丙"))
    assert hash(later) == hash(("甲", "乙", "丙"))
    assert (later[0], later[1:], repr(later), "乙" in later) == ("甲", ("乙", "丙"), repr(("甲", "乙", "丙")), True)
    assert made == [1]


def test_a_length_that_was_not_told_is_counted() -> None:
    later = Later(lambda: ("甲", "乙"))
    assert later
    assert len(later) == 2


def test_whoever_looks_at_once_gets_the_same_members() -> None:
    start, found = threading.Barrier(8), list[object]()
    later = Later(lambda: (object(),))

    def look() -> None:
        start.wait()
        found.append(later[0])

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1
