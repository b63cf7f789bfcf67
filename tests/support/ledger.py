"""What a shop and its providers have on record, compared."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import create_engine, text
from support.shop import Shop

from bitloot.app import database_uri

Rows = list[tuple[object, ...]]
Query = Callable[[str], Rows]


@dataclass(frozen=True)
class Facts:
    """One reading of everything that must agree."""

    unfinished_orders: Rows
    unfinished_jobs: Rows
    dead_jobs: Rows
    open_attention: Rows
    delivered: dict[str, int]
    keys_delivered_twice: Rows
    kinguin_bought_twice: list[str]
    kinguin_orders_unknown_to_us: list[str]
    mails: Counter[tuple[str, str]]

    @property
    def mails_sent_twice(self) -> list[tuple[str, str]]:
        return [mail for mail, count in self.mails.items() if count > 1]

    def mails_missing(self, orders: dict[str, int]) -> list[tuple[str, str]]:
        kinds = ("order_created", "order_completed")
        return [(kind, id_) for id_ in orders for kind in kinds if not self.mails[kind, id_]]


def facts_of(shop: Shop) -> Facts:
    """Read database and sandbox."""
    engine = create_engine(database_uri(shop.running.settings["DATABASE_URL"]))
    with engine.connect() as connection:

        def rows(query: str) -> Rows:
            return [tuple(row) for row in connection.execute(text(query))]

        facts = Facts(
            unfinished_orders=rows("select number, status from orders where status <> 'fulfilled'"),
            unfinished_jobs=rows(
                "select kind, state, attempts, postponements, run_at - now(), leased_until - now(),"
                " last_error from jobs where state in ('queued', 'running')"
                " and kind not like 'catalog.%'"
            ),
            dead_jobs=rows("select kind, last_error from jobs where state = 'dead'"),
            open_attention=rows("select reason, summary from attention_items where state='open'"),
            delivered={
                str(order): int(str(count))
                for order, count in rows("select order_id, count(*) from deliveries group by 1")
            },
            keys_delivered_twice=rows(
                "select fingerprint from deliveries group by 1 having count(*) > 1"
            ),
            kinguin_bought_twice=_bought_twice(shop),
            kinguin_orders_unknown_to_us=_unknown(shop, rows),
            mails=_mails(shop, rows),
        )
    engine.dispose()
    return facts


def _bought_twice(shop: Shop) -> list[str]:
    """External ids are item and attempt: cut the attempt off, each item may appear once."""
    references = [str(order["orderExternalId"]) for order in shop.sandbox.kinguin_orders()]
    items = Counter(reference.rpartition("-")[0] for reference in references)
    return [item for item, count in items.items() if count > 1]


def _unknown(shop: Shop, rows: Query) -> list[str]:
    ours = {str(row[0]) for row in rows("select external_id from fulfillment_attempts")}
    theirs = {str(order["orderExternalId"]) for order in shop.sandbox.kinguin_orders()}
    return sorted(theirs - ours)


def _mails(shop: Shop, rows: Query) -> Counter[tuple[str, str]]:
    """Mails that really arrived, by kind and order; the order is found by its number."""
    numbers = {str(number): str(order) for number, order in rows("select number, id from orders")}
    counted: Counter[tuple[str, str]] = Counter()
    for mail in shop.sandbox.mails():
        tags = mail["tags"]
        assert isinstance(tags, dict)
        number = next(n for n in str(mail["subject"]).replace(":", " ").split() if n in numbers)
        counted[str(tags["kind"]), numbers[number]] += 1
    return counted
