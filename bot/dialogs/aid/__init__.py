"""Counting a day of legal aid at once, or putting right what was counted."""
