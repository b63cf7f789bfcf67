"""The queue of claims: what waits, one with its decisions, and how often keys fail."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from support.console_browser import Browser
from support.console_rows import Rows

from bitloot.accounts.models import Role
from bitloot.claims.models import Claim
from bitloot.claims.states import ClaimStatus
from bitloot.core import clock
from bitloot.core.db import db

SignIn = Callable[[Role], Browser]


def test_what_waits_stands_first_with_its_countdown(owner: Browser, rows: Rows) -> None:
    page = owner.get("/admin/claims/").text
    assert "Waits for a decision" in page
    assert "Kinguin: Keyshop" in page
    assert " left</span>" in page
    assert f'href="/admin/claims/{rows.claim}"' in page


def test_filters_narrow_and_export(owner: Browser, rows: Rows) -> None:
    del rows
    assert "No claim fits" in owner.get("/admin/claims/?status=rejected").text
    table = owner.get("/admin/claims/export.csv?complaint=used").text
    assert "Kinguin: Keyshop" in table
    assert owner.get("/admin/claims/export.csv?complaint=other").text.count("\n") == 1


def test_one_is_rejected_with_words_for_the_customer(owner: Browser, rows: Rows) -> None:
    address = f"/admin/claims/{rows.claim}/reject"
    assert "To the customer" in owner.get(address).text
    assert owner.send(address, reason="it works", answer="").status_code == 422
    assert owner.send(address, reason="it works", answer="It works.").status_code == 303
    db.session.rollback()
    claim = db.session.get_one(Claim, rows.claim)
    assert (claim.status, claim.answer) == (ClaimStatus.REJECTED, "It works.")
    assert "It works." in owner.get(f"/admin/claims/{rows.claim}").text


def test_rates_are_shown_drawn_and_exported(owner: Browser, rows: Rows) -> None:
    del rows
    assert "Failure rates" in owner.get("/admin/claims/rates").text
    for which in ("suppliers", "products"):
        assert owner.get(f"/admin/claims/charts/{which}.json").json["data"]
    assert owner.get("/admin/claims/rates.csv").text.startswith("\ufeffof,name,delivered")


@pytest.mark.parametrize(
    ("left", "in_the_list", "on_its_page"),
    [
        (timedelta(hours=5, minutes=10, seconds=30), "5 h 10 min left", "takes keys back until"),
        (timedelta(minutes=59, seconds=30), "59 min 30 s left", "takes keys back until"),
        (timedelta(seconds=-1), ">over</span>", "window is over"),
    ],
)
def test_the_window_counts_down_to_its_end(
    owner: Browser,
    rows: Rows,
    monkeypatch: pytest.MonkeyPatch,
    left: timedelta,
    in_the_list: str,
    on_its_page: str,
) -> None:
    ends = db.session.get_one(Claim, rows.claim).window_ends_at
    assert ends is not None
    monkeypatch.setattr(clock, "_now", lambda: ends - left)
    assert in_the_list in owner.get("/admin/claims/").text
    assert on_its_page in owner.get(f"/admin/claims/{rows.claim}").text
