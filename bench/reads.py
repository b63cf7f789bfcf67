"""The catalogue as it is read, at 100,000 products, against what the same machine could do at most.

Every number is a ratio of two closed loops that take turns in one run. Warm: the shop as shipped
against bare Flask that returns the same bytes under the same gunicorn; behind the shipped nginx
configuration against nginx serving those bytes as a file. Cold (CATALOG_CACHE=false): against bare
Flask doing one SELECT by key. Searches are made of the catalogue's own titles, with slips,
beginnings, filters and words that nobody has; each of them once.
"""

import itertools
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import requests
from asking import searches, some_products, typed
from hundred_thousand import PRODUCTS, large_shop
from serving import gunicorn, nginx

ROUNDS = int(os.environ.get("ROUNDS", "9"))
SECONDS = 0.5
DEALS = 4
CONNECTIONS = 16
SMALL = 1_000
_API = "/api/v1/catalog"
_TURNS = itertools.count()
_STEP = 1_009  # each turn begins elsewhere in the paths, so that it asks what was not asked before
Names = list[tuple[str, str]]


@dataclass(frozen=True)
class Target:
    """Somebody to ask, and what for."""

    port: int
    paths: Sequence[str]
    tls: bool = False

    def per_second(self) -> float:
        """Over several deals: which process a connection meets is chance, and stays so."""
        deals = [self._run(CONNECTIONS, SECONDS)["per_second"] for _ in range(DEALS)]
        return statistics.mean(float(str(rate)) for rate in deals)

    def seconds(self, duration: float) -> list[float]:
        """Of each request, one after another."""
        found = self._run(1, duration)["seconds"]
        assert isinstance(found, list)
        return found

    def _run(self, connections: int, seconds: float) -> dict[str, object]:
        start = next(_TURNS) * _STEP % len(self.paths)
        job = {
            "host": "127.0.0.1",
            "port": self.port,
            "tls": self.tls,
            "paths": [*self.paths[start:], *self.paths[:start]],
            "connections": connections,
            "seconds": seconds,
        }
        script = str(Path(__file__).with_name("fetching.py"))
        done = subprocess.run(
            [sys.executable, script],
            input=json.dumps(job).encode(),
            capture_output=True,
            check=True,
        )
        result: dict[str, object] = json.loads(done.stdout)
        assert result["refused"] == 0, f"{result['refused']} refused: {self.paths[:3]}"
        return result


@dataclass(frozen=True)
class Shop:
    """The shop with its answers kept, without, and what stands beside it."""

    warm: int
    cold: int
    bare: int
    proxy: int
    products: list[tuple[str, str, str, str]]

    @property
    def names(self) -> Names:
        return [(name, platform) for _, _, name, platform in self.products]


def reads(data: Path) -> None:
    with ExitStack() as stack:
        small = _small(stack, data / "small")
        shop = _large(stack, data / "large")
        print(f"  {PRODUCTS:,} products; {ROUNDS} rounds, {CONNECTIONS} connections")
        for line in (_warm, _cold, _suggestions):
            line(shop)
        _latency(small, shop)


def _small(stack: ExitStack, folder: Path) -> Target:
    """A thousand products behind the same code, each search with its facets."""
    _, settings = stack.enter_context(large_shop(folder, SMALL))
    names = [(name, platform) for _, _, name, platform in some_products(SMALL)]
    port = stack.enter_context(
        gunicorn("wsgi:app", settings, folder / "web.log", CATALOG_CACHE="false")
    )
    return Target(port, _with_facets(searches(names, 2_000)))


def _with_facets(queries: Sequence[str]) -> list[str]:
    return [f"{_API}/{what}?{query}" for query in queries for what in ("products", "facets")]


def _large(stack: ExitStack, folder: Path) -> Shop:
    _, settings = stack.enter_context(large_shop(folder))
    products = some_products(PRODUCTS // 5)
    bodies = folder / "bodies"
    bodies.mkdir()
    bodies.chmod(0o755)
    for parent in list(bodies.parents)[:3]:
        parent.chmod(0o755)  # nginx serves them as nobody
    warm = stack.enter_context(gunicorn("wsgi:app", settings, folder / "warm.log"))
    for name, path in _pages(products).items():
        answer = requests.get(f"http://127.0.0.1:{warm}{path}", timeout=30)
        assert answer.status_code == 200, answer.text
        (bodies / f"{name}.json").write_bytes(answer.content)
    return Shop(
        warm,
        stack.enter_context(
            gunicorn("wsgi:app", settings, folder / "cold.log", CATALOG_CACHE="false")
        ),
        stack.enter_context(
            gunicorn("bare_flask:app", settings, folder / "bare.log", BARE_BODIES=str(bodies))
        ),
        stack.enter_context(nginx(folder / "nginx", warm, bodies)),
        products,
    )


def _pages(products: list[tuple[str, str, str, str]]) -> dict[str, str]:
    return {"list": f"{_API}/products", "product": f"{_API}/products/{products[7][1]}"}


def _warm(shop: Shop) -> None:
    for name, path in _pages(shop.products).items():
        ours = Target(shop.warm, [path])
        _compare(
            f"{name}, warm / bare Flask, same bytes",
            ours,
            Target(shop.bare, [f"/bytes/{name}"]),
            0.7,
        )
        through = Target(shop.proxy, [path], tls=True)
        file = Target(shop.proxy, [f"/bytes/{name}.json"], tls=True)
        _compare(f"{name} through nginx / nginx, same file", through, file, 0.5)


def _by_key(shop: Shop) -> Target:
    return Target(shop.bare, [f"/select/{product[0]}" for product in shop.products[:2_000]])


def _cold(shop: Shop) -> None:
    lists = [f"{_API}/products"] + [
        f"{_API}/products?{rest}"
        for page in range(1, 40)
        for rest in (
            f"page={page}",
            f"sort=newest&page={page}",
            f"sort=price_asc&in_stock=true&page={page}",
            f"platform=Steam&page={page}",
        )
    ]
    _compare("list, cold / bare Flask, one SELECT", Target(shop.cold, lists), _by_key(shop), 0.3)
    asked = [f"{_API}/products?{query}" for query in searches(shop.names, 20_000)]
    _compare("search, cold / bare Flask, one SELECT", Target(shop.cold, asked), _by_key(shop), 0.3)


def _suggestions(shop: Shop) -> None:
    asked = [f"{_API}/suggest?q={text}" for text in typed(shop.names, 20_000)]
    _compare("suggestions, cold / one SELECT", Target(shop.cold, asked), _by_key(shop), 0.5)


def _compare(what: str, ours: Target, ceiling: Target, asked: float) -> None:
    ours.per_second()  # connections, plans and caches of both are warm before anything counts
    ceiling.per_second()
    pairs = [_pair(ours, ceiling, swapped=bool(number % 2)) for number in range(ROUNDS)]
    ratios = [one / other for one, other in pairs]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"  {what}: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
        f"{mine:,.0f} of {theirs:,.0f} a second (asked: ≥ {asked})",
        flush=True,
    )


def _pair(ours: Target, ceiling: Target, *, swapped: bool) -> tuple[float, float]:
    """Who goes first changes from round to round."""
    if swapped:
        theirs = ceiling.per_second()
        return ours.per_second(), theirs
    return ours.per_second(), ceiling.per_second()


def _latency(small: Target, shop: Shop) -> None:
    large = Target(shop.cold, _with_facets(searches(shop.names, 20_000)))
    found: list[tuple[float, float]] = []
    medians: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        times = [_both(target.seconds(8 * SECONDS)) for target in (small, large)]
        found.append((_p95(times[0]), _p95(times[1])))
        medians.append((statistics.median(times[0]), statistics.median(times[1])))
    ratios = [one[1] / one[0] for one in found]
    at_small, at_large = (statistics.median(column) for column in zip(*found, strict=True))
    print(
        f"  search with its facets, p95 at {PRODUCTS:,} / at {SMALL:,}: "
        f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
        f"{at_large * 1000:.1f} of {at_small * 1000:.1f} ms (asked: ≤ 2); medians "
        f"{_median(medians, 1) * 1000:.1f} of {_median(medians, 0) * 1000:.1f} ms"
    )


def _both(seconds: Sequence[float]) -> list[float]:
    """A list and its facets are asked for together: what both take."""
    return [one + other for one, other in zip(seconds[::2], seconds[1::2], strict=False)]


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _median(pairs: Sequence[tuple[float, float]], column: int) -> float:
    return statistics.median(pair[column] for pair in pairs)
