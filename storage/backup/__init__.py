"""A copy of everything in one sealed file, and the way back from it (decision 42)."""
