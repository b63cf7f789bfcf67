from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.order_claims import OrderClaims
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    order_id: UUID,
    *,
    x_order_session: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_order_session, Unset):
        headers["X-Order-Session"] = x_order_session

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/orders/{order_id}/claims".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> OrderClaims | Problem:
    if response.status_code == 200:
        response_200 = OrderClaims.from_dict(response.json())

        return response_200

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[OrderClaims | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    x_order_session: str | Unset = UNSET,
) -> Response[OrderClaims | Problem]:
    """What may be given back or reported, until when, and how far what was asked is.

    Args:
        order_id (UUID):
        x_order_session (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OrderClaims | Problem]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        x_order_session=x_order_session,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    x_order_session: str | Unset = UNSET,
) -> OrderClaims | Problem | None:
    """What may be given back or reported, until when, and how far what was asked is.

    Args:
        order_id (UUID):
        x_order_session (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OrderClaims | Problem
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
        x_order_session=x_order_session,
    ).parsed


async def asyncio_detailed(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    x_order_session: str | Unset = UNSET,
) -> Response[OrderClaims | Problem]:
    """What may be given back or reported, until when, and how far what was asked is.

    Args:
        order_id (UUID):
        x_order_session (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OrderClaims | Problem]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        x_order_session=x_order_session,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    x_order_session: str | Unset = UNSET,
) -> OrderClaims | Problem | None:
    """What may be given back or reported, until when, and how far what was asked is.

    Args:
        order_id (UUID):
        x_order_session (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OrderClaims | Problem
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            x_order_session=x_order_session,
        )
    ).parsed
