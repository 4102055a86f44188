"""Ledgers as offices write them."""
