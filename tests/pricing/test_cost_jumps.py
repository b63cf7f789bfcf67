"""A cost that jumped is held for staff; nothing is sold at a loss by accident."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import select
from support.jobs import RunJobs
from support.sandbox import SandboxControl

from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import runs
from bitloot.catalog.repricing.accepting import accept_cost
from bitloot.catalog.repricing.holding import ACT, held_from
from bitloot.catalog.repricing.preview import preview
from bitloot.catalog.tasks import refresh
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import commit, db
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.providers.kinguin import get_kinguin
from bitloot.stock.availability.deciding import obstacle

Make = Callable[..., Product]


@pytest.mark.parametrize(
    ("known", "cost", "held"),
    [
        (None, "10", False),
        ("0", "10", False),
        ("10", "15", False),
        ("10", "15.01", True),
        ("10", "2", False),
        ("0.10", "0.50", False),
        ("0.10", "0.60", True),
    ],
)
def test_what_counts_as_a_jump(known: str | None, cost: str, *, held: bool) -> None:
    before = None if known is None else Money.eur(known)
    assert (held_from(before, Money.eur(cost), Decimal(50)) is not None) is held


@pytest.fixture
def listed(app: object, sandbox: SandboxControl) -> Product:
    """A product of the sandbox, as it stands there."""
    number = next(iter(sandbox_numbers(sandbox)))
    assert refresh(number)
    return db.session.scalars(select(Product)).one()


def sandbox_numbers(sandbox: SandboxControl) -> list[int]:
    del sandbox
    page = get_kinguin().products_page(1)
    return [each.kinguin_id for each in page.products if each.quantity > 5]


def moved(product: Product, sandbox: SandboxControl, cost: str) -> None:
    sandbox.set_product(product.kinguin_id or 0, price=float(cost), qty=7)
    refresh(product.kinguin_id or 0)
    db.session.refresh(product)


def items() -> list[AttentionItem]:
    return list(db.session.scalars(select(AttentionItem)))


def test_held_then_accepted(listed: Product, sandbox: SandboxControl, run_jobs: RunJobs) -> None:
    moved(listed, sandbox, "10.00")
    if listed.cost_held_from is not None:
        accept_cost(listed.id, COMMAND_LINE)
        commit()
        run_jobs()
    db.session.query(AttentionItem).delete()
    commit()
    moved(listed, sandbox, "16.00")
    assert (listed.stock, listed.cost_held_from) == (0, Money.eur(10))
    assert listed.cost == Money.eur(16)
    assert listed.price >= Money.eur(16)
    (item,) = items()
    assert (item.action, item.subject_id) == (ACT, listed.id)
    moved(listed, sandbox, "16.50")
    assert (listed.stock, len(items())) == (0, 1)
    accept_cost(listed.id, COMMAND_LINE, reason="the provider's new price")
    commit()
    run_jobs()
    db.session.refresh(listed)
    assert (listed.stock, listed.cost_held_from) == (7, None)
    assert [each.state for each in items()] == [AttentionState.RESOLVED]
    with pytest.raises(ConflictError):
        accept_cost(listed.id, COMMAND_LINE)


def test_a_hold_ends_by_itself_when_the_cost_comes_back(
    listed: Product, sandbox: SandboxControl
) -> None:
    before = listed.cost
    assert before is not None
    moved(listed, sandbox, str(before.amount * 3 + 1))
    assert listed.stock == 0
    moved(listed, sandbox, str(before.amount))
    assert (listed.stock, listed.cost_held_from) == (7, None)
    assert [each.state for each in items()] == [AttentionState.RESOLVED]


def told(product: Product) -> str | None:
    met = obstacle(product, 1)
    return None if met is None else met.told


def test_a_loss_is_not_sold(make: Make) -> None:
    good = make("10.00")
    assert told(good) is None
    good.price, good.overrides = Money.eur("9.00"), ["price"]
    assert told(good) == "The price of Good 1 is being looked at."
    own = make("10.00", source_type=SourceType.CUSTOM, price=Money.eur("9.00"))
    assert told(own) is not None


def test_a_loss_on_purpose_is_sold(make: Make, margin: Callable[..., object]) -> None:
    good = make("10.00", price=Money.eur("9.00"))
    margin("-20", below_cost_allowed=True)
    assert told(good) is not None
    version = runs.edited_version()
    runs.apply(version, preview(books.edited()), COMMAND_LINE)
    assert told(good) is None
