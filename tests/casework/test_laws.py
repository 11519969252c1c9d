"""What must hold of any answer: copies add nothing, order is irrelevant, names swap."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing import casework
from crossbearing.model import Annotations, Document, identify
from crossbearing.report import shapes

SWAPS = {"Ansel": "Teral", "Teral": "Ansel", "ANSEL": "TERAL", "TERAL": "ANSEL"}


def shares(assessment):
    """Probability, low and high of every answer, by variable and label."""
    return {
        (each.variable, answer.label): (answer.probability, answer.low, answer.high)
        for each in assessment.verdict.variables
        for answer in each.answers
    }


def swapped(text):
    """The text with the two parties' names exchanged, adjectives included."""
    parts = []
    at = 0
    while at < len(text):
        name = next((each for each in SWAPS if text.startswith(each, at)), None)
        parts.append(SWAPS[name] if name else text[at])
        at += len(name) if name else 1
    return "".join(parts)


def swap(noun, kind):
    """A noun with the two parties exchanged in every string; ids stay, lengths are equal."""
    return msgspec.json.decode(swapped(msgspec.json.encode(noun).decode()), type=kind)


def test_swapping_two_parties_swaps_the_answer(sarn):
    """Exchange two parties' names throughout and the shares are exchanged, to the last bit."""
    documents = [swap(each, Document) for each in sarn.documents]
    annotations = [swap(each, Annotations) for each in sarn.annotations]
    mirrored = shares(sarn.answer(documents, annotations))
    plain = shares(sarn.answer())
    assert {(v, swapped(label)): share for (v, label), share in plain.items()} == mirrored


@settings(
    derandomize=True,
    deadline=None,
    max_examples=5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_documents_is_irrelevant(sarn, order):
    """Shuffled documents give the very same shares and origins."""
    pairs = list(zip(sarn.documents, sarn.annotations, strict=True))
    order.shuffle(pairs)
    shuffled = sarn.answer(*(tuple(each) for each in zip(*pairs, strict=True)))
    assert shares(shuffled) == shares(sarn.answer())
    assert {each.id for each in shuffled.trace.origins} == {
        each.id for each in sarn.answer().trace.origins
    }


def test_a_copy_adds_exactly_nothing(sarn):
    """Every report printed again, each by an outlet of its own, leaves every share as it was."""
    plain = shares(sarn.answer())
    prints = [reprint(*pair) for pair in zip(sarn.documents, sarn.annotations, strict=True)]
    more = sarn.answer(
        (*sarn.documents, *(document for document, _ in prints)),
        (*sarn.annotations, *(found for _, found in prints)),
    )
    assert shares(more) == plain


def reprint(document, annotations):
    """The same text in another outlet, later than all."""
    identity = identify("d", document.id, "reprint")
    encoded = msgspec.json.encode(annotations).decode().replace(document.id, identity)
    for each in (*annotations.attributions, *annotations.arguments, *annotations.mentions):
        encoded = encoded.replace(each.id, identify(each.id[0], each.id, "reprint"))
    fields = msgspec.to_builtins(document) | {
        "id": identity,
        "publisher": f"Second print of {document.publisher}",
        "path": f"again/{document.path}",
        "published": {"value": "2031-12-31", "zone": None, "found": "test"},
    }
    return (
        msgspec.convert(fields, Document),
        msgspec.json.decode(encoded, type=Annotations),
    )


def test_two_runs_give_the_same_json_and_page_byte_for_byte(sarn):
    """Nothing in a result depends on the run."""
    one, other = sarn.answer(), sarn.answer()
    assert shapes.dumps(shapes.assess_json(one)) == shapes.dumps(shapes.assess_json(other))
    assert casework.page(one) == casework.page(other)


def test_files_in_any_order_and_two_workers_give_the_same_json(sarn):
    """The order of paths and the number of workers do not show."""
    paths = sorted(str(each) for each in sarn.case.paths[0].iterdir())
    settings_for = {
        workers: casework.Settings(metadata=sarn.case.metadata, workers=workers)
        for workers in (1, 2)
    }
    forth = casework.assess(paths, sarn.case.question, settings_for[1])
    back = casework.assess(paths[::-1], sarn.case.question, settings_for[2])
    assert shapes.dumps(shapes.assess_json(forth)) == shapes.dumps(shapes.assess_json(back))
    assert casework.page(forth) == casework.page(back)
