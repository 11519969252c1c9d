"""Incidents: what happened, who did it, to whom and with what, beside what others score."""
