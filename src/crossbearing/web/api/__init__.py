"""The case as JSON over HTTP: the same functions as the pages, with an OpenAPI description."""

from crossbearing.web.api.app import PREFIX, create_api

__all__ = ["PREFIX", "create_api"]
