"""Extraction: what stands in one document, as spans over its text."""

from crossbearing.extract.reader import Reader, attributions

__all__ = ["Reader", "attributions"]
