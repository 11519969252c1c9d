"""Common nouns that head the names of bodies, armed groups, sites and weapons.

The table is of common nouns, some of them transliterated; it names no party.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORGANISATION_HEADS = _words(
    """agency airline army authority bureau cabinet centre center coastguard commission
    committee company congress corporation council court department directorate embassy
    federation foundation government group guard inspectorate institute laboratory
    league ministry military mission navy network office organisation organization panel
    parliament police presidency secretariat senate service services society staff tribunal
    union university news press newspaper radio observatory academy college"""
)
NAMED_BODIES = _words("bank board control exchange monitor post trust watch works")
"""What heads a body's name only where it is capitalised: "Coast Gas Works"."""

OUTLETS = _words(
    """bulletin chronicle courier daily dispatch gazette herald journal ledger mirror newspaper
    observer post radio record review standard telegraph times tribune weekly"""
)
"""What heads the name of a newspaper or a station, where it is capitalised."""

GROUP_HEADS = _words(
    """alliance battalion battalions battery brigade brigades cell coalition column command
    corps detachment division faction force forces front guerrillas insurgents legion league
    militants militia militias movement party platoon rebels regiment resistance separatists
    squad squadron unit wing fighters
    ansar asa'ib ejercito ejército frente fuerzas harakat hashd hizb jabhat jaish jaysh kataib
    kata'ib katiba liwa movimiento partido saraya tanzim"""
)
SITE_HEADS = _words(
    """airbase airfield airport airstrip armoury armory arsenal bakery barracks base border-post
    bridge building bunker bunkers camp checkpoint church compound cache dam depot
    dock docks dump factory field garrison harbour harbor hangar headquarters hospital hq
    hotel house installation magazine market mill mosque outpost pipeline plant port post
    prison quay refinery school shipyard silo silos site station stores store terminal tower
    tunnel viaduct warehouse warehouses yard"""
)
PLACE_HEADS = _words(
    """bay canyon city coast county desert district governorate heights highway hill hills
    island islands lake mountain mountains pass peninsula plateau prefecture province quarter
    region river sea strait strip suburb town valley village"""
)
WEAPONS = _words(
    """aircraft airplane ammunition artillery bomb bomber bombs dynamite drone drones
    explosives gliders grenade grenades gun guns gunship helicopter helicopters howitzer
    howitzers ied ieds jet jets landmine launcher launchers mine mines missile missiles mortar
    mortars munition munitions ordnance plane planes projectile projectiles rifle rifles rocket
    rockets shell shells tank tanks torpedo uav uavs warhead warheads warplane warplanes
    weapon weapons"""
)
INVESTIGATING_HEADS = _words("commission committee inquiry laboratory panel taskforce tribunal")

STATE_ORGANS = _words(
    """airspace ambassador army authorities border borders capital chancellor
    consulate coastguard diplomat diplomats embassy envoy forces foreign government
    jet jets king military minister ministry monarch navy parliament
    premier president territory troops warplane warplanes"""
)
"""What only a state, or a body that acts as one, is said to have: "X's airspace"."""

BODIES_OF_STATE = _words(
    """agencies agency army authorities authority cabinet coastguard command consulate embassy
    force forces government inspectorate intelligence military ministry navy parliament police
    service services troops"""
)
"""What heads the name of a body that answers to the state it names."""

ORGAN_MODIFIERS = _words(
    "air armed central civil coast defence defense foreign interior national naval prime security state"
)

PORTFOLIOS = ORGAN_MODIFIERS | _words(
    """agriculture culture economy education emergency energy environment finance fisheries
    gas health home information intelligence internal justice labour oil railway trade
    transport water"""
)
"""What a ministry or a minister is for."""

CREEDS = _words(
    """alawite buddhist catholic christian druze hindu islamic islamist jewish muslim orthodox
    protestant shia shiite sikh sunni"""
)
"""Adjectives of faiths, which "forces" and "army" do not make states."""

TITLES = _words(
    """adm admiral ambassador ayatollah brig brigadier cap capt captain chairman chairwoman
    chancellor chief col colonel commander commissioner deputy director doctor dr emir
    engineer envoy foreman gen general governor hajj imam judge king lady leader lieutenant lord lt
    maj major marshal mayor minister miss mr mrs ms mullah officer premier president prince
    princess prof professor rep secretary sen senator sergeant sgt sheikh sheik sir
    spokesman spokesperson spokeswoman sultan general-secretary secretary-general"""
)
"""Words before a person's name that are not part of it."""

OFFICES = TITLES | _words(
    """adviser advisor analyst archaeologist chemist editor employee expert fellow fighter
    founder head inspector investigator journalist lawyer leader manager member owner professor
    reporter researcher resident scientist specialist student veteran witness worker"""
)
"""What only a person is: "X, head of Y"."""

BODY_NOUNS = _words(
    """agency association body charity company corporation firm foundation group institute
    magazine network newspaper ngo operator organ organisation organization party publisher
    station subsidiary watchdog website"""
)
"""What only a body is: "X, a company"."""

CALENDAR = _words(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mon tue tues wed thu thur thurs fri sat sun gmt utc est edt cet today"""
)
"""Capitalised words that name a time."""
