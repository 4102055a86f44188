"""The rules of the house as tests: each rule with a small snippet that shows it bites."""
