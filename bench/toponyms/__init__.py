"""Which place is meant: scores on news with coordinates."""
