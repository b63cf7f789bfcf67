"""What can be turned while it runs: bad cases, and what the provider leaves undocumented."""

from bitloot.sandbox.outage import outage_switches
from bitloot.sandbox.switches import Switch

FAILURES = (
    "none",
    "500_before",
    "500_after",
    "timeout_after",
    "drop_after",
    "unavailable",
    "out_of_stock",
    "price_up",
    "insufficient",
    "order_failed",
    "resource_lock",
    "preorder",
    "canceled",
    "refunded",
    "partial",
    "hold",
)

_ORDERS = (
    Switch("kinguin.delay_ms", 300, "from order to completed; 0: by the next GET", maximum=600_000),
    Switch("kinguin.on_demand_extra_ms", 5_000, "added for stock made on demand", maximum=600_000),
    Switch("kinguin.fail_next", "none", "what befalls the next order, once", FAILURES),
    Switch("kinguin.hang_s", 30.0, "how long timeout_after keeps the client waiting", maximum=120),
    Switch("kinguin.key_type", "auto", "what kind of key is dealt", ("auto", "text", "image")),
    Switch(
        "kinguin.image_type",
        "image/png",
        "the file type of picture keys",
        ("image/png", "image/gif"),
    ),
    Switch("kinguin.split_lines", default=False, help="answer one line a piece"),
    Switch("kinguin.price_drop_percent", 0, "sell below the offer's price", maximum=90),
)
_UNKNOWNS = (
    Switch(
        "kinguin.duplicate_external_id",
        "refuse",
        "a repeated orderExternalId: 400, 409, or a second order",
        ("refuse", "conflict", "accept"),
    ),
    Switch("kinguin.status_insufficient", 400, "HTTP status of InsufficientBalance", maximum=599),
    Switch("kinguin.status_unavailable", 400, "HTTP status of ProductUnavailable", maximum=599),
    Switch("kinguin.status_preorder", 400, "HTTP status of Preorder", maximum=599),
    Switch("kinguin.status_order_not_found", 404, "HTTP status of OrderNotFound", maximum=599),
    Switch("kinguin.status_no_keys", 400, "HTTP status of NoKeysToReturn", maximum=599),
    Switch("kinguin.over_limit", "refuse", "limit over 100", ("refuse", "clamp")),
    Switch("kinguin.past_last_page", "empty", "a page past the end", ("empty", "not_found")),
    Switch("kinguin.price_filters", default=True, help="heed the deprecated priceFrom and priceTo"),
    Switch("kinguin.error_word", "type", "how errors name their class", ("type", "title")),
    Switch(
        "kinguin.closed_order_keys",
        "list",
        "keys of a canceled or refunded order",
        ("list", "empty", "refuse"),
    ),
    Switch("kinguin.reading_claims", default=True, help="a key that was fetched is not taken back"),
    Switch("kinguin.payment_price_text", default=False, help="paymentPrice as a string"),
    Switch(
        "kinguin.refuse_address",
        default=False,
        help="answer as to an address that is not whitelisted",
    ),
    Switch("kinguin.rate_limited", default=False, help="answer 429 to everything"),
)
_WEBHOOKS = (
    Switch("kinguin.webhooks", default=True, help="send webhooks at all"),
    Switch("kinguin.webhook_delay_ms", 0, "wait before sending", maximum=600_000),
    Switch("kinguin.webhook_drop_rate", 0.0, "share of webhooks lost", maximum=1),
    Switch("kinguin.webhook_duplicate", default=False, help="send each webhook twice"),
    Switch("kinguin.webhook_reorder", default=False, help="an old processing follows each webhook"),
)

SWITCHES: tuple[Switch, ...] = (
    *_ORDERS,
    *_UNKNOWNS,
    *_WEBHOOKS,
    *outage_switches("kinguin.api"),
)
