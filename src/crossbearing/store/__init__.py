"""The append-only ledger: a case is a folder that forgets nothing and shows any change."""

from crossbearing.store.bag import Bag, opened_bag, write_bag
from crossbearing.store.book import confirm_free
from crossbearing.store.carrying import restore
from crossbearing.store.case import Case, Entry, cases
from crossbearing.store.decisions import (
    JOINING,
    PARTS,
    current,
    place_of,
    places,
    read_aim,
    read_spans,
    write_aim,
    write_spans,
)
from crossbearing.store.ledger import Kind
from crossbearing.store.verify import Fault, Verification

__all__ = [
    "JOINING",
    "PARTS",
    "Bag",
    "Case",
    "Entry",
    "Fault",
    "Kind",
    "Verification",
    "cases",
    "confirm_free",
    "current",
    "opened_bag",
    "place_of",
    "places",
    "read_aim",
    "read_spans",
    "restore",
    "write_aim",
    "write_bag",
    "write_spans",
]
