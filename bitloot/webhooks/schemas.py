"""The inbox as staff see it."""

from collections.abc import Mapping

from marshmallow import ValidationError, fields, validate, validates_schema

from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, SearchField, UtcField
from bitloot.webhooks.foresight import Prospect
from bitloot.webhooks.models import Processing, Sender, Verdict
from bitloot.webhooks.replaying import Outcome


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


_REASON = [validate.Length(3, 500), validate.Regexp(r"^[^\x00\ud800-\udfff]*$")]


class ReplaySchema(BaseSchema):
    """Why it is applied once more."""

    reason = fields.String(required=True, validate=_REASON)


class ReplayFilterSchema(BaseSchema):
    """Which failed webhooks; all of them when nothing is given."""

    sender = fields.Enum(Sender, by_value=fields.String(), load_default=None)
    reference = SearchField(longest=100)
    received_from = fields.AwareDateTime(load_default=None)
    received_before = fields.AwareDateTime(load_default=None)


class ReplayAllSchema(BaseSchema):
    """Only genuine webhooks that failed are replayed. A dry run is what one gets by default."""

    filter = fields.Nested(ReplayFilterSchema, load_default=dict)
    dry_run = fields.Boolean(
        load_default=True, metadata={"description": "Only say what would change."}
    )
    reason = fields.String(
        load_default=None,
        allow_none=True,
        validate=_REASON,
        metadata={"description": "Stands in the audit log; needed unless it is a dry run."},
    )

    @validates_schema
    def _reasoned(self, data: Mapping[str, object], **_: object) -> None:
        if not data["dry_run"] and not data["reason"]:
            raise ValidationError("Write down why.", "reason")


class ReplayRowSchema(BaseSchema):
    """One of them: how things stand, what a replay does, and whether it was queued."""

    id = fields.UUID(required=True, attribute="event.id")
    sender = fields.Enum(Sender, by_value=fields.String(), required=True, attribute="event.sender")
    event = fields.String(required=True, allow_none=True, attribute="event.event")
    reference = fields.String(required=True, allow_none=True, attribute="event.reference")
    prospect = fields.Enum(
        Prospect, by_value=fields.String(), required=True, attribute="foresight.prospect"
    )
    now = fields.String(required=True, attribute="foresight.now")
    then = fields.String(required=True, attribute="foresight.then")
    outcome = fields.Enum(Outcome, by_value=fields.String(), required=True)
    refusal = fields.String(required=True, allow_none=True)


class ReplayReportSchema(BaseSchema):
    """`count` is how many failed ones fit; `rows` are the oldest of them, at most 500."""

    count = fields.Integer(required=True)
    batch_id = fields.UUID(required=True, allow_none=True, attribute="batch")
    rows = fields.List(fields.Nested(ReplayRowSchema), required=True)
