import logging

import pytest

from bitloot.core.logging import JsonFormatter, bound, redact

SECRETS = [
    "Authorization: Bearer abc.def",
    "x-api-key: 11111-22222",
    "X-Order-Session: eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl",
    "https://r2/x?X-Amz-Signature=deadbeef&X-Amz-Credential=AKIA",
    '{"serial": "AAAA-BBBB-CCCC"}',
    "password=hunter2",
    "re_12345678abcdef",
    "whsec_c2VjcmV0",
]


@pytest.mark.parametrize("line", SECRETS)
def test_what_looks_like_a_secret_is_not_logged(line: str) -> None:
    for secret in ("abc.def", "11111", "c2lnbmF0dXJl", "deadbeef", "BBBB", "hunter2", "12345678"):
        assert secret not in redact(line)
    assert "c2VjcmV0" not in redact(line)


def test_ids_are_on_every_line_inside_and_gone_outside() -> None:
    record = logging.LogRecord("a", logging.INFO, "", 0, "hello %s", ("world",), None)
    with bound(order_id="42"):
        assert '"order_id": "42"' in JsonFormatter().format(record)
    assert "order_id" not in JsonFormatter().format(record)
