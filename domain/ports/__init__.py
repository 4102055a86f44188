"""What the domain needs of the world: the arrows that turn."""
