"""Tests of reader.export."""
