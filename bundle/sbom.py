"""What is in the bundle, for machines to read: CycloneDX 1.5."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bundle.notices import parts
from bundle.paths import version

if TYPE_CHECKING:
    from pathlib import Path


def sbom(python: Path, folder: Path | None = None) -> str:
    """Return the JSON, of an environment or of what a folder adds to it; equal environments give equal text."""
    components = [
        {
            "type": "library",
            "name": one["name"],
            "version": one["version"],
            "purl": f"pkg:pypi/{str(one['name']).lower()}@{one['version']}",
            "licenses": [{"license": {"name": one["licence"] or "see the copyright file"}}],
        }
        for one in parts(python, folder)
    ]
    own = {"type": "application", "name": "baojia", "version": version(), "licenses": [{"license": {"id": "MIT"}}]}
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": own},
        "components": components,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
