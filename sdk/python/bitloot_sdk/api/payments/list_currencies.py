from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.currencies import Currencies
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    amount: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["amount"] = amount

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/payments/currencies",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Currencies | Problem:
    if response.status_code == 200:
        response_200 = Currencies.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Currencies | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    amount: str | Unset = UNSET,
) -> Response[Currencies | Problem]:
    """Coins with networks and bounds; with `amount` those that it does not fit are marked.

    Args:
        amount (str | Unset):  Example: 25.80.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Currencies | Problem]
    """

    kwargs = _get_kwargs(
        amount=amount,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    amount: str | Unset = UNSET,
) -> Currencies | Problem | None:
    """Coins with networks and bounds; with `amount` those that it does not fit are marked.

    Args:
        amount (str | Unset):  Example: 25.80.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Currencies | Problem
    """

    return sync_detailed(
        client=client,
        amount=amount,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    amount: str | Unset = UNSET,
) -> Response[Currencies | Problem]:
    """Coins with networks and bounds; with `amount` those that it does not fit are marked.

    Args:
        amount (str | Unset):  Example: 25.80.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Currencies | Problem]
    """

    kwargs = _get_kwargs(
        amount=amount,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    amount: str | Unset = UNSET,
) -> Currencies | Problem | None:
    """Coins with networks and bounds; with `amount` those that it does not fit are marked.

    Args:
        amount (str | Unset):  Example: 25.80.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Currencies | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            amount=amount,
        )
    ).parsed
