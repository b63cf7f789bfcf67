"""Past signatures are checked again from what was kept; what was changed since is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy import select, update
from webhooks.test_inbox import Senders, raw

from bitloot.core.config import SETTINGS, get_key_ring, get_settings
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.providers.nowpayments.signature import sign
from bitloot.webhooks.commands import webhooks
from bitloot.webhooks.headers import stored_headers
from bitloot.webhooks.models import Sender, Verdict, WebhookEvent
from bitloot.webhooks.reverifying import Finding, Secrets, look_again
from config.settings import Settings

MAIL = b'{"type":"email.bounced","data":{"email_id":"56761188-7520-42d8-8898-ff6fc54ce618"}}'
SEND: dict[Sender, Callable[[Senders], object]] = {
    Sender.NOWPAYMENTS: lambda s: s.ipn(raw()),
    Sender.KINGUIN: lambda s: s.kinguin("order.status", b'{"orderId":"PHS84FJAG5U"}'),
    Sender.RESEND: lambda s: s.resend(MAIL),
}


@pytest.fixture
def senders(client: FlaskClient, settings: Settings) -> Senders:
    return Senders(client, settings)


def finding(*earlier: tuple[Sender, str]) -> Finding:
    db.session.rollback()
    event = db.session.scalars(select(WebhookEvent)).one()
    secrets = Secrets.at_hand(get_key_ring(), get_settings(), earlier)
    return look_again(event, secrets).finding


def change_secrets(app: ShopFlask, monkeypatch: pytest.MonkeyPatch) -> None:
    new = SecretStr("whsec_bmV3LXNlY3JldC1uZXctc2VjcmV0")
    names = ("nowpayments_ipn_secret", "kinguin_webhook_secret", "resend_webhook_secret")
    changed = get_settings().model_copy(update=dict.fromkeys(names, new))
    monkeypatch.setitem(app.extensions, SETTINGS, changed)


def old_secret(settings: Settings, sender: Sender) -> tuple[Sender, str]:
    secrets = {
        Sender.NOWPAYMENTS: settings.nowpayments_ipn_secret,
        Sender.KINGUIN: settings.kinguin_webhook_secret,
        Sender.RESEND: settings.resend_webhook_secret,
    }
    return sender, secrets[sender].get_secret_value()


@pytest.mark.parametrize("sender", list(Sender))
def test_an_accepted_one_verifies_again(senders: Senders, sender: Sender) -> None:
    SEND[sender](senders)
    assert finding() is Finding.HOLDS


@pytest.mark.parametrize("sender", list(Sender))
def test_a_body_that_was_changed_since_does_not(senders: Senders, sender: Sender) -> None:
    SEND[sender](senders)
    db.session.execute(update(WebhookEvent).values(body=b'{"payment_id":1}'))
    commit()
    assert finding() is Finding.BROKEN


@pytest.mark.parametrize("sender", list(Sender))
def test_after_a_change_of_secrets_the_era_is_named(
    app: ShopFlask,
    senders: Senders,
    settings: Settings,
    sender: Sender,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    SEND[sender](senders)
    change_secrets(app, monkeypatch)
    assert finding() is Finding.OTHER_SECRET
    assert finding(old_secret(settings, sender)) is Finding.HOLDS
    db.session.execute(update(WebhookEvent).values(secret_id=None))
    commit()
    assert finding() is Finding.UNKNOWN_SECRET


@pytest.mark.parametrize("sender", list(Sender))
def test_what_was_refused_for_a_wrong_secret_of_ours_is_seen(
    app: ShopFlask, senders: Senders, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        change_secrets(app, meanwhile)
        SEND[sender](senders)
    assert db.session.scalars(select(WebhookEvent.verdict)).one() is Verdict.BAD_SIGNATURE
    assert finding() is Finding.NOW_GENUINE


def test_a_forgery_stays_refused_and_what_was_not_read_is_said(senders: Senders) -> None:
    senders.ipn(raw(), signature="0" * 128)
    assert finding() is Finding.STILL_REFUSED
    db.session.execute(update(WebhookEvent).values(verdict=Verdict.TOO_LARGE, body=b""))
    commit()
    assert finding() is Finding.NOT_KEPT


def test_no_secret_is_kept_in_any_form(senders: Senders, settings: Settings) -> None:
    SEND[Sender.KINGUIN](senders)
    event = db.session.scalars(select(WebhookEvent)).one()
    kept = f"{event.headers} {event.secret_id}"
    assert settings.kinguin_webhook_secret.get_secret_value() not in kept
    assert event.headers["x-event-secret"].startswith("[removed; proof ")


def test_many_headers_do_not_push_the_signature_out(senders: Senders) -> None:
    flood = {f"x-filler-{number:03}": "y" * 600 for number in range(60)}
    secret = senders.settings.nowpayments_ipn_secret.get_secret_value()
    signed = {**flood, "x-nowpayments-sig": sign(secret, raw())}
    answer = senders.client.post("/webhooks/nowpayments", data=raw(), headers=signed)
    assert answer.status_code == 200
    event = db.session.scalars(select(WebhookEvent)).one()
    assert len(event.headers) == 40
    assert max(len(value) for name, value in event.headers.items() if "filler" in name) == 500
    assert finding() is Finding.HOLDS


def test_signature_headers_are_kept_whole() -> None:
    long = "v1," + "A" * 600
    kept = stored_headers({"host": "a\x00b\x85c", "svix-signature": long, "svix-id": "m"})
    assert list(kept) == ["svix-id", "svix-signature", "host"]
    assert kept["svix-signature"] == long
    assert kept["host"] == "a?b c"


def test_the_command_counts_and_names(
    app: ShopFlask,
    senders: Senders,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for send in SEND.values():
        send(senders)
    senders.ipn(raw(), signature="f" * 128)
    runner = app.test_cli_runner()
    well = runner.invoke(webhooks, ["verify"])
    assert well.exit_code == 0, well.output
    assert "4 webhooks looked at" in well.output
    change_secrets(app, monkeypatch)
    unproven = runner.invoke(webhooks, ["verify"])
    assert unproven.exit_code == 1
    assert unproven.output.count("under a secret that is not at hand") == 3 + 3  # each, and summed
    earlier = tmp_path / "earlier"
    lines = [":".join(old_secret(settings, sender)) for sender in Sender]
    earlier.write_text("\n".join(lines))
    assert runner.invoke(webhooks, ["verify", "--earlier", str(earlier)]).exit_code == 0
    only = runner.invoke(webhooks, ["verify", "--sender", "kinguin"])
    assert "1 webhooks looked at" in only.output
