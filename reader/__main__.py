"""`python -m reader`: the same program as `baojia` and `python3 main.py`. Run as a file, it is what children start."""

import sys


def _be_the_package() -> None:
    """Make `reader` the package that this file lies in, whatever the current folder or any path holds."""
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    here = Path(__file__).resolve().parent
    spec = spec_from_file_location("reader", here / "__init__.py", submodule_search_locations=[str(here)])
    if spec is None or spec.loader is None:
        raise ImportError(str(here))
    package = sys.modules["reader"] = module_from_spec(spec)
    spec.loader.exec_module(package)


if __name__ == "__main__":
    if not __package__:
        _be_the_package()
    from reader.cli.program import main

    sys.exit(main())
