"""The process that looks into a file before it is imported: `python -m reader.ui.shell.preview_child`.

Standard input: one JSON line, the request (`path`, `encoding`, `language`). Standard output: one JSON line,
`{"preview": …}`. It stores nothing, never loads Qt and may be ended at any moment.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from reader.model.messages import speak
from reader.workspace.previewing import preview


def main() -> int:
    """Look and tell."""
    request: dict[str, Any] = json.loads(sys.stdin.readline())
    speak(request.get("language"))
    found = preview(Path(request["path"]), encoding=request.get("encoding") or None)
    sys.stdout.write(json.dumps({"preview": dataclasses.asdict(found)}, ensure_ascii=True) + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
