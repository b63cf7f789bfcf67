from sqlalchemy import select
from support.opening import opened
from support.paid import fill, own_product, paid_order
from support.rows import every_row
from support.working import RunJobs, Work

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.resolving import release
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.stock.service import counts

KEYS = ["AAAAA-11111-ZZZZZ", "BBBBB-22222-YYYYY", "CCCCC-33333-XXXXX"]


def test_a_paid_line_becomes_sealed_keys(app: ShopFlask, run_jobs: RunJobs) -> None:
    product = own_product()
    fill(product, *KEYS)
    order = paid_order((product, 2))
    run_jobs()
    assert order.status is OrderStatus.FULFILLED
    assert order.items[0].status is ItemStatus.DELIVERED
    keys = [key.decode() for key in opened(order.items[0].id)]
    assert len(set(keys)) == 2
    assert set(keys) < set(KEYS)
    rows = every_row()
    assert not [row for row in rows for key in KEYS if key in row or key.encode().hex() in row]


def test_run_again_it_delivers_nothing_more(app: ShopFlask, run_jobs: RunJobs, work: Work) -> None:
    product = own_product()
    fill(product, *KEYS)
    item = paid_order((product, 1)).items[0]
    run_jobs()
    first = opened(item.id)
    work(item.id)
    request(item.id, item.order_id)
    commit()
    run_jobs()
    assert opened(item.id) == first
    assert counts(product.id).sold == 1


def test_too_few_are_delivered_and_the_rest_waits_for_stock(
    app: ShopFlask,
    run_jobs: RunJobs,
) -> None:
    product = own_product()
    fill(product, KEYS[0])
    order = paid_order((product, 2))
    item = order.items[0]
    run_jobs()
    assert (item.status, item.delivered_count) == (ItemStatus.HELD, 1)
    asked = db.session.scalars(select(AttentionItem)).one()
    assert (asked.reason, asked.trail_id) == ("out_of_stock", order.id)
    fill(product, *KEYS[1:])
    release(item, COMMAND_LINE, "restocked")
    request(item.id, order.id)
    commit()
    run_jobs()
    assert (item.status, order.status) == (ItemStatus.DELIVERED, OrderStatus.FULFILLED)
    assert len(set(opened(item.id))) == 2
    db.session.refresh(asked)
    assert asked.state is AttentionState.RESOLVED
