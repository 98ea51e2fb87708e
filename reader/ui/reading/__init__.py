"""The reading pane: a piece on paper, its marks, notes and repairs. `pane.ReadingPane` is the door."""
