"""What customers ask of a shop, made of its own titles: words, beginnings, slips, and nothing."""

import random
from collections.abc import Iterator
from urllib.parse import quote_plus

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.core.db import db

_MIX = (
    ("name", 40),
    ("one word", 20),
    ("beginning", 15),
    ("slip", 12),
    ("with a filter", 8),
    ("nothing", 3),
    ("platform", 2),
)


def some_products(count: int) -> list[tuple[str, str, str, str]]:
    """Id, slug, name and platform of as many."""
    query = select(Product.id, Product.slug, Product.original_name, Product.platform)
    rows = db.session.execute(query.order_by(Product.slug).limit(count * 5)).all()
    db.session.rollback()
    return [(str(row[0]), row[1], row[2] or "", row[3] or "") for row in rows[::5]]


def searches(names: list[tuple[str, str]], count: int, seed: int = 3) -> list[str]:
    """Queries of a list, encoded, in the proportions of `_MIX`."""
    rng = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    kinds, weights = zip(*_MIX, strict=True)
    chosen = rng.choices(kinds, weights=weights, k=count)
    return [_query(rng, kind, *rng.choice(names)) for kind in chosen]


def _query(rng: random.Random, kind: str, name: str, platform: str) -> str:
    words, rest = name.lower().split(), ""
    if kind == "one word":
        words = [rng.choice(words)]
    elif kind == "beginning":
        words[-1] = words[-1][: max(3, len(words[-1]) - 2)]
    elif kind == "slip":
        place = rng.randrange(len(words))
        words[place] = slip(rng, words[place])
    elif kind == "with a filter":
        rest = f"&platform={quote_plus(platform)}"
    elif kind == "nothing":
        words = ["zzqxjv", f"wvvkq{rng.randrange(1000)}"]
    elif kind == "platform":
        words = [platform.lower(), words[0]] if rng.random() < 0.5 else [platform.lower()]
    return f"q={quote_plus(' '.join(words))}{rest}"


def slip(rng: random.Random, word: str) -> str:
    """A letter left out, doubled, or swapped with the next."""
    place = rng.randrange(1, max(2, len(word) - 1))
    return rng.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[: place - 1] + word[place - 1 : place + 1][::-1] + word[place + 1 :],
        )
    )


def typed(names: list[tuple[str, str]], count: int, seed: int = 5) -> Iterator[str]:
    """What stands in the field while somebody types, from the second letter on."""
    rng = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    for _ in range(count):
        name, _platform = rng.choice(names)
        yield quote_plus(name.lower()[: rng.randint(2, max(2, len(name)))])
