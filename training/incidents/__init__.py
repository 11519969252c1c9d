"""Training of the incident head: `python -m training.incidents`."""
