"""Web pages: the article's text, and what the page's own mark-up says of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from importlib.metadata import version

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.core import bare_extraction

from crossbearing.errors import CaptureRefused, DocumentUnreadable
from crossbearing.ingest.decoding import decode
from crossbearing.ingest.formats.markup import read_markup
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part

NAME = "web page"
SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")
DECODER = f"trafilatura {version('trafilatura')}, lxml {version('lxml')}"

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

for logger in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(logger).addHandler(logging.NullHandler())


def read(part: Part, limits: Limits) -> Iterator[Draft]:
    """One draft: the headline the page shows, and the paragraphs of its article, a line each.

    Raises CaptureRefused for a page too large or too deeply nested, before a tree is built,
    and DocumentUnreadable for a page without an article.
    """
    if len(part.raw) > limits.html_bytes:
        reason = f"is larger than {limits.html_bytes:,} bytes, too large for a web page"
        raise CaptureRefused(part.path, reason)
    decoded = decode(part.raw, part.path, part.charset or _declared(part.raw))
    source = _DECLARATION.sub("", decoded.text).encode()
    _check_depth(source, part.path, limits)
    page = _parse(source, part.path)
    markup = read_markup(page)
    text = _text(page, markup.headline)
    if not text:
        reason = (
            "holds no article that can be told from the page around it; save its text as .txt"
        )
        raise DocumentUnreadable(part.path, reason)
    yield Draft(
        text=text,
        decoder=f"{DECODER}, {decoded.encoding}",
        title=markup.title,
        publisher=markup.publisher,
        byline=markup.byline,
        url=markup.url,
        published=markup.published,
        modified=markup.modified,
    )


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4096])
    return found[1].decode("ascii") if found else None


def _parse(source: bytes, path: str) -> HtmlElement:
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentUnreadable(path, "holds no page") from error


def _text(page: HtmlElement, headline: str | None) -> str:
    extracted = bare_extraction(page, include_comments=False, with_metadata=False)
    body = (getattr(extracted, "text", None) or "").strip()
    if not body:
        # Notices of two sentences are below what the extractor takes for an article.
        paragraphs = (" ".join(found.text_content().split()) for found in page.iter("p"))
        body = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if body and headline and headline not in body[: 4 * len(headline)]:
        return f"{headline}\n{body}"
    return body


def _check_depth(source: bytes, path: str, limits: Limits) -> None:
    parser = etree.HTMLParser(target=_Depth(path, limits), encoding="utf-8")
    try:
        parser.feed(source)
        parser.close()
    except etree.LxmlError as error:
        raise DocumentUnreadable(path, "holds no page") from error


class _Depth:
    """A parser target that builds nothing and refuses elements nested too deeply."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.path, self.limits, self.depth = path, limits, 0

    def start(self, tag: str, attributes: object) -> None:
        self.depth += 1
        if self.depth > self.limits.html_depth:
            reason = (
                f"nests elements more than {self.limits.html_depth} deep; save its text as .txt"
            )
            raise CaptureRefused(self.path, reason)

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        """Nothing is built, so there is nothing to give."""
