"""Which network addresses may be connected to: those of the public internet alone."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind IPv6 as translated by a network (RFC 6052)."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, IPv4 first. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return tuple(sorted(addresses, key=lambda address: ":" in address))


def is_public(address: str) -> bool:
    """True if the address is global unicast, and so is every address wrapped inside it."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return all(_is_global(wrapped) for wrapped in (parsed, *_wrapped(parsed)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _wrapped(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    if isinstance(address, IPv4Address):
        return ()
    translated = IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None
    candidates = (address.ipv4_mapped, address.sixtofour, translated, *(address.teredo or ()))
    return tuple(candidate for candidate in candidates if candidate is not None)
