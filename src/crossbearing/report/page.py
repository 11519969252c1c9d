"""The report as one self-contained HTML page that makes no request and runs from disk."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from crossbearing.model import Assessment
from crossbearing.report import drawing
from crossbearing.report.blocks import Report
from crossbearing.report.chart import chart
from crossbearing.report.contents import contents
from crossbearing.report.course import course
from crossbearing.report.rails import rails
from crossbearing.report.wording import visible


def page(assessment: Assessment) -> str:
    """The HTML page of an assessment: the same assessment gives the same bytes."""
    return printed(contents(assessment))


def printed(report: Report) -> str:
    """The HTML page of a report: the same report gives the same bytes."""
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            report=report,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            picture=drawing.picture,
            graph=drawing.graph,
            course=course,
            rails=rails,
            chart=chart,
        )
    )


def style() -> str:
    """The page's style sheet, for surfaces that are to read like it."""
    return _asset("page.css")


def policy(style: str, script: str) -> str:
    """A content security policy that lets in this style and this script, by hash, and no more."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return files("crossbearing.report").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        loader=FunctionLoader(_asset),
    )
    environment.tests["of_kind"] = lambda block, name: type(block).__name__ == name
    return environment


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
