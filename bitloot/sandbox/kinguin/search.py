"""Product search by the documented filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bitloot.sandbox.documents import optional_text, texts
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin.catalogue.documents import fixed_part
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.catalogue.reference import TAGS
from bitloot.sandbox.kinguin.errors import violation
from bitloot.sandbox.kinguin.offer import cents
from bitloot.sandbox.kinguin.query import Args, comma_list, decimal, time_of, whole_number, word
from bitloot.sandbox.kinguin.stock import Listing, find_by_number, in_stock

Test = Callable[[Listing], bool]
MIN_NAME = 3


def search(journal: Journal, args: Args, *, heeds_prices: bool = True) -> Sequence[Listing]:
    """Products in stock that pass every given filter, in the order asked for."""
    tests = [*_text_tests(args), *_list_tests(args), *_state_tests(args), *_number_tests(args)]
    if heeds_prices:
        tests += _price_tests(args)
    found = _candidates(journal, args)
    if tests:
        found = [shown for shown in found if all(test(shown) for test in tests)]
    sort_by = word(args, "sortBy", ("kinguinId", "kingiunId", "updatedAt"))
    down = word(args, "sortType", ("asc", "desc")) == "desc"
    if sort_by == "updatedAt":
        return sorted(found, key=lambda s: (s.updated_at, s.item.kinguin_id), reverse=down)
    return found[::-1] if down else found


def _candidates(journal: Journal, args: Args) -> Sequence[Listing]:
    """By number; where numbers are asked for, nothing else is looked at."""
    numbers = sorted(int(word) for word in comma_list(args, "kinguinId") if word.isdigit())
    if not numbers:
        return in_stock(journal)
    named = (find_by_number(journal, number) for number in numbers)
    return [shown for shown in named if shown is not None and shown.total]


def _text_tests(args: Args) -> list[Test]:
    tests: list[Test] = []
    name = args.get("name")
    if name is not None:
        if len(name) < MIN_NAME:
            raise violation(
                "name", "This value is too short. It should have 3 characters or more.", name
            )
        wanted = name.lower()
        tests.append(lambda s: wanted in str(fixed_part(s.item)["name"]).lower())
    merchant = args.get("merchantName", "").lower()
    if merchant:
        tests.append(lambda s: any(merchant == offer.merchant.lower() for offer in s.on_sale))
    language = args.get("languages", "").lower()
    if language:
        tests.append(lambda s: language in _lower(s, "languages"))
    return tests


def _list_tests(args: Args) -> list[Test]:
    tests: list[Test] = []
    platforms = comma_list(args, "platform")
    if platforms:
        tests.append(
            lambda s: (optional_text(fixed_part(s.item), "platform") or "").lower() in platforms
        )
    genres = comma_list(args, "genre")
    if genres:
        tests.append(lambda s: bool(genres & _lower(s, "genres")))
    tags = comma_list(args, "tags")
    if not tags <= set(TAGS):
        raise violation("tags", "One or more of the given values is invalid.", args.get("tags"))
    if tags:
        tests.append(lambda s: bool(tags & _lower(s, "tags")))
    numbers = comma_list(args, "kinguinId")
    if not all(number.isdigit() for number in numbers):
        raise violation("kinguinId", "This value should be numeric.", args.get("kinguinId"))
    if numbers:
        tests.append(lambda s: str(s.item.kinguin_id) in numbers)
    ids = comma_list(args, "productId")
    if ids:
        tests.append(lambda s: s.item.product_id in ids)
    return tests


def _state_tests(args: Args) -> list[Test]:
    tests: list[Test] = []
    preorder = word(args, "isPreorder", ("yes", "no"))
    if preorder:
        tests.append(lambda s: ("preorder" in oddities(s.item)) == (preorder == "yes"))
    if word(args, "activePreorder", ("yes",)):
        today = datetime.now().date().isoformat()  # noqa: DTZ005 (a calendar date)
        tests.append(lambda s: str(fixed_part(s.item)["releaseDate"]) > today)
    if word(args, "withText", ("yes",)):
        tests.append(lambda s: any(offer.text_qty for offer in s.on_sale))
    return tests


def _number_tests(args: Args) -> list[Test]:
    tests: list[Test] = []
    region = whole_number(args, "regionId")
    if region is not None:
        tests.append(lambda s: s.item.region_id == region)
    since, until = time_of(args, "updatedSince"), time_of(args, "updatedTo")
    if since is not None:
        tests.append(lambda s: datetime.fromisoformat(s.updated_at) >= since)
    if until is not None:
        tests.append(lambda s: datetime.fromisoformat(s.updated_at) <= until)
    return tests


def _price_tests(args: Args) -> list[Test]:
    tests: list[Test] = []
    low, high = decimal(args, "priceFrom"), decimal(args, "priceTo")
    if low is not None:
        tests.append(lambda s: s.cheapest[0].price_cents >= cents(low))
    if high is not None:
        tests.append(lambda s: s.cheapest[0].price_cents <= cents(high))
    return tests


def _lower(shown: Listing, name: str) -> set[str]:
    return {value.lower() for value in texts(fixed_part(shown.item), name)}
