"""Words that make a name a body's in many languages: lists to read aloud.

They are common nouns of their languages in Latin letters ("front", "party", "army", "agency"),
and the marks of companies; none is anybody's name.
"""

from __future__ import annotations

from crossbearing.extract.plain_words import word_set

ARMED = word_set("""
    harakat haraka hizb hezb hezbe hizbul jabhat jabha jebha kataib kata'ib katiba katibat liwa
    liwaa firqat firqa faylaq jaish jaysh jeish quwat quwwat quwa saraya sariyat tanzim munazzamat
    majlis hay'at hayat ittihad rabitat jamaat jama'at jamiat jam'iyyat jama'a lajnat diwan
    muqawama muqawamat fatah ansar asa'ib usbat hashd sepah sepahe artesh basij niru-ye lashkar
    lashkare tehrik tehrike tehreek sipah sipahe jamaate mukti bahini vahini sena dal sangh
    sangathan parishad samiti morcha mahaz ittehad ordu ordusu cephe cephesi hareket hareketi
    birlik birligi birliği parti partisi örgütü ocak ocakları tugay alay taburu komutanlığı
    pasukan tentara laskar barisan gerakan angkatan tentera hukbo hukbong kilusan bagong
    frente ejército ejercito exército exercito brigada brigadas columna comando fuerza fuerzas
    força forças forcas guardia guarda milicia milicias movimiento movimento movimentu bloque
    bloco coordinadora junta alianza aliança unión união partido sindicato confederación
    confederação federación federação comité comitê autodefensas resistencia resistência
    mouvement parti front armée armee brigade brigades ligue union syndicat rassemblement
    coalition milice forces garde comité coordination conseil confédération fédération
    fronte movimento partito lega esercito brigate unione comitato guardie
    bund sturmbund bewegung partei armee wehr heer verband verbund volksfront miliz garde
    gewerkschaft bündnis rat beweging partij leger bond verzet weerbaarheid vereniging
    rörelse rörelsen front parti förbund förbundet armé bevægelse bevægelsen forbund bevegelse
    liike puolue armeija rintama liitto
    fronta front armija armiya vojska vijsko dvizhenie dvizheniye pokret partija partiya partia
    ruch armia narodnaya soyuz sojuz savez związek hnutí strana opolchenie opolchenye batalion
    bataljon batalyon druzhina otryad polk brygada bryhada rukh viysko sich garda miscarea
    mișcarea partidul frontul mozgalom párt hadsereg front metopo kinima komma stratos
    umkhonto mai-mai jeshi chama kundi vikosi mkuki askari dagu ginbot adda
    tatmadaw pyithu kawthoolei quân đoàn mặt trận đảng jun dang gun undong tai
    tzava mifleget irgun haganah lehi
    """)
"""Armies, fronts, movements, parties, leagues."""

OUTLETS = word_set("""
    agence agencia agência agenzia agentur agentstvo agentura ajans ajansı nachrichten presse
    zeitung tagespost tagblatt rundschau kurier anzeiger krant dagblad tidning bladet avisen
    posten sanomat gazeta gazeti gazetesi gazette vestnik izvestia novosti pravda glas list
    noviny dziennik kurjer ziarul újság efimerida haber haberler radyo radyosu kanal kanali
    televizyon televisión televisão télévision televisione radiotelevisión rádio radiosender
    diario diário jornal periódico prensa imprensa correio correo noticias notícias faro
    matin monde quotidien giornale corriere stampa
    jarida jaridat sahifat wakalat qanat idhaat akhbar rasid khabar khabari samachar patrika
    dainik shimbun sinmun ilbo ribao xinhua harian suara berita kantor pahayagan tuoi
    news wire press archive archives broadcasting network media tv
    """)
"""Newspapers, stations, agencies."""

BUSINESSES = word_set("""
    rederi rederiet reederei rederij compagnie compañía companhia compagnia companía société
    sociedad sociedade società gesellschaft maatschappij bolaget aktiebolag selskab selskap
    yhtiö grupo groupe gruppo gruppe gruppen concern kontsern kombinat zavod fabrika fabrik
    werke werk industria industrias industries minera minero mineração mineria gruva gruver
    sider petrol petróleo petróleos pétrole énergie energía energia energie naviera navegação
    transportes transport spedition bergbau stahl holding holdings şirketi sirketi şirket
    sharikat sherkat company kaisha kabushiki jituan gongsi perusahaan pulp paper textiles
    freight haulage aggregates minerals timber chemical petroleum utilities waterworks
    """)
"""Companies and works."""

BODIES = word_set("""
    units unit committee committees commission council assembly directorate sector
    constabulary chancellery chancery commissariat commissioner's executive staff command
    gendarmerie carabinieri garrison magistracy prefecture ministerium ministerstvo ministère
    ministerio ministério ministero bakanlığı wizarat vezarat kementerian
    across borders without concern foundation fondation fundación fundação fondazione stiftung
    stichting stiftelse vakfı instituto institut institutul instituut istituto universidad
    université università universität universiteit comisión comissão commissione kommission
    komitet komite kommittén tribunal corte cour gericht juzgado senado cortes duma sejm
    bundestag meclisi shura loya jirga rada sobranie skupština
    liga lliga unie unia unió birlik collectif colectivo coletivo kollektiv cooperativa
    genossenschaft kooperatif
    """)
"""Offices, courts, unions and societies."""

BODY_WORDS = ARMED | OUTLETS | BUSINESSES | BODIES

MARKS_OF_COMPANIES = frozenset(
    [
        "AB",
        "AG",
        "AS",
        "ASA",
        "ApS",
        "NV",
        "BV",
        "BVBA",
        "Oy",
        "Oyj",
        "GmbH",
        "KG",
        "SE",
        "SA",
        "SAS",
        "SARL",
        "SpA",
        "Srl",
        "SL",
        "SLU",
        "Ltda",
        "LTDA",
        "Cia",
        "Lda",
        "KK",
        "Pte",
        "Pty",
        "Bhd",
        "Sdn",
        "Tbk",
        "PT",
        "OOO",
        "OAO",
        "ZAO",
        "PAO",
        "Kft",
        "Zrt",
        "doo",
        "DOO",
        "Ltd",
        "LTD",
        "plc",
        "PLC",
        "Inc",
        "INC",
        "LLC",
        "LLP",
        "Corp",
        "Co",
        "LP",
        "PJSC",
        "JSC",
        "JSOC",
    ]
)
"""What ends the name of a company, as it is printed."""
