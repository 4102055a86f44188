"""Boards as documents: bytes to send, to print and to sign."""
