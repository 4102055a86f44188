"""How flat the desk is in the size of its database: ``python -m bench.scale --help``."""
