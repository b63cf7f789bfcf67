from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.list_products_sort import ListProductsSort
from ...models.problem import Problem
from ...models.product_page import ProductPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    platform: str | Unset = "",
    region: str | Unset = "",
    genre: str | Unset = "",
    category: str | Unset = "",
    price_min: None | str | Unset = UNSET,
    price_max: None | str | Unset = UNSET,
    in_stock: bool | None | Unset = UNSET,
    sort: ListProductsSort | Unset = ListProductsSort.RELEVANCE,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    params["platform"] = platform

    params["region"] = region

    params["genre"] = genre

    params["category"] = category

    json_price_min: None | str | Unset
    if isinstance(price_min, Unset):
        json_price_min = UNSET
    else:
        json_price_min = price_min
    params["price_min"] = json_price_min

    json_price_max: None | str | Unset
    if isinstance(price_max, Unset):
        json_price_max = UNSET
    else:
        json_price_max = price_max
    params["price_max"] = json_price_max

    json_in_stock: bool | None | Unset
    if isinstance(in_stock, Unset):
        json_in_stock = UNSET
    else:
        json_in_stock = in_stock
    params["in_stock"] = json_in_stock

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_page: int | None | Unset
    if isinstance(page, Unset):
        json_page = UNSET
    else:
        json_page = page
    params["page"] = json_page

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/catalog/products",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ProductPage:
    if response.status_code == 200:
        response_200 = ProductPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ProductPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    platform: str | Unset = "",
    region: str | Unset = "",
    genre: str | Unset = "",
    category: str | Unset = "",
    price_min: None | str | Unset = UNSET,
    price_max: None | str | Unset = UNSET,
    in_stock: bool | None | Unset = UNSET,
    sort: ListProductsSort | Unset = ListProductsSort.RELEVANCE,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Response[Problem | ProductPage]:
    """A page of products.

    Args:
        q (str | Unset):  Default: ''.
        platform (str | Unset):  Default: ''.
        region (str | Unset):  Default: ''.
        genre (str | Unset):  Default: ''.
        category (str | Unset):  Default: ''.
        price_min (None | str | Unset):  Example: 12.90.
        price_max (None | str | Unset):  Example: 12.90.
        in_stock (bool | None | Unset):
        sort (ListProductsSort | Unset):  Default: ListProductsSort.RELEVANCE.
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        page (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProductPage]
    """

    kwargs = _get_kwargs(
        q=q,
        platform=platform,
        region=region,
        genre=genre,
        category=category,
        price_min=price_min,
        price_max=price_max,
        in_stock=in_stock,
        sort=sort,
        limit=limit,
        cursor=cursor,
        page=page,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    platform: str | Unset = "",
    region: str | Unset = "",
    genre: str | Unset = "",
    category: str | Unset = "",
    price_min: None | str | Unset = UNSET,
    price_max: None | str | Unset = UNSET,
    in_stock: bool | None | Unset = UNSET,
    sort: ListProductsSort | Unset = ListProductsSort.RELEVANCE,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Problem | ProductPage | None:
    """A page of products.

    Args:
        q (str | Unset):  Default: ''.
        platform (str | Unset):  Default: ''.
        region (str | Unset):  Default: ''.
        genre (str | Unset):  Default: ''.
        category (str | Unset):  Default: ''.
        price_min (None | str | Unset):  Example: 12.90.
        price_max (None | str | Unset):  Example: 12.90.
        in_stock (bool | None | Unset):
        sort (ListProductsSort | Unset):  Default: ListProductsSort.RELEVANCE.
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        page (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProductPage
    """

    return sync_detailed(
        client=client,
        q=q,
        platform=platform,
        region=region,
        genre=genre,
        category=category,
        price_min=price_min,
        price_max=price_max,
        in_stock=in_stock,
        sort=sort,
        limit=limit,
        cursor=cursor,
        page=page,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    platform: str | Unset = "",
    region: str | Unset = "",
    genre: str | Unset = "",
    category: str | Unset = "",
    price_min: None | str | Unset = UNSET,
    price_max: None | str | Unset = UNSET,
    in_stock: bool | None | Unset = UNSET,
    sort: ListProductsSort | Unset = ListProductsSort.RELEVANCE,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Response[Problem | ProductPage]:
    """A page of products.

    Args:
        q (str | Unset):  Default: ''.
        platform (str | Unset):  Default: ''.
        region (str | Unset):  Default: ''.
        genre (str | Unset):  Default: ''.
        category (str | Unset):  Default: ''.
        price_min (None | str | Unset):  Example: 12.90.
        price_max (None | str | Unset):  Example: 12.90.
        in_stock (bool | None | Unset):
        sort (ListProductsSort | Unset):  Default: ListProductsSort.RELEVANCE.
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        page (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProductPage]
    """

    kwargs = _get_kwargs(
        q=q,
        platform=platform,
        region=region,
        genre=genre,
        category=category,
        price_min=price_min,
        price_max=price_max,
        in_stock=in_stock,
        sort=sort,
        limit=limit,
        cursor=cursor,
        page=page,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    platform: str | Unset = "",
    region: str | Unset = "",
    genre: str | Unset = "",
    category: str | Unset = "",
    price_min: None | str | Unset = UNSET,
    price_max: None | str | Unset = UNSET,
    in_stock: bool | None | Unset = UNSET,
    sort: ListProductsSort | Unset = ListProductsSort.RELEVANCE,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Problem | ProductPage | None:
    """A page of products.

    Args:
        q (str | Unset):  Default: ''.
        platform (str | Unset):  Default: ''.
        region (str | Unset):  Default: ''.
        genre (str | Unset):  Default: ''.
        category (str | Unset):  Default: ''.
        price_min (None | str | Unset):  Example: 12.90.
        price_max (None | str | Unset):  Example: 12.90.
        in_stock (bool | None | Unset):
        sort (ListProductsSort | Unset):  Default: ListProductsSort.RELEVANCE.
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        page (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProductPage
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            platform=platform,
            region=region,
            genre=genre,
            category=category,
            price_min=price_min,
            price_max=price_max,
            in_stock=in_stock,
            sort=sort,
            limit=limit,
            cursor=cursor,
            page=page,
        )
    ).parsed
