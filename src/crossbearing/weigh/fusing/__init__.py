"""Truth discovery on tables: sources disagree about objects; which value holds, and who is right
how often? It never feeds a case's verdict."""

from crossbearing.weigh.fusing.fused import fuse
from crossbearing.weigh.fusing.table import Claims, load, load_parents, updated

__all__ = ["Claims", "fuse", "load", "load_parents", "updated"]
