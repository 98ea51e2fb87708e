"""How are texts read that somebody labelled line by line: by the corpus' comparison, wholly, and with which doubts?

    python -m benchmarks.first_sight [ROUND or FILE …] [--only NAME,…] [--show] [--newest]

Without arguments all rounds of tests/importing/forms, whose newest were written by people who had seen neither the
rules nor the other texts. Figures are means over texts as in benchmarks.everyday (`score.py` beside the project);
`whole` counts the texts without any fault by the tests' own comparison. `doubted`: of wrong headlines, days and borders
and of right pieces, how many carry a doubt.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.everyday import scorer, shown, told
from reader.importing import read_bytes
from reader.importing.opening_up import ImportResult
from tests.importing.forms.labelled import FOLDER, Labelled, texts_of
from tests.importing.test_forms import faults

LEFT_OUT = {"kind", "repairs"}
