"""Exercise specifications (data only)."""
