"""Search as a reader meets it: the field, the answer as it is typed, chips that narrow it."""
