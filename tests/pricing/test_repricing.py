"""The run over the catalogue: in batches, resumed, never twice, and by the clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select
from support.jobs import RunJobs

from bitloot.catalog import versions
from bitloot.catalog.models import PriceChange, Product, SourceType
from bitloot.catalog.price_rules import Rule, RuleKind, Scope
from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import candidates, grouping, runs
from bitloot.catalog.repricing.commands import reprice
from bitloot.catalog.repricing.models import PricingRule, RepriceRun, RunState
from bitloot.catalog.repricing.preview import preview
from bitloot.catalog.repricing.rule_editing import create
from bitloot.catalog.repricing.tasks import reprice_by_the_clock, start, work
from bitloot.core.attention import AttentionItem
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, rollback, transaction
from bitloot.core.money import Money

Make = Callable[..., Product]


def add(**values: object) -> PricingRule:
    given = {"name": "a rule", "kind": RuleKind.MARGIN, "scope": Scope.GLOBAL, **values}
    made = create(given, COMMAND_LINE)
    commit()
    return made


def applied() -> RepriceRun:
    with transaction():
        return start(runs.edited_version(), COMMAND_LINE, found=preview(books.edited()))


def price_of(product: Product) -> str:
    db.session.refresh(product)
    return product.price.plain()


def changes() -> int:
    return db.session.scalar(select(func.count()).select_from(PriceChange)) or 0


def test_a_run_that_was_cut_off_goes_on_where_it_stood(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    products = [make("10.00") for _ in range(5)]
    monkeypatch.setattr(candidates, "BATCH", 2)
    add(percent=Decimal(50))
    run = applied()
    with transaction():
        runs.step(run.id)
    runs.step(run.id)
    rollback()  # what a worker leaves that is killed: nothing
    db.session.refresh(run)
    assert (run.seen, run.after, run.state) == (2, products[1].kinguin_id, RunState.RUNNING)
    assert work(run.id, seconds=30)
    assert [price_of(each) for each in products] == ["15.49"] * 5
    db.session.refresh(run)
    assert (run.seen, run.raised, run.state, changes()) == (5, 5, RunState.DONE, 5)
    assert work(run.id, seconds=30)
    assert changes() == 5


def test_what_does_not_change_is_not_written(make: Make) -> None:
    product = make("10.00")
    stamp, version = product.updated_at, versions.current()
    run = applied()
    work(run.id, seconds=30)
    db.session.refresh(product)
    assert (product.updated_at, versions.current(), changes()) == (stamp, version, 0)


def test_a_change_raises_the_version_of_the_catalogue(make: Make) -> None:
    make("10.00")
    version = versions.current()
    add(percent=Decimal(50))
    work(applied().id, seconds=30)
    assert versions.current() != version


def test_what_was_priced_by_hand_meanwhile_stays(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make("10.00"), make("10.00")
    monkeypatch.setattr(candidates, "BATCH", 1)
    add(percent=Decimal(50))
    run = applied()
    with transaction():
        runs.step(run.id)
    second.price, second.overrides = Money.eur("11.11"), ["price"]
    commit()
    work(run.id, seconds=30)
    assert (price_of(first), price_of(second)) == ("15.49", "11.11")


def test_own_goods_only_where_a_rule_names_them(make: Make) -> None:
    named = make("10.00", source_type=SourceType.CUSTOM)
    other = make("10.00", source_type=SourceType.CUSTOM)
    make("10.00")
    add(percent=Decimal(30), scope=Scope.PRODUCT, target=str(named.id))
    run = applied()
    work(run.id, seconds=30)
    db.session.refresh(run)
    assert (price_of(named), price_of(other)) == ("13.49", "11.49")
    assert (run.expected, run.seen, run.raised) == (2, 2, 1)


def test_groups_are_asked_of_whoever_keeps_them(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    hero, other = make("10.00"), make("10.00")
    monkeypatch.setattr(grouping, "_resolvers", [])
    monkeypatch.setattr(grouping, "_keepers", [lambda name: name == "heroes"])
    grouping.resolve_groups_with(lambda ids: {each: frozenset({"x"}) for each in ids})
    grouping.resolve_groups_with(lambda _: {hero.id: frozenset({"heroes"})})
    add(percent=Decimal(50), scope=Scope.GROUP, target="heroes")
    work(applied().id, seconds=30)
    assert (price_of(hero), price_of(other)) == ("15.49", "11.49")


def test_a_rule_whose_time_has_come(make: Make, run_jobs: RunJobs) -> None:
    product = make("10.00")
    later = add(percent=Decimal(50), starts_at=utcnow() + timedelta(hours=1))
    work(applied().id, seconds=30)
    assert price_of(product) == "11.49"
    reprice_by_the_clock()
    assert runs.current() is None
    book = books.latest()
    assert book is not None
    past = (utcnow() - timedelta(minutes=1)).isoformat()
    book.rules = [each | {"starts_at": past} for each in book.rules if isinstance(each, dict)]
    db.session.execute(
        RepriceRun.__table__.update().values(priced_at=utcnow() - timedelta(hours=2))
    )
    commit()
    with transaction():
        reprice_by_the_clock()
    run_jobs()
    assert price_of(product) == "15.49"
    assert later.name


def test_a_rule_in_a_book_is_the_rule_as_it_was_written(app: Flask) -> None:
    assert app.extensions
    add(
        percent=Decimal("12.5"),
        scope=Scope.PLATFORM,
        target="Steam",
        min_cost=Decimal("1.50"),
        max_cost=Decimal(9),
        starts_at=utcnow() - timedelta(days=1),
        below_cost_allowed=True,
    )
    written = books.edited().rules[0]
    db.session.add(runs.PriceBook(made_by="test", rules=books.stored_rules()))
    commit()
    stored: Rule = books.in_force().rules[0]
    assert replace(stored, starts_at=written.starts_at) == written
    assert stored.starts_at == written.starts_at
    assert runs.is_applied()


def test_refused_prices_stay_and_a_person_is_told(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = make("10.00")
    add(kind=RuleKind.CAP, amount=Money.eur("11.00"))
    run = applied()
    product.cost = Money.eur("11.20")  # between the preview and the run
    commit()
    work(run.id, seconds=30)
    db.session.refresh(run)
    assert (run.refused, price_of(product)) == (1, "11.49")
    assert run.refusals == [
        {"title": product.title, "sentence": "11.00 EUR would be below the cost of 11.20 EUR."}
    ]
    item = db.session.scalars(select(AttentionItem)).one()
    assert item.reason == runs.REFUSED


def test_the_command(app: Flask, make: Make) -> None:
    product = make("10.00")
    rule = add(percent=Decimal(50))
    runner = CliRunner()
    looked = runner.invoke(reprice, ["--dry-run"], obj=None)
    assert (
        "would change: 1 raised, 0 lowered, 0 unchanged, 0 refused, 0 refused later"
        in looked.output
    )
    assert price_of(product) == "11.49"
    done = runner.invoke(reprice, [])
    assert "repriced: 1 raised" in done.output
    assert price_of(product) == "15.49"
    rule.percent = Decimal(-50)
    commit()
    refused = runner.invoke(reprice, [])
    assert refused.exit_code == 1
    assert product.title in refused.output
    assert price_of(product) == "15.49"
