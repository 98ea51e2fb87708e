"""What people install: a folder that needs no Python, a Debian package of it, a zip of wheels. For developers only."""
