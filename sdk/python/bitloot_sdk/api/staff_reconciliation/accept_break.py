from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.break_ import Break
from ...models.break_reason import BreakReason
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    break_id: UUID,
    *,
    body: BreakReason,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/admin/reconciliation/breaks/{break_id}/accept".format(
            break_id=quote(str(break_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Break | Problem:
    if response.status_code == 200:
        response_200 = Break.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Break | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    break_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: BreakReason,
) -> Response[Break | Problem]:
    """Close it by hand: it is reported again only when its facts change. Audited.

    Args:
        break_id (UUID):
        body (BreakReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Break | Problem]
    """

    kwargs = _get_kwargs(
        break_id=break_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    break_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: BreakReason,
) -> Break | Problem | None:
    """Close it by hand: it is reported again only when its facts change. Audited.

    Args:
        break_id (UUID):
        body (BreakReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Break | Problem
    """

    return sync_detailed(
        break_id=break_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    break_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: BreakReason,
) -> Response[Break | Problem]:
    """Close it by hand: it is reported again only when its facts change. Audited.

    Args:
        break_id (UUID):
        body (BreakReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Break | Problem]
    """

    kwargs = _get_kwargs(
        break_id=break_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    break_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: BreakReason,
) -> Break | Problem | None:
    """Close it by hand: it is reported again only when its facts change. Audited.

    Args:
        break_id (UUID):
        body (BreakReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Break | Problem
    """

    return (
        await asyncio_detailed(
            break_id=break_id,
            client=client,
            body=body,
        )
    ).parsed
