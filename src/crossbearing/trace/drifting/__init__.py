"""What a sentence loses of the one it was made from: a hedge, a number, a source, a negation.

Each kind has its file, with `KIND` and `losses(before, after)`; none knows the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Loss
from crossbearing.trace.drifting import attribution, hedge, negation, number

KINDS = (hedge, number, attribution, negation)


def losses(before: str, after: str) -> Iterator[Loss]:
    """What `after` loses or changes of `before`, a sentence that says the same thing."""
    if before == after:
        return
    for kind in KINDS:
        yield from kind.losses(before, after)
