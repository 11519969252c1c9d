"""Which words are names, so that the tagger can be shown that one stands there but not which.

Only shape and place decide: a capital where English puts none, or at the start of a sentence a
word that English does not use there. A name is one run however many words it has, so that
"Ng", "Ursula van der Berg" and "the Popular Front of Sarn" look alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from crossbearing.extract import shouting
from crossbearing.extract.calendar import MONTHS, WEEKDAYS
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.plain_words import word_set
from crossbearing.extract.speakers import GROUPS, ROLES
from crossbearing.extract.words import ABBREVIATIONS

DATES = frozenset(
    [
        *WEEKDAYS,
        *MONTHS,
        "apr",
        "aug",
        "dec",
        "feb",
        "jan",
        "jul",
        "jun",
        "mar",
        "nov",
        "oct",
        "sep",
        "sept",
    ]
)
_INSIDE = word_set("""
    al el ul ad an ash as ibn bin bint abu van von der den ter de da do dos das du di
    del della dello delle degli dei des la le las los lo y of e zu zum zur af av ap
    och und et we ya wa vom ten op uit
    """)
"""Words without a capital that may stand between two words of a name."""
_LEADING = word_set("""
    al el ul ad ash ibn bin bint abu van von der de da dos du di del della ter ap ten
    """)
"""Those of them that may begin one."""
_SECOND = frozenset(["la", "las", "los", "le", "der", "den", "el"])
"""Those that follow one of them there."""
_JOINING = frozenset("-‑'’‘.&")
_CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_MAKING = word_set("""
    led run born made held era style wing side level area wide like bound type owned built
    friendly speaking leaning majority
    """)
"""Words behind a name's hyphen that are not its own; others are ("Ji-won")."""
_OPENS = frozenset("\"'“”‘’„«»([—–-•*:;#@>|/…")
_ENDS = frozenset(".!?…")
_NICK_OPENS, _NICK_CLOSES = frozenset('"“‘„«'), frozenset('"”’“»')
_MANY = (GROUPS | ROLES | word_set("people woman man mother father farmer peasant")) - {"other"}
_AFTER_NUMBER = word_set("""
    said says say told tells has had have was were is are will would may did does on in at of
    and or but that which who to for from by with as reported reports called claims claimed
    denied denies wrote writes added adds showed shows asked asks
    """)
_HEADLINE = 0.7
_SHORT = 4

Words = Sequence[tuple[int, int]]


def names(text: str, words: Words, common: Collection[str]) -> list[tuple[int, int]]:
    """First and last word of each name in one line's words, in order, never overlapping.

    `common` are words that begin sentences without being names, in lower case. A line all in
    capitals or all in lower case shows no names.
    """
    letters = [text[start:end] for start, end in words]
    if not any(word[0].isupper() for word in letters):
        return []
    if _shouted(letters):
        return []
    headline = _is_headline(letters)
    capital = [_is_name(letters, at, common, headline=headline) for at in range(len(letters))]
    return _runs(text, words, letters, capital)


def loud_names(text: str, words: Words) -> list[tuple[int, int]]:
    """First and last word of each name in one line's words of a text all in capitals."""
    letters = [text[start:end].lower() for start, end in words]
    return _runs(text, words, letters, shouting.named(letters))


def uses(letters: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Each word whose letters tell a common word from a name: the word, it in lower case, and
    whether it is a name. Headlines and words that begin a sentence tell nothing."""
    if _shouted(letters) or _is_headline(letters):
        return
    for at, word in enumerate(letters):
        if word.islower():
            yield word, word, False
        elif word[0].isupper() and not _begins(letters, at):
            yield word, word.lower(), True


def _is_name(
    letters: Sequence[str], at: int, common: Collection[str], *, headline: bool
) -> bool:
    word = letters[at]
    if not word[0].isupper() or word == "I":
        return False
    lower = word.lower()
    if lower in DATES:
        return False
    if len(word) > 1 and word[1:].upper() == word[1:] and word[1:].lower() != word[1:]:
        return True
    if headline or _begins(letters, at):
        return lower not in common or _is_initial(letters, at) or _is_marked_name(letters, at)
    return True


def _is_initial(letters: Sequence[str], at: int) -> bool:
    """True for "A" in "A. P. Marr"."""
    return (
        len(letters[at]) == 1
        and letters[at + 1 : at + 2] == ["."]
        and at + 2 < len(letters)
        and letters[at + 2][0].isupper()
    )


def _is_marked_name(letters: Sequence[str], at: int) -> bool:
    """True in a stretch in marks, within a sentence, of two to five words that all have
    capitals: a name or a title (“Free Sarn”), not speech."""
    if at < 2 or letters[at - 1] not in _NICK_OPENS or letters[at - 2] in _ENDS | {":", ","}:
        return False
    end = next(
        (
            end
            for end in range(at + 2, at + 6)
            if letters[end : end + 1] and letters[end] in _NICK_CLOSES
        ),
        at,
    )
    return end > at and all(word[0].isupper() for word in letters[at:end])


def _begins(letters: Sequence[str], at: int) -> bool:
    """True where English puts a capital on any word: first, or after a stop or an opening mark."""
    at -= 1
    if at < 0:
        return True
    before = letters[at]
    if before in _ENDS:
        return at == 0 or not (
            letters[at - 1].lower() in ABBREVIATIONS
            or (len(letters[at - 1]) == 1 and letters[at - 1].isupper())
        )
    if before in {"'", "’"} and at and letters[at - 1].endswith("s"):
        return False  # "Workers’ Bloc"
    return before in _OPENS


def _shouted(letters: Sequence[str]) -> bool:
    cased = [word for word in letters if word.lower() != word.upper()]
    return len(cased) > 2 and all(word.isupper() for word in cased)


def _is_headline(letters: Sequence[str]) -> bool:
    """True for a line in which most longer words have capitals."""
    long = [word for word in letters if len(word) >= _SHORT and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= _HEADLINE * len(long)


def _runs(
    text: str, words: Words, letters: Sequence[str], capital: Sequence[bool]
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if not capital[at]:
            at += 1
            continue
        first = last = at
        while first > 0 and (not found or first - 1 > found[-1][1]):
            lead = first - 1
            if letters[lead] in "-‑'’" and lead > 0 and _touch(words, lead - 1, first):
                lead -= 1
            if letters[lead] in _SECOND and lead and letters[lead - 1] in _LEADING:
                lead -= 1
            if _is_s(words, letters, lead, first):
                first = lead - 1
                break
            if letters[lead] not in _LEADING and not _elided(words, letters, lead, first):
                break
            first = lead
        while (following := _next(words, letters, capital, last)) is not None:
            last = following
        found.append((first, last))
        at = last + 1
    return found


def _elided(words: Words, letters: Sequence[str], at: int, first: int) -> bool:
    """True for "d" and "dell" before an apostrophe: "d’Aubigny", "dell’Acqua"."""
    return (
        first - at == 2
        and letters[at + 1] in "'’"
        and letters[at].islower()
        and len(letters[at]) <= _SHORT
        and _touch(words, at, first)
    )


def _is_s(words: Words, letters: Sequence[str], at: int, first: int) -> bool:
    """True for the "s" of "’s-Gravenmoer", which an apostrophe opens."""
    return (
        letters[at] in {"s", "S", "t"}
        and at > 0
        and letters[at - 1] in "'’‘"
        and _touch(words, at - 1, first)
        and (at < 2 or words[at - 2][1] < words[at - 1][0])
    )


def _compounds(word: str) -> bool:
    """True for a word that makes an adjective of a name before its hyphen."""
    return word.endswith("ed") or word in _MAKING


def _next(
    words: Words, letters: Sequence[str], capital: Sequence[bool], last: int
) -> int | None:
    """The next word of the name whose last word so far is given."""
    at = last + 1
    if at >= len(words):
        return None
    if capital[at]:
        return at
    if (after := _joined(words, letters, capital, last)) is not None:
        return after
    touching = words[last][1] == words[at][0]
    if letters[at] in _JOINING and touching and at + 1 < len(words):
        after = at + 1
        joined = words[at][1] == words[after][0]
        if letters[at] == ".":
            bare = letters[last].lower()
            if bare in ABBREVIATIONS or len(bare) == 1:
                return after if capital[after] else None
            return None
        if joined and letters[after][0].isalnum():
            if letters[at] in "'’‘" and letters[after] in _CLITICS:
                return None
            if letters[at] in "-‑" and not capital[after] and _compounds(letters[after]):
                return None  # "Sarn-based", "Pelmar-backed"
            return after
        return None
    elided = at + 2 < len(words) and _elided(words, letters, at, at + 2)
    if letters[at] in _INSIDE or elided:
        after = at + 1
        while after < len(words) and (
            letters[after] in _INSIDE
            or letters[after] in {"-", "‑", "'", "’", "the"}
            or letters[after].isdecimal()
        ):
            after += 1
        if after < len(words) and capital[after] and after - at <= _SHORT:
            return after
    return None


def _joined(
    words: Words, letters: Sequence[str], capital: Sequence[bool], last: int
) -> int | None:
    """The name's next word over "&", a possessor of many ("Workers’ Bloc"), a nickname in marks
    or before a number ("Kanal 6")."""
    ahead = letters[last + 1 : last + 5]
    following = ahead[1:2]
    if ahead[0] == "&" and following and capital[last + 2]:
        return last + 2
    if ahead[0] in {"'", "’"} and words[last][1] == words[last + 1][0]:
        many = ahead[1:2] == ["s"] and words[last + 1][1] == words[last + 2][0]
        after = last + (3 if many else 2)
        plural = letters[last].endswith("s") or many
        if after < len(words) and capital[after] and plural and _are_many(letters[last]):
            return after
    if (
        len(ahead) == 4
        and ahead[0] in _NICK_OPENS
        and capital[last + 2]
        and ahead[2] in _NICK_CLOSES
        and capital[last + 4]
        and words[last][1] < words[last + 1][0]
        and words[last + 1][1] == words[last + 2][0]
    ):
        return last + 4
    if ahead[0].isdecimal() and len(ahead[0]) < 3 and words[last + 1][0] - words[last][1] == 1:
        ends = not following or not following[0][0].isalnum() or following[0] in _AFTER_NUMBER
        return last + 1 if ends and following[:1] not in (["%"], ["°"]) else None
    return None


def _are_many(word: str) -> bool:
    """True for people told as many, who own a body's name: "People’s", "Miners’"."""
    low = word.lower()
    return any(form in _MANY for form in lemmas(low))


def _touch(words: Words, first: int, last: int) -> bool:
    """True if nothing stands between the words from `first` to `last`."""
    return all(words[at][1] == words[at + 1][0] for at in range(first, last))
