"""All that `pip install` needs, in one zip, for a computer without a network."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from bundle.building import sources
from bundle.paths import version

README = """\
unzip {name}, then in its folder:
    python3 -m venv baojia && baojia/bin/pip install --no-index --find-links wheels baojia && baojia/bin/baojia
"""


def make(out: Path) -> Path:
    """Write the zip into `out` and return it."""
    target = out / f"baojia-{version()}-wheels-{sys.platform}-py{sys.version_info[0]}{sys.version_info[1]}.zip"
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", folder, str(sources(out))]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("README.txt", README.format(name=target.name))
            for wheel in sorted(Path(folder).glob("*.whl")):
                archive.write(wheel, f"wheels/{wheel.name}")
    return target
