"""What is asked about a project, one thing after another."""
