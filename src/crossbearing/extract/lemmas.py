"""Dictionary forms that an English word may have, by a table of irregular verbs and by endings.

A word in a text may be a form of several others ("found", "saw", "lying"); all are given, and
the reader of a word list keeps those that stand in it.
"""

from __future__ import annotations

from functools import cache

_IRREGULAR = """
    be am is are was were been being|have has had|do does did done|say said|tell
    told|think thought |know knew known|give gave given|take took taken|make made|go
    went gone|see saw seen|find found |hold held|put put|write wrote written|read
    read|speak spoke spoken|swear swore sworn|hear heard |understand understood|mean
    meant|feel felt|show showed shown|lay laid|lie lay lain lying |shoot shot|strike
    struck stricken|hit hit|blow blew blown|burn burnt|set set|send sent |sink sank
    sunk|break broke broken|bring brought|fight fought|kill killed|leave left|let let
    |lose lost|seek sought|teach taught|withdraw withdrew withdrawn|choose chose
    chosen|rise rose risen |fall fell fallen|come came|begin began begun|keep kept|meet
    met|pay paid|run ran|forget forgot forgotten|forgive forgave forgiven|shut shut|cast
    cast|rebut rebutted|hide hid hidden|get got |sing sang sung|steal stole
    stolen|become became|draw drew drawn|drop dropped|fly flew flown |bear bore born
    borne|build built|hurt hurt|let let|foresee foresaw foreseen|plead pled |overhear
    overheard|mislead misled|retell retold|foretell foretold|hang hung|fling flung |cry
    cried|tear tore torn|shake shook shaken|throw threw thrown|drive drove driven|eat
    ate eaten |sit sat|stand stood|sell sold|buy bought|spend spent|catch caught|lead
    led|feed fed|split split |undertake undertook undertaken|decry decried|own owned|ram
    rammed|rid rid|bomb bombed |will would|can could|may might|shall should|witness
    witnesses|man men|woman women|child children |person people|wife wives|medium
    media|datum data
    """
_FORMS: dict[str, tuple[str, ...]] = {}
for _line in " ".join(_IRREGULAR.split()).split("|"):
    _lemma, *_others = _line.split() or [""]
    for _form in _others:
        _FORMS[_form] = (*_FORMS.get(_form, ()), _lemma)
_DOUBLED = frozenset("bdfglmnprt")


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """What a word in lower case may be a form of, itself first; not all need be words."""
    found = [word, *_FORMS.get(word, ())]
    if word.endswith("ies") and len(word) > 4:
        found.append(word[:-3] + "y")
    elif word.endswith("es"):
        found += [word[:-1], word[:-2]]
    elif word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("ied"):
        found.append(word[:-3] + "y")
    elif word.endswith("ed") and len(word) > 3:
        found += _stems(word[:-2])
    elif word.endswith("ing") and len(word) > 4:
        found += _stems(word[:-3])
        if word.endswith("ying"):
            found.append(word[:-4] + "ie")
    return tuple(dict.fromkeys(found))


def is_past(word: str) -> bool:
    """True for a word in lower case that may be a verb's past form."""
    if word.endswith("ed") and len(word) > 4:
        return True
    return (word in _FORMS and not word.endswith(("s", "ing"))) or word in {"is", "was"}


def _stems(stem: str) -> list[str]:
    """What stood before an ending: as is, with the "e" it lost, its last letter once."""
    found = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        found.append(stem[:-1])
    if stem.endswith("ck"):
        found.append(stem[:-1])
    return found


def any_in(word: str, listed: frozenset[str]) -> bool:
    """True if a word in lower case is, or may be a form of, one of the words listed."""
    return any(each in listed for each in lemmas(word))
