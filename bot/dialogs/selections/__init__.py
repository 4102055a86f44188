"""What is asked in a selection."""
