"""What is asked about units called in, one thing after another."""
