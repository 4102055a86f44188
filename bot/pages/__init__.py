"""What is shown, as pure functions from a board to a page: no request, no clock, no database."""
