"""The answer in other people's formats. Each writer is pure: an assessment in, a text out.

None of them says more than the report does. What is undetermined goes out in words, with ranges
rounded outward to 0.1, and no format gets an attribution that the case does not have.
"""

from crossbearing.report.exchange.claim_review import claim_review
from crossbearing.report.exchange.follow_the_money import follow_the_money
from crossbearing.report.exchange.stix import stix

__all__ = ["claim_review", "follow_the_money", "stix"]
