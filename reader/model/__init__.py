"""Plain values that every room speaks: pieces, issues, repairs, corrections, annotations, positions and errors.

Never here: I/O, Qt, dicts as interfaces.
"""
