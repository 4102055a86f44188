"""What is asked of a talk meeting in words, in days, or from a list."""
