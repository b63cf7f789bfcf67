from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.list_staff_products_source_type_type_1 import ListStaffProductsSourceTypeType1
from ...models.list_staff_products_source_type_type_2_type_1 import ListStaffProductsSourceTypeType2Type1
from ...models.list_staff_products_source_type_type_3_type_1 import ListStaffProductsSourceTypeType3Type1
from ...models.problem import Problem
from ...models.staff_product_page import StaffProductPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    q: str | Unset = "",
    source_type: ListStaffProductsSourceTypeType1
    | ListStaffProductsSourceTypeType2Type1
    | ListStaffProductsSourceTypeType3Type1
    | None
    | Unset = UNSET,
    published: bool | None | Unset = UNSET,
    retired: bool | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["q"] = q

    json_source_type: None | str | Unset
    if isinstance(source_type, Unset):
        json_source_type = UNSET
    elif isinstance(source_type, ListStaffProductsSourceTypeType1):
        json_source_type = source_type.value
    elif isinstance(source_type, ListStaffProductsSourceTypeType2Type1):
        json_source_type = source_type.value
    elif isinstance(source_type, ListStaffProductsSourceTypeType3Type1):
        json_source_type = source_type.value
    else:
        json_source_type = source_type
    params["source_type"] = json_source_type

    json_published: bool | None | Unset
    if isinstance(published, Unset):
        json_published = UNSET
    else:
        json_published = published
    params["published"] = json_published

    json_retired: bool | None | Unset
    if isinstance(retired, Unset):
        json_retired = UNSET
    else:
        json_retired = retired
    params["retired"] = json_retired

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/catalog/products",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | StaffProductPage:
    if response.status_code == 200:
        response_200 = StaffProductPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | StaffProductPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    q: str | Unset = "",
    source_type: ListStaffProductsSourceTypeType1
    | ListStaffProductsSourceTypeType2Type1
    | ListStaffProductsSourceTypeType3Type1
    | None
    | Unset = UNSET,
    published: bool | None | Unset = UNSET,
    retired: bool | None | Unset = UNSET,
) -> Response[Problem | StaffProductPage]:
    """All products, those changed last first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        q (str | Unset):  Default: ''.
        source_type (ListStaffProductsSourceTypeType1 | ListStaffProductsSourceTypeType2Type1 |
            ListStaffProductsSourceTypeType3Type1 | None | Unset):
        published (bool | None | Unset):
        retired (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffProductPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        q=q,
        source_type=source_type,
        published=published,
        retired=retired,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    q: str | Unset = "",
    source_type: ListStaffProductsSourceTypeType1
    | ListStaffProductsSourceTypeType2Type1
    | ListStaffProductsSourceTypeType3Type1
    | None
    | Unset = UNSET,
    published: bool | None | Unset = UNSET,
    retired: bool | None | Unset = UNSET,
) -> Problem | StaffProductPage | None:
    """All products, those changed last first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        q (str | Unset):  Default: ''.
        source_type (ListStaffProductsSourceTypeType1 | ListStaffProductsSourceTypeType2Type1 |
            ListStaffProductsSourceTypeType3Type1 | None | Unset):
        published (bool | None | Unset):
        retired (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffProductPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        q=q,
        source_type=source_type,
        published=published,
        retired=retired,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    q: str | Unset = "",
    source_type: ListStaffProductsSourceTypeType1
    | ListStaffProductsSourceTypeType2Type1
    | ListStaffProductsSourceTypeType3Type1
    | None
    | Unset = UNSET,
    published: bool | None | Unset = UNSET,
    retired: bool | None | Unset = UNSET,
) -> Response[Problem | StaffProductPage]:
    """All products, those changed last first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        q (str | Unset):  Default: ''.
        source_type (ListStaffProductsSourceTypeType1 | ListStaffProductsSourceTypeType2Type1 |
            ListStaffProductsSourceTypeType3Type1 | None | Unset):
        published (bool | None | Unset):
        retired (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffProductPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        q=q,
        source_type=source_type,
        published=published,
        retired=retired,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    q: str | Unset = "",
    source_type: ListStaffProductsSourceTypeType1
    | ListStaffProductsSourceTypeType2Type1
    | ListStaffProductsSourceTypeType3Type1
    | None
    | Unset = UNSET,
    published: bool | None | Unset = UNSET,
    retired: bool | None | Unset = UNSET,
) -> Problem | StaffProductPage | None:
    """All products, those changed last first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        q (str | Unset):  Default: ''.
        source_type (ListStaffProductsSourceTypeType1 | ListStaffProductsSourceTypeType2Type1 |
            ListStaffProductsSourceTypeType3Type1 | None | Unset):
        published (bool | None | Unset):
        retired (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffProductPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            q=q,
            source_type=source_type,
            published=published,
            retired=retired,
        )
    ).parsed
