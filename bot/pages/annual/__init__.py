"""Responsibility letters and annual reviews as pages."""
