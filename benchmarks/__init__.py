"""One script a question. `python -m benchmarks` lists them, `python -m benchmarks --check` holds their bars.

Each script answers the question in its docstring's first line, prints ratios (absolute times mean little on another
machine), and with `--check` exits 1 where its bar is missed.
"""
