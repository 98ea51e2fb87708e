"""Which line numbers of each writer have been seen: a hole is a line that was lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from reader.model.quick_dataclass import dataclass


@dataclass(slots=True)
class _Seen:
    ranges: list[list[int]] = field(default_factory=list)  # sorted, disjoint [first, last]
    end: int = 0
    file: str = ""


class Sequences:
    """Line numbers by writer; they run 1, 2, 3… in each segment, whatever file the lines are found in."""

    def __init__(self) -> None:
        self._writers: dict[str, _Seen] = {}

    def add(self, writer: str, number: int, file: str) -> None:
        """Note that a line was seen."""
        seen = self._writers.get(writer)
        if seen is None:
            seen = self._writers[writer] = _Seen(file=file)
        ranges = seen.ranges
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
            return
        if any(first <= number <= last for first, last in ranges):
            return
        ranges.append([number, number])
        ranges.sort()
        joined = [ranges[0]]
        for first, last in ranges[1:]:
            if first == joined[-1][1] + 1:
                joined[-1][1] = last
            else:
                joined.append([first, last])
        seen.ranges = joined

    def end(self, writer: str, count: int, file: str) -> None:
        """Note that the writer said it had written that many lines."""
        seen = self._writers.setdefault(writer, _Seen(file=file))
        seen.end = max(seen.end, count)

    def whole(self, writer: str, count: int) -> bool:
        """Tell whether exactly the lines 1 to `count` were seen."""
        seen = self._writers.get(writer)
        return (seen is None and not count) or (seen is not None and seen.ranges == [[1, count]] and seen.end <= count)

    def missing(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield (file, writer, first, last) of each hole."""
        for writer, seen in self._writers.items():
            expected = 1
            for first, last in seen.ranges:
                if first > expected:
                    yield seen.file, writer, expected, first - 1
                expected = last + 1
            if seen.end >= expected:
                yield seen.file, writer, expected, seen.end

    def packed(self) -> list[tuple[str, list[list[int]], int, str]]:
        """Return all of it as plain values, to be kept."""
        return [(writer, seen.ranges, seen.end, seen.file) for writer, seen in self._writers.items()]

    def take(self, packed: list[tuple[str, list[list[int]], int, str]]) -> None:
        """Be what `packed` gave."""
        self._writers = {writer: _Seen(ranges=ranges, end=end, file=file) for writer, ranges, end, file in packed}
