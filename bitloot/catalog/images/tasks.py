"""By the clock: look what is wanted, make it a few at a time, never before anything else."""

import time
from contextlib import suppress
from functools import partial

from redis.exceptions import RedisError

from bitloot.catalog import versions
from bitloot.catalog.images import making
from bitloot.catalog.images.covers import show_ready
from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.db import after_commit, transaction
from bitloot.core.http.errors import ProviderUnavailableError, ProviderUnknownError
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.providers.objects import get_picture_store
from bitloot.providers.pictures import get_pictures
from bitloot.providers.pictures.errors import PictureError

MAKE = "images.make"
_KEY = "all"
_LOOKED = "images:looked"
_LOOK_AGAIN_SECONDS = 900
_SLICE_SECONDS = 10.0  # then the job makes room for others and comes back
_LEAST_PAUSE_SECONDS = 1.0
_MINUTE = 60.0


def look() -> None:
    """Whether pictures are wanted; called twice a minute, unless a setting forbids it."""
    if get_settings().pictures_per_minute == 0:
        return
    version = versions.current()
    if version is None or version != _looked():
        making.find()
        show_ready()
        after_commit(partial(_note, version))
    if making.is_any_due() and not enqueue(MAKE, {}, key=_KEY, priority=BULK):
        wake(MAKE, _KEY)


def _looked() -> str | None:
    """The catalogue's version that was looked through last."""
    try:
        value = get_redis().get(_LOOKED)
    except RedisError:
        return None
    return value.decode() if isinstance(value, bytes) else None


def _note(version: str | None) -> None:
    with suppress(RedisError):
        get_redis().set(_LOOKED, version or "", ex=_LOOK_AGAIN_SECONDS)


def work(*, seconds: float, most: int) -> int:
    """Make up to `most` pictures within `seconds`; how many were tried. Opens its transactions."""
    until = time.monotonic() + seconds
    tried = 0
    while tried < most and time.monotonic() < until and _one():
        tried += 1
    with transaction():
        show_ready()
    return tried


def _one() -> bool:
    """No transaction is open while a picture is fetched; False when none is due."""
    with transaction():
        image = making.claim()
        if image is None:
            return False
        image_id, source, kind, attempts = image.id, image.source, image.kind, image.attempts
    try:
        made = making.make(source, kind, get_pictures(), get_picture_store())
    except PictureError as error:
        with transaction():
            if making.missed(image_id, attempts, error):
                after_commit(partial(_note, None))  # another cover is wanted now
    except (ProviderUnavailableError, ProviderUnknownError):
        with transaction():
            making.put_back(image_id)
        raise
    else:
        with transaction():
            making.made(image_id, *made)
    return True


def _run(job: JobView) -> None:
    del job
    started = time.monotonic()
    most = max(1, round(get_settings().pictures_per_minute * _SLICE_SECONDS / _MINUTE))
    work(seconds=_SLICE_SECONDS, most=most)
    with transaction():
        more = making.is_any_due()
    if more:
        pause = _SLICE_SECONDS - (time.monotonic() - started)
        raise PostponeError(max(_LEAST_PAUSE_SECONDS, pause), "more pictures to make")


JOBS: dict[str, Handler] = {MAKE: Handler(_run, lease_seconds=120)}
