"""Nouns for speakers, by what kind of voice they are: lists to read aloud."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SOURCES = _words(
    """
    insider source
    """
)
"""Speakers who are named by no more than having told."""

ROLES = _words(
    """
    adviser advisor aide ambassador analyst attorney author bishop brother candidate
    captain chairman chairwoman chief cleric colonel commander commissioner coroner daughter deputy
    diplomat director doctor driver employee engineer envoy expert farmer father fighter
    fisherman general governor guard gunman head hostage husband imam inspector
    investigator journalist judge king lawmaker lawyer leader lieutenant magistrate man
    manager mayor mediator member minister mother negotiator neighbor neighbour officer
    official owner person pilot prefect premier president priest prince professor
    prosecutor queen relative reporter representative researcher resident secretary
    senator sergeant sheikh shopkeeper sister soldier son spokesman spokesperson
    spokeswoman student survivor teacher victim villager wife witness woman worker
    """
)
"""Nouns for one person by office, trade or kin."""

GROUPS = _words(
    """
    activist ally american analyst critic democrat expert family figure insurgent
    journalist lawmaker many media medium militant neighbor neighbour opponent other
    people protester reader rebel relative republican researcher resident scientist some
    supporter survivor user villager voter witness
    """
)
"""Nouns for people who speak as many."""

ORGANISATIONS = _words(
    """
    administration agency alliance army association authority bank battalion board brigade
    broadcaster bureau camp campaign channel coalition command commission committee
    company congress corporation council country court delegation department embassy
    faction firm force foundation front government group inquiry institute military
    militia ministry movement navy network newspaper office opposition organisation
    organization outlet panel paper parliament party police presidency press radio wire regime
    resistance senate service side state team television union university
    """
)
"""Nouns for bodies that speak as one."""

DOCUMENTS = _words(
    """
    account ad advertisement analysis article assessment book bulletin column communique
    communiqué complaint data dispatch document editorial email evidence filing finding
    footage fragment image imagery indictment lawsuit letter log map memo page photo
    photograph picture poll post record recording release remnant report result sample
    statement story study survey table test transcript tweet video website
    """
)
"""Nouns for things that say or show."""
