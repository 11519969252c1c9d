"""What stands above a value, where the user's table says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from crossbearing.weigh.fusing.values import Form, form


class Ancestors:
    """Everything above a value. A name may have several parents or stand in several places; in a
    loop each name stands above the others, and none above itself."""

    def __init__(self, parents: Iterable[tuple[str, str]]) -> None:
        self.parents: dict[Form, set[Form]] = defaultdict(set)
        for child, parent in parents:
            below, above = form(child), form(parent)
            if below is not None and above is not None:
                self.parents[below].add(above)

    def __call__(self, said: Form) -> set[Form]:
        found: set[Form] = set()
        waiting = [said]
        while waiting:
            fresh = self.parents.get(waiting.pop(), set()) - found
            found |= fresh
            waiting += fresh
        return found - {said}
