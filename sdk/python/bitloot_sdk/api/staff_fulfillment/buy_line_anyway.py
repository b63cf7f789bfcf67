from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.buy_anyway import BuyAnyway
from ...models.line_report import LineReport
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    order_id: UUID,
    item_id: UUID,
    *,
    body: BuyAnyway,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/admin/orders/{order_id}/lines/{item_id}/buy-anyway".format(
            order_id=quote(str(order_id), safe=""),
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> LineReport | Problem:
    if response.status_code == 200:
        response_200 = LineReport.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[LineReport | Problem]:
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
    body: BuyAnyway,
) -> Response[LineReport | Problem]:
    """Buy a line that is held for its price, at the price that its attention item names.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (BuyAnyway):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineReport | Problem]
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
    body: BuyAnyway,
) -> LineReport | Problem | None:
    """Buy a line that is held for its price, at the price that its attention item names.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (BuyAnyway):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineReport | Problem
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
    body: BuyAnyway,
) -> Response[LineReport | Problem]:
    """Buy a line that is held for its price, at the price that its attention item names.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (BuyAnyway):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineReport | Problem]
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
    body: BuyAnyway,
) -> LineReport | Problem | None:
    """Buy a line that is held for its price, at the price that its attention item names.

    Args:
        order_id (UUID):
        item_id (UUID):
        body (BuyAnyway):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineReport | Problem
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            item_id=item_id,
            client=client,
            body=body,
        )
    ).parsed
