"""Who: bylines, credit lines, the leads that a report begins with, and the word lists that tell names and roles."""
