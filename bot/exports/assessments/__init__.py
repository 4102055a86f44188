"""Papers of assessments: the register, the filing table, the outline of a report."""
