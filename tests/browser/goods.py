"""What the tests buy."""

from support.buyer import Buyer, Purchase

Doc = dict[str, object]


def product(buyer: Buyer, source: str) -> Doc:
    """Something plainly in stock: of `kinguin`, or `custom` of our own."""
    path = "/catalog/products?limit=100&in_stock=true&region=Global"
    if source == "custom":
        path = "/catalog/products?limit=100&in_stock=true&category=software"
    found = buyer.get(path)["items"]
    assert isinstance(found, list)
    return next(each for each in found if _fits(each, source))


def _fits(each: Doc, source: str) -> bool:
    stock = each["stock"]
    assert isinstance(stock, int)
    return each["source_type"] == source and stock >= 10 and not each["is_preorder"]


def unpaid(buyer: Buyer, email: str, source: str = "custom", coin: str = "btc") -> Purchase:
    """An order with an address to pay to."""
    purchase = Purchase(email, str(product(buyer, source)["id"]))
    buyer.place(purchase)
    buyer.open_payment(purchase, coin)
    return purchase
