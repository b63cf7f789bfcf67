from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.image_page import ImagePage
from ...models.list_images_state_type_1 import ListImagesStateType1
from ...models.list_images_state_type_2_type_1 import ListImagesStateType2Type1
from ...models.list_images_state_type_3_type_1 import ListImagesStateType3Type1
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    state: ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, ListImagesStateType1):
        json_state = state.value
    elif isinstance(state, ListImagesStateType2Type1):
        json_state = state.value
    elif isinstance(state, ListImagesStateType3Type1):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/images",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ImagePage | Problem:
    if response.status_code == 200:
        response_200 = ImagePage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ImagePage | Problem]:
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
    state: ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None | Unset = UNSET,
) -> Response[ImagePage | Problem]:
    """The newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None
            | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImagePage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        state=state,
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
    state: ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None | Unset = UNSET,
) -> ImagePage | Problem | None:
    """The newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None
            | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImagePage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        state=state,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    state: ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None | Unset = UNSET,
) -> Response[ImagePage | Problem]:
    """The newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None
            | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImagePage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        state=state,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    state: ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None | Unset = UNSET,
) -> ImagePage | Problem | None:
    """The newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListImagesStateType1 | ListImagesStateType2Type1 | ListImagesStateType3Type1 | None
            | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImagePage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            state=state,
        )
    ).parsed
