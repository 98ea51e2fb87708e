"""Tests of reader.rendering."""
