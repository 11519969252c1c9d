"""The incident head: what happened, to whom and by whose hand, read from the encoder's pass.

A small network tags words by their part in an incident; trees over what it and the words tell
choose among the phrases tagged, and among types of incident. See docs/ideas/incidents.md.
"""

from crossbearing.extract.tagging.head import Head, head
from crossbearing.extract.tagging.records import Told, told

__all__ = ["Head", "Told", "head", "told"]
