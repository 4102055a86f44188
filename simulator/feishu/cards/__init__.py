"""Cards of schema 2.0: what is taken, what a phone shows of them, what can be pressed."""
