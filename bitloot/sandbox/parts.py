"""The parts of a sandbox, put together."""

from __future__ import annotations

from dataclasses import dataclass

from bitloot.sandbox.clock import Clock, system_clock
from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.switches import SWITCHES as KINGUIN_SWITCHES
from bitloot.sandbox.nowpayments.ipn import Ipns
from bitloot.sandbox.nowpayments.payments import Payments
from bitloot.sandbox.nowpayments.switches import SWITCHES as NOWPAYMENTS_SWITCHES
from bitloot.sandbox.outbox import Outbox
from bitloot.sandbox.resend.mailroom import Mailroom
from bitloot.sandbox.resend.switches import SWITCHES as RESEND_SWITCHES
from bitloot.sandbox.s3.app import SWITCHES as S3_SWITCHES
from bitloot.sandbox.switches import Switches
from bitloot.sandbox.webhooks import Webhooks

JOURNAL_FILE = "journal.jsonl"


@dataclass(frozen=True)
class Parts:
    """What the servers and the page share."""

    config: SandboxConfig
    clock: Clock
    journal: Journal
    switches: Switches
    outbox: Outbox
    webhooks: Webhooks
    payments: Payments
    mailroom: Mailroom
    kinguin: Desk


def assemble(config: SandboxConfig, clock: Clock = system_clock) -> Parts:
    """Open the journal and build every part; nothing runs yet."""
    journal = Journal(config.data_dir / JOURNAL_FILE)
    declared = (*NOWPAYMENTS_SWITCHES, *KINGUIN_SWITCHES, *RESEND_SWITCHES, *S3_SWITCHES)
    switches = Switches(journal, declared)
    outbox = Outbox(journal)
    webhooks = Webhooks(journal, outbox)
    ipns = Ipns(journal, switches, webhooks, config.nowpayments_ipn_secret)
    return Parts(
        config=config,
        clock=clock,
        journal=journal,
        switches=switches,
        outbox=outbox,
        webhooks=webhooks,
        payments=Payments(journal, switches, outbox, ipns, clock),
        mailroom=Mailroom(journal, config, switches, outbox, webhooks, clock),
        kinguin=Desk(journal, config, switches, outbox, webhooks),
    )
