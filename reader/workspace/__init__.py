"""The API without a window: everything a reader can do to a library, as plain functions.

```python
from pathlib import Path
from reader.workspace import annotating, bookmarking, finding, importing, opening
from reader.workspace.session import open_session

with open_session(Path("报库")) as session:
    for outcome in importing.import_paths(session, [Path("今天的报纸.txt")]):
        print(outcome.status, outcome.issue, outcome.articles)
    for found in finding.find(session, "jiefangqu").hits:
        print(found.summary.headline, found.snippet.text)
        bookmarking.bookmark(session, found.summary.id)
```

A deed is a function `(session, …)` that writes one line of the journal and can be undone with `undoing.undo(session)`.
Nothing here imports Qt; importing this package loads neither numpy nor pypinyin.
"""
