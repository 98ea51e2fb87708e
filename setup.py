"""Put `resources/` and the manual into the wheel as data of `reader`; everything else is in pyproject.toml."""

from setuptools import find_packages, setup

# What the window shows as its manual; the rest of docs/ is for whoever works on the program.
PAGES = ["manual*.md", "whats-new*.md", "search-syntax.md", "pictures/*.png"]

setup(
    packages=[*find_packages(include=["reader", "reader.*"]), "reader.resources", "reader.docs"],
    package_dir={"reader.resources": "resources", "reader.docs": "docs"},
    package_data={"reader": ["py.typed"], "reader.resources": ["**/*"], "reader.docs": PAGES},
    exclude_package_data={"reader.resources": ["locale/update.py", "fonts/update.py", "**/__pycache__/*"]},
)
