"""Writing into the record of a dispute's mediation: a question at a time, then a look."""
