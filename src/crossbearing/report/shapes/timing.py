"""The shape of a timeline, as `assess --json` prints it under `timeline`."""

from __future__ import annotations

from crossbearing.model import Dating, Happening, Order, TimeExpression, Timeline, Told
from crossbearing.report.shapes.pieces import Json, pair, passages


def timeline(timeline: Timeline) -> Json:
    """Happenings and tellings by date, what came first, and the day that tells background apart."""
    return {
        "reference": timeline.reference,
        "events": [_happening(each) for each in timeline.happenings],
        "reporting": [_told(each) for each in timeline.told],
        "orders": [_order(each) for each in timeline.orders],
    }


def time_facts(time: TimeExpression) -> Json:
    """A time expression: where it stands, its value, and how exactly it is known."""
    return {
        "span": pair(time.span),
        "value": time.value,
        "start": time.start,
        "end": time.end,
        "anchor": time.anchor,
        "type": time.kind,
        "mod": time.mod,
        "precision": time.precision,
        "bounds": time.bounds,
        "relative_to": time.basis,
    }


def _happening(each: Happening) -> Json:
    return {
        "id": each.id,
        "label": each.label,
        "kind": each.kind,
        "rail": each.rail,
        "start": each.start,
        "end": each.end,
        "conflict": each.conflict,
        "parties": list(each.parties),
        "datings": [_dating(dating) for dating in each.datings],
    }


def _dating(dating: Dating) -> Json:
    return {
        "document": dating.document,
        "by": dating.by,
        "passages": passages((dating.passage,)),
        "time": time_facts(dating.time),
    }


def _told(told: Told) -> Json:
    return {
        "document": told.document,
        "statement": told.statement,
        "start": told.start,
        "end": told.end,
        "time": time_facts(told.time) if told.time else None,
    }


def _order(order: Order) -> Json:
    return {
        "earlier": order.earlier,
        "later": order.later,
        "gap": order.gap,
        "by": order.by,
        "argument": order.argument,
        "passages": passages((order.passage,)) if order.passage else [],
    }
