"""What can be turned at NOWPayments and on the way of its IPNs."""

from __future__ import annotations

from bitloot.sandbox.nowpayments.distortions import DISTORTIONS
from bitloot.sandbox.outage import outage_switches
from bitloot.sandbox.switches import Switch

FAILURES = ("none", "500_before", "500_after", "timeout_after")

SWITCHES = (
    Switch(
        "nowpayments.auto",
        "manual",
        "auto: every payment pays itself and walks to its end; manual: the buttons decide",
        ("manual", "auto"),
    ),
    Switch("nowpayments.step_delay_ms", 0, "pause between two statuses", maximum=3_600_000),
    Switch("nowpayments.quote_minutes", 20.0, "how long a quote holds", maximum=10_080),
    Switch("nowpayments.valid_minutes", 10_080.0, "after how long an unpaid payment expires"),
    Switch("nowpayments.market_factor", 1.0, "multiplies the price of every coin"),
    Switch("nowpayments.minimum_factor", 1.0, "multiplies every minimum amount"),
    Switch("nowpayments.payout_currency", "usdttrc20", "the merchant's outcome currency"),
    Switch("nowpayments.rate_limit", default=False, help="429 above 3 creates or 7 estimates a s"),
    Switch(
        "nowpayments.fail_next",
        "none",
        "the next POST /payment: 500 before or after creating it, or no answer in time after it",
        FAILURES,
    ),
    Switch("nowpayments.timeout_s", 30.0, "how long timeout_after hangs", maximum=600),
    Switch(
        "nowpayments.child_status",
        "finished",
        "where a repeated or wrong-coin deposit ends",
        ("finished", "partially_paid"),
    ),
    Switch("nowpayments.child_order_id", default=True, help="children carry the order id"),
    Switch(
        "nowpayments.list_moves",
        "never",
        "a payment slips over the edge between two pages of the list: once, or at every page",
        ("never", "once", "always"),
    ),
    Switch(
        "nowpayments.distort",
        "none",
        "answers of POST /payment and GET /payment/{id} say what cannot be meant",
        DISTORTIONS,
    ),
    *outage_switches("nowpayments"),
    Switch("ipn.on_waiting", default=True, help="an IPN when a payment is created, too"),
    Switch("ipn.on_expired", default=False, help="an IPN at the expiry, too"),
    Switch("ipn.retries", 3, "how often a refused IPN is sent again", maximum=20),
    Switch("ipn.retry_gap_s", 60.0, "pause before each retry", maximum=86_400),
    Switch("ipn.drop_rate", 0.0, "share of IPNs that are never sent", maximum=1),
    Switch("ipn.duplicate_rate", 0.0, "share of IPNs that are sent twice", maximum=1),
    Switch("ipn.reorder_ms", 0, "delay each IPN by a random time up to this", maximum=600_000),
    Switch("ipn.forge_rate", 0.0, "share of IPNs preceded by a badly signed one", maximum=1),
    Switch("ipn.seed", 0, "seed of the IPN chaos; setting another begins a new sequence"),
)
