# -*- coding: utf-8 -*-  # noqa: UP009 - main.py comes here with any Python, to say that it is too old
"""报夹 (Baojia): read Chinese newspapers offline, and keep what matters in them.

The rooms and the one arrow between them: docs/architecture.md. `reader.workspace` is the public API without Qt.
"""

__version__ = "0.1.0"
