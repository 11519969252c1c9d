"""Simulated newsrooms: incidents whose truth is known, told by voices with interests.

They test arithmetic and robustness. They say nothing of the world: what they show is that answers
come out as sure as they should be where the world is as the table of weights says, and not much too
sure where it is not.
"""
