"""Fair peers of the report dialog on the same libraries, keeping nothing."""
