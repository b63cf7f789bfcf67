"""Checks a bundle that somebody holds in their hands."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bitloot.core.types import JsonObject
from bitloot.evidence.bundle import FORMAT, MANIFEST, SIGNATURE
from bitloot.evidence.signing import is_signed

_PIECE = 1 << 16
_LARGEST = 1 << 24


@dataclass(frozen=True, slots=True)
class Checked:
    """What the bundle says it is, and what is wrong with it."""

    order: str
    made_at: str
    files: int
    problems: tuple[str, ...]


def check(path: Path, key: str) -> Checked:
    """Signature by `key` (base64), then every file. What cannot be read at all is a problem too."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _check(archive, key)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, EOFError) as error:
        return Checked("", "", 0, (f"it cannot be read: {error}",))


def _check(archive: zipfile.ZipFile, key: str) -> Checked:
    manifest, signature = _small(archive, MANIFEST), _small(archive, SIGNATURE)
    if not is_signed(manifest, signature, key):
        return Checked("", "", 0, ("the manifest is not signed by this shop",))
    document = cast("JsonObject", json.loads(manifest))
    if document["format"] != FORMAT:
        return Checked("", "", 0, (f"its format is {document['format']}",))
    files = cast("list[Mapping[str, object]]", document["files"])
    problems = tuple(_problems(archive, {str(each["name"]): each for each in files}))
    return Checked(str(document["order"]), str(document["made_at"]), len(files), problems)


def _problems(archive: zipfile.ZipFile, files: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    names = archive.namelist()
    if len(names) != len(set(names)):
        yield "a name stands in it twice"
    for name in sorted(set(names) - set(files) - {MANIFEST, SIGNATURE}):
        yield f"{name} was added"
    for name, said in files.items():
        if name not in names:
            yield f"{name} is missing"
        elif _digest(archive, name) != said["sha256"]:
            yield f"{name} was changed"


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as entry:
            while piece := entry.read(_PIECE):
                digest.update(piece)
    except zipfile.BadZipFile:
        return "damaged"
    return digest.hexdigest()


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"{name} is too large")
    return archive.read(name)
