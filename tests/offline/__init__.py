"""The guard that fails a test in which anything reaches for the network; `sitecustomize` is for child processes."""
