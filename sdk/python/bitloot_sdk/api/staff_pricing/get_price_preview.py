from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.price_preview_run import PricePreviewRun
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    preview_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/pricing/previews/{preview_id}".format(
            preview_id=quote(str(preview_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PricePreviewRun | Problem:
    if response.status_code == 200:
        response_200 = PricePreviewRun.from_dict(response.json())

        return response_200

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PricePreviewRun | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    preview_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[PricePreviewRun | Problem]:
    """How far a preview is, and what it has found. Kept for a week.

    Args:
        preview_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PricePreviewRun | Problem]
    """

    kwargs = _get_kwargs(
        preview_id=preview_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    preview_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> PricePreviewRun | Problem | None:
    """How far a preview is, and what it has found. Kept for a week.

    Args:
        preview_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PricePreviewRun | Problem
    """

    return sync_detailed(
        preview_id=preview_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    preview_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[PricePreviewRun | Problem]:
    """How far a preview is, and what it has found. Kept for a week.

    Args:
        preview_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PricePreviewRun | Problem]
    """

    kwargs = _get_kwargs(
        preview_id=preview_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    preview_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> PricePreviewRun | Problem | None:
    """How far a preview is, and what it has found. Kept for a week.

    Args:
        preview_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PricePreviewRun | Problem
    """

    return (
        await asyncio_detailed(
            preview_id=preview_id,
            client=client,
        )
    ).parsed
