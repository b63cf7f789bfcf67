"""Who may read and write: signed headers and presigned addresses."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from botocore.exceptions import ClientError
from mypy_boto3_s3 import S3Client

BUCKET = "bitloot"


@pytest.fixture
def signed(s3: S3Client) -> str:
    s3.put_object(Bucket=BUCKET, Key="order/1 é.bin", Body=b"sealed")
    params = {"Bucket": BUCKET, "Key": "order/1 é.bin"}
    return s3.generate_presigned_url("get_object", Params=params, ExpiresIn=60)


def fetch(url: str, **options: dict[str, str]) -> requests.Response:
    return requests.get(url, timeout=10, headers=options.get("headers"))


def code_of(answer: requests.Response) -> str:
    assert answer.headers["Content-Type"].startswith("application/xml")
    return answer.text.split("<Code>")[1].split("</Code>")[0]


def test_a_signed_address_opens_from_any_page(signed: str) -> None:
    assert "X-Amz-Signature" in parse_qs(urlsplit(signed).query)
    answer = fetch(signed, headers={"Origin": "https://shop.example"})
    assert answer.content == b"sealed"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    asked = requests.options(
        signed,
        headers={"Origin": "https://shop.example", "Access-Control-Request-Headers": "range"},
        timeout=10,
    )
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Headers"] == "range"
    assert "GET" in asked.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("order/1", "order/2"),
        ("X-Amz-Expires=60", "X-Amz-Expires=6000"),
        ("X-Amz-Signature=", "X-Amz-Signature=0"),
        ("order/1", "order/1#"),
    ],
)
def test_a_changed_address_opens_nothing(signed: str, old: str, new: str) -> None:
    assert old in signed
    answer = fetch(signed.replace(old, new))
    assert answer.status_code == 403
    assert code_of(answer) in {"SignatureDoesNotMatch", "AccessDenied"}


def test_an_added_parameter_opens_nothing(signed: str) -> None:
    answer = fetch(f"{signed}&response-content-type=text/html")
    assert (answer.status_code, code_of(answer)) == (403, "SignatureDoesNotMatch")


def test_a_signed_read_is_no_write(signed: str) -> None:
    answer = requests.put(signed, data=b"forged", timeout=10)
    assert (answer.status_code, code_of(answer)) == (403, "SignatureDoesNotMatch")
    assert fetch(signed).content == b"sealed"


class Settable(Protocol):
    ahead_s: float


@pytest.mark.parametrize(("ahead_s", "status"), [(30, 200), (62, 403)])
def test_an_address_opens_until_it_expires(
    signed: str, watch: Settable, ahead_s: float, status: int
) -> None:
    watch.ahead_s = ahead_s
    answer = fetch(signed)
    assert answer.status_code == status
    if status != 200:
        assert code_of(answer) == "AccessDenied"
        assert "Request has expired" in answer.text


def test_a_signed_header_is_young(s3: S3Client, watch: Settable) -> None:
    watch.ahead_s = 16 * 60
    with pytest.raises(ClientError) as caught:
        s3.put_object(Bucket=BUCKET, Key="k", Body=b"")
    assert caught.value.response["Error"]["Code"] == "RequestTimeTooSkewed"


def test_nobody_and_strangers_are_refused(s3_url: str, stranger: S3Client) -> None:
    answer = fetch(f"{s3_url}/{BUCKET}/order/1")
    assert (answer.status_code, code_of(answer)) == (403, "AccessDenied")
    with pytest.raises(ClientError) as caught:
        stranger.put_object(Bucket=BUCKET, Key="k", Body=b"")
    assert caught.value.response["Error"]["Code"] == "SignatureDoesNotMatch"
    forged = stranger.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "k"})
    assert code_of(fetch(forged)) == "SignatureDoesNotMatch"
    unknown = forged.replace("sandbox-access", "somebody-else")
    assert code_of(fetch(unknown)) == "InvalidAccessKeyId"


def test_a_signed_address_may_name_the_answer(s3: S3Client) -> None:
    s3.put_object(Bucket=BUCKET, Key="k", Body=b"1")
    params = {
        "Bucket": BUCKET,
        "Key": "k",
        "ResponseContentDisposition": 'attachment; filename="key.txt"',
    }
    url = s3.generate_presigned_url("get_object", Params=params, ExpiresIn=5)
    assert fetch(url).headers["Content-Disposition"] == 'attachment; filename="key.txt"'
    put = s3.generate_presigned_url("put_object", Params={"Bucket": BUCKET, "Key": "up"})
    assert requests.put(put, data=b"mine", timeout=10).status_code == 200
    assert s3.get_object(Bucket=BUCKET, Key="up")["Body"].read() == b"mine"
