"""The lifecycles of an order and of its items. What is not listed is refused."""

from enum import StrEnum

from bitloot.core.states import IGNORE, Lifecycle


class OrderStatus(StrEnum):
    """Where an order stands."""

    CREATED = "created"
    WAITING = "waiting"
    CONFIRMING = "confirming"
    PAID = "paid"
    FULFILLED = "fulfilled"
    UNDERPAID = "underpaid"
    EXPIRED = "expired"
    FAILED = "failed"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


class OrderEvent(StrEnum):
    """What can happen to an order."""

    PAYMENT_OPENED = "payment_opened"
    PAYMENT_SEEN = "payment_seen"
    PAID = "paid"
    UNDERPAID = "underpaid"
    EXPIRED = "expired"
    FAILED = "failed"
    FULFILLED = "fulfilled"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


S, E = OrderStatus, OrderEvent

UNPAID = frozenset({S.CREATED, S.WAITING})
"""Nothing has been seen: these expire."""
PAYABLE = frozenset({S.CREATED, S.WAITING, S.UNDERPAID})
"""A payment may be opened."""
SETTLED = frozenset({S.PAID, S.FULFILLED, S.REFUNDED})
"""Money for the whole order has been counted."""
RELEASED = frozenset({S.UNDERPAID, S.EXPIRED, S.FAILED, S.CANCELLED})
"""The hold on the goods was given up."""

ORDER = Lifecycle(
    "order",
    OrderStatus,
    OrderEvent,
    {
        (S.CREATED, E.PAYMENT_OPENED): S.WAITING,
        (S.CREATED, E.PAYMENT_SEEN): S.CONFIRMING,
        (S.CREATED, E.PAID): S.PAID,
        (S.CREATED, E.UNDERPAID): S.UNDERPAID,
        (S.CREATED, E.EXPIRED): S.EXPIRED,
        (S.CREATED, E.FAILED): S.FAILED,
        (S.CREATED, E.CANCELLED): S.CANCELLED,
        (S.CREATED, E.REFUNDED): S.REFUNDED,
        (S.WAITING, E.PAYMENT_OPENED): IGNORE,
        (S.WAITING, E.PAYMENT_SEEN): S.CONFIRMING,
        (S.WAITING, E.PAID): S.PAID,
        (S.WAITING, E.UNDERPAID): S.UNDERPAID,
        (S.WAITING, E.EXPIRED): S.EXPIRED,
        (S.WAITING, E.FAILED): S.FAILED,
        (S.WAITING, E.CANCELLED): S.CANCELLED,
        (S.WAITING, E.REFUNDED): S.REFUNDED,
        (S.CONFIRMING, E.PAYMENT_OPENED): IGNORE,
        (S.CONFIRMING, E.PAYMENT_SEEN): IGNORE,
        (S.CONFIRMING, E.PAID): S.PAID,
        (S.CONFIRMING, E.UNDERPAID): S.UNDERPAID,
        (S.CONFIRMING, E.EXPIRED): S.EXPIRED,
        (S.CONFIRMING, E.FAILED): S.FAILED,
        (S.CONFIRMING, E.REFUNDED): S.REFUNDED,
        (S.PAID, E.PAYMENT_SEEN): IGNORE,
        (S.PAID, E.PAID): IGNORE,
        (S.PAID, E.UNDERPAID): IGNORE,
        (S.PAID, E.EXPIRED): IGNORE,
        (S.PAID, E.FAILED): IGNORE,
        (S.PAID, E.FULFILLED): S.FULFILLED,
        (S.PAID, E.REFUNDED): S.REFUNDED,
        (S.FULFILLED, E.PAYMENT_SEEN): IGNORE,
        (S.FULFILLED, E.PAID): IGNORE,
        (S.FULFILLED, E.UNDERPAID): IGNORE,
        (S.FULFILLED, E.EXPIRED): IGNORE,
        (S.FULFILLED, E.FAILED): IGNORE,
        (S.FULFILLED, E.FULFILLED): IGNORE,
        (S.FULFILLED, E.REFUNDED): S.REFUNDED,
        (S.UNDERPAID, E.PAYMENT_OPENED): IGNORE,
        (S.UNDERPAID, E.PAYMENT_SEEN): IGNORE,
        (S.UNDERPAID, E.PAID): S.PAID,
        (S.UNDERPAID, E.UNDERPAID): IGNORE,
        (S.UNDERPAID, E.EXPIRED): IGNORE,
        (S.UNDERPAID, E.FAILED): IGNORE,
        (S.UNDERPAID, E.REFUNDED): S.REFUNDED,
        (S.EXPIRED, E.PAYMENT_SEEN): IGNORE,
        (S.EXPIRED, E.PAID): S.PAID,
        (S.EXPIRED, E.UNDERPAID): S.UNDERPAID,
        (S.EXPIRED, E.EXPIRED): IGNORE,
        (S.EXPIRED, E.FAILED): S.FAILED,
        (S.EXPIRED, E.REFUNDED): S.REFUNDED,
        (S.FAILED, E.PAYMENT_SEEN): IGNORE,
        (S.FAILED, E.PAID): S.PAID,
        (S.FAILED, E.UNDERPAID): S.UNDERPAID,
        (S.FAILED, E.EXPIRED): IGNORE,
        (S.FAILED, E.FAILED): IGNORE,
        (S.FAILED, E.REFUNDED): S.REFUNDED,
        (S.REFUNDED, E.PAYMENT_SEEN): IGNORE,
        (S.REFUNDED, E.PAID): S.PAID,
        (S.REFUNDED, E.UNDERPAID): S.UNDERPAID,
        (S.REFUNDED, E.EXPIRED): IGNORE,
        (S.REFUNDED, E.FAILED): IGNORE,
        (S.REFUNDED, E.REFUNDED): IGNORE,
        (S.CANCELLED, E.PAYMENT_SEEN): IGNORE,
        (S.CANCELLED, E.PAID): S.PAID,
        (S.CANCELLED, E.UNDERPAID): S.UNDERPAID,
        (S.CANCELLED, E.EXPIRED): IGNORE,
        (S.CANCELLED, E.FAILED): IGNORE,
        (S.CANCELLED, E.CANCELLED): IGNORE,
        (S.CANCELLED, E.REFUNDED): S.REFUNDED,
    },
)


class ItemStatus(StrEnum):
    """Where the goods of one line stand. `refunding`: given up, the money is on its way back."""

    PENDING = "pending"
    ORDERING = "ordering"
    HELD = "held"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    FAILED = "failed"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class ItemEvent(StrEnum):
    """What can happen to a line.

    `reinstated`: it was given up, and will not be refunded. `taken_back`: its keys go back
    unopened; `reopened`: a bad one is replaced. `brought_back`: its order's money went back, and
    other money has come for it.
    """

    STARTED = "started"
    HELD = "held"
    RELEASED = "released"
    PART_DELIVERED = "part_delivered"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"
    REINSTATED = "reinstated"
    TAKEN_BACK = "taken_back"
    REOPENED = "reopened"
    BROUGHT_BACK = "brought_back"
    REFUNDED = "refunded"


G, V = ItemStatus, ItemEvent

ITEM = Lifecycle(
    "order_item",
    ItemStatus,
    ItemEvent,
    {
        (G.PENDING, V.REOPENED): IGNORE,
        (G.PENDING, V.STARTED): G.ORDERING,
        (G.PENDING, V.HELD): G.HELD,
        (G.PENDING, V.BROUGHT_BACK): IGNORE,
        (G.PENDING, V.GIVEN_UP): G.REFUNDING,
        (G.PENDING, V.REFUNDED): G.REFUNDED,
        (G.ORDERING, V.STARTED): IGNORE,
        (G.ORDERING, V.HELD): G.HELD,
        (G.ORDERING, V.PART_DELIVERED): G.PARTLY_DELIVERED,
        (G.ORDERING, V.DELIVERED): G.DELIVERED,
        (G.ORDERING, V.GIVEN_UP): G.REFUNDING,
        (G.ORDERING, V.REFUNDED): G.REFUNDED,
        (G.HELD, V.HELD): IGNORE,
        (G.HELD, V.RELEASED): G.PENDING,
        (G.HELD, V.PART_DELIVERED): G.PARTLY_DELIVERED,
        (G.HELD, V.DELIVERED): G.DELIVERED,
        (G.HELD, V.GIVEN_UP): G.REFUNDING,
        (G.HELD, V.REFUNDED): G.REFUNDED,
        (G.PARTLY_DELIVERED, V.STARTED): IGNORE,
        (G.PARTLY_DELIVERED, V.HELD): G.HELD,
        (G.PARTLY_DELIVERED, V.PART_DELIVERED): IGNORE,
        (G.PARTLY_DELIVERED, V.DELIVERED): G.DELIVERED,
        (G.PARTLY_DELIVERED, V.GIVEN_UP): G.REFUNDING,
        (G.PARTLY_DELIVERED, V.REFUNDED): G.REFUNDED,
        (G.DELIVERED, V.STARTED): IGNORE,
        (G.DELIVERED, V.HELD): IGNORE,
        (G.DELIVERED, V.PART_DELIVERED): IGNORE,
        (G.DELIVERED, V.DELIVERED): IGNORE,
        (G.DELIVERED, V.TAKEN_BACK): G.REFUNDING,
        (G.DELIVERED, V.REOPENED): G.PENDING,
        (G.DELIVERED, V.REFUNDED): G.REFUNDED,
        (G.FAILED, V.RELEASED): G.PENDING,
        (G.FAILED, V.DELIVERED): G.DELIVERED,
        (G.FAILED, V.GIVEN_UP): G.REFUNDING,
        (G.FAILED, V.REFUNDED): G.REFUNDED,
        (G.REFUNDING, V.HELD): IGNORE,
        (G.REFUNDING, V.GIVEN_UP): IGNORE,
        (G.REFUNDING, V.TAKEN_BACK): IGNORE,
        (G.REFUNDING, V.REINSTATED): G.FAILED,
        (G.REFUNDING, V.DELIVERED): G.DELIVERED,
        (G.REFUNDING, V.REFUNDED): G.REFUNDED,
        (G.REFUNDED, V.BROUGHT_BACK): G.PENDING,
        (G.REFUNDED, V.REFUNDED): IGNORE,
        (G.REFUNDED, V.HELD): IGNORE,
        (G.REFUNDED, V.DELIVERED): IGNORE,
    },
)
