"""Tests of reader.printing."""
