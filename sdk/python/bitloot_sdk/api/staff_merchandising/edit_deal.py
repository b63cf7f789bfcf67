from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.deal_edit import DealEdit
from ...models.problem import Problem
from ...models.staff_deal import StaffDeal
from ...types import Response


def _get_kwargs(
    deal_id: UUID,
    *,
    body: DealEdit,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/admin/catalog/deals/{deal_id}".format(
            deal_id=quote(str(deal_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | StaffDeal:
    if response.status_code == 200:
        response_200 = StaffDeal.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | StaffDeal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    deal_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: DealEdit,
) -> Response[Problem | StaffDeal]:
    """Change fields; placed orders keep their price.

    Args:
        deal_id (UUID):
        body (DealEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffDeal]
    """

    kwargs = _get_kwargs(
        deal_id=deal_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    deal_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: DealEdit,
) -> Problem | StaffDeal | None:
    """Change fields; placed orders keep their price.

    Args:
        deal_id (UUID):
        body (DealEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffDeal
    """

    return sync_detailed(
        deal_id=deal_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    deal_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: DealEdit,
) -> Response[Problem | StaffDeal]:
    """Change fields; placed orders keep their price.

    Args:
        deal_id (UUID):
        body (DealEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffDeal]
    """

    kwargs = _get_kwargs(
        deal_id=deal_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    deal_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: DealEdit,
) -> Problem | StaffDeal | None:
    """Change fields; placed orders keep their price.

    Args:
        deal_id (UUID):
        body (DealEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffDeal
    """

    return (
        await asyncio_detailed(
            deal_id=deal_id,
            client=client,
            body=body,
        )
    ).parsed
