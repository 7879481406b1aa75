"""Exercise form coach: pose landmarks in, counted and measured repetitions out. Knows no Qt."""

__version__ = "0.1.0"
