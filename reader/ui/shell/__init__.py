"""Application, window, actions as data, look, background work, and the one bridge from library changes to signals."""
