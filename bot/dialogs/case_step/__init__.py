"""A step of a case that needs a sentence, an outcome or a second thought."""
