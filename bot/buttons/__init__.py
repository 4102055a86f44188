"""Callback data of buttons outside dialogs: numeric ids and short words, far below 64 bytes."""
