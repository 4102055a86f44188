"""Assessments of major matters: the list, a matter, its points, measures and annexes."""
