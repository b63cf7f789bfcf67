from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.kinguin_page import KinguinPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    name: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    genre: str | Unset = UNSET,
    region_id: int | Unset = UNSET,
    min_price: float | Unset = UNSET,
    max_price: float | Unset = UNSET,
    min_stock: int | Unset = UNSET,
    page: int | Unset = 1,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["name"] = name

    params["platform"] = platform

    params["genre"] = genre

    params["region_id"] = region_id

    params["min_price"] = min_price

    params["max_price"] = max_price

    params["min_stock"] = min_stock

    params["page"] = page

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/imports/kinguin",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> KinguinPage | Problem:
    if response.status_code == 200:
        response_200 = KinguinPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[KinguinPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    name: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    genre: str | Unset = UNSET,
    region_id: int | Unset = UNSET,
    min_price: float | Unset = UNSET,
    max_price: float | Unset = UNSET,
    min_stock: int | Unset = UNSET,
    page: int | Unset = 1,
) -> Response[KinguinPage | Problem]:
    """What Kinguin has in stock; its answers are kept for a minute.

    Args:
        name (str | Unset):
        platform (str | Unset):
        genre (str | Unset):
        region_id (int | Unset):
        min_price (float | Unset):
        max_price (float | Unset):
        min_stock (int | Unset):
        page (int | Unset):  Default: 1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KinguinPage | Problem]
    """

    kwargs = _get_kwargs(
        name=name,
        platform=platform,
        genre=genre,
        region_id=region_id,
        min_price=min_price,
        max_price=max_price,
        min_stock=min_stock,
        page=page,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    name: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    genre: str | Unset = UNSET,
    region_id: int | Unset = UNSET,
    min_price: float | Unset = UNSET,
    max_price: float | Unset = UNSET,
    min_stock: int | Unset = UNSET,
    page: int | Unset = 1,
) -> KinguinPage | Problem | None:
    """What Kinguin has in stock; its answers are kept for a minute.

    Args:
        name (str | Unset):
        platform (str | Unset):
        genre (str | Unset):
        region_id (int | Unset):
        min_price (float | Unset):
        max_price (float | Unset):
        min_stock (int | Unset):
        page (int | Unset):  Default: 1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KinguinPage | Problem
    """

    return sync_detailed(
        client=client,
        name=name,
        platform=platform,
        genre=genre,
        region_id=region_id,
        min_price=min_price,
        max_price=max_price,
        min_stock=min_stock,
        page=page,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    name: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    genre: str | Unset = UNSET,
    region_id: int | Unset = UNSET,
    min_price: float | Unset = UNSET,
    max_price: float | Unset = UNSET,
    min_stock: int | Unset = UNSET,
    page: int | Unset = 1,
) -> Response[KinguinPage | Problem]:
    """What Kinguin has in stock; its answers are kept for a minute.

    Args:
        name (str | Unset):
        platform (str | Unset):
        genre (str | Unset):
        region_id (int | Unset):
        min_price (float | Unset):
        max_price (float | Unset):
        min_stock (int | Unset):
        page (int | Unset):  Default: 1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KinguinPage | Problem]
    """

    kwargs = _get_kwargs(
        name=name,
        platform=platform,
        genre=genre,
        region_id=region_id,
        min_price=min_price,
        max_price=max_price,
        min_stock=min_stock,
        page=page,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    name: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    genre: str | Unset = UNSET,
    region_id: int | Unset = UNSET,
    min_price: float | Unset = UNSET,
    max_price: float | Unset = UNSET,
    min_stock: int | Unset = UNSET,
    page: int | Unset = 1,
) -> KinguinPage | Problem | None:
    """What Kinguin has in stock; its answers are kept for a minute.

    Args:
        name (str | Unset):
        platform (str | Unset):
        genre (str | Unset):
        region_id (int | Unset):
        min_price (float | Unset):
        max_price (float | Unset):
        min_stock (int | Unset):
        page (int | Unset):  Default: 1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KinguinPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            name=name,
            platform=platform,
            genre=genre,
            region_id=region_id,
            min_price=min_price,
            max_price=max_price,
            min_stock=min_stock,
            page=page,
        )
    ).parsed
