from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.claim import Claim
from ...models.problem import Problem
from ...models.return_item import ReturnItem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    order_id: UUID,
    item_id: UUID,
    *,
    body: ReturnItem,
    x_order_session: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_order_session, Unset):
        headers["X-Order-Session"] = x_order_session

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/orders/{order_id}/items/{item_id}/return".format(
            order_id=quote(str(order_id), safe=""),
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Claim | Problem:
    if response.status_code == 201:
        response_201 = Claim.from_dict(response.json())

        return response_201

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Claim | Problem]:
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
    body: ReturnItem,
    x_order_session: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Claim | Problem]:
    """Give a line back that was never opened. From now on it cannot be opened.

     409 once it was opened, after its window, or while another claim is under way.

    Args:
        order_id (UUID):
        item_id (UUID):
        x_order_session (str | Unset):
        idempotency_key (str | Unset):
        body (ReturnItem):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Claim | Problem]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        item_id=item_id,
        body=body,
        x_order_session=x_order_session,
        idempotency_key=idempotency_key,
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
    body: ReturnItem,
    x_order_session: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Claim | Problem | None:
    """Give a line back that was never opened. From now on it cannot be opened.

     409 once it was opened, after its window, or while another claim is under way.

    Args:
        order_id (UUID):
        item_id (UUID):
        x_order_session (str | Unset):
        idempotency_key (str | Unset):
        body (ReturnItem):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Claim | Problem
    """

    return sync_detailed(
        order_id=order_id,
        item_id=item_id,
        client=client,
        body=body,
        x_order_session=x_order_session,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ReturnItem,
    x_order_session: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Claim | Problem]:
    """Give a line back that was never opened. From now on it cannot be opened.

     409 once it was opened, after its window, or while another claim is under way.

    Args:
        order_id (UUID):
        item_id (UUID):
        x_order_session (str | Unset):
        idempotency_key (str | Unset):
        body (ReturnItem):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Claim | Problem]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        item_id=item_id,
        body=body,
        x_order_session=x_order_session,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: UUID,
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ReturnItem,
    x_order_session: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Claim | Problem | None:
    """Give a line back that was never opened. From now on it cannot be opened.

     409 once it was opened, after its window, or while another claim is under way.

    Args:
        order_id (UUID):
        item_id (UUID):
        x_order_session (str | Unset):
        idempotency_key (str | Unset):
        body (ReturnItem):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Claim | Problem
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            item_id=item_id,
            client=client,
            body=body,
            x_order_session=x_order_session,
            idempotency_key=idempotency_key,
        )
    ).parsed
