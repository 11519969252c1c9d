"""Words that tell how a headline stands to what it repeats, in kinds. General English, no names."""

from __future__ import annotations

CUES: dict[str, frozenset[str]] = {
    kind: frozenset(words.split())
    for kind, words in {
        "negates": """no not never nope nor neither without cannot isn't aren't wasn't weren't
            didn't doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't ain't""",
        "denies": """deny denies denied denying denial refute refutes refuted reject rejects
            rejected dismiss dismisses dismissed dispute disputes disputed dispel dispels rebuff
            rebuffs rebuffed quash quashes quashed contradict contradicts contradicted recant
            recants recanted retract retracts retracted retraction apologizes apologises apology
            sorry disavows disowns backtracks""",
        "unmasks": """hoax hoaxes hoaxer hoaxed fake fakes faked faker faking false falsely untrue
            debunk debunks debunked debunking myth satire satirical spoof parody prank pranks
            pranked trick tricked fool fools fooled duped dupe dupes bogus phony phoney sham scam
            stunt staged stages lie lies lied lying bs bullshit nonsense rubbish baloney fiction
            fabricated fabrication fabricates made-up invented invents photoshop photoshopped
            doctored edited troll trolls trolled trolling joke joking pretended exposed busted
            disproves disproved disproven discredited""",
        "corrects": """wrong mistaken mistake mistakes error erroneous erroneously incorrect
            inaccurate misleading misled misinformation misidentified confusion exaggerated
            overblown unfounded baseless unsubstantiated actually contrary correction corrected
            update updated removed pulled deleted truth real fact facts check alive safe still""",
        "doubts": """doubt doubts doubtful doubted skeptical sceptical skeptic unlikely dubious
            question questions questioned unconfirmed unverified crazy hardly""",
        "rumour": """rumor rumors rumour rumours rumored rumoured speculation gossip leak leaks
            leaked hint hints tipped buzz viral""",
        "reported": """report reports reported reportedly source sources paper wsj according says
            say said tells told insider insiders analyst analysts""",
        "claimed": """claim claims claimed claiming alleged allegedly alleges allege accused accuses
            purportedly purported supposed supposedly apparently apparent appears seems suggests
            suggest suggested believed feared fears suspected""",
        "may": """may might could possibly possible likely probably perhaps maybe would should
            expected considering eyeing eyes mulls mulling talks plan plans planning wants""",
        "confirms": """confirm confirms confirmed official officially announces announced
            announcement reveals revealed proof proves verified authentic police""",
        "inquires": """why what how who whether investigate investigates investigating
            investigation probe probes video watch photo photos image""",
    }.items()
}

_ASKING_FIRST = """is are was were did do does has have had can could will would should why what
    how who"""

_COMMON = """a an the of to in on at by for with from and or is are was were be been has have had it its
    his her their this that as after he she they you i we into over up out about than then so"""

ASKING_FIRST = frozenset(_ASKING_FIRST.split())
COMMON = frozenset(_COMMON.split())
