"""What can be turned at Resend."""

from __future__ import annotations

from bitloot.sandbox.outage import outage_switches
from bitloot.sandbox.switches import Switch

SWITCHES = (
    Switch("resend.rate_limit", default=False, help="429 above 5 requests a second"),
    Switch(
        "resend.fail_next",
        "none",
        "the next send: 500 before or after accepting it, or no answer in time after it",
        ("none", "500_before", "500_after", "timeout_after"),
    ),
    Switch("resend.timeout_s", 30.0, "how long timeout_after hangs", maximum=600),
    Switch("resend.webhooks", default=True, help="tell the shop what became of a mail"),
    Switch("resend.step_delay_ms", 0, "pause before sent, and before delivered", maximum=600_000),
    Switch("resend.duplicate_rate", 0.0, "share of webhooks that are sent twice", maximum=1),
    Switch(
        "resend.reject_example_domains",
        default=False,
        help="422 for recipients at example.com and test.com, as the provider does",
    ),
    Switch("resend.verified_domain", "", "403 for senders elsewhere; empty allows every domain"),
    *outage_switches("resend"),
)
