"""Ask whether a known weakness is in what a bundle carries: pip-audit, in an environment of its own.

By itself pip-audit passes over what the index cannot tell of, says "No known vulnerabilities found" and ends well;
with `--strict` it fails there. So only what was really asked about counts as asked.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bundle.notices import parts


def main(out: Path) -> int:
    """Ask about all parts of the bundle in `out`; returns 0 only where each is known and nothing is wrong with it."""
    python = out / "environment" / "bin" / "python"
    if not python.exists():
        print(f"{python} is not there: python -m bundle folder {out}")
        return 1
    listed = out / "parts.txt"
    listed.write_text("".join(f"{one['name']}=={one['version']}\n" for one in parts(python)), "utf-8")
    tool = out / "audit" / "bin" / "python"
    if not tool.exists():
        subprocess.run([sys.executable, "-m", "venv", str(out / "audit")], check=True)
    subprocess.run([str(tool), "-m", "pip", "install", "--quiet", "pip-audit>=2.9,<3"], check=True)
    # The versions are those installed: nothing is to be resolved, so pip is not needed for it.
    command = [str(tool), "-m", "pip_audit", "--strict", "--disable-pip", "--no-deps", "--progress-spinner", "off"]
    return subprocess.run([*command, "-r", str(listed)], check=False).returncode
