"""The workbench at size: how fast pages come from a large case that several people have open.

    python -m bench.workbench [--documents 10000] [--users 20] [--seconds 300] [--case FOLDER]

A case of generated reports is made and weighed, then `crossbearing serve` opens it in a process of
its own, and people who pause between pages ask for pages drawn at random. Wall time says what they
wait; CPU time of the server says what a page costs, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import http.client
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from threading import Thread
from time import monotonic, perf_counter, process_time, sleep
from urllib.parse import quote, urlsplit

import psutil

from bench.workbench.reports import QUESTION, Writer
from crossbearing import casework
from crossbearing.casework.versions import made_by
from crossbearing.model import Assessment
from crossbearing.store import Case
from crossbearing.web.pages import PAGES

SEED = 1
PAUSE = 2.0
"""Seconds a person looks at a page, on average."""
ALONE = 12
"""Times that each page is asked for by one person alone, to tell what it costs."""
AIMS = {"first": 1.0, "page": 0.3, "search": 0.1, "tries": 0.2}
"""Seconds: of the first page after a start, and of the 95th percentile of the others."""
LEAVES_OUT = ("/report", "/access")
"""The whole report is a file that is written beside the pages; access is for shared cases."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page that was asked for: which, how long it took, and what came."""

    kind: str
    seconds: float
    status: int
    size: int


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of page, and the addresses that people ask for it at."""

    kind: str
    addresses: tuple[str, ...]


class Browser:
    """Somebody who has the case open; keeps one connection."""

    def __init__(self, host: str, cookie: str = "") -> None:
        self.host = host
        self.cookie = cookie
        self.connection = http.client.HTTPConnection(host, timeout=120)

    def get(self, kind: str, address: str) -> Visit:
        """The page at an address, read to its end."""
        began = perf_counter()
        try:
            answer = self._ask(address)
        except (http.client.RemoteDisconnected, ConnectionError):
            # The server lets go of a connection that was idle; browsers open another, too.
            self.connection.close()
            answer = self._ask(address)
        body = answer.read()
        given = answer.getheader("Set-Cookie")
        if given:
            self.cookie = given.split(";")[0]
        return Visit(kind, perf_counter() - began, answer.status, len(body))

    def _ask(self, address: str) -> http.client.HTTPResponse:
        self.connection.request("GET", address, headers={"Cookie": self.cookie})
        return self.connection.getresponse()


class Server:
    """A case served by the product itself, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        command = [str(Path(sys.executable).parent / "crossbearing"), "serve", str(folder)]
        self.began = monotonic()
        self.process = subprocess.Popen(
            [*command, "--no-open", "--reviewer", "A. Reviewer"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        self.seen = psutil.Process(self.process.pid)
        for line in self.process.stdout:
            if "http://" in line:
                self.address = urlsplit(line[line.index("http://") :].split()[0])
                break
        else:
            raise SystemExit("crossbearing serve said no address")

    def enter(self) -> Browser:
        """Whoever opens the one-time address."""
        browser = Browser(self.address.netloc)
        browser.get("entrance", f"{self.address.path}?{self.address.query}")
        return browser

    @property
    def cpu(self) -> float:
        """CPU seconds the server has used."""
        spent = self.seen.cpu_times()
        return float(spent.user + spent.system)

    @property
    def memory(self) -> float:
        """Megabytes the server holds in memory."""
        return float(self.seen.memory_info().rss) / 2**20


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server of the case, ended at the end."""
    server = Server(folder)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(30)


def make(folder: Path, documents: int) -> None:
    """A case of generated reports, recorded as read."""
    reports = list(Writer(SEED).reports(documents))
    with Case.create(folder, question=QUESTION) as case:
        with case.batch():
            for each in reports:
                case.add(each.capture, each.raw, each.document)
        notes = [each.notes for each in reports]
        case.record_run(made_by(notes), notes)


def ways(assessment: Assessment, draw: random.Random) -> tuple[Way, ...]:
    """The pages people ask for: each of the navigation, and those that lead on from it."""
    documents = draw.sample(assessment.documents, min(400, len(assessment.documents)))
    notes = {each.document: each for each in assessment.annotations}
    copies = draw.sample(assessment.trace.copies, min(100, len(assessment.trace.copies)))
    entities = draw.sample(assessment.links.entities, min(200, len(assessment.links.entities)))
    bearing = [each for each in assessment.verdict.readings if each.passages]
    found = [
        Way(each.path, (each.path,))
        for each in PAGES
        if each.path not in (*LEAVES_OUT, "/search")
    ]
    shelves = -(-len(assessment.documents) // 50)
    found += [
        Way("/documents?page=", tuple(f"/documents?page={n + 1}" for n in range(shelves))),
        Way("/documents/…", tuple(f"/documents/{each.id}" for each in documents)),
        Way(
            "/documents/…/statements",
            tuple(
                f"/documents/{each.id}/statements?at={said.content[0].start}"
                for each in documents
                for said in notes[each.id].attributions[:1]
            ),
        ),
        Way(
            "/documents/…/beside/…",
            tuple(f"/documents/{each.target}/beside/{each.source}" for each in copies),
        ),
        Way("/people/…", tuple(f"/people/{each.id}" for each in entities)),
        Way("/people?name=", tuple(f"/people?name={quote(e.name[:3])}" for e in entities)),
        Way("/review?kind=", tuple(f"/review?kind={each}" for each in casework.Kind)),
        Way("/review?page=", tuple(f"/review?page={draw.randint(1, 3000)}" for _ in range(50))),
        Way("/search", ("/search", *searches(assessment, draw))),
        Way(
            "/apart, something off",
            (
                *(f"/apart?off=reading:{each.id}" for each in bearing),
                "/apart?dependence=strongest&prior.accident=0.5",
            ),
        ),
    ]
    return tuple(each for each in found if each.addresses)


def searches(assessment: Assessment, draw: random.Random) -> Iterator[str]:
    """Searches as people type them: rare words and frequent ones, two, a phrase, a beginning,
    and filters."""
    days = sorted(each.published.value for each in assessment.documents if each.published)
    for document in draw.sample(assessment.documents, min(60, len(assessment.documents))):
        words = document.text.replace(".", " ").split()
        at = draw.randrange(len(words) - 2)
        one, two = words[at : at + 2]
        yield f"/search?words={quote(one)}"
        yield f"/search?words={quote(f'{one} {two}')}"
        yield f"/search?words={quote(chr(34) + one + ' ' + two + chr(34))}"
        yield f"/search?words={quote(one[:2])}"
        yield f"/search?words={quote(one)}&stance=denies"
        yield f"/search?stance=promises&since={draw.choice(days)}"


def alone(server: Server, browser: Browser, among: Sequence[Way]) -> dict[str, float]:
    """CPU milliseconds of the server for a page of each kind, asked for by one person alone."""
    cost = {}
    draw = random.Random(SEED)
    for way in among:
        for address in way.addresses[:2]:
            browser.get(way.kind, address)  # what is made once is made now
        before = server.cpu
        for _ in range(ALONE):
            browser.get(way.kind, draw.choice(way.addresses))
        cost[way.kind] = 1000 * (server.cpu - before) / ALONE
    return cost


@dataclass(frozen=True, slots=True)
class Load:
    """What many people at once came to: their visits, the server's CPU seconds, this process's,
    and memory a quarter of the way in and at the end."""

    visits: tuple[Visit, ...]
    seconds: float
    cpu: float
    own: float
    quarter: float
    end: float


def together(
    server: Server, cookie: str, among: Sequence[Way], users: int, seconds: float
) -> Load:
    """People who each ask for a page, look at it for a while, and ask for the next."""
    visits: list[Visit] = []
    until = monotonic() + seconds
    before, own, began = server.cpu, process_time(), monotonic()

    def person(number: int) -> None:
        draw = random.Random(f"{SEED} {number}")
        browser = Browser(server.address.netloc, cookie)
        sleep(draw.uniform(0, PAUSE))
        while monotonic() < until:
            way = draw.choice(among)
            visits.append(browser.get(way.kind, draw.choice(way.addresses)))
            sleep(draw.expovariate(1 / PAUSE))

    people = [Thread(target=person, args=(number,)) for number in range(users)]
    for each in people:
        each.start()
    sleep(seconds / 4)
    quarter = server.memory
    for each in people:
        each.join()
    return Load(
        visits=tuple(visits),
        seconds=monotonic() - began,
        cpu=server.cpu - before,
        own=process_time() - own,
        quarter=quarter,
        end=server.memory,
    )


def first_page(server: Server, browser: Browser) -> tuple[float, float]:
    """Seconds after the start until any page came, and until the overview did."""
    browser.get("/", "/")
    answered = monotonic() - server.began
    while browser.get("/", "/").status != 200:
        sleep(0.02)
    return answered, monotonic() - server.began


def percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile, in milliseconds."""
    if len(seconds) < 2:
        return (1000 * seconds[0],) * 2 if seconds else (0.0, 0.0)
    cut = quantiles(seconds, n=20, method="inclusive")
    return 1000 * cut[9], 1000 * cut[18]


def tell(load: Load, cost: dict[str, float], users: int) -> None:
    """Print what came of it, the slowest page first."""
    by_kind: defaultdict[str, list[Visit]] = defaultdict(list)
    for each in load.visits:
        by_kind[each.kind].append(each)
    rows = sorted(
        (
            (*percentiles([each.seconds for each in found]), kind, found)
            for kind, found in by_kind.items()
        ),
        key=lambda row: (-row[1], row[2]),
    )
    print(f"{'page':<26}{'asked':>6}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'kB':>7}")
    for middle, most, kind, found in rows:
        size = sum(each.size for each in found) / len(found) / 1000
        print(
            f"{kind:<26}{len(found):>6}{middle:>9.0f}{most:>9.0f}{cost[kind]:>9.1f}{size:>7.0f}"
        )
    every = percentiles([each.seconds for each in load.visits])
    failed = sum(each.status != 200 for each in load.visits)
    print(
        f"{'any page':<26}{len(load.visits):>6}{every[0]:>9.0f}{every[1]:>9.0f}"
        f"{1000 * load.cpu / max(1, len(load.visits)):>9.1f}"
    )
    rate = len(load.visits) / load.seconds
    print(
        f"{users} people, {load.seconds:.0f} s, {rate:.1f} pages a second, {failed} not 200; "
        f"the server used {load.cpu / load.seconds:.2f} of a core, this process "
        f"{load.own / load.seconds:.2f}; load average {psutil.getloadavg()[0]:.1f} on "
        f"{psutil.cpu_count()} cores"
    )
    slow = [kind for _, most, kind, _ in rows if most > 1000 * AIMS[aim_of(kind)]]
    told = ", ".join(
        f"{kind} {1000 * each:.0f}" for kind, each in AIMS.items() if kind != "first"
    )
    print(f"p95 over its aim ({told} ms): {', '.join(slow) or 'none'}")
    grown = load.end / load.quarter
    print(
        f"memory {load.quarter:.0f} MB a quarter in, {load.end:.0f} MB at the end ({grown:.3f} x)"
    )


def aim_of(kind: str) -> str:
    """Which aim holds for a kind of page."""
    return {"/search": "search", "/apart, something off": "tries"}.get(kind, "page")


def main(arguments: Sequence[str] = ()) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--case", type=Path, help="a case made before, or a place to keep it")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.case or Path(temporary) / "case"
        began = process_time()
        if not folder.exists():
            make(folder, given.documents)
        made = process_time()
        assessment, _ = casework.weigh_kept(folder)
        print(
            f"{len(assessment.documents)} reports, "
            f"{sum(len(each.attributions) for each in assessment.annotations)} statements, "
            f"{len(assessment.trace.copies)} copies, {len(assessment.trace.origins)} origins, "
            f"{len(assessment.links.entities)} parties, "
            f"{len(assessment.verdict.readings)} readings; made in {made - began:.0f} CPU s, "
            f"weighed or read back in {process_time() - made:.0f}"
        )
        among = ways(assessment, random.Random(SEED))
        del assessment
        with served(folder) as server:
            browser = server.enter()
            answered, first = first_page(server, browser)
            print(
                f"first answer {answered:.2f} s after the start, the overview after {first:.2f} s "
                f"(aim: under {AIMS['first']:.0f}), {server.cpu:.2f} CPU s, "
                f"{server.memory:.0f} MB"
            )
            began = server.cpu
            finding = browser.get("/search", "/search?words=depot")
            print(
                f"first search {1000 * finding.seconds:.0f} ms, {server.cpu - began:.2f} CPU s"
            )
            cost = alone(server, browser, among)
            load = together(server, browser.cookie, among, given.users, given.seconds)
            tell(load, cost, given.users)


if __name__ == "__main__":
    main(sys.argv[1:])
