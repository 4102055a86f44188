"""How fast the product is beside what people would pick instead, in one run."""
