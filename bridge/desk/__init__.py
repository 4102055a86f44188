"""The side towards the desk: a Bot API server behind which stands another messenger."""
