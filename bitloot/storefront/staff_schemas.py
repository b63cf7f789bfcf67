"""Orders as staff see them."""

from marshmallow import fields

from bitloot.catalog.models import SourceType
from bitloot.core.schemas import (
    BaseSchema,
    CursorQuery,
    MoneyField,
    PageInfoSchema,
    UtcField,
    list_filters,
)
from bitloot.core.timeline import EntryKind
from bitloot.orders.schemas import AttentionSchema
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.staff_schemas import StaffPaymentSchema
from bitloot.webhooks.schemas import WebhookSchema


class OrdersQuery(CursorQuery):
    """Filters; `q` is whatever a customer pasted: number, e-mail, payment, address, hash, key."""

    status = fields.Enum(OrderStatus, by_value=fields.String(), load_default=None)
    source = fields.Enum(SourceType, by_value=fields.String(), load_default=None)
    coin, q, since, until = list_filters(longest=400)


class StaffOrderRowSchema(BaseSchema):
    """One row of the list; `payment` is the one that tells most."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    status = fields.Enum(OrderStatus, by_value=fields.String(), required=True)
    email = fields.String(required=True)
    currency = fields.String(required=True)
    total = MoneyField()
    flags = fields.List(fields.String(), required=True)
    quantity = fields.Integer(required=True)
    created_at = UtcField()
    expires_at = UtcField()
    paid_at = UtcField(allow_none=True)
    fulfilled_at = UtcField(allow_none=True)
    payment = fields.Nested(StaffPaymentSchema, required=True, allow_none=True)


class OrdersPageSchema(BaseSchema):
    """A page of orders, newest first."""

    items = fields.List(fields.Nested(StaffOrderRowSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class StaffItemSchema(BaseSchema):
    """One line; `deliveries` counts sealed keys, none is ever shown here.

    `region_notice` is what the buyer was shown of its limits, and acknowledged.
    """

    id = fields.UUID(required=True)
    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    platform = fields.String(required=True, allow_none=True)
    region = fields.String(required=True, allow_none=True)
    region_notice = fields.String(required=True, allow_none=True)
    source_type = fields.Enum(SourceType, by_value=fields.String(), required=True)
    quantity = fields.Integer(required=True)
    unit_price = MoneyField()
    unit_cost = MoneyField(allow_none=True)
    total = MoneyField()
    status = fields.Enum(ItemStatus, by_value=fields.String(), required=True)
    held_reason = fields.String(required=True, allow_none=True)
    delivered_count = fields.Integer(required=True)
    deliveries = fields.Integer(required=True)
    revealed_at = UtcField(allow_none=True)
    delivered_at = UtcField(allow_none=True)


class TimelineSchema(BaseSchema):
    """One line of the order's story."""

    at = UtcField()
    kind = fields.Enum(EntryKind, by_value=fields.String(), required=True)
    text = fields.String(required=True)
    actor = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    event = fields.String(required=True, allow_none=True)
    from_state = fields.String(required=True, allow_none=True)
    to_state = fields.String(required=True, allow_none=True)
    data = fields.Dict(keys=fields.String(), required=True)


class StaffOrderSchema(BaseSchema):
    """All that is known of an order. `status_text` is what the customer is told."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    status = fields.Enum(OrderStatus, by_value=fields.String(), required=True)
    status_text = fields.String(required=True)
    email = fields.String(required=True)
    currency = fields.String(required=True)
    subtotal = MoneyField()
    discount = MoneyField()
    total = MoneyField()
    flags = fields.List(fields.String(), required=True)
    terms_version = fields.String(required=True)
    region_acknowledged = fields.Boolean(required=True)
    client_ip = fields.String(required=True, allow_none=True)
    client_country = fields.String(required=True, allow_none=True)
    created_at = UtcField()
    expires_at = UtcField()
    paid_at = UtcField(allow_none=True)
    fulfilled_at = UtcField(allow_none=True)
    items = fields.List(fields.Nested(StaffItemSchema), required=True)
    payments = fields.List(fields.Nested(StaffPaymentSchema), required=True)
    timeline = fields.List(fields.Nested(TimelineSchema), required=True)
    attention = fields.List(fields.Nested(AttentionSchema), required=True)
    webhooks = fields.List(fields.Nested(WebhookSchema), required=True)
