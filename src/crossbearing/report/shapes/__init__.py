"""The fixed JSON shapes: a read document, a trace, and an assessment.

Every key the shapes name is present, null where unknown. Spans are `[start, end]` in code points
of the document's text. Nothing is sorted here: order is the order of the nouns.
"""

from crossbearing.report.shapes.assessing import assess_json
from crossbearing.report.shapes.pieces import dumps
from crossbearing.report.shapes.reading import read_line
from crossbearing.report.shapes.timing import timeline as timeline_json
from crossbearing.report.shapes.tracing import trace_json

__all__ = ["assess_json", "dumps", "read_line", "timeline_json", "trace_json"]
