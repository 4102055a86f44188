"""Two-way evaluations as pages: the rounds, a sheet, what came out."""
