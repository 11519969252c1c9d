"""The append-only ledger: a case is a folder that forgets nothing and shows any change."""

from crossbearing.store.book import confirm_free
from crossbearing.store.case import Case, Entry, cases
from crossbearing.store.decisions import current
from crossbearing.store.ledger import Kind
from crossbearing.store.verify import Fault, Verification

__all__ = ["Case", "Entry", "Fault", "Kind", "Verification", "cases", "confirm_free", "current"]
