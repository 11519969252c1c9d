"""What is told of two named things of one sentence by the words around and between them.

Every feature is a number that a person can check against the sentence: kinds of the two ends,
how far apart they stand, which classes of words stand between, before and after. Names count as
names only, never by their letters; the letters matter in one feature, whether one end is formed
from the other's initials or words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.extract.plain_words import word_set
from crossbearing.model import Span

NAME = "<name>"
"""What stands for any name among the words."""
KINDS = ("person", "organisation", "location", "nationality", "weapon", "platform", "quantity")
"""Kinds of ends that are told apart; all others are one."""


@dataclass(frozen=True, slots=True)
class End:
    """A named thing in a sentence: first and last word (numbers in the sentence), its offsets in
    the text and its kind."""

    first: int
    last: int
    span: Span
    kind: str


_CLASSES: Mapping[str, frozenset[str]] = {
    "in": word_set("in inside within throughout across around"),
    "at": word_set(
        "at near outside along toward towards north south east west northeast "
        "northwest southeast southwest above over"
    ),
    "on": word_set("on onto upon"),
    "from": word_set("from out"),
    "to": word_set("to into through"),
    "by": word_set("by"),
    "with": word_set("with alongside together"),
    "against": word_set("against versus anti counter"),
    "of": word_set("of"),
    "for": word_set("for"),
    "as": word_set("as"),
    "and": word_set("and or & plus"),
    "'s": word_set("'s ’s ' ’"),
    "include": word_set(
        "include includes including included notably namely like comprise "
        "comprises comprising comprised especially such"
    ),
    "not": word_set("not no never without nor neither n't"),
    "who": word_set("who which that whose whom where"),
    "be": word_set("is are was were be been being am remains remain became become"),
    "have": word_set("has have had having"),
    "will": word_set("will would can could may might must should shall"),
    "fight": word_set(
        "fight fights fighting fought attack attacks attacked attacking strike strikes struck "
        "striking bomb bombs bombed bombing kill kills killed killing target targets targeted "
        "targeting defeat defeated defeating destroy destroyed destroying engage engaged engages "
        "battle battles battling war combat combating liberate liberated liberating repel "
        "assault assaulted airstrike airstrikes offensive retake retook suppress suppressed "
        "disrupt degrade counter confront confronting besiege besieged siege shell shelled "
        "shelling raid raided hit hits hitting damaged clear cleared clashes clashed terrorise "
        "murder murdered massacre campaign oust overthrow invade invaded occupied"
    ),
    "talk": word_set(
        "met meet meets meeting talk talks talked spoke speak speaks told tell tells call called "
        "calls phone discuss discussed discusses discussions urge urged urges ask asked asks "
        "host hosted hosts visit visited visiting visits welcome welcomed conversation statement "
        "negotiations negotiate consult consulted congratulate congratulated briefed thanked "
        "thank invited join joined greeted wrote contact"
    ),
    "say": word_set(
        "said say says saying added adds announced announces reported reports report "
        "reporting stated claimed claims according quoted warned confirmed warning"
    ),
    "like": word_set(
        "support supports supported supporting back backs backed backing commend commends praise "
        "praised welcomes welcome applaud congratulates help helping helped assist assisting "
        "assists assisted aid stand stands committed friends partner partners partnership "
        "partnered solidarity condolences proud admire honour honor grateful sympathies thoughts "
        "protect defend encouraged recognise recognize"
    ),
    "dislike": word_set(
        "condemn condemns condemned condemning accuse accused accuses accusing blame blamed deplore "
        "deplores reject rejects rejected opposed oppose opposes denounce denounced criticised "
        "criticized criticise appalled outrage outraged barbaric barbarity disregard atrocities "
        "brutal threat threaten threatens prevent preventing sanction sanctions concern concerned "
        "abhorrent hold accountable terror evil deny"
    ),
    "ally": word_set(
        "ally allies allied alliance coalition partner partners partnered alongside "
        "joint jointly backed friends cooperation coordinated coordination"
    ),
    "lead": word_set(
        "lead leads led leading commander commanders commanding command commanded leader leaders "
        "head heads headed chief director president minister secretary general chairman founder "
        "founded founders owner owns owned run runs control controls controlled controlling "
        "govern governs established charge charged governor king emir"
    ),
    "use": word_set(
        "use uses used using conducted conduct conducting employ employed fired fire "
        "launched launch launches launching dropped flew fly deploy deployed sent send "
        "provided providing equipped armed operated operates carried carrying "
        "possession seized captured has their"
    ),
    "member": word_set(
        "member members part parts belong belongs belonging unit units wing branch faction "
        "element elements component fighters soldiers soldier troops personnel forces officer "
        "officers officials official spokesman spokeswoman spokesperson representative "
        "representatives envoy ambassador employees staff assigned serving joined fighter "
        "militant militants team battalion regiment squadron division"
    ),
    "place": word_set(
        "located situated village city town province capital area region district "
        "held captured based lies live lives living lived residents fled "
        "arrived arrive travel travelled traveled return returned went go going "
        "stationed deployed displaced base camp born died"
    ),
    "known": word_set(
        "known called aka named called abbreviated formerly referred acronym "
        "officially nicknamed alias i.e."
    ),
    "far": word_set(
        "km miles kilometres kilometers mi mile border distance away leave left leaving "
        "withdraw withdrew between flee fleeing"
    ),
}
"""Classes of words that tell relations apart, each a word's membership and nothing more."""
_HEADS: Mapping[str, frozenset[str]] = {
    "force": word_set(
        "forces force military army troops unit units fighters militants militia "
        "militias soldiers terrorists group groups coalition police peshmerga "
        "squadron battalion regiment airmen insurgents rebels"
    ),
    "state": word_set(
        "government regime ministry state administration council authorities "
        "department office parliament commission union nations countries"
    ),
    "people": word_set(
        "people civilians children women men population residents community "
        "families victims refugees iraqis syrians citizens communities person"
    ),
    "title": word_set(
        "minister secretary president commander spokesman spokesperson general "
        "leader chief director ambassador envoy representative officer official "
        "king adviser advisor colonel chairman head man woman student doctor"
    ),
    "strike": word_set(
        "strike strikes airstrike airstrikes attack attacks bomb bombs bombing "
        "missile missiles rocket rockets weapons weapon bombardment barrel "
        "munitions artillery shells"
    ),
    "target": word_set(
        "targets target position positions building buildings facility site node "
        "tunnel tunnels bridge headquarters factory compound"
    ),
    "area": word_set(
        "town city province village country region area district camp border airport "
        "airfield mosque hospital school east north south west base territory"
    ),
    "craft": word_set(
        "aircraft bomber fighter tank tanks vehicle vehicles truck trucks jets plane "
        "drone helicopters helicopter ship car convoy"
    ),
    "allies": word_set("partners allies partner friends backers members nations coalition"),
}
_PRONOUNS = word_set(
    "he she it they we i you his her its their our my who them us me him himself itself those"
)
_DETERMINERS = word_set("the a an this that these those some any all his her its their our")
_LIST = re.compile(r"(?:,|and|or|&|;|the|a|an|as|well|/|<num>| )*")
_NUMBER = re.compile(r"[\d.,:]*\d[\d.,:]*")
_REACH = 6


def words_of(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    named: Sequence[bool],
) -> list[str]:
    """The words of a sentence in lower case, names and numbers each as one mark."""
    return [
        NAME
        if name
        else "<num>"
        if _NUMBER.fullmatch(word := text[start:end])
        else word.lower()
        for start, end, name in zip(starts, ends, named, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's words and the named things in it, in order."""

    text: str
    words: Sequence[str]
    ends: Sequence[End]

    def outer(self) -> list[int]:
        """The numbers of the ends that lie in no longer one."""
        return [at for at, each in enumerate(self.ends) if not self.holders(each)]

    def holders(self, end: End) -> list[End]:
        """The other ends that hold this one."""
        return [
            other
            for other in self.ends
            if other.span != end.span and other.span.contains(end.span)
        ]


def groups(sentence: Sentence) -> list[tuple[int, int]]:
    """For each end, the first and the last word of the list that it is a member of."""
    bounds = [(each.first, each.last) for each in sentence.ends]
    outer = sentence.outer()
    run: list[int] = []
    for at in [*outer, -1]:
        if run and at >= 0:
            before, each = sentence.ends[run[-1]], sentence.ends[at]
            between = sentence.words[before.last + 1 : each.first]
            if (
                each.kind == before.kind
                and 0 < len(between) <= 4
                and any(word in (",", "and", "or", "&", ";") for word in between)
                and _LIST.fullmatch(" ".join(between))
            ):
                run.append(at)
                continue
        for member in run:
            bounds[member] = sentence.ends[run[0]].first, sentence.ends[run[-1]].last
        run = [at] if at >= 0 else []
    for at, each in enumerate(sentence.ends):
        for holder in sentence.holders(each):
            if holder.first <= each.first and each.last <= holder.last and at not in outer:
                bounds[at] = each.first, each.last
    return bounds


def features(
    sentence: Sentence, bounds: Sequence[tuple[int, int]], source: int, target: int
) -> dict[str, float]:
    """The features of one ordered pair of ends, by name; those that are not there are zero."""
    a, b = sentence.ends[source], sentence.ends[target]
    forward = (a.first, -a.span.end) <= (b.first, -b.span.end)
    low, high = (source, target) if forward else (target, source)
    left, right = sentence.ends[low], sentence.ends[high]
    words = sentence.words
    f: dict[str, float] = {"forward": float(forward)}
    f[f"a:{a.kind}"] = f[f"b:{b.kind}"] = 1.0
    nested = left.first <= right.first and right.last <= left.last
    overlap = right.first <= left.last
    f["nested"], f["overlap"] = float(nested), float(overlap)
    listed = (
        bounds[low] == bounds[high]
        and not overlap
        and bounds[low][0] <= left.first
        and (right.last <= bounds[low][1])
    )
    f["listed"] = float(listed)
    start = left.last if listed else bounds[low][1]
    stop = right.first if listed else bounds[high][0]
    if stop <= start:
        start, stop = left.last, right.first
    between = [] if overlap else list(words[start + 1 : stop])
    full = 0 if overlap else right.first - left.last - 1
    f["far"] = math.log1p(len(between))
    f["further"] = math.log1p(full)
    f["left place"] = float(left.first - bounds[low][0] > 0)
    f["right place"] = float(right.first - bounds[high][0] > 0)
    middle = (
        []
        if overlap
        else [
            each
            for at in sentence.outer()
            if (each := sentence.ends[at]).first > start and each.last < stop
        ]
    )
    f["middle"] = float(len(middle))
    for each in middle:
        f[f"middle:{each.kind}"] = f.get(f"middle:{each.kind}", 0.0) + 1.0
    f["rival a"] = float(sum(each.kind == a.kind for each in middle))
    f["rival b"] = float(sum(each.kind == b.kind for each in middle))
    taken = {at for each in middle for at in range(each.first, each.last + 1)}
    loose = [] if overlap else [words[at] for at in range(start + 1, stop) if at not in taken]
    f["loose"] = math.log1p(len(loose))
    _count(f, "m", loose)
    if loose:
        _mark(f, "first", loose[0])
        _mark(f, "last", loose[-1])
    begin = max(0, left.first - _REACH)
    _count(f, "pre", words[begin : left.first])
    if left.first:
        _mark(f, "before", words[left.first - 1])
    else:
        f["opens"] = 1.0
    _count(f, "post", words[right.last + 1 : right.last + 1 + _REACH])
    if right.last + 1 < len(words):
        _mark(f, "after", words[right.last + 1])
    for mark, count in (
        (",", "commas"),
        ("(", "open"),
        (")", "close"),
        ('"', "quotes"),
        (":", "colon"),
        ("-", "dash"),
        (";", "semicolon"),
        ("/", "slash"),
    ):
        f[count] = float(sum(mark in word for word in loose))
    for end, name in ((a, "a"), (b, "b")):
        _of_end(f, sentence, end, name)
    raw = sentence.text[left.span.end : right.span.start] if not overlap else "x"
    f["beside"] = float(not raw.strip())
    f["comma alone"] = float(raw.strip() == ",")
    f["bracket alone"] = float(raw.strip(" \"'“‘") in ("(", "[")) * (
        1.0
        + float(sentence.text[right.span.end : right.span.end + 2].strip("\"'”’")[:1] == ")")
    )
    f["comma after"] = float(sentence.text[right.span.end : right.span.end + 1] in (",", ")"))
    one, other = a.span.of(sentence.text), b.span.of(sentence.text)
    f["formed"] = float(formed(one, other) or formed(other, one))
    f["alike"] = alike(one, other) if a.kind == b.kind else 0.0
    f["same kind"] = float(a.kind == b.kind)
    f["first end"] = float(a is sentence.ends[0]) - float(b is sentence.ends[0])
    f["ends"] = float(len(sentence.ends))
    return f


def _count(f: dict[str, float], where: str, words: Sequence[str]) -> None:
    for name, known in _CLASSES.items():
        found = sum(word in known for word in words)
        if found:
            f[f"{where}:{name}"] = float(found)


def _mark(f: dict[str, float], where: str, word: str) -> None:
    found = False
    for name, known in _CLASSES.items():
        if word in known:
            f[f"{where}:{name}"] = 1.0
            found = True
    if not found:
        f[f"{where}:{word if not word.isalpha() and len(word) == 1 else 'other'}"] = 1.0


def _of_end(f: dict[str, float], sentence: Sentence, end: End, name: str) -> None:
    words = sentence.words[end.first : end.last + 1]
    f[f"{name} length"] = float(min(len(words), 6))
    f[f"{name} pronoun"] = float(len(words) == 1 and words[0] in _PRONOUNS)
    f[f"{name} determined"] = float(words[0] in _DETERMINERS)
    f[f"{name} indefinite"] = float(words[0] in ("a", "an"))
    f[f"{name} named"] = float(NAME in words)
    f[f"{name} all name"] = float(all(word == NAME for word in words))
    f[f"{name} numbered"] = float("<num>" in words)
    f[f"{name} inside"] = float(len(sentence.holders(end)))
    f[f"{name} holds"] = float(
        sum(other.span != end.span and end.span.contains(other.span) for other in sentence.ends)
    )
    head = next(
        (at for at, word in enumerate(words) if word in ("of", "in", "from", ",")), None
    )
    heads = words[:head] if head else words
    for kind, known in _HEADS.items():
        if heads[-1] in known:
            f[f"{name}^{kind}"] = 1.0
        elif any(word in known for word in words):
            f[f"{name}~{kind}"] = 1.0


def formed(short: str, full: str) -> bool:
    """True if a short form can be made of the initials of another's words: "SRTF"."""
    letters = "".join(each for each in short if each.isalpha())
    if not 2 <= len(letters) <= 8 or sum(each.isupper() for each in letters) < 2:
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", full) if word[0].isupper())
    return len(initials) >= 2 and (
        letters.upper() == initials.upper() or letters.upper() in initials.upper()
    )


def alike(one: str, other: str) -> float:
    """Share of the shorter name's words that the other has too."""
    first = set(re.findall(r"\w{3,}", one.lower()))
    second = set(re.findall(r"\w{3,}", other.lower()))
    return len(first & second) / max(1, min(len(first), len(second)))
