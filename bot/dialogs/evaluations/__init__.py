"""What is asked about residents' evaluations: a day, figures, a reason, what is to be put right."""
