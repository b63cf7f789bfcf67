from marshmallow import fields, validate

from bitloot.core.money import Money
from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, UtcField
from bitloot.ledger.accounts import Account
from bitloot.ledger.amounts import amount_text

_AMOUNT = validate.Regexp(r"^\d{1,10}(\.\d{1,2})?$", error="Write an amount such as 500.00.")


class ExactField(fields.String):
    """Euros as an exact decimal string: two places, or as many as there are, up to eight."""

    def __init__(self) -> None:
        metadata = {"format": "decimal", "example": "12.90", "pattern": r"^-?\d+\.\d{2,8}$"}
        super().__init__(required=True, metadata=metadata)

    def _serialize(self, value: object, attr: str | None, obj: object, **_: object) -> str | None:
        del attr, obj
        return amount_text(value) if isinstance(value, Money) else None


class AccountBalanceSchema(BaseSchema):
    """One account; debits are positive, credits negative."""

    account = fields.Enum(Account, by_value=fields.String(), required=True)
    balance = ExactField()
    postings = fields.Integer(required=True)


class TrialBalanceSchema(BaseSchema):
    """Every account of the chart. `balanced` is whether `total` is zero, as it must be."""

    accounts = fields.List(fields.Nested(AccountBalanceSchema), required=True)
    total = ExactField()
    balanced = fields.Boolean(required=True)
    currency = fields.String(required=True)


class StatementQuery(CursorQuery):
    """A stretch of time (`from` inclusive, `to` exclusive)."""

    since = fields.AwareDateTime(data_key="from", load_default=None)
    until = fields.AwareDateTime(data_key="to", load_default=None)


class TransactionsQuery(StatementQuery):
    """All transactions, or those of one order."""

    order_id = fields.UUID(load_default=None)


class StatementLineSchema(BaseSchema):
    """One posting; `balance` is the account's after it."""

    id = fields.Integer(required=True)
    posted_at = UtcField()
    transaction_id = fields.UUID(required=True)
    order_id = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True)
    amount = ExactField()
    balance = ExactField()


class StatementSchema(BaseSchema):
    """A page of an account's statement, newest first."""

    account = fields.Enum(Account, by_value=fields.String(), required=True)
    currency = fields.String(required=True)
    items = fields.List(fields.Nested(StatementLineSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class PostingSchema(BaseSchema):
    """One line of a transaction."""

    account = fields.Enum(Account, by_value=fields.String(), required=True)
    amount = ExactField()


class TransactionSchema(BaseSchema):
    """Lines that sum to zero. `source` is unique and names what was posted for."""

    id = fields.UUID(required=True)
    posted_at = UtcField()
    source = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    order_id = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True)
    postings = fields.List(fields.Nested(PostingSchema), required=True)


class TransactionPageSchema(BaseSchema):
    """A page of transactions, newest first."""

    items = fields.List(fields.Nested(TransactionSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class TopUpSchema(BaseSchema):
    """What was paid into our balance at Kinguin, in euros, and why."""

    amount = fields.String(required=True, validate=_AMOUNT, metadata={"example": "500.00"})
    reason = fields.String(required=True, validate=validate.Length(4, 500))


class EntrySchema(TopUpSchema):
    """A payout or a correction: `amount` moves to `debit`, from `credit`."""

    debit = fields.Enum(Account, by_value=fields.String(), required=True)
    credit = fields.Enum(Account, by_value=fields.String(), required=True)
