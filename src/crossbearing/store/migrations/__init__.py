"""How a case of any earlier version becomes one of this version."""
