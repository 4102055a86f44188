"""Papers that go out: ledgers, forms, and the evidence of a year."""
