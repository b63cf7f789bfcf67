"""Screenshots open in their own place alone, and for staff; `keys verify` tries them as well."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import select
from support.claiming import PNG, Customer, opened, own_delivered
from support.paid import fill, own_product, paid_order
from support.staff import staff_headers
from support.statements import statements
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.claims import pictures
from bitloot.claims.models import ClaimPicture
from bitloot.core.attention import AttentionItem
from bitloot.core.broken import BROKEN, BrokenError
from bitloot.core.db import commit, db
from bitloot.core.tokens import TokenType, sign
from bitloot.delivery import commands
from bitloot.orders.models import Order
from bitloot.providers.objects import get_objects

Change = Callable[[ClaimPicture, ClaimPicture], None]
ROW = ("iv", "aad", "digest", "key_id", "wrapped_key")


@pytest.fixture
def order(run_jobs: RunJobs) -> Order:
    bought = own_delivered(run_jobs)
    opened(bought)
    return bought


def reported(client: FlaskClient, order: Order, *contents: bytes) -> list[ClaimPicture]:
    """A claim of the order's buyer with these screenshots."""
    customer = Customer(client, order)
    claim_id = customer.report(order.items[0].id).json["id"]
    for content in contents:
        assert customer.act(claim_id, "pictures", PNG + content).status_code == 201
    db.session.rollback()
    query = select(ClaimPicture).where(ClaimPicture.claim_id == UUID(claim_id))
    return list(db.session.scalars(query.order_by(ClaimPicture.created_at)))


def swap(*columns: str) -> Change:
    """Each row takes these columns of the other."""

    def change(one: ClaimPicture, other: ClaimPicture) -> None:
        for column in columns:
            mine, theirs = getattr(one, column), getattr(other, column)
            setattr(one, column, theirs)
            setattr(other, column, mine)

    return change


def swap_objects(one: ClaimPicture, other: ClaimPicture) -> None:
    bodies = [get_objects().get(each.object_key) for each in (other, one)]
    for each, body in zip((one, other), bodies, strict=True):
        assert body is not None
        get_objects().put(each.object_key, body)


def swap_all(one: ClaimPicture, other: ClaimPicture) -> None:
    swap_objects(one, other)
    swap(*ROW)(one, other)


def damage(one: ClaimPicture, other: ClaimPicture) -> None:
    for each in (one, other):
        body = get_objects().get(each.object_key)
        assert body is not None
        get_objects().put(each.object_key, body[:-1] + bytes([body[-1] ^ 1]))


def remove(one: ClaimPicture, other: ClaimPicture) -> None:
    for each in (one, other):
        get_objects().delete(each.object_key)


CHANGES: dict[str, Change] = {
    "objects": swap_objects,
    "a bit of the object": damage,
    "the object gone": remove,
    "ivs": swap("iv"),
    "bindings": swap("aad"),
    "digests": swap("digest"),
    "wrapped keys": swap("wrapped_key"),
    "rows without their objects": swap(*ROW),
    "whole envelopes": swap_all,
}


@pytest.mark.parametrize("other_claim", [False, True], ids=["own claim", "another's claim"])
@pytest.mark.parametrize("how", CHANGES)
def test_one_in_anothers_place_is_refused_and_reported(
    how: str, client: FlaskClient, order: Order, run_jobs: RunJobs, *, other_claim: bool
) -> None:
    one, other = reported(client, order, b"secret-one", b"secret-two")
    if other_claim:
        product = own_product("other-game")
        fill(product, "OTHER-1")
        second = paid_order((product, 1))
        run_jobs()
        opened(second)
        (other,) = reported(client, second, b"secret-three")
    CHANGES[how](one, other)
    commit()
    headers = staff_headers(Role.SUPPORT)
    for picture in (one, other):
        with pytest.raises(BrokenError):
            pictures.opened(picture)
        path = f"/api/v1/admin/claims/{picture.claim_id}/pictures/{picture.id}"
        answer = client.get(path, headers=headers)
        assert answer.status_code == 409
        assert answer.json["type"] == "urn:bitloot:problem:sealed-broken"
        assert b"secret" not in answer.data
    raised = db.session.scalars(select(AttentionItem).where(AttentionItem.reason == BROKEN))
    assert {item.subject_id for item in raised} == {one.id, other.id}
    db.session.rollback()
    verified = CliRunner().invoke(commands.keys, ["verify"])
    assert verified.exit_code == 2
    assert verified.output.count(": screenshot ") == 2


def test_verify_opens_screenshots_of_every_epoch(client: FlaskClient, order: Order) -> None:
    reported(client, order, b"secret-one", b"secret-two")
    verified = CliRunner().invoke(commands.keys, ["verify"])
    assert verified.exit_code == 0, verified.output
    assert "t1: 2 tried, screenshot" in verified.output


def test_whoever_may_not_see_one_learns_nothing(client: FlaskClient, order: Order) -> None:
    """401, 403 and 404 have one body each, and the database is asked the same for each 404."""
    one, _ = reported(client, order, b"secret-one", b"secret-two")
    there, nowhere = (one.claim_id, one.id), (uuid4(), uuid4())
    wrong = [nowhere, (one.claim_id, uuid4()), (uuid4(), one.id)]

    def ask(at: tuple[UUID, UUID], headers: dict[str, str]) -> tuple[int, dict[str, object]]:
        path = f"/api/v1/admin/claims/{at[0]}/pictures/{at[1]}"
        answer = client.get(path, headers=headers)
        body = {key: value for key, value in answer.json.items() if key != "request_id"}
        return answer.status_code, body

    buyer = sign(TokenType.ORDER_SESSION, order.id, minutes=5)
    support = staff_headers(Role.SUPPORT)
    forged = {"Authorization": support["Authorization"][:-6] + "AAAAAA"}
    nobody: list[dict[str, str]] = [
        *({}, forged, {"X-Order-Session": buyer}),
        *({"Authorization": f"Bearer {word}"} for word in (buyer, "nonsense")),
    ]
    refused = [ask(at, headers) for headers in nobody for at in (there, nowhere)]
    assert refused == [(401, refused[0][1])] * len(refused)
    catalogue = staff_headers(Role.CATALOGUE)
    forbidden = [ask(at, catalogue) for at in (there, *wrong)]
    assert forbidden == [(403, forbidden[0][1])] * len(forbidden)
    missing, asked = [], []
    for at in wrong:
        db.session.rollback()
        with statements() as said:
            missing.append(ask(at, support))
        asked.append(said)
    assert missing == [(404, missing[0][1])] * len(missing)
    assert asked == [asked[0]] * len(asked)
