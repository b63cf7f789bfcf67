"""The key in the clear is in this tab and nowhere else."""

from support.buyer import Buyer
from support.shop import Shop

from browser.conftest import Visit
from browser.goods import unpaid
from browser.storefront import expect_status, open_key

EVERYTHING_KEPT = """async () => {
    const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
        location.href, JSON.stringify(history.state)]
    for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
            kept.push(request.url, await (await cache.match(request)).text())
        }
    }
    const asked = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
    })
    for (const { name } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name))
        for (const store of database.objectStoreNames) {
            const rows = database.transaction(store).objectStore(store).getAll()
            kept.push(JSON.stringify(await asked(rows)))
        }
    }
    return kept
}"""


def test_it_never_leaves_the_tab(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase = unpaid(buyer, "secret@buyer.example", "kinguin")
    window = visit()
    window.open_order(purchase)
    shop.sandbox.pay(str(purchase.payment["provider_payment_id"]))
    expect_status(window.page, "fulfilled")
    window.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    key = open_key(window.page)
    window.page.get_by_role("button", name="Copy the key").click()
    assert key in shop.sandbox.issued_keys()

    left = window.watch.left()
    assert any("/reveal" in each for each in left)
    assert [each for each in left if key in each] == []
    kept = window.page.evaluate(EVERYTHING_KEPT)
    assert any("bitloot.orders" in each for each in kept)
    assert any("/assets/" in each for each in kept), "the service worker's cache was looked at"
    assert [each for each in kept if key in each] == []
