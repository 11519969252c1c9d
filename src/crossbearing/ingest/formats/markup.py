"""What a web page's own mark-up says of the article: meta tags, JSON-LD, headline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crossbearing.ingest.dating import dated
from crossbearing.model import Dated

PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "pubdate", "publishdate",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified",
    "dcterms.modified", "article.updated",
)  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
ARTICLES = ("article", "posting", "report", "webpage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the mark-up says; None where it says nothing. `headline` is the one the page shows."""

    headline: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Dated | None = None
    modified: Dated | None = None


def read_markup(page: HtmlElement) -> Markup:
    """Title, publisher, byline, address and dates that the page states, the first of each."""
    meta = _meta(page)
    linked = next(_articles(page), {})
    headline = next(
        filter(None, (_line(found.text_content()) for found in page.iter("h1"))), None
    )
    document_title = next((_line(found.text_content()) for found in page.iter("title")), None)
    titles = [meta.get(name) for name in TITLES]
    return Markup(
        headline=headline,
        title=_first(_words(linked.get("headline")), *titles, headline, document_title),
        publisher=_first(
            *(meta.get(name) for name in PUBLISHERS), _name(linked.get("publisher"))
        ),
        byline=_byline(meta, linked),
        url=_address(page, meta),
        published=_dated(meta, PUBLISHED, linked, "datePublished") or _marked_time(page),
        modified=_dated(meta, MODIFIED, linked, "dateModified"),
    )


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and (content := _line(tag.get("content"))):
            found.setdefault(name.strip().lower(), content)
    return found


def _articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, in order; what is not JSON is passed over."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            given = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = given.get("@graph", given) if isinstance(given, dict) else given
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict) and str(item.get("@type", "")).lower().strip(
                "[]'"
            ).endswith(ARTICLES):
                yield item


def _line(text: str | None) -> str | None:
    """The text on one line, without what cannot be stored; None when nothing is left."""
    if not text:
        return None
    clean = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    return " ".join(clean.split()) or None


def _words(value: object) -> str | None:
    return _line(value) if isinstance(value, str) else None


def _first(*candidates: str | None) -> str | None:
    return next(filter(None, candidates), None)


def _name(value: object) -> str | None:
    """The name in a JSON-LD person or organisation, or in a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:10]))) or None
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _byline(meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    names = [_name(linked.get("author")), *(meta.get(name) for name in AUTHORS)]
    found = next((name for name in names if name and "://" not in name), None)
    return found.removeprefix("By ").removeprefix("by ") if found else None


def _address(page: HtmlElement, meta: dict[str, str]) -> str | None:
    canonical = [tag.get("href") for tag in page.iter("link") if tag.get("rel") == "canonical"]
    for address in (*canonical, meta.get("og:url")):
        try:
            if address and urlsplit(address).scheme in {"http", "https"}:
                return _line(address)
        except ValueError:
            continue
    return None


def _dated(
    meta: dict[str, str], names: tuple[str, ...], linked: dict[str, Any], key: str
) -> Dated | None:
    candidates = [(f"html meta {name}", meta.get(name)) for name in names]
    candidates.insert(1, (f"html JSON-LD {key}", _words(linked.get(key))))
    return next(filter(None, (dated(written, found) for found, written in candidates)), None)


def _marked_time(page: HtmlElement) -> Dated | None:
    """The one date that all `<time datetime>` elements of the page agree on."""
    written = {tag.get("datetime") for tag in page.iter("time") if tag.get("datetime")}
    if len(written) != 1:
        return None
    return dated(written.pop(), "html time element")
