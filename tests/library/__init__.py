"""Tests of the truth on disk."""
