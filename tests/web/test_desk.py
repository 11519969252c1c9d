"""What an answer keeps beside itself for the pages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from crossbearing.report.index import Index
from crossbearing.web.desk import KEEPS, Weighed
from tests import factory

ANSWER = factory.assessment(factory.doc())


def test_what_many_ask_for_at_once_is_made_once() -> None:
    """Whoever asks while it is being made waits for it."""
    weighed = Weighed(ANSWER, Index(ANSWER), 1)
    begun, go, made = Event(), Event(), []

    def make() -> int:
        begun.set()
        go.wait(10)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(weighed.once, "key", make)
        begun.wait(10)
        others = [pool.submit(weighed.once, "key", make) for _ in range(4)]
        go.set()
        assert [each.result(10) for each in (first, *others)] == [1] * 5


def test_what_was_not_asked_for_longest_is_let_go() -> None:
    """No more is kept than there is room for, and what is let go is made anew."""
    weighed = Weighed(ANSWER, Index(ANSWER), 1)
    for number in range(KEEPS + 1):
        weighed.once(number, lambda: "kept")
    assert weighed.once(0, lambda: "anew") == "anew"
    assert weighed.once(KEEPS, lambda: "anew") == "kept"
