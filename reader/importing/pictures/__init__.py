"""The pictures of a source: met by its adapter, kept once, placed in pieces or set aside with a reason."""
