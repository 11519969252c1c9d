"""From bytes or an address to captures and documents."""

from crossbearing.ingest.gather import Gathered, gather
from crossbearing.ingest.limits import Limits

__all__ = ["Gathered", "Limits", "gather"]
