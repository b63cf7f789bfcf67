"""The Kinguin eCommerce API. Source: the official documentation, HEAD of 2025-07-09."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import quote

from bitloot.core.http.breaker import Breaker
from bitloot.core.http.client import Call, ProviderClient
from bitloot.core.http.errors import ProviderRefusedError, ProviderUnknownError
from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject
from bitloot.providers.kinguin.listing import Listing
from bitloot.providers.kinguin.orders import (
    Key,
    KeyState,
    Order,
    OrderPage,
    Wish,
    read_key,
    read_key_states,
    read_order,
    read_orders,
)
from bitloot.providers.kinguin.products import Product, ProductPage, read_page, read_product
from bitloot.providers.kinguin.reading import amount, as_object, objects, text, whole

T = TypeVar("T")
LARGEST_PAGE = 100
_MOST_KEY_PAGES = 20  # 2,000 keys: twice what the largest wholesale order holds
_NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the provider's list."""

    id: int
    name: str


class KinguinClient(ProviderClient):
    """Typed calls; all raise the errors of `ProviderClient.send`.

    An answer that cannot be understood is a ProviderUnknownError: something may have happened.
    """

    def __init__(self, base_url: str, api_key: str, *, timeout: float, breaker: Breaker) -> None:
        super().__init__(
            "kinguin",
            base_url,
            headers={"X-Api-Key": api_key, "Accept": "application/json"},
            timeout=timeout,
            breaker=breaker,
        )

    def products_page(self, page: int, *, kinguin_ids: Collection[int] = ()) -> ProductPage:
        """One page of products in stock by their numbers, or those of the given numbers."""
        query = {"kinguinId": ",".join(map(str, kinguin_ids))} if kinguin_ids else {}
        return self.search(page, query)

    def search(
        self, page: int, filters: Mapping[str, str], *, limit: int = LARGEST_PAGE
    ) -> ProductPage:
        """One page of what passes the provider's own filters."""
        query = {**_paging(page, limit), **filters}
        call = Call("products", "GET", "/v1/products", safe=True, query=query)
        try:
            return self._read(call, read_page)
        except ProviderRefusedError as refused:
            if refused.status == _NOT_FOUND and page > 1:
                return ProductPage([], [], (page - 1) * limit)  # the list shrank under us
            raise

    def listing(
        self,
        page: int,
        *,
        sort_by: str = "kinguinId",
        descending: bool = False,
        updated_since: datetime | None = None,
    ) -> Listing:
        """One page of products in stock as it came; sold-out ones are not listed."""
        query = {**_paging(page, LARGEST_PAGE), "sortBy": sort_by}
        query["sortType"] = "desc" if descending else "asc"
        if updated_since is not None:
            query["updatedSince"] = _stamp(updated_since)
        call = Call("products", "GET", "/v1/products", safe=True, query=query, raw=True)
        try:
            return Listing.of(self.send(call).content)
        except ValueError as error:
            raise ProviderUnknownError(self.name, f"products: {error}") from None
        except ProviderRefusedError as refused:
            if refused.status == _NOT_FOUND and page > 1:
                return Listing.past_the_end((page - 1) * LARGEST_PAGE)
            raise

    def product(self, kinguin_id: int) -> Product | None:
        """None when unknown or sold out. Raises ProductUnreadableError."""
        return self._product(f"/v1/products/{kinguin_id}")

    def product_by_id(self, product_id: str) -> Product | None:
        """The same by the textual id."""
        return self._product(f"/v2/products/{quote(product_id, safe='')}")

    def regions(self) -> list[Region]:
        """All regions."""
        call = Call("regions", "GET", "/v1/regions", safe=True)
        return self._read(
            call, lambda body: [Region(whole(r, "id"), text(r, "name")) for r in objects(body)]
        )

    def platforms(self) -> list[str]:
        """All platforms, each once."""
        return self._read(Call("platforms", "GET", "/v1/platforms", safe=True), _read_names)

    def place_order(self, wishes: Sequence[Wish], external_id: str) -> Order:
        """Buy. Never repeat it after ProviderUnknownError: `find_by_external_id` first."""
        lines: list[Json] = [_wish(wish) for wish in wishes]
        body: JsonObject = {"products": lines, "orderExternalId": external_id}
        return self._read(
            Call("place_order", "POST", "/v2/order", safe=False, body=body), read_order
        )

    def get_order(self, order_id: str) -> Order:
        """With the states of its keys."""
        path = f"/v1/order/{quote(order_id, safe='')}"
        return self._read(Call("get_order", "GET", path, safe=True), read_order)

    def find_by_external_id(self, external_id: str) -> Order | None:
        """The order that we placed under this reference, or None: there certainly is none."""
        query = {"orderExternalId": external_id, "limit": str(LARGEST_PAGE)}
        page = self._orders("find_order", query)
        for order in page.orders:
            if order.external_id == external_id:
                return order
        if page.item_count > LARGEST_PAGE:
            raise ProviderUnknownError(self.name, "find_order: the reference was not searched for")
        return None

    def orders_page(
        self,
        page: int,
        *,
        created_from: datetime | None = None,
        created_to: datetime | None = None,
        limit: int = LARGEST_PAGE,
    ) -> OrderPage:
        """One page of all our orders, for reconciling; both ends belong to the window."""
        query = {"page": str(page), "limit": str(limit)}
        if created_from is not None:
            query["createdAtFrom"] = _stamp(created_from)
        if created_to is not None:
            query["createdAtTo"] = _stamp(created_to)
        return self._orders("orders", query)

    def keys(self, order_id: str) -> list[Key]:
        """All keys handed out so far, each once; may be fewer than ordered while it processes."""
        found: dict[str, Key] = {}
        for page in range(1, _MOST_KEY_PAGES + 1):
            batch = self._keys_page(order_id, page)
            found.update((key.id, key) for key in batch)
            if len(batch) < LARGEST_PAGE:
                break
        return list(found.values())

    def balance(self) -> Money:
        """What is left to buy with."""
        return self._read(
            Call("balance", "GET", "/v1/balance", safe=True),
            lambda body: Money.eur(amount(as_object(body), "balance")),
        )

    def return_keys(self, order_id: str) -> tuple[KeyState, ...]:
        """Ask to take unclaimed keys back: once per order, states are those before processing."""
        path = f"/v2/order/{quote(order_id, safe='')}/keys/return"
        return self._read(Call("return_keys", "POST", path, safe=False), read_key_states)

    def explain(self, body: Json) -> tuple[str, str]:
        """`kind`, and the detail or the short type: a real 404 carries no detail."""
        if not isinstance(body, dict):
            return "", ""
        detail = body.get("detail") or body.get("title") or body.get("type") or ""
        return str(body.get("kind") or ""), str(detail)

    def _product(self, path: str) -> Product | None:
        try:
            answer = self.send(Call("product", "GET", path, safe=True))
        except ProviderRefusedError as refused:
            if refused.status == _NOT_FOUND:
                return None
            raise
        if not isinstance(answer.body, dict):
            raise ProviderUnknownError(self.name, "product: the answer is no object")
        return read_product(answer.body)

    def _orders(self, name: str, query: Mapping[str, str]) -> OrderPage:
        return self._read(Call(name, "GET", "/v1/order", safe=True, query=query), read_orders)

    def _keys_page(self, order_id: str, page: int) -> list[Key]:
        path = f"/v2/order/{quote(order_id, safe='')}/keys"
        query = {"page": str(page), "limit": str(LARGEST_PAGE)}
        return self._read(Call("keys", "GET", path, safe=True, query=query), _read_keys)

    def _read(self, call: Call, read: Callable[[Json], T]) -> T:
        answer = self.send(call)
        try:
            return read(answer.body)
        except ValueError as error:
            raise ProviderUnknownError(self.name, f"{call.name}: {error}") from None


def _read_names(body: Json) -> list[str]:
    if not isinstance(body, list):
        raise ValueError("names is not a list")  # noqa: TRY004 (one error for callers)
    return list(dict.fromkeys(name for name in body if isinstance(name, str)))


def _read_keys(body: Json) -> list[Key]:
    if not isinstance(body, list):
        raise ValueError("keys is not a list")  # noqa: TRY004 (one error for callers)
    return [read_key(doc) for doc in objects(body)]


def _paging(page: int, limit: int) -> dict[str, str]:
    return {"page": str(page), "limit": str(limit), "sortBy": "kinguinId", "sortType": "asc"}


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _wish(wish: Wish) -> JsonObject:
    line: JsonObject = {
        "productId": wish.product_id,
        "qty": wish.quantity,
        "price": wish.price.rounded().amount,
    }
    if wish.offer_id is not None:
        line["offerId"] = wish.offer_id
    if wish.text_only:
        line["keyType"] = "text"
    return line
