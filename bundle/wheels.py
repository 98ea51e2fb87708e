"""All that `pip install` needs, in one zip, for a computer without a network; installed once from it, to see it whole.

Wheels are of one Python and one kind of computer: those of the machine that makes the zip. Its name and its README say
which.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bundle.building import sources, try_it
from bundle.paths import version

PYTHON: Final = f"{sys.version_info[0]}.{sys.version_info[1]}"
INSTALL: Final = f"python{PYTHON} -m venv baojia && baojia/bin/pip install --no-index --find-links wheels baojia"
START: Final = "baojia/bin/baojia"
README: Final = f"""\
报夹, for a computer without a network, of this kind: {sysconfig.get_platform()}, Python {PYTHON}.
Unpack the zip. One command in its folder makes the folder `baojia` beside this file and starts the program:

    {INSTALL} && {START}

The folder stays where it was made. From then on: {START}. What the window needs of the system and has not, the
program names, with the command that installs it. Debian has `venv` in the package python3-venv. To be rid of the
program, delete this folder; what was read in stays in your library (on Linux in ~/.local/share/baojia).
"""


def make(out: Path) -> Path:
    """Write the zip into `out`, install from it without an index, and return it. Raises SystemExit where that fails."""
    target = out / f"baojia-{version()}-wheels-{sysconfig.get_platform()}-py{PYTHON.replace('.', '')}.zip"
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", folder, str(sources(out))]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("README.txt", README)
            for wheel in sorted(Path(folder).glob("*.whl")):
                archive.write(wheel, f"wheels/{wheel.name}")
    install(target)
    return target


def alone() -> dict[str, str]:
    """Return this environment without what would let pip find a wheel elsewhere: its settings and Python's."""
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{bare['PATH']}"
    return bare | {"PIP_CONFIG_FILE": os.devnull, "PATH": path}


def install(archive: Path) -> None:
    """Unpack the zip, do what its README says and let the program do what a reader does. Raises SystemExit."""
    with TemporaryDirectory() as name:
        zipfile.ZipFile(archive).extractall(name)
        run = subprocess.run(INSTALL, shell=True, cwd=name, env=alone(), capture_output=True, text=True, check=False)
        if run.returncode:
            raise SystemExit(f"{INSTALL}: {run.returncode}\n{run.stdout}{run.stderr}")
        try_it(Path(name, START))
