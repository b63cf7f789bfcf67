"""The object store against a real S3 server over HTTP."""

from datetime import timedelta
from uuid import uuid4

import pytest
import requests

from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.edge import ShopFlask
from bitloot.core.http.breaker import Breaker
from bitloot.core.http.errors import ProviderRefusedError, ProviderUnavailableError
from bitloot.providers.objects import get_objects
from bitloot.providers.objects.client import ObjectStore, _region


def store(bucket: str, *, makes_bucket: bool, endpoint: str | None = None) -> ObjectStore:
    settings = get_settings()
    return ObjectStore(
        endpoint or settings.r2_endpoint_url,
        settings.r2_access_key_id,
        settings.r2_secret_access_key.get_secret_value(),
        bucket,
        timeout=1,
        breaker=Breaker(get_redis(), f"objects-{bucket}", failures=100, reset_seconds=1),
        makes_bucket=makes_bucket,
    )


def test_put_get_head_delete(app: ShopFlask) -> None:
    objects, key, body = get_objects(), uuid4().hex, bytes(range(256)) * 5
    assert objects.get(key) is None
    assert objects.head(key) is None
    objects.put(key, body)
    assert objects.get(key) == body
    assert objects.head(key) == len(body)
    objects.put(key, b"again")
    assert objects.get(key) == b"again"
    objects.delete(key)
    objects.delete(key)
    assert objects.get(key) is None


def test_a_signed_url_reads_one_object_for_a_while(app: ShopFlask) -> None:
    objects, key = get_objects(), uuid4().hex
    objects.put(key, b"sealed")
    url = objects.signed_url(key, seconds=60)
    answer = requests.get(url, timeout=5)
    assert (answer.content, answer.headers["Content-Type"]) == (
        b"sealed",
        "application/octet-stream",
    )
    assert "X-Amz-Expires=60" in url
    assert requests.get(url.replace(key, uuid4().hex), timeout=5).status_code == 403
    assert requests.delete(url, timeout=5).status_code == 403


@pytest.mark.parametrize("seconds", [0, -1, 901, int(timedelta(days=7).total_seconds())])
def test_no_url_lives_longer_than_a_quarter_of_an_hour(app: ShopFlask, seconds: int) -> None:
    with pytest.raises(ValueError, match="1 to 900"):
        get_objects().signed_url("key", seconds=seconds)


def test_a_missing_bucket_is_made_only_where_that_is_wanted(app: ShopFlask) -> None:
    bucket = f"bucket-{uuid4().hex[:12]}"
    with pytest.raises(ProviderRefusedError, match="NoSuchBucket"):
        store(bucket, makes_bucket=False).put("key", b"x")
    store(bucket, makes_bucket=True).put("key", b"x")
    assert store(bucket, makes_bucket=False).get("key") == b"x"


def test_a_server_that_is_away_is_unavailable(app: ShopFlask) -> None:
    away = store("any", makes_bucket=True, endpoint="http://127.0.0.1:9")
    with pytest.raises(ProviderUnavailableError):
        away.put("key", b"x")


def test_wrong_credentials_are_a_clear_no(app: ShopFlask) -> None:
    settings = get_settings()
    stranger = ObjectStore(
        settings.r2_endpoint_url,
        settings.r2_access_key_id,
        "not the secret",
        settings.r2_bucket,
        timeout=2,
        breaker=Breaker(get_redis(), "objects-x", failures=100, reset_seconds=1),
    )
    with pytest.raises(ProviderRefusedError, match="403"):
        stranger.put("key", b"x")


@pytest.mark.parametrize(
    ("endpoint", "region"),
    [
        ("https://s3.eu-west-1.amazonaws.com", "eu-west-1"),
        ("https://0123.r2.cloudflarestorage.com", "us-east-1"),
        ("http://127.0.0.1:9000", "us-east-1"),
        ("", "us-east-1"),
    ],
)
def test_the_region_is_read_from_amazons_host(endpoint: str, region: str) -> None:
    assert _region(endpoint) == region
