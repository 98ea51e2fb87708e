"""What runs beside the window: threads, child processes, deeds, and the one bridge from the library's changes."""
