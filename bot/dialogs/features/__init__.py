"""What is asked about a feature."""
