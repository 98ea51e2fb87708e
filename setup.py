"""Put `resources/` and the manual into the wheel as data of `reader`; everything else is in pyproject.toml."""

import re
from pathlib import Path

from setuptools import find_packages, setup

# What the window shows as its manual; the rest of docs/ is for whoever works on the program.
TEXTS = ["manual*.md", "whats-new*.md", "search-syntax.md"]
DOCS = Path(__file__).resolve().parent / "docs"
WORDS = "".join(page.read_text("utf-8") for text in TEXTS for page in DOCS.glob(text))
PAGES = [*TEXTS, *sorted(set(re.findall(r"\]\((pictures/[^)]+)\)", WORDS)))]

setup(
    packages=[*find_packages(include=["reader", "reader.*"]), "reader.resources", "reader.docs"],
    include_package_data=False,  # else MANIFEST.in decides, which speaks of the source distribution
    package_dir={"reader.resources": "resources", "reader.docs": "docs"},
    package_data={"reader": ["py.typed"], "reader.resources": ["**/*"], "reader.docs": PAGES},
    exclude_package_data={"reader.resources": ["locale/update.py", "fonts/update.py", "**/__pycache__/*"]},
)
