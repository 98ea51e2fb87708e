"""Put `resources/` into the wheel as data of the package `reader`; everything else is in pyproject.toml."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["reader", "reader.*"]), "reader.resources"],
    package_dir={"reader.resources": "resources"},
    package_data={"reader": ["py.typed"], "reader.resources": ["**/*"]},
    exclude_package_data={"reader.resources": ["locale/update.py", "fonts/update.py", "**/__pycache__/*"]},
)
