"""Exercise specifications and the machinery that judges by them."""
