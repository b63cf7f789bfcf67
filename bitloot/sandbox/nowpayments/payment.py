"""A payment as the sandbox keeps it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal

from bitloot.sandbox.documents import Doc, Json, flag, optional_text, text, texts, whole

KIND = "payment"


@dataclass(frozen=True)
class Payment:
    """Amounts are exact; times are epoch milliseconds; changed by `dataclasses.replace`."""

    payment_id: str
    purchase_id: str
    payment_status: str
    pay_address: str
    payin_extra_id: str | None
    price_amount: Decimal
    price_currency: str
    pay_amount: Decimal
    pay_currency: str
    amount_received: Decimal
    outcome_currency: str
    order_id: str | None
    order_description: str | None
    ipn_callback_url: str | None
    is_fixed_rate: bool
    is_fee_paid_by_user: bool
    created_at: int
    updated_at: int
    expiration_estimate_date: int
    valid_until: int
    case: str = "success"
    """Sandbox field of the create call: what the payer will do when he pays by himself."""
    actually_paid: Decimal = Decimal(0)
    payin_hash: str | None = None
    payout_hash: str | None = None
    parent_payment_id: str | None = None
    origin_type: str | None = None
    payment_extra_ids: tuple[str, ...] = ()
    silent: bool = False
    """Has been expired: no IPN is sent any more, whatever arrives."""
    muted: bool = False
    """The IPNs of this payment get lost on the way."""

    def to_doc(self) -> Doc:
        """Return the journal's form: amounts as decimal strings."""
        return {field.name: _stored(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_doc(cls, doc: Doc) -> Payment:
        """Read the journal's form."""
        return cls(
            payment_id=text(doc, "payment_id"),
            purchase_id=text(doc, "purchase_id"),
            payment_status=text(doc, "payment_status"),
            pay_address=text(doc, "pay_address"),
            payin_extra_id=optional_text(doc, "payin_extra_id"),
            price_amount=Decimal(text(doc, "price_amount")),
            price_currency=text(doc, "price_currency"),
            pay_amount=Decimal(text(doc, "pay_amount")),
            pay_currency=text(doc, "pay_currency"),
            amount_received=Decimal(text(doc, "amount_received")),
            outcome_currency=text(doc, "outcome_currency"),
            order_id=optional_text(doc, "order_id"),
            order_description=optional_text(doc, "order_description"),
            ipn_callback_url=optional_text(doc, "ipn_callback_url"),
            is_fixed_rate=flag(doc, "is_fixed_rate"),
            is_fee_paid_by_user=flag(doc, "is_fee_paid_by_user"),
            created_at=whole(doc, "created_at"),
            updated_at=whole(doc, "updated_at"),
            expiration_estimate_date=whole(doc, "expiration_estimate_date"),
            valid_until=whole(doc, "valid_until"),
            case=text(doc, "case"),
            actually_paid=Decimal(text(doc, "actually_paid")),
            payin_hash=optional_text(doc, "payin_hash"),
            payout_hash=optional_text(doc, "payout_hash"),
            parent_payment_id=optional_text(doc, "parent_payment_id"),
            origin_type=optional_text(doc, "origin_type"),
            payment_extra_ids=tuple(texts(doc, "payment_extra_ids")),
            silent=flag(doc, "silent"),
            muted=flag(doc, "muted"),
        )


def _stored(value: object) -> Json:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"no stored form for {type(value).__name__}")
