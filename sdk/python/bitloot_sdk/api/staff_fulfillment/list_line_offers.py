from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.line_offers import LineOffers
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    order_id: UUID,
    item_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/orders/{order_id}/lines/{item_id}/offers".format(
            order_id=quote(str(order_id), safe=""),
            item_id=quote(str(item_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> LineOffers | Problem:
    if response.status_code == 200:
        response_200 = LineOffers.from_dict(response.json())

        return response_200

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[LineOffers | Problem]:
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
) -> Response[LineOffers | Problem]:
    """What the provider offers for a line at this moment, the cheapest first.

    Args:
        order_id (UUID):
        item_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineOffers | Problem]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        item_id=item_id,
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
) -> LineOffers | Problem | None:
    """What the provider offers for a line at this moment, the cheapest first.

    Args:
        order_id (UUID):
        item_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineOffers | Problem
    """

    return sync_detailed(
        order_id=order_id,
        item_id=item_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[LineOffers | Problem]:
    """What the provider offers for a line at this moment, the cheapest first.

    Args:
        order_id (UUID):
        item_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineOffers | Problem]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        item_id=item_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> LineOffers | Problem | None:
    """What the provider offers for a line at this moment, the cheapest first.

    Args:
        order_id (UUID):
        item_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineOffers | Problem
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            item_id=item_id,
            client=client,
        )
    ).parsed
