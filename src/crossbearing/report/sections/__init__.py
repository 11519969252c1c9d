"""The sections of a report, a file for each group; each function gives one section or None.

A section that has nothing to say gives None and is left out, except where silence would mislead.
"""
