"""E-mail: the message as written, its headers, and the reports attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import MIMEPart
from email.utils import parseaddr

from crossbearing.errors import DocumentUnreadable
from crossbearing.ingest.dating import dated
from crossbearing.ingest.decoding import Decoded, decode
from crossbearing.ingest.expand import safe_name
from crossbearing.ingest.formats import html
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part
from crossbearing.model import Dated

NAME = "e-mail"
SUFFIXES = (".eml",)
MEDIA_TYPES = ("message/rfc822",)
DECODER = "email 1"


def read(part: Part, limits: Limits) -> Iterator[Draft | Part]:
    """The message, then its attachments as parts; pictures among them are left out."""
    try:
        message = message_from_bytes(part.raw, policy=policy.default)
        if not (message["From"] or message["Date"]):
            reason = "has neither sender nor date: not an e-mail; name it .txt if it is text"
            raise DocumentUnreadable(part.path, reason)
        body = message.get_body(preferencelist=("plain", "html"))
        attachments = list(message.iter_attachments())
        headers = {name: str(message[name] or "") for name in ("Subject", "From", "Date")}
    except (MessageError, LookupError, RecursionError, TypeError, ValueError) as error:
        reason = f"is a broken e-mail ({type(error).__name__}); save its text as .txt"
        raise DocumentUnreadable(part.path, reason) from error
    if body is not None:
        name, address = parseaddr(headers["From"])
        decoded = _body(body, part, limits)
        yield Draft(
            text=decoded.text,
            decoder=f"{DECODER} {decoded.encoding}",
            kind="email",
            title=headers["Subject"].strip() or None,
            byline=name or address or None,
            published=_sent(headers["Date"]),
        )
    for number, attachment in enumerate(attachments, start=1):
        if attachment.get_content_maintype() != "image":
            yield _attached(attachment, number, part)


def _body(body: MIMEPart, part: Part, limits: Limits) -> Decoded:
    raw = _bytes(body)
    if body.get_content_subtype() == "html":
        charset = body.get_content_charset()
        page = Part(path=part.path, address="", raw=raw, name="", charset=charset)
        draft = next(html.read(page, limits))
        return Decoded(draft.text, draft.decoder)
    decoded = decode(raw, part.path, body.get_content_charset())
    if not decoded.text.strip():
        raise DocumentUnreadable(part.path, "holds no text")
    return decoded


def _attached(attachment: MIMEPart, number: int, part: Part) -> Part:
    is_message = attachment.get_content_type() == "message/rfc822"
    name = safe_name(attachment.get_filename() or f"attachment {number}")
    generic = attachment.get_content_type() == "application/octet-stream"
    return Part(
        path=f"{part.path}!{name}",
        address=f"{part.address}!{name}",
        raw=attachment.get_content().as_bytes() if is_message else _bytes(attachment),
        name=name,
        media_type=None if generic else attachment.get_content_type(),
        charset=attachment.get_content_charset(),
        container=part.held_in,
    )


def _bytes(message: MIMEPart) -> bytes:
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _sent(header: str) -> Dated | None:
    found = dated(header.split("(")[0], "email Date header")
    # RFC 5322 writes -0000 for a clock whose zone is not told.
    if found and found.zone == "-0000":
        return replace(found, value=found.value.removesuffix("-00:00"), zone=None)
    return found
