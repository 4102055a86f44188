"""Reads the sheets of a file that may come from anywhere."""
