"""Types of the catalogue's fixtures."""

from collections.abc import Callable

from bitloot.catalog.models import SyncRun

Doc = dict[str, object]
Sync = Callable[..., SyncRun]
Get = Callable[..., Doc]
RunJobs = Callable[..., int]


def rows(document: Doc, name: str = "items") -> list[Doc]:
    """A list of objects in a document."""
    found = document[name]
    assert isinstance(found, list)
    return found
