"""How figures, dates and stances read: the same words on every surface."""

from __future__ import annotations

import math
from collections.abc import Iterable

from crossbearing.model import Dated, Responsibility, Stance

FINE = 2
COARSE = 1

VERBS = {
    Stance.asserts: "says",
    Stance.denies: "denies",
    Stance.admits: "admits",
    Stance.accuses: "accuses",
    Stance.suspects: "suspects",
    Stance.asks: "asks",
    Stance.threatens: "threatens",
    Stance.promises: "promises",
    Stance.declines: "declines to comment on",
}

RESPONSIBILITY = {
    Responsibility.fact: "stated as fact by",
    Responsibility.claimed: "claimed by",
    Responsibility.accused: "accused by",
    Responsibility.accused_by_authorities: "accused by the authorities, says",
    Responsibility.suspected: "suspected by",
    Responsibility.possible: "called possible by",
    Responsibility.denied: "denied by",
    Responsibility.cleared: "cleared by",
}

_RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"))


def shares(low: float, high: float, digits: int) -> str:
    """A range of shares in words, rounded outward: `0.3–0.7`, `under 0.1`, `over 0.9`."""
    scale = 10**digits
    floor = math.floor(low * scale + 1e-9) / scale
    ceiling = math.ceil(high * scale - 1e-9) / scale
    step = 1 / scale
    if floor <= 0 and ceiling >= 1:
        return "anything from 0 to 1"
    if floor <= 0:
        return f"under {max(ceiling, step):.{digits}f}"
    if ceiling >= 1:
        return f"over {min(floor, 1 - step):.{digits}f}"
    if floor == ceiling:
        return f"about {floor:.{digits}f}"
    return f"{floor:.{digits}f}–{ceiling:.{digits}f}"


def share(value: float, digits: int) -> str:
    """One share, rounded, with `under` and `over` at the ends."""
    step = 10.0**-digits
    if value < step / 2:
        return f"under {step:.{digits}f}"
    if value > 1 - step / 2:
        return f"over {1 - step:.{digits}f}"
    return f"{value:.{digits}f}"


def signed(bits: float) -> str:
    """A weight in bits with its sign: `+0.4`, `−0.6`, `0.0`."""
    text = f"{abs(bits):.1f}"
    if text == "0.0":
        return text
    return ("+" if bits > 0 else "−") + text


def amount(bits: float) -> str:
    """A quantity of information in two digits: `0.43 bits`, `0.012 bits`."""
    return "under 0.01 bits" if bits < 0.01 else f"{bits:.2g} bits"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: `1 report`, `6 reports`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    given = list(words)
    if len(given) < 2:
        return "".join(given)
    return f"{', '.join(given[:-1])} and {given[-1]}"


def shortened(text: str, room: int = 72) -> str:
    """The text, cut after a word with an ellipsis when it has more letters than `room`."""
    if len(text) <= room:
        return text
    cut = text[:room].rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{cut} …"


def expected(bits: float) -> str:
    """How much an observation is expected to tell, in words."""
    steps = ((0.05, "hardly anything"), (0.2, "a little"), (0.5, "something"))
    return next((word for bound, word in steps if bits < bound), "much")


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    stripped = text.strip()
    if not stripped:
        return ""
    bare = stripped.rstrip("”»’\"')")
    ended = stripped if bare.endswith((".", "!", "?", "…")) else stripped + "."
    return ended[0].upper() + ended[1:]


def dated(date: Dated | None) -> str:
    """A date as far as it is known; `unknown` when it is not."""
    if date is None:
        return "unknown"
    return (
        f"{date.value} {date.zone}" if date.zone and date.zone not in date.value else date.value
    )


def isolate(text: str) -> str:
    """The text, set apart from its surroundings if any of it runs from right to left."""
    if any(low <= letter <= high for letter in text for low, high in _RIGHT_TO_LEFT):
        return f"\u2068{text}\u2069"
    return text


def visible(text: str) -> str:
    """The text with control characters, direction overrides and lone surrogates made visible.

    Tabs and line feeds stay; carriage returns go.
    """
    return text.translate(_VISIBLE)


_VISIBLE: dict[int, int | None] = (
    {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
    | {0x0D: None, 0x7F: 0x2421}
    | dict.fromkeys(range(128, 160), 65533)
    | {ord(letter): 0xFFFD for letter in "\u202d\u202e"}
    | dict.fromkeys((65534, 65535), 65533)
    | dict.fromkeys(range(55296, 57344), 65533)
)
