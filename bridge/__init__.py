"""A bridge: it speaks the Bot API to the desk and another messenger to the people.

A program of its own with its own settings and its own small database. It knows nothing of the
desk and meets it over HTTP only, as Telegram does.
"""
