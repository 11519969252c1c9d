"""The matrix in the browser: rated by several, compared, and never part of the verdict."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing import casework
from crossbearing.casework.rating import POOLED, REPORTS, by_analyst, mark
from crossbearing.errors import UsageError
from crossbearing.model import Act, Rating
from crossbearing.store import Case
from crossbearing.weigh import matrix as tables
from crossbearing.weigh.matrix import weigh_matrix
from tests import factory as f
from tests.report.sarn import sarn
from tests.web.conftest import ORIGIN

CASE = sarn()
HYPOTHESES = [each.hypothesis.id for each in CASE.verdict.ranking]
READINGS = [each.id for each in CASE.verdict.readings]
MARKS = st.sampled_from(("", *casework.MARKS))


def rating(hypothesis=0, reading=0, value="CC", who="K. Aster", **fields) -> Rating:
    """A rating of a cell of the rich case."""
    given = {"when": "2031-05-04T10:00:00Z", **fields}
    return casework.make_rating(
        CASE,
        hypothesis=HYPOTHESES[hypothesis],
        reading=READINGS[reading],
        value=value,
        who=who,
        **given,
    )


def compared(ratings, method="bayes"):
    """The sheets of the rich case under a method."""
    found = casework.compare_ratings(CASE, ratings, method)
    assert found is not None
    return found


@pytest.fixture
def case(ledger, monkeypatch):
    """The rich case, in which analysts rate."""
    monkeypatch.setattr(ledger, "weigh", sarn)
    return ledger


def test_cells_hold_bits_and_open_to_their_words(browser, case):
    """What speaks for and against each hypothesis, a link a cell."""
    shown = browser.get("/matrix").text
    assert f'<a href="/matrix/readings/{READINGS[2]}">+1.3</a>' in shown
    card = browser.get(f"/matrix/readings/{READINGS[2]}").text
    assert "a crater three metres deep and residue of military explosive" in card


def test_a_rating_is_a_row_with_who_and_when(browser, case):
    """Only cells that changed are recorded, and the page shows them beside the bits."""
    place = f"/matrix/readings/{READINGS[0]}"
    form = {f"rating.{HYPOTHESES[0]}": "II", f"rating.{HYPOTHESES[1]}": "", "comment": "a copy"}
    assert browser.post(place, data=form, headers=ORIGIN).status_code == 303
    browser.post(place, data=form | {"comment": ""}, headers=ORIGIN)
    (made,) = case.rated
    assert (made.value, made.who, made.when, made.comment) == (
        "II",
        "A. Reviewer",
        "2031-05-04T10:00:00+00:00",
        "a copy",
    )
    assert "<bdi>a copy</bdi>" in browser.get(place).text
    assert "A. Reviewer" in browser.get("/matrix").text


def test_a_rating_is_taken_back_by_another_row(browser, case):
    """Nothing is overwritten: the first row stays, and counts no more."""
    place = f"/matrix/readings/{READINGS[0]}"
    for value in ("C", ""):
        browser.post(place, data={f"rating.{HYPOTHESES[0]}": value}, headers=ORIGIN)
    assert [each.value for each in case.rated] == ["C", ""]
    assert by_analyst(case.rated) == {}


def test_a_comment_alone_changes_no_rating(browser, case):
    """It stands beside what was rated before."""
    place = f"/matrix/readings/{READINGS[0]}"
    browser.post(place, data={f"rating.{HYPOTHESES[0]}": "C"}, headers=ORIGIN)
    before = by_analyst(case.rated)["A. Reviewer"]
    browser.post(place, data={"comment": "look again"}, headers=ORIGIN)
    after = by_analyst(case.rated)["A. Reviewer"]
    assert {key: each.value for key, each in before.items()} == {
        key: each.value for key, each in after.items()
    }
    assert case.rated[-1].comment == "look again"


@pytest.mark.parametrize("form", [{"rating.h-none": "C"}, {f"rating.{HYPOTHESES[0]}": "maybe"}])
def test_what_is_no_rating_is_said_beside_the_form(browser, case, form):
    """In words, and nothing is kept."""
    answer = browser.post(f"/matrix/readings/{READINGS[0]}", data=form, headers=ORIGIN)
    assert answer.status_code == 400
    assert case.rated == []


def test_a_grade_is_a_decision(browser, case):
    """On the origin's words, signed."""
    answer = browser.post(
        f"/matrix/readings/{READINGS[0]}/grade",
        data={"value": "b2", "why": "x"},
        headers=ORIGIN,
    )
    assert answer.status_code == 303
    (made,) = case.decisions
    assert (made.act, made.target.role, made.value) == (Act.edit, "origin", "B2")


@pytest.mark.parametrize("method", casework.METHOD_NAMES)
def test_every_method_scores_what_an_analyst_rated(browser, case, method):
    """The page gives the very values that the method gives for the sheet."""
    case.rated += [rating(at, 0, value) for at, value in enumerate(("CC", "I", "N"))]
    found = compared(case.rated, method)
    (own,) = [each for each in found.sheets if each.who == "K. Aster"]
    assert own.result.scored == weigh_matrix(own.result.matrix, method).scored
    shown = browser.get("/matrix", params={"method": method, "by": "K. Aster"}).text
    assert "Ratings by K. Aster" in shown


def test_sorted_by_diagnosticity_what_tells_most_apart_comes_first(browser, case):
    """The crater tells more apart than a denial that cuts neither way."""
    shown = browser.get("/matrix?sort=diagnosticity&method=bayes").text
    head = shown[: shown.index("</thead>")]
    assert head.index(READINGS[2]) < head.index(READINGS[5])


def test_where_analysts_disagree_the_furthest_apart_comes_first():
    """Steps are counted between the outermost; cells that one alone rated are none."""
    ratings = [
        rating(0, 0, "CC"),
        rating(0, 0, "I", who="M. Deen"),
        rating(1, 0, "CC"),
        rating(1, 0, "C", who="M. Deen"),
        rating(0, 1, "II"),
        rating(0, 2, "C"),
        rating(0, 2, "NA", who="M. Deen"),
    ]
    found = compared(ratings, "heuer")
    assert [each.steps for each in found.disagreements] == [3, 1]
    assert found.disagreements[0].ratings == (("K. Aster", "CC"), ("M. Deen", "I"))
    assert found.sheets[-1].who == POOLED


def test_ratings_never_enter_the_verdict(tmp_path):
    """A case answers alike before and after; the rows are in the record."""
    folder = tmp_path / "case"
    casework.new_case(folder, "Who struck the depot?")
    casework.add_evidence(folder, f.evidence("a roof", supports="accident", bits=1.0, high=1.0))
    before = casework.weigh_case(folder)
    made = casework.make_rating(
        before,
        hypothesis=before.verdict.ranking[0].hypothesis.id,
        reading=before.verdict.readings[0].id,
        value="II",
        who="K. Aster",
        when="2031-05-04T10:00:00Z",
    )
    casework.rate(folder, [made])
    assert casework.ratings_of(folder) == (made,)
    assert casework.weigh_case(folder).verdict == before.verdict
    with Case.open(folder) as case:
        assert [each.who for each in case.entries() if each.kind == "rating"] == ["K. Aster"]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5), MARKS), max_size=12))
def test_a_saved_sheet_is_read_back_as_it_was(tmp_path_factory, cells):
    """`weigh MATRIX` reads the very matrix that the page scored."""
    ratings = [rating(hypothesis, reading, value) for hypothesis, reading, value in cells]
    for sheet in compared(ratings).sheets:
        path = tmp_path_factory.mktemp("sheets") / "matrix.json"
        path.write_text(json.dumps(casework.matrix_json(sheet.result.matrix)), "utf-8")
        read = tables.load(path)
        assert read.items == sheet.result.matrix.items
        assert read.hypotheses == sheet.result.matrix.hypotheses


def test_the_file_of_a_sheet_is_saved(browser, case):
    """By the name of whoever rated; of nobody else."""
    answer = browser.get("/matrix/file", params={"by": REPORTS})
    assert len(json.loads(answer.content)["evidence"]) == len(READINGS)
    assert answer.headers["content-disposition"].startswith("attachment")
    assert browser.get("/matrix/file", params={"by": "nobody"}).status_code == 404


@pytest.mark.parametrize(
    ("bits", "value"),
    [
        (None, "NA"),
        (0.0, "N"),
        (0.14, "N"),
        (0.15, "C"),
        (-0.15, "I"),
        (1.5, "CC"),
        (-1.5, "II"),
    ],
)
def test_bits_come_to_a_rating_by_two_bounds(bits, value):
    """As the page says under its table."""
    assert mark(bits).value == value


@pytest.mark.parametrize("query", ["method=guess", "sort=name", "page=99", "page=0"])
def test_what_no_page_asks_for_is_refused(browser, case, query):
    """A method, an order or a part there is none of."""
    assert browser.get(f"/matrix?{query}").status_code in (400, 404)


def test_a_case_with_nothing_to_compare_says_so(browser, ledger, monkeypatch):
    """One hypothesis, or no reading, is no matrix."""
    bare = replace(CASE, verdict=f.verdict())
    monkeypatch.setattr(ledger, "weigh", lambda: bare)
    assert "needs two hypotheses" in browser.get("/matrix").text


def test_nobody_rates_in_no_name():
    """Every row has its analyst."""
    with pytest.raises(UsageError):
        rating(who=" ")
