"""When things happened and were told, joined across documents."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.calendar import MONTHS
from crossbearing.link import timeline
from crossbearing.model import Rail, Scheme
from tests import factory as f

HIT = "Missiles hit the Sarn depot of the Ansel army on {}, killing two guards."


def lined(*told):
    """The timeline of reports, given as text, date and the day of their incident, if any."""
    documents = [
        f.doc(text, path=f"r{n}", published=day) for n, (text, day, _) in enumerate(told)
    ]
    notes = [
        f.notes(
            document,
            incidents=(f.incident(document, start=start, end=start),) if start else (),
            **f.dated(document),
        )
        for document, (_, _, start) in zip(documents, told, strict=True)
    ]
    return timeline(documents, notes, f.links())


def test_two_reports_of_one_day_make_one_happening():
    """Each keeps its words, and no date is in dispute."""
    one = (HIT.format("Tuesday"), "2024-04-17", "2024-04-16")
    other = (HIT.format("16 April"), "2024-04-18", "2024-04-16")
    (happening,) = lined(one, other).happenings
    assert (happening.rail, happening.start, happening.conflict) == (
        Rail.incident,
        "2024-04-16",
        False,
    )
    assert len({each.document for each in happening.datings}) == 2


def test_two_dates_for_the_incident_stand_side_by_side():
    """The conflict spans all that is told, and says who tells what."""
    one = (HIT.format("Tuesday"), "2024-04-17", "2024-04-16")
    other = (HIT.format("15 April"), "2024-04-18", "2024-04-15")
    (happening,) = lined(one, other).happenings
    assert happening.conflict
    assert (happening.start, happening.end) == ("2024-04-15", "2024-04-16")
    assert [each.time.value for each in happening.datings] == ["2024-04-16", "2024-04-15"]


def test_two_days_in_one_report_are_two_events():
    """Nobody disagrees with himself."""
    text = "Rebels seized the Orrin bridge on 3 May 2019. Rebels seized the Orrin bridge on 9 May 2019."
    found = lined((text, "2024-04-17", None)).happenings
    assert [each.start for each in found] == ["2019-05-03", "2019-05-09"]
    assert not any(each.conflict for each in found)


def test_different_dates_for_a_background_event_are_a_conflict():
    """Two reports, the same words, days that do not meet."""
    text = "Rebels seized the Orrin bridge on {} May 2019."
    (happening,) = lined(
        (text.format(3), "2024-04-17", None), (text.format(9), "2024-04-18", None)
    ).happenings
    assert (happening.rail, happening.conflict) == (Rail.background, True)


def test_a_vaguer_date_that_fits_is_no_conflict():
    """ "In May" and "on 3 May" meet on the third."""
    one = ("Rebels seized the Orrin bridge in May 2019.", "2024-04-17", None)
    other = ("Rebels seized the Orrin bridge on 3 May 2019.", "2024-04-18", None)
    (happening,) = lined(one, other).happenings
    assert (happening.start, happening.end, happening.conflict) == (
        "2019-05-03",
        "2019-05-03",
        False,
    )


def test_what_ended_long_before_the_incident_is_background():
    """A month is the line."""
    text = f"{HIT.format('Tuesday')} In 2003 the coalition invaded Ansel. Rain fell on Monday."
    found = lined((text, "2024-04-17", "2024-04-16"))
    assert [(each.rail, each.start) for each in found.happenings] == [
        (Rail.background, "2003-01-01"),
        (Rail.around, "2024-04-15"),
        (Rail.incident, "2024-04-16"),
    ]


def test_what_hangs_on_a_missing_date_stays_open_at_the_end():
    """A year that is told stands all the same."""
    text = "In February they left. In 2003 the coalition invaded Ansel."
    found = lined((text, None, None)).happenings
    assert [(each.rail, each.start) for each in found] == [
        (Rail.background, "2003-01-01"),
        (Rail.open, None),
    ]


def test_words_that_say_what_came_first_make_an_order():
    """ "Hours after the strike" follows the incident, by some hours."""
    text = f"{HIT.format('Tuesday')} Hours after the strike, rebels shelled the port of Vell."
    found = lined((text, "2024-04-17", "2024-04-16"))
    (order,) = [each for each in found.orders if each.passage]
    incident = next(each.id for each in found.happenings if each.rail is Rail.incident)
    assert (order.earlier, order.gap) == (incident, "PTXH")


def test_an_argument_from_timing_stands_in_the_order_it_argues_for():
    """What the incident "came after" is before it, by the argument's own words."""
    text = f"{HIT.format('Tuesday')} The strike came two days after the talks had failed."
    document = f.doc(text, published="2024-04-17")
    words = "The strike came two days after the talks had failed"
    argued = f.argument(document, words, scheme=Scheme.timing)
    notes = f.notes(
        document,
        incidents=(f.incident(document, start="2024-04-16"),),
        arguments=(argued,),
        **f.dated(document),
    )
    (order,) = [
        each
        for each in timeline([document], [notes], f.links()).orders
        if each.argument == argued.id and each.gap is None
    ]
    assert order.earlier == "the talks had failed"


def test_publications_and_dated_statements_share_the_rail_of_reporting():
    """The saying is dated by the words beside its cue."""
    text = "The ministry said on Tuesday that the depot was safe."
    document = f.doc(text, published="2024-04-19")
    spoken = f.said(document, "that the depot was safe", source="The ministry", cue="said")
    notes = f.notes(document, spoken, **f.dated(document, spoken))
    told = timeline([document], [notes], f.links()).told
    assert [(each.statement, each.start) for each in told] == [
        (spoken.id, "2024-04-16"),
        (None, "2024-04-19"),
    ]


def test_the_order_of_documents_does_not_change_what_happened():
    """Groups, days and conflicts are the same whichever report comes first."""
    told = [
        (HIT.format("Tuesday"), "2024-04-17", "2024-04-16"),
        (HIT.format("15 April"), "2024-04-18", "2024-04-15"),
        ("Rebels seized the Orrin bridge in May 2019.", "2024-04-19", None),
    ]

    def seen(line):
        return sorted(
            (e.rail, e.start, e.end, e.conflict, len(e.datings)) for e in line.happenings
        )

    first = seen(lined(*told))
    assert all(seen(lined(*order)) == first for order in permutations(told))


def written(day):
    """The day as a report writes it, in any locale."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(0, 60))
def test_an_event_is_where_its_date_puts_it(day, back):
    """Before the line it is background, after it around, and never lost."""
    then = day - timedelta(days=back)
    text = (
        f"Missiles hit the Sarn depot on {written(day)}. Rebels left Orrin on {written(then)}."
    )
    found = lined((text, day.isoformat(), day.isoformat()))
    rebels = next(each for each in found.happenings if each.rail is not Rail.incident)
    assert rebels.start == then.isoformat()
    assert rebels.rail is (Rail.background if back > 30 else Rail.around)
