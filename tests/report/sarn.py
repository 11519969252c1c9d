"""An invented case, rich enough to fill every section: a depot at Sarn burns, and Teral, Ansel
and the accident with stored munitions all have somebody who speaks for them."""

from __future__ import annotations

from crossbearing.model import (
    Access,
    Act,
    Affected,
    Argued,
    Assessment,
    Attack,
    BearerKind,
    Certainty,
    Deception,
    Decision,
    Dependent,
    Drawn,
    DriftKind,
    Edition,
    Expected,
    FairnessCheck,
    Furniture,
    FurnitureKind,
    Grade,
    Judgement,
    Linchpin,
    MadeBy,
    Moment,
    Omission,
    OriginKind,
    Parties,
    Passage,
    Perpetrator,
    Place,
    Responsibility,
    Scheme,
    Sensitivity,
    Skipped,
    Stance,
    Status,
    SubQuestion,
    Target,
    Variable,
    Voice,
    VoiceKind,
    WouldSettle,
)
from crossbearing.weigh.words import icd203, phia, phia_words, words
from tests import factory as f

WIRE = f.doc(
    "A store of munitions at Sarn blew up early on Tuesday, killing two soldiers.\n\n"
    "Sources within the Ansel Guard said a missile was possibly fired from a Teral warplane.\n\n"
    "The air authority said nothing was in the sky before or at the time of the blast.\n\n"
    "Source link\n",
    path="wire.txt",
    title="Blast at Sarn kills two",
    publisher="Wire One",
    published="2031-03-04",
    furniture=(),
)
POST = f.doc(
    "Sources within the Ansel Guard said a missile was fired from a Teral warplane.\n"
    "Ansel's defence minister accused Teral of an act of war. Teral's foreign office denied any "
    "involvement.\n",
    path="post.html",
    title="Teral struck Sarn, sources say",
    editions=(Edition(at="2031-03-04T22:10:00+01:00", text="Teral possibly struck Sarn."),),
    publisher="Valley Post",
    published="2031-03-05",
)
FINDING = f.doc(
    "The committee of inquiry found a crater three metres deep and residue of military explosive.\n"
    "When the Ovra depot burned in 2027, no crater was left. Only Teral gains from this.\n",
    path="finding.pdf",
    title="What the committee found at Sarn",
    publisher="Ansel Today",
    published="2031-03-09",
)
UNDATED = f.doc(
    "An officer of the depot said stored shells had been sweating in the heat for weeks.\n",
    path="scrape.txt",
    title=None,
    publisher=None,
)
ARABIC = f.doc(
    "قالت مصادر إن صاروخا أصاب المستودع.\n",
    path="arabic.html",
    title="انفجار في سارن",
    publisher="صوت الوادي",
    published="2031-03-04",
    language="ar",
)
_link = f.span(WIRE, "Source link")
WIRE = f.doc(
    WIRE.text,
    path="wire.txt",
    title=WIRE.title,
    publisher="Wire One",
    published="2031-03-04",
    url="https://wire.example/sarn",
    furniture=(Furniture(_link, FurnitureKind.source_link),),
)

TERAL, ANSEL = f.entity("Teral"), f.entity("Ansel")
GUARD = f.entity("the Ansel Guard")
AUTHORITY = f.entity("the air authority")

_GUARD_VOICE = Voice(
    name="Sources within the Ansel Guard",
    kind=VoiceKind.anonymous,
    anonymous=True,
    affiliation="the Ansel Guard",
)
WIRE_SOURCES = f.said(
    WIRE,
    "a missile was possibly fired from a Teral warplane",
    source="Sources within the Ansel Guard",
    cue="said",
    voice=_GUARD_VOICE,
    stance=Stance.accuses,
    certainty=Certainty.possible,
)
POST_SOURCES = f.said(
    POST,
    "a missile was fired from a Teral warplane",
    source="Sources within the Ansel Guard",
    cue="said",
    voice=_GUARD_VOICE,
    stance=Stance.accuses,
)
SKY = f.said(
    WIRE,
    "nothing was in the sky before or at the time of the blast",
    source="The air authority",
    cue="said",
)
MINISTER = f.said(
    POST,
    "Teral of an act of war",
    source="Ansel's defence minister",
    cue="accused",
    stance=Stance.accuses,
    voice=Voice(name="Ansel's defence minister", kind=VoiceKind.role, affiliation="Ansel"),
)
DENIAL = f.said(
    POST,
    "any involvement",
    source="Teral's foreign office",
    cue="denied",
    stance=Stance.denies,
)
CRATER = f.said(
    FINDING,
    "a crater three metres deep and residue of military explosive",
    source="The committee of inquiry",
    cue="found",
)
OFFICER = f.said(
    UNDATED,
    "stored shells had been sweating in the heat for weeks",
    source="An officer of the depot",
    cue="said",
    voice=Voice(name="An officer of the depot", kind=VoiceKind.anonymous, anonymous=True),
)

ANONYMOUS = f.origin(
    WIRE_SOURCES,
    POST_SOURCES,
    kind=OriginKind.anonymous,
    access=Access.claimed,
    label="anonymous, in the base's own force",
    controller=GUARD.id,
    gatekeeper=None,
    merged_because="the same remark, word for word but for “possibly”",
)
AIR = f.origin(SKY, controller=ANSEL.id)
COMMITTEE = f.origin(CRATER, kind=OriginKind.finding, access=Access.direct, controller=ANSEL.id)
DEPOT = f.origin(OFFICER, kind=OriginKind.witness, access=Access.direct, controller=GUARD.id)
OFFICE = f.origin(DENIAL, controller=TERAL.id)
RUMOUR = f.origin(
    MINISTER,
    label="the minister's accusation",
    controller=ANSEL.id,
    withdrawn="he took it back",
)

READINGS = (
    f.reading(
        0.4,
        low=0.0,
        high=0.7,
        because="anonymous voices in the base's own force say that a missile was fired",
        passages=ANONYMOUS.passages,
        origin=ANONYMOUS.id,
        controller=GUARD.id,
        factor="anonymous testimony",
    ),
    f.reading(
        -0.6,
        low=-1.0,
        high=-0.1,
        because="the air authority says nothing was in the sky",
        passages=AIR.passages,
        origin=AIR.id,
        controller=ANSEL.id,
    ),
    f.reading(
        1.3,
        low=0.3,
        high=1.9,
        because="a crater three metres deep, found by a committee of the injured party",
        passages=COMMITTEE.passages,
        origin=COMMITTEE.id,
        controller=ANSEL.id,
    ),
    f.reading(
        0.3,
        low=0.0,
        high=0.3,
        because="one earlier depot fire left no crater: a single precedent, capped",
        passages=(
            f.passage(FINDING, "When the Ovra depot burned in 2027, no crater was left"),
        ),
    ),
    f.reading(
        0.9,
        low=0.2,
        high=1.4,
        value="accident",
        because="an officer says that shells had been sweating",
        passages=DEPOT.passages,
        origin=DEPOT.id,
        controller=GUARD.id,
    ),
    f.reading(
        0.0,
        variable=Variable.actor,
        value=TERAL.id,
        because="Teral denies it, as it would either way",
        passages=OFFICE.passages,
        origin=OFFICE.id,
        controller=TERAL.id,
        reviewed=True,
    ),
)


def _answer(value: str, label: str, low: float, middle: float, high: float):
    band = icd203(middle)
    return f.answer(
        value,
        middle,
        label=label,
        low=low,
        high=high,
        band=band,
        phia=phia(middle),
        words=words(low, high),
        phia_words=phia_words(low, high),
    )


def _ranked(label: str, band: str, low: float, middle: float, high: float, **fields: object):
    found = f.hypothesis(label, **fields)
    return f.ranked(
        label,
        middle,
        hypothesis=found,
        low=low,
        high=high,
        band=band,
        phia=phia(middle),
        words=words(low, high),
        phia_words=phia_words(low, high),
    )


_CAUSES = (
    _answer("attack", "attack from the air", 0.31, 0.49, 0.68),
    _answer("accident", "accident with stored munitions", 0.22, 0.38, 0.6),
    _answer("planted device", "planted device", 0.02, 0.06, 0.1),
    _answer("something else", "something else", 0.05, 0.07, 0.12),
)
_ACTORS = (
    _answer(TERAL.id, "Teral", 0.52, 0.71, 0.88),
    _answer(ANSEL.id, "Ansel’s own side", 0.05, 0.11, 0.2),
    _answer("other", "something else", 0.1, 0.18, 0.3),
)

VERDICT = f.verdict(
    *READINGS,
    reason="the crater alone separates strike from accident, and only the injured party measured it",
    reviewed=(1, 5),
    ranking=(
        _ranked(
            "accident with stored munitions", "unlikely", 0.22, 0.38, 0.6, cause="accident"
        ),
        _ranked(
            "attack from the air by Teral",
            "unlikely",
            0.16,
            0.35,
            0.55,
            actor=TERAL.id,
            means="missile",
        ),
        _ranked(
            "attack by Ansel’s own side", "very unlikely", 0.02, 0.05, 0.12, actor=ANSEL.id
        ),
        _ranked("planted device", "very unlikely", 0.02, 0.06, 0.1, cause="planted device"),
        _ranked("something else", "very unlikely", 0.05, 0.16, 0.25, cause="something else"),
    ),
    variables=(
        f.factored(*_CAUSES),
        f.factored(*_ACTORS, variable=Variable.actor, given="an attack"),
        f.factored(
            _answer("missile", "a missile", 0.4, 0.6, 0.8),
            _answer("something else", "something else", 0.2, 0.4, 0.6),
            variable=Variable.means,
            given="an attack",
        ),
    ),
    linchpins=(
        Linchpin(
            reading=READINGS[2].id,
            label="The crater finding",
            effect="without it the accident leads",
        ),
    ),
    would_settle=(
        WouldSettle(
            observation="An independent look at the crater", variable=Variable.cause, bits=0.52
        ),
        WouldSettle(
            observation="Radar records of a third party", variable=Variable.cause, bits=0.31
        ),
    ),
    naive=(
        f.answer("attack", 0.83, label="attack from the air"),
        f.answer("accident", 0.17, label="accident with stored munitions"),
    ),
    notes=("one report in Arabic is unread: the verdict is capped",),
    sensitivity=Sensitivity(
        value="attack",
        label="attack from the air",
        probability=0.49,
        second="accident with stored munitions",
        odds=1.3,
        omissions=(
            Omission(
                kind="origin",
                id=COMMITTEE.id,
                label="the committee of inquiry",
                probability=0.31,
                flips=("cause: accident with stored munitions would lead",),
            ),
            Omission(kind="controller", id=TERAL.id, label="Teral", probability=0.5),
        ),
        dependence=(
            Dependent(
                model="naive",
                leading="attack from the air",
                probability=0.55,
                low=0.33,
                high=0.68,
            ),
            Dependent(
                model="worst case",
                leading="accident with stored munitions",
                probability=0.4,
                low=0.31,
                high=0.5,
            ),
        ),
        drawn=Drawn(draws=200, seed=4, low=0.37, middle=0.48, high=0.6, leads=0.71),
        deceptions=(
            Deception(
                party=ANSEL.id,
                label="Ansel",
                variable="cause",
                value="attack from the air",
                prior=0.12,
                instead="accident with stored munitions",
            ),
        ),
        flips=(
            "without the committee of inquiry, accident with stored munitions would lead",
            "if Ansel staged what speaks for attack from the air, with a prior of 0.12 or more, "
            "accident with stored munitions would lead",
        ),
    ),
    expected=(
        Expected(
            trace="An independent look at the crater",
            variable=Variable.cause,
            value="attack",
            label="attack from the air",
            given=0.85,
            otherwise=0.15,
            status="not searched",
            bits=0.52,
        ),
        Expected(
            trace="rocket parts",
            variable=Variable.cause,
            value="attack",
            label="attack from the air",
            given=0.4,
            otherwise=0.05,
            status="not found",
            bits=0.0,
            search="q-1",
        ),
    ),
    arguments=(
        Argued(
            argument="g-1",
            by="the author of “What the committee found at Sarn”",
            scheme=Scheme.precedent,
            warrant="what happened in a like case will have happened here",
            questions=("How many like cases went the other way?",),
            premises=(f.passage(FINDING, "When the Ovra depot burned in 2027"),),
            conclusion=f.passage(FINDING, "no crater was left"),
            readings=(READINGS[3].id,),
            bits=0.3,
            capped="a single precedent is an anecdote",
            attacks=(
                Attack(
                    kind="rebuts",
                    label="an officer of the depot",
                    passages=(f.passage(UNDATED, "sweating in the heat for weeks"),),
                ),
            ),
        ),
    ),
    grades=(
        Grade(
            origin=COMMITTEE.id,
            label="the committee of inquiry",
            reliability="D",
            credibility="3",
            reason="its finding is in the hands of a party",
        ),
        Grade(
            origin=ANONYMOUS.id,
            label="Sources within the Ansel Guard",
            reliability="E",
            credibility="4",
            reason="was wrong on the two earlier depots",
            by="K. Aster",
            proposed="F6",
        ),
    ),
    fairness=(
        FairnessCheck(
            check="two parties exchanged",
            holds=True,
            told="Ansel and Teral exchanged throughout: every share is exchanged with them",
        ),
        FairnessCheck(
            check="the accused heard",
            holds=False,
            told="no answer of Ansel is reported, and none was sought",
        ),
    ),
    parts=(
        SubQuestion(id="q1", parent=None, text="What caused it?", variable=Variable.cause),
        SubQuestion(
            id="q1.1",
            parent="q1",
            text="Did somebody mean it?",
            variable=Variable.cause,
            probability=0.55,
            low=0.33,
            high=0.74,
            band="likely",
            words=words(0.33, 0.74),
        ),
        SubQuestion(
            id="q2.1",
            parent=None,
            text="Did Teral do it, order it or enable it?",
            variable=Variable.role,
            party=TERAL.id,
            probability=0.4,
            low=0.2,
            high=0.6,
            band="unlikely",
            words=words(0.2, 0.6),
        ),
    ),
)

CLAIMS = (
    f.claim(
        f.assertion(
            WIRE,
            "a missile was possibly fired from a Teral warplane",
            statement=WIRE_SOURCES.id,
            stance=Stance.accuses,
            certainty=Certainty.possible,
        ),
        f.assertion(
            POST,
            "a missile was fired from a Teral warplane",
            statement=POST_SOURCES.id,
            stance=Stance.accuses,
        ),
        f.assertion(
            WIRE,
            "nothing was in the sky before or at the time of the blast",
            statement=SKY.id,
            supports=False,
        ),
        label="attack from the air",
    ),
    f.claim(
        f.assertion(
            POST, "Teral of an act of war", statement=MINISTER.id, stance=Stance.accuses
        ),
        f.assertion(
            POST, "any involvement", statement=DENIAL.id, stance=Stance.denies, supports=False
        ),
        f.assertion(FINDING, "Only Teral gains from this", argued="g-1"),
        variable=Variable.actor,
        value=TERAL.id,
        label="Teral",
    ),
)

LINKS = f.links(
    *CLAIMS,
    entities=(TERAL, ANSEL, GUARD, AUTHORITY),
    relations=(
        f.relation(GUARD, ANSEL, "part of", passages=(f.passage(WIRE, "the Ansel Guard"),)),
        f.relation(
            ANSEL,
            TERAL,
            "opponent of",
            passages=(f.passage(POST, "Ansel's defence minister accused Teral"),),
            by=MINISTER.id,
        ),
        f.relation(AUTHORITY, ANSEL, "part of"),
    ),
    parties=Parties(injured=ANSEL.id, accused=(TERAL.id,)),
)

INCIDENT = f.incident(
    WIRE,
    type="other",
    subtype="explosion",
    start="2031-03-04",
    precision="day",
    place=Place(span=f.span(WIRE, "Sarn"), name="Sarn", latitude=34.5, longitude=44.25),
    targets=(
        Affected(
            text="A store of munitions",
            span=f.span(WIRE, "A store of munitions"),
            effect="destroyed",
        ),
    ),
    victims=(
        Affected(text="two soldiers", span=f.span(WIRE, "two soldiers"), effect="killed"),
    ),
)
ACCUSED = f.incident(
    POST,
    perpetrators=(
        Perpetrator(
            text="Teral",
            span=f.span(POST, "Teral"),
            kind="organisation",
            responsibility=Responsibility.accused_by_authorities,
            by=MINISTER.id,
        ),
        Perpetrator(
            text="Teral",
            span=f.span(POST, "Teral"),
            kind="organisation",
            responsibility=Responsibility.fact,
        ),
    ),
)


def sarn(**fields: object) -> Assessment:
    """The case, assessed by hand."""
    copy = f.copied(
        WIRE,
        POST,
        "Sources within the Ansel Guard said a missile was",
        overlap=0.93,
        reason="the wire is a day older and the later text drops “possibly”",
    )
    wire, post = (
        f.bearer(WIRE, statement=WIRE_SOURCES.id),
        f.bearer(POST, statement=POST_SOURCES.id),
    )
    voice = f.bearer(name="Sources within the Ansel Guard", kind=BearerKind.voice)
    way = f.chain(
        POST_SOURCES,
        f.step(post, wire, passages=(f.passage(POST, "Sources within the Ansel Guard"),)),
        f.step(wire, voice),
        origin=ANONYMOUS.id,
    )
    lost = f.drift(
        f.passage(WIRE, "a missile was possibly fired from a Teral warplane"),
        f.passage(POST, "a missile was fired from a Teral warplane"),
        origin=ANONYMOUS.id,
    )
    return f.assessment(
        WIRE,
        ARABIC,
        POST,
        FINDING,
        UNDATED,
        **{
            "question": f.question(presumes=("that the depot was struck at all",), site="Sarn"),
            "annotations": (
                f.notes(
                    WIRE,
                    WIRE_SOURCES,
                    SKY,
                    incidents=(INCIDENT,),
                    mentions=(f.mention(WIRE, "the Ansel Guard"),),
                    **f.dated(WIRE),
                ),
                f.notes(ARABIC, unread="Arabic is not read yet"),
                f.notes(POST, POST_SOURCES, MINISTER, DENIAL, incidents=(ACCUSED,)),
                f.notes(
                    FINDING,
                    CRATER,
                    **f.dated(FINDING),
                    arguments=(
                        f.argument(
                            FINDING, "When the Ovra depot burned in 2027, no crater was left"
                        ),
                    ),
                    judgements=(
                        Judgement(
                            id="j-1",
                            document=FINDING.id,
                            span=f.span(FINDING, "Only Teral gains from this"),
                            stance="asserts",
                        ),
                    ),
                ),
                f.notes(UNDATED, OFFICER),
            ),
            "links": LINKS,
            "trace": f.trace(
                ANONYMOUS,
                AIR,
                COMMITTEE,
                DEPOT,
                OFFICE,
                RUMOUR,
                copies=(copy,),
                chains=(way,),
                drifts=(lost,),
                likenesses=(f.likeness(ANONYMOUS, DEPOT),),
                tallies=(
                    f.tally(
                        CLAIMS[0],
                        ANONYMOUS,
                        COMMITTEE,
                        effective=1.3,
                        lost=((DriftKind.hedge, 2),),
                    ),
                ),
                corrections=(
                    f.correction(f.passage(FINDING, "Only Teral gains from this."), RUMOUR),
                ),
            ),
            "evidence": (
                f.evidence(
                    "A picture of the crater",
                    sha256="00" * 32,
                    collector="K. Aster",
                    collected_at="2031-03-10T09:00:00+01:00",
                    method="shadows compared with the hour",
                    excludes=("an older crater",),
                    supports="attack",
                    bits=0.2,
                    high=0.4,
                ),
            ),
            "searches": (
                f.search(where="the field north of Sarn", when="2031-03-11", detection=0.4),
            ),
            "verdict": VERDICT,
            "responses": (
                f.response(
                    "Teral",
                    status="reported",
                    stance="denies",
                    passages=(
                        Passage(document=POST.id, spans=(*DENIAL.source, *DENIAL.content)),
                    ),
                ),
                f.response("Ansel"),
            ),
            "history": (
                Moment(
                    day="2031-03-04",
                    reports=1,
                    status=Status.undetermined,
                    causes=(f.answer("attack", 0.62, low=0.4, high=0.8),),
                ),
                Moment(
                    day="2031-03-05",
                    reports=3,
                    status=Status.undetermined,
                    causes=(
                        f.answer("attack", 0.5, low=0.31, high=0.68),
                        f.answer("accident", 0.4, low=0.2, high=0.6),
                    ),
                ),
                Moment(
                    day=None,
                    reports=5,
                    status=Status.undetermined,
                    causes=(
                        f.answer("attack", 0.48, low=0.31, high=0.68),
                        f.answer("accident", 0.42, low=0.2, high=0.6),
                    ),
                ),
            ),
            "decisions": (
                Decision(
                    id="k-1",
                    act=Act.accept,
                    target=Target(
                        text_sha256=POST.capture, spans=DENIAL.content, role="reading"
                    ),
                    who="K. Aster",
                    when="2031-03-12T10:00:00+01:00",
                    why="read in full",
                ),
            ),
            "skipped": (Skipped(path="broken.pdf", reason="the file ends in the middle"),),
            "made_by": MadeBy(
                product="crossbearing 0.1.0",
                parts=(("quotes", "1"), ("spacy", "3.8.7")),
                processor="x86-64",
            ),
            **fields,
        },
    )
