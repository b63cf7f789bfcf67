"""Starts the S3 sandbox over real HTTP and gives boto3 clients of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from mypy_boto3_s3 import S3Client

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.s3.app import SWITCHES, create_app
from bitloot.sandbox.server import Server
from bitloot.sandbox.switches import Switches


@dataclass
class Watch:
    """The store's clock, which a test may set forward."""

    ahead_s: float = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead_s


def client_of(url: str, secret: str) -> S3Client:
    return boto3.client(
        "s3",
        endpoint_url=url,
        region_name="auto",
        aws_access_key_id="sandbox-access",
        aws_secret_access_key=secret,
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
    )


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def s3_url(tmp_path: Path, watch: Watch) -> Iterator[str]:
    journal = Journal(tmp_path / "journal")
    app = create_app(SandboxConfig(tmp_path), Switches(journal, SWITCHES), watch)
    server = Server("s3", "127.0.0.1", 0, app)
    server.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
    journal.close()


@pytest.fixture
def s3(s3_url: str) -> S3Client:
    return client_of(s3_url, secret="sandbox-secret")


@pytest.fixture
def stranger(s3_url: str) -> S3Client:
    return client_of(s3_url, secret="guessed")
