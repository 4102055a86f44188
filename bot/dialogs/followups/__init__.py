"""Steps of an item handed out: the draft, what is tapped and written, the windows."""
