"""Papers: put with a matter, or made of what is on file."""
