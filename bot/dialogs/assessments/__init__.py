"""What is asked about an assessment, one thing after another."""
