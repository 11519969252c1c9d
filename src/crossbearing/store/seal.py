"""A name locked away under a passphrase."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from crossbearing.errors import PartMissing, UsageError

_BLOCK = 64
"""Names are filled up to a multiple of this many bytes, so that length tells little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A pseudonym and the identity behind it, encrypted: AES-256-GCM under a key that scrypt
    (RFC 7914, cost `n`, block size `r`, parallelism `p`) derives from a passphrase."""

    pseudonym: str
    salt: bytes
    nonce: bytes
    locked: bytes
    n: int = 2**15
    r: int = 8
    p: int = 1


def seal(identity: str, pseudonym: str, passphrase: str) -> Sealed:
    """The identity locked under the passphrase; PartMissing without the extra `seal`."""
    with _part_named():
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    unlocked = Sealed(pseudonym=pseudonym, salt=salt, nonce=nonce, locked=b"")
    plain = identity.encode()
    filled = plain.ljust(-(-len(plain) // _BLOCK) * _BLOCK, b"\0")
    cipher = AESGCM(_key(unlocked, passphrase))
    return replace(unlocked, locked=cipher.encrypt(nonce, filled, pseudonym.encode()))


def unseal(sealed: Sealed, passphrase: str) -> str:
    """The identity; UsageError when the passphrase is not the one it was sealed with, and
    PartMissing without the extra `seal`."""
    with _part_named():
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(_key(sealed, passphrase))
    try:
        filled = cipher.decrypt(sealed.nonce, sealed.locked, sealed.pseudonym.encode())
    except InvalidTag as error:
        raise UsageError(
            f"{sealed.pseudonym}: this passphrase does not open it; try the one used to seal it"
        ) from error
    return filled.rstrip(b"\0").decode()


def _key(sealed: Sealed, passphrase: str) -> bytes:
    with _part_named():
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=sealed.salt, length=32, n=sealed.n, r=sealed.r, p=sealed.p)
    return kdf.derive(passphrase.encode())


@contextmanager
def _part_named() -> Iterator[None]:
    """Turns a failed import into PartMissing, which names what to install."""
    try:
        yield
    except ImportError as error:
        raise PartMissing(
            "sealing needs the extra `seal`: pip install 'crossbearing[seal]'"
        ) from error
