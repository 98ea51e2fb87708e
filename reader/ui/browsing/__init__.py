"""The desk and the tray: the category tree and the list of pieces."""
