"""Who made a piece: role words and names in bylines and credit lines, what can be a name; for importing and search."""
