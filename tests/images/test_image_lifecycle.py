"""From a product's cover at somebody's server to files of ours, through the job."""

import io
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from PIL import Image as Picture
from sqlalchemy import select, update
from support.jobs import RunJobs
from support.paid import fill
from support.pictures import Pictured, PictureServer, png
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog import versions
from bitloot.catalog.images.making import MOST_ATTEMPTS
from bitloot.catalog.images.models import Image, ImageKind, ImageState
from bitloot.catalog.images.tasks import look, work
from bitloot.catalog.models import Product
from bitloot.core.audit import AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.types import JsonObject
from bitloot.merchandising.heads import product_head
from bitloot.orders.placing import PlaceOrder, place


def looked() -> None:
    with transaction():
        look()


def make_all() -> int:
    """Every picture that is wanted, whenever it is due."""
    looked()
    return work(seconds=30, most=100)


def image(source: str) -> Image:
    db.session.rollback()
    return db.session.scalars(select(Image).where(Image.source == source)).one()


def cover(client: FlaskClient, product: Product) -> JsonObject | None:
    answer = client.get(f"/api/v1/catalog/products/{product.slug}").get_json()
    found: JsonObject | None = answer["cover"]
    return found


def again() -> None:
    """Whatever waits is due now."""
    db.session.execute(update(Image).values(due_at=utcnow() - timedelta(seconds=1)))
    commit()


def test_a_cover_is_fetched_once_and_served_for_ever(
    client: FlaskClient, server: PictureServer, pictured: Pictured, run_jobs: RunJobs
) -> None:
    url = server.sends("/a.png", png(400, 500))
    first, second = pictured(url, "First"), pictured(url, "Second")
    assert cover(client, first) is None
    looked()
    run_jobs()
    assert server.asked == ["/a.png"]
    shown = cover(client, first)
    assert shown is not None
    assert shown == cover(client, second)
    assert (shown["width"], shown["height"], shown["widths"]) == (400, 500, [160, 320, 400])
    for width in (160, 320, 400):
        for kind in ("avif", "webp"):
            answer = client.get(f"{shown['base']}/{width}.{kind}")
            assert answer.status_code == 200
            assert answer.content_type == f"image/{kind}"
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            with Picture.open(io.BytesIO(answer.data)) as file:
                assert file.width == width
    tag = answer.headers["ETag"]
    known = client.get(f"{shown['base']}/400.webp", headers={"If-None-Match": tag})
    assert (known.status_code, known.data) == (304, b"")


def test_nothing_is_done_twice(
    server: PictureServer, pictured: Pictured, client: FlaskClient
) -> None:
    product = pictured(server.sends("/a.png", png()), "A")
    before = product.updated_at
    assert make_all() == 1
    assert make_all() == 0
    assert server.asked == ["/a.png"]
    db.session.refresh(product)
    assert product.updated_at == before  # a picture is no change of the product
    assert cover(client, product) is not None


def test_who_shows_a_link_is_given_our_own_picture(
    server: PictureServer, pictured: Pictured
) -> None:
    url = server.sends("/linked.png", png(400, 500))
    product = pictured(url, "Linked")
    assert product_head(product, shop="Shop", base="https://shop.test").image == url
    assert make_all() == 1
    db.session.refresh(product)
    head = product_head(product, shop="Shop", base="https://shop.test")
    largest = max(image(url).widths)
    assert head.image == f"https://shop.test/images/{image(url).digest}/{largest}.webp"
    assert head.data[0]["image"] == head.image


def test_a_product_without_a_cover_gets_a_drawn_one(
    client: FlaskClient, pictured: Pictured
) -> None:
    product = pictured(None, "Nothing To See")
    assert make_all() == 1
    shown = cover(client, product)
    assert shown is not None
    assert (shown["width"], shown["height"]) == (600, 800)
    product.title = "Another Name"
    versions.changed()
    commit()
    make_all()
    other = cover(client, product)
    assert other is not None
    assert other["base"] != shown["base"]


def test_a_cover_that_is_refused_is_drawn_instead_and_says_why(
    client: FlaskClient, server: PictureServer, pictured: Pictured
) -> None:
    url = server.sends("/a.svg", b"<svg/>", "image/svg+xml")
    product = pictured(url, "Drawn Instead")
    make_all()
    gone = image(url)
    assert (gone.state, gone.attempts) == (ImageState.FAILED, 1)
    assert "does not begin" in (gone.reason or "")
    make_all()
    shown = cover(client, product)
    assert shown is not None
    assert shown["width"] == 600
    drawn = db.session.scalars(select(Image).where(Image.kind == ImageKind.DRAWN)).one()
    assert drawn.digest is not None
    assert drawn.digest in str(shown["base"])


def test_a_server_that_is_away_is_asked_less_and_less_then_given_up(
    server: PictureServer, pictured: Pictured
) -> None:
    url = server.sends("/a.png", png(), status=503)
    pictured(url, "Away")
    looked()
    pauses = []
    for _ in range(MOST_ATTEMPTS):
        again()
        assert work(seconds=5, most=1) == 1
        assert work(seconds=5, most=1) == 0  # not before its time
        pauses.append((image(url).due_at - utcnow()).total_seconds())
    assert pauses == sorted(pauses)
    assert image(url).state is ImageState.FAILED
    again()
    assert work(seconds=5, most=1) == 0
    assert len(server.asked) == MOST_ATTEMPTS


def test_staff_see_why_and_have_it_fetched_again(
    client: FlaskClient, server: PictureServer, pictured: Pictured
) -> None:
    url = server.sends("/a.png", b"<html>")
    product = pictured(url, "Mended")
    make_all()
    make_all()
    headers = staff_headers()
    page = client.get("/api/v1/admin/images?state=failed", headers=headers).get_json()
    (failed,) = page["items"]
    assert (failed["source"], failed["attempts"]) == (url, 1)
    assert "does not begin" in failed["reason"]
    server.sends("/a.png", png(300, 300))
    path = f"/api/v1/admin/images/{failed['id']}/retry"
    assert client.post(path, headers=staff_headers(Role.SUPPORT)).status_code == 403
    assert client.post(path, headers=headers).get_json()["state"] == "waiting"
    assert client.post(path, headers=headers).status_code == 409
    make_all()
    make_all()
    shown = cover(client, product)
    assert shown is not None
    assert shown["width"] == 300
    db.session.rollback()
    actions = db.session.scalars(select(AuditEntry.action)).all()
    assert "image.retry" in actions


def test_a_gallery_is_answered_when_it_is_whole(
    client: FlaskClient, server: PictureServer, pictured: Pictured
) -> None:
    urls = [server.sends(f"/{n}.png", png(400, 225)) for n in (1, 2)]
    product = pictured(server.sends("/c.png", png()), "Shots")
    product.screenshots = [{"url": url, "thumbnail": url} for url in urls]
    commit()
    path = f"/api/v1/catalog/products/{product.slug}"
    looked()
    assert work(seconds=5, most=2) == 2  # covers first
    assert server.asked[0] == "/c.png"
    assert client.get(path).get_json()["gallery"] == []
    make_all()
    gallery = client.get(f"{path}?whole").get_json()["gallery"]
    assert [shot["width"] for shot in gallery] == [400, 400]


@pytest.mark.parametrize(
    "path",
    [
        "/images/x/160.avif",
        f"/images/{'a' * 40}/160.avif",
        f"/images/{'a' * 40}/160.svg",
        f"/images/{'a' * 40}/16000000.avif",
        f"/images/{'a' * 40}/-1.avif",
        f"/images/{'A' * 40}/160.avif",
        "/images/..%2f..%2fkeys/160.avif",
    ],
)
def test_what_was_never_made_is_not_found(shop: ShopFlask, client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_setting_turns_it_off(
    shop: ShopFlask, pictured: Pictured, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = shop.extensions["bitloot_settings"].model_copy(update={"pictures_per_minute": 0})
    monkeypatch.setitem(shop.extensions, "bitloot_settings", off)
    pictured(None, "Off")
    looked()
    db.session.rollback()
    assert db.session.scalars(select(Image)).all() == []


def ordered_cover(product: Product) -> str | None:
    with transaction():
        command = PlaceOrder("someone@bitloot.example", [(product.id, 1)], "2026-11-01")
        return place(command).items[0].cover_url


def test_our_own_picture_is_shown_in_suggestions_and_in_orders(
    client: FlaskClient, server: PictureServer, pictured: Pictured
) -> None:
    at_its_source = server.sends("/a.png", png(400, 500))
    product = pictured(at_its_source, "Harbor")
    fill(product, "ONE", "TWO")
    assert ordered_cover(product) == at_its_source
    assert make_all() == 1
    [line] = client.get("/api/v1/catalog/suggest?q=harb").get_json()["items"]
    assert line["cover"] == cover(client, product)
    db.session.refresh(product)
    path = ordered_cover(product)
    assert path == f"{line['cover']['base']}/160.webp"
    assert client.get(path).content_type == "image/webp"
