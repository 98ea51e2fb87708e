"""Who is read in bylines of all forms, and is nobody invented?

    python -m benchmarks.bylines [--fills 4] [--seed 0] [--show] [--check]

The forms stand in benchmarks/byline_forms.tsv with who must be read in which role; each is filled with invented names
of two to four characters, compound surnames, names of other peoples and such as are everyday words too. A credit is
right where role and name are. Bars: precision and recall .98.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.bylines import people

FORMS = Path(__file__).with_name("byline_forms.tsv")
BAR = 0.98
NAMES = (
    "林远舟", "周砚", "何雁", "葛长河", "丁若梅", "卢一帆", "邹平", "秦素云", "汤大勇", "阮长河", "余见山",
    "莫云开", "蔡月娥", "郑来顺", "黄添寿", "穆清和", "方砚秋", "耿小满", "邢一苇", "姚大满", "樊小舟", "齐慕白",
    "石磊", "贺兰", "苏晴", "郭敏", "何伟", "罗敬之", "褚立人", "欧阳秋实", "司马青", "上官云", "诸葛小河",
    "尉迟明", "迪里拜尔·艾山", "巴特尔·布和", "让·莫罗", "高阳", "温暖", "江南", "马上飞", "白雪", "安宁", "黎明",
    "万里", "管桦", "时雨", "宁静", "康健", "明亮", "向阳", "陶然", "秋水长", "史铁", "聂小倩",
)  # fmt: skip


def filled(fills: int, seed: int) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each form so many times as (line, {"role name"})."""
    chance = random.Random(seed)
    for row in FORMS.read_text("utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        form, _tab, gold = row.partition("\t")
        for _fill in range(fills):
            table = str.maketrans(dict(zip("ABCD", chance.sample(NAMES, 4), strict=True)))
            yield form.translate(table), frozenset(filter(None, gold.translate(table).split(",")))


def measure(fills: int, seed: int, *, show: bool) -> tuple[float, float, int]:
    """Return precision, recall and how many bylines were read."""
    right, found, asked, lines = 0, 0, 0, 0
    wrong: Counter[str] = Counter()
    for line, gold in filled(fills, seed):
        got = {f"{c.role} {c.name}" for c in people.credits(line, "作者")}
        right, found, asked, lines = right + len(got & gold), found + len(got), asked + len(gold), lines + 1
        if got != gold:
            wrong[
                f"{line}\n    {', '.join(sorted(got)) or 'nobody'}\n    for {', '.join(sorted(gold)) or 'nobody'}"
            ] += 1
    if show:
        print(*wrong, sep="\n")
    return right / max(1, found), right / max(1, asked), lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fills", type=int, default=4, help="how many times each form is filled")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print what was read wrong")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    given = parser.parse_args()
    precision, recall, lines = measure(given.fills, given.seed, show=given.show)
    print(f"{lines} bylines: precision {precision:.3f}, recall {recall:.3f}")
    return 1 if given.check and min(precision, recall) < BAR else 0


if __name__ == "__main__":
    sys.exit(main())
