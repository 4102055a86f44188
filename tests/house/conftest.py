"""What is no test of this tree."""

collect_ignore = ["recipe"]
"""Files of a mechanism that is not there: ``test_recipe.py`` makes it in a copy and tests it."""
