"""The catalogue at the real one's size."""

from bitloot.sandbox.kinguin.catalogue.items import THEMES, items
from bitloot.sandbox.kinguin.catalogue.volumes import with_volumes


def test_what_was_invented_comes_first_and_as_many_follow_as_are_wanted() -> None:
    first = items()
    grown = with_volumes(first, THEMES, 5_000)
    assert grown[: len(first)] == list(first)
    assert len(grown) == 5_000


def test_further_volumes_are_things_of_their_own() -> None:
    grown = with_volumes(items(), THEMES, 5_000)
    sold = {(item.title, item.edition, item.platform, item.region_id) for item in grown}
    assert len(sold) > 0.9 * len(grown)


def test_nothing_is_added_where_nothing_is_wanted() -> None:
    assert with_volumes(items(), THEMES, 0) == list(items())
