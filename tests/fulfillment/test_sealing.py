"""A parcel opens in its own place and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.opening import envelope
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.catalog.models import SourceType
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import unseal
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.fulfillment.sealing import Goods, Parcel, binding, pack
from bitloot.fulfillment.service import Line
from bitloot.fulfillment.shipping import of_item


def line() -> Line:
    return Line(
        item_id=new_id(),
        order_id=new_id(),
        product_id=new_id(),
        title="Game",
        source_type=SourceType.CUSTOM,
        kinguin_product_id=None,
        quantity=1,
        unit_price=Money.eur(1),
        unit_cost=None,
    )


def parcel(content: bytes) -> Parcel:
    return pack(line(), Goods("ref", content, "text/plain"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=5000))
def test_any_content_comes_out_as_it_went_in(app: ShopFlask, content: bytes) -> None:
    sealed = parcel(content).envelope
    assert unseal(get_key_ring(), sealed) == content
    assert len(sealed.ciphertext) == len(content) + 16
    assert len(content) < 8 or content not in sealed.ciphertext


def test_the_same_key_is_sealed_differently_each_time(app: ShopFlask) -> None:
    one, two = parcel(b"KEY"), parcel(b"KEY")
    assert one.fingerprint == two.fingerprint
    assert one.object_key != two.object_key
    assert one.envelope.ciphertext != two.envelope.ciphertext
    assert one.envelope.iv != two.envelope.iv


def test_the_binding_names_order_line_and_delivery(app: ShopFlask) -> None:
    of = line()
    sealed = pack(of, Goods("ref", b"KEY", "text/plain"))
    assert sealed.envelope.aad == binding(of.order_id, of.item_id, sealed.delivery_id)
    parts = (of.order_id, of.item_id, sealed.delivery_id)
    assert all(str(part).encode() in sealed.envelope.aad for part in parts)


@pytest.mark.parametrize("part", ["ciphertext", "iv", "aad", "wrapped_key"])
def test_nothing_opens_with_a_part_of_another(app: ShopFlask, part: str) -> None:
    one, two = parcel(b"KEY-ONE").envelope, parcel(b"KEY-TWO").envelope
    mixed = replace(one, **{part: getattr(two, part)})
    with pytest.raises(SealBrokenError):
        unseal(get_key_ring(), mixed)


@pytest.mark.parametrize("column", ["object_key", "iv", "aad", "wrapped_key"])
def test_rows_that_change_places_do_not_open(
    column: str, app: ShopFlask, run_jobs: RunJobs
) -> None:
    product = own_product()
    fill(product, "KEY-ONE", "KEY-TWO")
    item = paid_order((product, 2)).items[0]
    run_jobs()
    first, second = of_item(item.id)
    taken = getattr(second, column)
    setattr(first, column, taken)
    with pytest.raises(SealBrokenError):
        unseal(get_key_ring(), envelope(first))


def test_no_secret_shows_in_a_printed_parcel(app: ShopFlask) -> None:
    of = line()
    goods = Goods("ref", b"SECRET-KEY", "text/plain")
    assert "SECRET" not in repr(goods)
    assert "wrapped=" not in repr(pack(of, goods))
