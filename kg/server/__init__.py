"""The graph over HTTP: SPARQL 1.1 endpoint, query page, the view. Needs the extra `serve`."""

from kg.server.app import Settings, create_app
from kg.server.serving import serve

__all__ = ["Settings", "create_app", "serve"]
