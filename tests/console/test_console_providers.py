"""The page of providers, and the acts of the queue that ask one of them."""

from support.console_browser import Browser
from support.console_rows import Rows
from support.paid import listed, offered, paid_order, plain
from support.sandbox import SandboxControl
from support.working import RunJobs

from admin_console.attention_acts import ACTS, ALSO
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db
from bitloot.fulfillment import queueing
from bitloot.fulfillment.holding import Reason, action_of
from bitloot.orders import service as orders
from bitloot.orders.states import ItemStatus
from bitloot.providers.kinguin import get_kinguin

REASON = "mended with the provider"


def open_item(reason: str) -> AttentionItem:
    query = db.session.query(AttentionItem)
    return query.filter_by(reason=reason, state=AttentionState.OPEN).one()


def test_a_breaker_is_shown_and_a_call_let_through(owner: Browser) -> None:
    assert "go out" in owner.get("/admin/providers/").text
    breaker = get_kinguin().breaker
    for _ in range(breaker.state().limit):
        breaker.failed()
    page = owner.get("/admin/providers/").text
    assert "held back" in page
    assert "Kinguin" in owner.get("/admin/").text
    owner.send("/admin/providers/kinguin/probe", reason=REASON)
    assert "one is let through" in owner.get("/admin/providers/").text
    assert owner.get("/admin/providers/nobody/probe").status_code == 404


def test_a_line_that_waits_for_access_goes_on_when_it_is_checked(
    owner: Browser, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.refuse_address": False})
    game = listed(offered(plain))
    sandbox.switch(**{"kinguin.refuse_address": True})
    item = paid_order((game, 1)).items[0]
    run_jobs()
    path = f"/admin/attention/{open_item('provider_access').id}/resolve"
    assert owner.send(path, reason=REASON).status_code == 409
    sandbox.switch(**{"kinguin.refuse_address": False})
    assert owner.send(path, reason=REASON).status_code == 303
    run_jobs()
    db.session.refresh(item)
    assert item.status is ItemStatus.DELIVERED


def test_the_queue_without_money_is_shown_and_can_be_tried(
    owner: Browser, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    game = listed(offered(plain))
    sandbox.call("POST", "/balance", {"amount": 0.01})
    item = paid_order((game, 1)).items[0]
    run_jobs()
    assert "Nothing is bought" in owner.get("/admin/providers/").text
    sandbox.call("POST", "/balance", {"amount": 1000})
    owner.send(f"/admin/attention/{open_item('balance_low').id}/resolve", reason=REASON)
    assert queueing.stopped_at() is None
    run_jobs()
    db.session.refresh(item)
    assert item.status is ItemStatus.DELIVERED


def test_what_was_bought_in_vain_is_given_back_from_the_queue(
    owner: Browser, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    game = listed(offered(plain))
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    order = paid_order((game, 1))
    run_jobs()
    orders.mark_refunded(order, cause="a test")
    commit()
    run_jobs(ahead=600)
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    item = open_item("bought_in_vain")
    queue = owner.get("/admin/attention/").text
    assert all(word in queue for word in ("Return the keys", "Written off"))
    answer = owner.send(f"/admin/attention/{item.id}/resolve", reason=REASON)
    assert answer.status_code == 303
    run_jobs()
    sandbox.wait()
    (after,) = sandbox.kinguin_orders()
    assert after["status"] == "refunded"


def test_every_act_that_a_question_names_is_there() -> None:
    named = {key for also in ALSO.values() for key in also} | set(map(action_of, Reason))
    assert named <= set(ACTS)


def test_a_held_line_is_bought_from_another_offer(
    owner: Browser, run_jobs: RunJobs, sandbox: SandboxControl, rows: Rows
) -> None:
    del rows
    game = listed(offered(lambda each: plain(each) and len(each.offers) > 1))
    assert game.cost is not None
    sandbox.set_product(game.kinguin_id or 0, price=float((game.cost * 2).amount))
    item = paid_order((game, 1)).items[0]
    run_jobs()
    queue = owner.get("/admin/attention/").text
    path = f"/admin/orders/{item.order_id}/lines/{item.id}/offer"
    assert path in queue
    assert all(word in queue for word in ("Buy anyway", "Other offer", "Refund"))
    page = owner.get(path).text
    assert "new to us" in page
    value = page.split('name="offer" value="')[1].split('"')[0]
    assert owner.send(path, reason=REASON, offer=value).status_code == 303
    run_jobs()
    db.session.refresh(item)
    assert item.status is ItemStatus.DELIVERED
