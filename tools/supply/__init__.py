"""What the product is made of, from its lock file: a bill of materials, and known advisories."""
