from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.replay_all import ReplayAll
from ...models.replay_report import ReplayReport
from ...types import Response


def _get_kwargs(
    *,
    body: ReplayAll,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/admin/webhooks/replay",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ReplayReport:
    if response.status_code == 200:
        response_200 = ReplayReport.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ReplayReport]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ReplayAll,
) -> Response[Problem | ReplayReport]:
    """Apply all failed ones that fit once more, the oldest 500; or say what that would change.

     Never what had a bad signature. Money moves only on the provider's own record, which each asks
    for first. Audited one by one.

    Args:
        body (ReplayAll):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ReplayReport]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ReplayAll,
) -> Problem | ReplayReport | None:
    """Apply all failed ones that fit once more, the oldest 500; or say what that would change.

     Never what had a bad signature. Money moves only on the provider's own record, which each asks
    for first. Audited one by one.

    Args:
        body (ReplayAll):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ReplayReport
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ReplayAll,
) -> Response[Problem | ReplayReport]:
    """Apply all failed ones that fit once more, the oldest 500; or say what that would change.

     Never what had a bad signature. Money moves only on the provider's own record, which each asks
    for first. Audited one by one.

    Args:
        body (ReplayAll):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ReplayReport]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ReplayAll,
) -> Problem | ReplayReport | None:
    """Apply all failed ones that fit once more, the oldest 500; or say what that would change.

     Never what had a bad signature. Money moves only on the provider's own record, which each asks
    for first. Audited one by one.

    Args:
        body (ReplayAll):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ReplayReport
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
