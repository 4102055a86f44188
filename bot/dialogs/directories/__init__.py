"""An entry of the directory: a question at a time, then a card to save."""
