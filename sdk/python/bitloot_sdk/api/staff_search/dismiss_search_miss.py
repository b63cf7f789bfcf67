from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.search_miss import SearchMiss
from ...types import Response


def _get_kwargs(
    miss_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/admin/search/misses/{miss_id}/dismiss".format(
            miss_id=quote(str(miss_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SearchMiss:
    if response.status_code == 200:
        response_200 = SearchMiss.from_dict(response.json())

        return response_200

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SearchMiss]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    miss_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Problem | SearchMiss]:
    """Nothing is to be done about these words.

    Args:
        miss_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchMiss]
    """

    kwargs = _get_kwargs(
        miss_id=miss_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    miss_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Problem | SearchMiss | None:
    """Nothing is to be done about these words.

    Args:
        miss_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchMiss
    """

    return sync_detailed(
        miss_id=miss_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    miss_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Problem | SearchMiss]:
    """Nothing is to be done about these words.

    Args:
        miss_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchMiss]
    """

    kwargs = _get_kwargs(
        miss_id=miss_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    miss_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Problem | SearchMiss | None:
    """Nothing is to be done about these words.

    Args:
        miss_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchMiss
    """

    return (
        await asyncio_detailed(
            miss_id=miss_id,
            client=client,
        )
    ).parsed
