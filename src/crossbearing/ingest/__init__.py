"""From bytes or an address to captures and documents.

`ingest.gather` does it; it stands by itself because the parsers of every format come with it.
"""

from crossbearing.ingest.limits import Limits

__all__ = ["Limits"]
