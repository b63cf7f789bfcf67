"""JSON documents of answers, read with their types."""

Doc = dict[str, object]


def at(document: object, *path: str | int) -> object:
    """What stands there; fails where the document has another shape."""
    for step in path:
        if isinstance(step, str):
            assert isinstance(document, dict)
            document = document[step]
        else:
            assert isinstance(document, list)
            document = document[step]
    return document


def rows(document: object, *path: str | int) -> list[Doc]:
    """The list of objects that stands there."""
    found = at(document, *path)
    assert isinstance(found, list)
    assert all(isinstance(each, dict) for each in found)
    return found
