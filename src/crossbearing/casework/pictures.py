"""Small pictures of what people hand in, made here: nothing of the original but its pixels stays."""

from __future__ import annotations

import warnings
from io import BytesIO

from crossbearing.errors import CaptureRefused, PartMissing

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
"""What is opened. Formats that hand work to other programs (EPS), or hold other files, are not."""
LARGEST = 60_000_000
"""Pixels of the original at most: a small file may unpack to a picture that fills the memory."""
SIDE = 320
"""Pixels of the longer side."""


def thumbnail(raw: bytes) -> bytes:
    """A small PNG of a picture, without place, camera or comment. Raises CaptureRefused for what
    is no picture that can be shown, PartMissing without the extra `web`."""
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise PartMissing(
            "pictures need the extra `web`: pip install 'crossbearing[web]'"
        ) from error

    try:
        with warnings.catch_warnings():
            # A picture that is only large is measured below, by our own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(raw), formats=FORMATS) as opened:
                if opened.width * opened.height > LARGEST:
                    raise CaptureRefused("picture", "has more pixels than are opened here")
                opened.draft("RGB", (2 * SIDE, 2 * SIDE))
                upright = ImageOps.exif_transpose(opened).convert("RGB")
        upright.thumbnail((SIDE, SIDE))
        bare = Image.new("RGB", upright.size)
        bare.paste(upright)
        written = BytesIO()
        bare.save(written, "PNG")
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, TypeError, KeyError,
            IndexError, Image.DecompressionBombError) as error:  # fmt: skip
        # What the decoders raise for bytes that are no picture, each in its own way.
        raise CaptureRefused("picture", "is no picture that can be shown") from error
    return written.getvalue()
