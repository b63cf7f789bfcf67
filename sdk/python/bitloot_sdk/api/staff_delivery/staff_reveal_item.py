from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.reveal import Reveal
from ...models.staff_reveal import StaffReveal
from ...types import Response


def _get_kwargs(
    order_id: UUID,
    item_id: UUID,
    *,
    body: StaffReveal,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/admin/orders/{order_id}/items/{item_id}/reveal".format(
            order_id=quote(str(order_id), safe=""),
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Reveal:
    if response.status_code == 200:
        response_200 = Reveal.from_dict(response.json())

        return response_200

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Reveal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StaffReveal,
) -> Response[Problem | Reveal]:
    """What opens the keys of a line, for a typed reason and a fresh code. Audited, 30 an hour.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (StaffReveal):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Reveal]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        item_id=item_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StaffReveal,
) -> Problem | Reveal | None:
    """What opens the keys of a line, for a typed reason and a fresh code. Audited, 30 an hour.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (StaffReveal):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Reveal
    """

    return sync_detailed(
        order_id=order_id,
        item_id=item_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StaffReveal,
) -> Response[Problem | Reveal]:
    """What opens the keys of a line, for a typed reason and a fresh code. Audited, 30 an hour.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (StaffReveal):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Reveal]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        item_id=item_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StaffReveal,
) -> Problem | Reveal | None:
    """What opens the keys of a line, for a typed reason and a fresh code. Audited, 30 an hour.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (StaffReveal):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Reveal
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            item_id=item_id,
            client=client,
            body=body,
        )
    ).parsed
