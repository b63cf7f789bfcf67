"""Pages of a run, fetched in order by a thread that is a few ahead of who stores them."""

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from bitloot.catalog.preparing import PageRead, Ready, give_ids
from bitloot.catalog.terms import Terms
from bitloot.catalog.turns import Turn
from bitloot.core.http.errors import ProviderError
from bitloot.providers.kinguin.client import LARGEST_PAGE, KinguinClient
from bitloot.providers.kinguin.listing import Listing

MOST_AHEAD = 20
_LOOK_UP_SECONDS = 0.2
_TOGETHER_SECONDS = 0.2  # what comes so soon is stored in one transaction


@dataclass(frozen=True, slots=True)
class Start:
    """Where a run reads on. `expected` is how long the list was at the last page.

    `news` says that so far nearly everything was.
    """

    page: int
    full: bool
    updated_since: datetime | None
    expected: int
    news: bool = False


@dataclass(slots=True)
class Arrival:
    """A page of the list, cut into its products."""

    page: int
    listing: Listing
    is_last: bool
    _contents: PageRead | None = None

    def contents(self) -> PageRead:
        """What is on it."""
        if self._contents is None:
            self._contents = PageRead.of(self.listing.read())
        return self._contents

    def prepare(self, turn: Turn, terms: Terms) -> None:
        """Make rows of everything on it by these terms, while it is this thread's turn."""
        found: list[Ready] = []
        for candidate in self.contents().candidates:
            turn.wait()
            ready = candidate.ready()
            if ready is not None:
                found.append(ready)
        give_ids(found)
        for ready in found:
            turn.wait()
            ready.work_out(terms)


@dataclass
class Arrivals:
    """`with Arrivals(...)`: the thread reads until the list ends or the block does.

    While `eager` it makes rows of what it reads as well, by the `terms` of the last step: the
    storing side has said that nearly everything is news.
    """

    start: Start
    kinguin: KinguinClient
    terms: Terms
    _ready: queue.Queue[Arrival | Exception] = field(
        default_factory=lambda: queue.Queue(MOST_AHEAD)
    )
    turn: Turn = field(default_factory=Turn)
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: Exception | None = None

    def __post_init__(self) -> None:
        self.eager = self.start.news
        self.turn.set()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._run, name="catalogue pages", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._stop.set()
        self.turn.set()
        self._thread.join()

    def take(self) -> list[Arrival]:
        """All that comes within a moment, at least one page.

        Raises the provider's error when it is its turn.
        """
        found: list[Arrival] = []
        until = 0.0
        while len(found) < MOST_AHEAD and self._over is None:
            try:
                patience = max(0.0, until - time.monotonic()) if found else None
                following = self._ready.get(timeout=patience)
            except queue.Empty:
                break
            if not isinstance(following, Arrival):
                self._over = following
                break
            if not found:
                until = time.monotonic() + _TOGETHER_SECONDS
            found.append(following)
            if following.is_last:
                break
        if not found and self._over is not None:
            raise self._over
        return found

    def _run(self) -> None:
        over: Exception = RuntimeError("the reader of the catalogue has died")
        try:
            for arrival in walk(self.start, self.kinguin):
                arrival.contents()
                if self.eager:
                    arrival.prepare(self.turn, self.terms)
                self._put(arrival)
                if self._stop.is_set():
                    return
        except ProviderError as error:
            over = error
        finally:
            self._put(over)

    def _put(self, found: Arrival | Exception) -> None:
        while not self._stop.is_set():
            try:
                self._ready.put(found, timeout=_LOOK_UP_SECONDS)
            except queue.Full:
                continue
            return


def walk(start: Start, kinguin: KinguinClient) -> Iterator[Arrival]:
    """The pages of a list to its end.

    When the list has become shorter since the last page, products have moved back over the edge
    between two pages: the page before is read again as well.
    """
    page, expected = start.page, start.expected
    while True:
        listing = _fetch(start, kinguin, page)
        if page > 1 and listing.item_count < expected:
            yield Arrival(page - 1, _fetch(start, kinguin, page - 1), is_last=False)
        expected = listing.item_count
        is_last = not listing.results or page * LARGEST_PAGE >= expected
        yield Arrival(page, listing, is_last)
        if is_last:
            return
        page += 1


def _fetch(start: Start, kinguin: KinguinClient, page: int) -> Listing:
    """Full runs walk by id, incremental ones begin with the newest.

    A product that changes meanwhile moves to the front, which shows others twice but hides none.
    """
    if start.full:
        return kinguin.listing(page)
    return kinguin.listing(
        page, sort_by="updatedAt", descending=True, updated_since=start.updated_since
    )
