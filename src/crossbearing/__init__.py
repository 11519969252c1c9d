"""crossbearing: who says what about a contested incident, on whose word, and how far to trust it."""

from importlib.metadata import version

__version__ = version("crossbearing")
