"""The inbox as staff see it."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, SearchField, UtcField
from bitloot.webhooks.models import Processing, Sender, Verdict


class WebhooksQuery(CursorQuery):
    """Filters of the inbox; `q` is a payment, order or mail id of the sender."""

    sender = fields.Enum(Sender, by_value=fields.String(), load_default=None)
    verdict = fields.Enum(Verdict, by_value=fields.String(), load_default=None)
    processing = fields.Enum(Processing, by_value=fields.String(), load_default=None)
    q = SearchField(longest=100)


class WebhookSchema(BaseSchema):
    """One delivery."""

    id = fields.UUID(required=True)
    received_at = UtcField()
    sender = fields.Enum(Sender, by_value=fields.String(), required=True)
    verdict = fields.Enum(Verdict, by_value=fields.String(), required=True)
    processing = fields.Enum(Processing, by_value=fields.String(), required=True)
    event = fields.String(required=True, allow_none=True)
    reference = fields.String(required=True, allow_none=True)
    order_id = fields.UUID(required=True, allow_none=True, attribute="trail_id")
    repeats = fields.Integer(required=True)
    attempts = fields.Integer(required=True)
    remote_ip = fields.String(required=True, allow_none=True)
    processed_at = UtcField(allow_none=True)
    processing_ms = fields.Integer(required=True, allow_none=True)
    result = fields.String(required=True, allow_none=True)


class WebhookDetailSchema(WebhookSchema):
    """With headers (secrets removed) and the body as it came."""

    headers = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    body = fields.String(required=True)


class WebhookPageSchema(BaseSchema):
    """A page of the inbox, newest first."""

    items = fields.List(fields.Nested(WebhookSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class ReplaySchema(BaseSchema):
    """Why it is applied once more."""

    reason = fields.String(
        required=True,
        validate=[validate.Length(3, 500), validate.Regexp(r"^[^\x00\ud800-\udfff]*$")],
    )
