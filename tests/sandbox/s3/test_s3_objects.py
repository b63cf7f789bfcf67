"""What boto3 does with objects works as with a real store."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from mypy_boto3_s3 import S3Client

from bitloot.sandbox.s3.store import Store

BUCKET = "bitloot"
NAMES = [
    "plain",
    "deep/er/key.bin",
    "../../outside",
    "a b+c&d=é%2F",
    "double//slash",
    "/lead",
    "~x'()!*",
]


@pytest.mark.parametrize("key", NAMES)
def test_any_key_comes_back_and_stays_inside(s3: S3Client, tmp_path: Path, key: str) -> None:
    s3.put_object(Bucket=BUCKET, Key=key, Body=b"sealed", ContentType="text/plain")
    answer = s3.get_object(Bucket=BUCKET, Key=key)
    assert answer["Body"].read() == b"sealed"
    assert answer["ContentType"] == "text/plain"
    listed = s3.list_objects_v2(Bucket=BUCKET)["Contents"]
    assert [entry["Key"] for entry in listed] == [key]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {tmp_path, tmp_path / "s3" / BUCKET}


def test_replace_delete_and_metadata(s3: S3Client, tmp_path: Path) -> None:
    s3.put_object(Bucket=BUCKET, Key="k", Body=b"old")
    s3.put_object(Bucket=BUCKET, Key="k", Body=b"new", Metadata={"order": "BL-1"})
    head = s3.head_object(Bucket=BUCKET, Key="k")
    assert head["Metadata"] == {"order": "BL-1"}
    assert head["ContentLength"] == 3
    assert head["ETag"] == '"22af645d1859cb5ca6da0c484f1f37ea"'
    assert len(list((tmp_path / "s3" / BUCKET).glob("*.body"))) == 1
    s3.delete_object(Bucket=BUCKET, Key="k")
    s3.delete_object(Bucket=BUCKET, Key="k")
    with pytest.raises(ClientError) as caught:
        s3.get_object(Bucket=BUCKET, Key="k")
    assert caught.value.response["Error"]["Code"] == "NoSuchKey"
    assert list((tmp_path / "s3" / BUCKET).iterdir()) == []


def test_a_range_is_a_part(s3: S3Client) -> None:
    s3.put_object(Bucket=BUCKET, Key="k", Body=b"0123456789")
    answer = s3.get_object(Bucket=BUCKET, Key="k", Range="bytes=2-4")
    assert answer["Body"].read() == b"234"
    assert answer["ContentRange"] == "bytes 2-4/10"
    assert s3.get_object(Bucket=BUCKET, Key="k", Range="bytes=-3")["Body"].read() == b"789"
    with pytest.raises(ClientError) as caught:
        s3.get_object(Bucket=BUCKET, Key="k", Range="bytes=20-")
    assert caught.value.response["Error"]["Code"] == "InvalidRange"


@pytest.mark.parametrize("size", [0, 70_000, 9_000_000])
def test_a_file_object_is_uploaded_whole_or_in_parts(s3: S3Client, size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    s3.upload_fileobj(io.BytesIO(content[:size]), BUCKET, "big")
    fetched = io.BytesIO()
    s3.download_fileobj(BUCKET, "big", fetched)
    assert fetched.getvalue() == content[:size]


@pytest.mark.parametrize("algorithm", ["CRC32", "SHA1", "SHA256"])
def test_checksums_are_checked_and_kept(s3: S3Client, algorithm: str) -> None:
    stored = s3.put_object(Bucket=BUCKET, Key="k", Body=b"x" * 99, ChecksumAlgorithm=algorithm)  # type: ignore[arg-type]
    read = s3.get_object(Bucket=BUCKET, Key="k", ChecksumMode="ENABLED")
    name = f"Checksum{algorithm}"
    assert stored[name] == read[name]  # type: ignore[literal-required]
    assert read["Body"].read() == b"x" * 99
    with pytest.raises(ClientError) as caught:
        s3.put_object(Bucket=BUCKET, Key="k", Body=b"y", ChecksumSHA256="AAAA")
    assert caught.value.response["Error"]["Code"] == "BadDigest"
    assert s3.get_object(Bucket=BUCKET, Key="k")["Body"].read() == b"x" * 99


def test_lists_are_paged_and_folded(s3: S3Client) -> None:
    for number in range(7):
        s3.put_object(Bucket=BUCKET, Key=f"keys/{number}", Body=b"")
    s3.put_object(Bucket=BUCKET, Key="backups/one", Body=b"1")
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=BUCKET, Prefix="keys/", PaginationConfig={"PageSize": 3}
    )
    counts = [len(page["Contents"]) for page in pages]
    assert counts == [3, 3, 1]
    folded = s3.list_objects_v2(Bucket=BUCKET, Delimiter="/")
    assert [entry["Prefix"] for entry in folded["CommonPrefixes"]] == ["backups/", "keys/"]
    assert "Contents" not in folded


def test_buckets_are_made_and_missed(s3: S3Client) -> None:
    s3.create_bucket(Bucket="second")
    s3.head_bucket(Bucket="second")
    with pytest.raises(ClientError) as caught:
        s3.put_object(Bucket="third", Key="k", Body=b"")
    assert caught.value.response["Error"]["Code"] == "NoSuchBucket"
    with pytest.raises(ClientError) as caught:
        s3.head_bucket(Bucket="third")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


def test_objects_survive_a_restart_and_torn_writes_are_swept(s3: S3Client, tmp_path: Path) -> None:
    s3.put_object(Bucket=BUCKET, Key="kept", Body=b"1")
    torn = tmp_path / "s3" / BUCKET / "half.body"
    torn.write_bytes(b"ha")
    again = Store(tmp_path / "s3")
    assert again.body_path(BUCKET, again.find(BUCKET, "kept")).read_bytes() == b"1"
    assert not torn.exists()
