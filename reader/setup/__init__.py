"""Sets up what a bare machine lacks, then goes on in it: the virtual environment, system libraries, a Chinese font.

Standard library only, since it runs before anything is installed; it imports no other room. main.py starts with it; the
doors that open Qt ask `system` alone, for the sentence about what lacks. The way on later starts (`start`) reads one
small file and re-executes; the rest is imported when something lacks.
"""
