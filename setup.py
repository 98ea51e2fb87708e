"""Put `resources/` and the manual into the wheel as data of `reader`; everything else is in pyproject.toml."""

import re
from pathlib import Path

from setuptools import find_packages, setup

# What the window shows as its manual; the rest of docs/ is for whoever works on the program.
TEXTS = ["manual*.md", "whats-new*.md", "search-syntax.md"]
DOCS = Path(__file__).resolve().parent / "docs"
WORDS = "".join(page.read_text("utf-8") for text in TEXTS for page in DOCS.glob(text))
PAGES = [*TEXTS, *sorted(set(re.findall(r"\]\((pictures/[^)]+)\)", WORDS)))]

# An index shows README.md far from any checkout: pictures and links that lead into one would be dead there.
README = (DOCS.parent / "README.md").read_text("utf-8")
README = "\n\n".join(part for part in README.split("\n\n") if "![" not in part)
README = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]+\)", r"\1", README)

setup(
    long_description=README,
    long_description_content_type="text/markdown",
    packages=[*find_packages(include=["reader", "reader.*"]), "reader.resources", "reader.docs"],
    include_package_data=False,  # else MANIFEST.in decides, which speaks of the source distribution
    package_dir={"reader.resources": "resources", "reader.docs": "docs"},
    package_data={"reader": ["py.typed"], "reader.resources": ["**/*"], "reader.docs": PAGES},
    exclude_package_data={"reader.resources": ["locale/update.py", "fonts/update.py", "**/__pycache__/*"]},
)
