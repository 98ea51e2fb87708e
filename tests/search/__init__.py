"""Tests of the search room; `brute_force` is the independent matcher they check against."""
