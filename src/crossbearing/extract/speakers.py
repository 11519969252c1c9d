"""Nouns for speakers, by what kind of voice they are: lists to read aloud.

They are common nouns, none of them anybody's name.
"""

from __future__ import annotations

from crossbearing.extract.body_words import BODY_WORDS
from crossbearing.extract.lexicon import (
    GROUP_HEADS,
    NAMED_BODIES,
    ORGANISATION_HEADS,
    OUTLETS,
)
from crossbearing.extract.plain_words import word_set

SOURCES = word_set("caller voice insider source informant interlocutor whistleblower")
"""Speakers who are named by no more than having told."""

ROLES = word_set(
    """
    accomplice adviser advisor advocate auditor detainee inmate peasant labourer laborer
    metallurgist militant militiaman buyer seller customer client dealer burglar thief
    bather aide ambassador analyst attorney aunt author baker barrister bishop bodyguard
    boss boy brother builder butcher candidate captain cardinal carpenter chair chairman
    chairwoman chairperson chancellor chaplain chief cleric clerk colonel commander
    commissioner commodore constable consul cook coroner corporal correspondent
    councillor counsel cousin crewman daughter deckhand dentist deputy detective
    diplomat director diver doctor driver economist editor elder electrician employee
    engineer envoy executive expert farmer father ferryman fighter fireman firefighter
    fisherman foreman friend gardener general girl governor grandfather grandmother
    grocer guard gunman gunner head headmaster headteacher herder historian host hostage
    husband imam inspector interpreter investigator janitor journalist judge keeper king
    landlord landlady lawmaker lawyer leader lecturer lieutenant loader magistrate major
    man manager marshal master mate mayor mechanic mediator medic member mentor midwife
    miner minister monk mother mp nephew negotiator neighbor neighbour niece nun nurse
    observer officer official operator ombudsman orderly organiser organizer overman
    owner paramedic passenger pastor patriarch patrolman person pharmacist photographer
    pilot plumber plot-holder poet policeman policewoman porter prefect premier
    presenter president priest prime-minister prince princess principal prisoner
    procurator professor prosecutor queen rabbi refugee registrar relative reporter
    representative researcher resident sailor scientist secretary senator sergeant
    shaykh sheikh shepherd sheriff shopkeeper sister skipper soldier solicitor son
    speaker spokesman spokesperson spokeswoman student superintendent superior surgeon
    survivor surveyor teacher technician tenant trader translator trader uncle vendor
    vet veteran vicar victim villager waiter waitress warden watchman weaver widow
    widower wife witness woman worker presenter foreman announcer anchor comptroller
    chargé harbourmaster harbormaster bystander commuter local colleague treasurer
    trustee trucker welder waitress undersecretary vice-president chair founder
    co-founder hunter ranger rower scout seaman nobleman monk pensioner trader guide
    agronomist geologist hydrologist seismologist meteorologist chemist physicist
    archaeologist pathologist specialist machinist mariner helmsman boatman stevedore
    docker dockworker pilot navigator controller defendant suspect attacker kidnapper
    hijacker accused perpetrator culprit ringleader owner-operator caretaker custodian
    curator librarian conductor stationmaster signalman brigadier admiral adjutant
    attaché physician schoolteacher prefect governor-general gravedigger commissar cashier
    paymaster stoker gunsmith coroner consignee abbot abbess deacon shipwright roofer
    tailor cleaner publisher boatswain quartermaster conscript gunner bargeman carter porter
    subcommander comandante emir caliph warlord chieftain strongman deputy-minister
    laureate counterpart sentry delegate
    """
)
"""Nouns for one person by office, trade or kin."""

GROUPS = word_set(
    """
    activist ally analyst anglers angler authorities both bystander campaigner child
    citizen commuter crew critic democrat diver elder everybody everyone expert family
    few fighter fisherman following friend gunman herder hireling insurgent investigator
    islander journalist kidnapper lawmaker local many media medic militant miner monitor
    mourner neighbor neighbour nobody observer onlooker opponent other parent
    parishioner passenger patient people occupier invader enemy prisoner protester
    protestor rebel reader refugee relative republican rescuer researcher resident
    scientist shopkeeper some soldier striker student supporter survivor tribesman troop
    user villager volunteer voter waiter widow witness worker all leadership public
    staff team crowd opposition-members separatist guerrilla dissident exile loyalist
    choir jury bench twin brother sister mother father son daughter conscript veteran
    monarchist settler trader colleague deputy manager founder owner boss engineer
    """
)
"""Nouns for people who speak as many."""

ORGANISATIONS = (
    word_set(
        """
    administration agency airline alliance army arsenal association authority bank
    battalion board body brigade brotherhood broadcaster builder bureau camp campaign
    cathedral channel charity club coalition collective column command commission
    committee commune company conglomerate consortium consulate contractor co-op
    cooperative corporation corps council country court coastguard delegation department
    diocese directorate distributor embassy emirate enterprise faction federation firm
    fleet force foundation front garrison gendarmerie government group guild hospital
    inquiry institute insurer inspectorate judiciary junta kingdom laboratory leadership
    league legation legion line maker management manufacturer militia military ministry
    mission monitor movement municipality navy network newspaper news ngo office
    operator opposition order organ organisation organization outlet owner panel paper
    parliament party patrol police port presidency press producer radio railway refinery
    regime regiment regulator republic residency resistance retailer school secretariat
    senate serv service shipper shipyard side society staff state station subsidiary
    supplier syndicate team television tribunal union unit university utility watchdog
    waterworks wire yard developer charterer publisher prosecution prosecutor's-office
    defence tv museum theatre clinic library gallery hotel mosque church temple
    monastery shop mill farm bodies occupation county headquarters airport palace
    admiralty barracks city cell brigades guard canton town tower mouthpiece company's
    works co-operative constabulary chancellery commissariat assembly sector artel kolkhoz
    caliphate squadron platoon tribe clan cartel gang ring
    """
    )
    | ORGANISATION_HEADS
    | GROUP_HEADS
) - word_set("fighters insurgents rebels militants guerrillas militias guard")
"""Nouns for bodies that speak as one."""

BODY_NAMES = (
    ORGANISATIONS
    | NAMED_BODIES
    | OUTLETS
    | BODY_WORDS
    | word_set(
        """
    sentinel star sun globe voice monitor courier line lines shipping mining minerals
    energy oil gas logistics contracting trading stone holdings industries ltd limited
    inc incorporated plc llc gmbh corp co group partners sons brothers airlines airways
    air motors systems foods power steel chemicals marine maritime freight transport
    cargo bunkering drilling engineering construction cement railways ports terminals
    bank trust insurance security guard guardians warriors martyrs lions falcons eagles
    wolves hawks sons knights uncles hearth dawn spring fund project initiative office
    relief aid rights caucus congress guards forces fighters rebels insurgents militants
    guerrillas collective cooperative bloc circle house palace elders shield sword
    """
    )
)
"""Words that make a capitalised name a body's."""

DOCUMENTS = word_set(
    """
    account audio ad advertisement affidavit agenda analysis annex announcement appendix
    archive article assessment audit autopsy bill book brief briefing broadcast bulletin
    calculation card cable chart circular clip column communique communiqué complaint
    contract copy correspondence data database decree diary directive dispatch document
    dossier draft drawing e-mail editorial email entry estimate evidence examination
    extract file filing finding flyer folder footage form fragment graph guideline
    handbook image imagery indictment inscription inspection instruction invoice
    judgment leaflet ledger letter list log logbook logs map manifest manual measurement
    memo memoir memorandum message metadata minute model newsletter notebook notice
    order page pamphlet paper passport permit photo photograph picture plan plaque
    playlist poll post poster presentation printout protocol radar readout receipt
    record recording register registry release remnant report roster result sample
    satellite scan schedule screenshot sensor seismograph sheet sign slip sonar
    statement statistics story study summary survey table tape telegram test text thread
    ticket timetable transcript transmission inventory certificate sketch guide
    guidebook note camera box correction caption voicemail sms tweet verdict video
    warrant website will x-ray recorder waybill gazette almanac roll plate initials
    docket stub tag timesheet chronicle balance-sheet reading tally blueprint
    """
)
"""Nouns for things that say or show."""

VEILED = word_set(
    """
    aide adviser advisor agent analyst banker commander detective diplomat employee
    envoy deputy executive insider investigator lawmaker member minister officer
    official operative person people prosecutor source staffer staff policeman
    negotiator consultant contractor sergeant corporal lieutenant gunner soldier conscript
    fighter private adjutant
    """
)
"""People who, told only by type and not definitely, hide who they are."""

PUBLIC = word_set(
    "spokesman spokeswoman spokesperson speaker lawyer attorney counsel representative"
)
"""People who speak in public for others even where they are not named."""

KIN = word_set(
    """
    aunt brother child children cousin daughter family father friend grandfather
    grandmother husband mother neighbour neighbor nephew niece parent parents relative
    relatives sister son uncle widow widower wife colleague man woman person boy girl
    """
)
"""People who belong to people: whose they are is not whom they speak for."""

FEMALE = word_set(
    """
    mrs ms miss mme madame madam lady sister mother daughter wife widow woman girl aunt
    niece grandmother queen princess spokeswoman chairwoman policewoman congresswoman
    nun landlady waitress señora signora frau maiden baroness duchess empress
    """
)
MALE = word_set(
    """
    mr mister sir lord brother father son husband widower man boy uncle nephew
    grandfather king prince spokesman chairman policeman congressman fisherman fireman
    foreman gunman landlord waiter señor signor herr monsieur watchman monk emperor
    baron duke imam headmaster crewman tribesman nobleman
    """
)
"""Words of title or kin that tell gender; no given name does."""

ADDRESS = word_set(
    """
    mr mrs ms miss mister mme madame madam dr sir lady lord sheikh sheik shaykh gen sen
    rep gov col maj lt capt sgt prof adm brig cmdr insp maître maitre hon rev fr señor
    señora don doña hajj haji ayatollah mullah imam general colonel major captain
    lieutenant sergeant admiral brigadier commander commodore commissioner
    superintendent inspector constable detective chief deputy minister president premier
    prime vice chancellor governor mayor senator representative ambassador judge justice
    professor doctor secretary director chairman chairwoman king queen prince princess
    pope bishop archbishop cardinal rabbi sheriff marshal officer corporal private cadet
    emir sultan first foreign defence defense interior energy finance assistant acting
    former ex-president ex-minister retired air field rear fire police comrade citizen
    saint
    """
)
"""Words before a person's name that are not part of it."""
