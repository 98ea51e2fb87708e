"""The notes panel: every annotation of a piece or of the library in one list. `panel.NotesPanel` is the door."""
