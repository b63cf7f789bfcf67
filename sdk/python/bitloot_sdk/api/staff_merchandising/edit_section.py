from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.section_edit import SectionEdit
from ...models.staff_section import StaffSection
from ...types import Response


def _get_kwargs(
    section_id: UUID,
    *,
    body: SectionEdit,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/admin/catalog/sections/{section_id}".format(
            section_id=quote(str(section_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | StaffSection:
    if response.status_code == 200:
        response_200 = StaffSection.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | StaffSection]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    section_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SectionEdit,
) -> Response[Problem | StaffSection]:
    """Change fields; products are given as a whole.

    Args:
        section_id (UUID):
        body (SectionEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffSection]
    """

    kwargs = _get_kwargs(
        section_id=section_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    section_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SectionEdit,
) -> Problem | StaffSection | None:
    """Change fields; products are given as a whole.

    Args:
        section_id (UUID):
        body (SectionEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffSection
    """

    return sync_detailed(
        section_id=section_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    section_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SectionEdit,
) -> Response[Problem | StaffSection]:
    """Change fields; products are given as a whole.

    Args:
        section_id (UUID):
        body (SectionEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffSection]
    """

    kwargs = _get_kwargs(
        section_id=section_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    section_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SectionEdit,
) -> Problem | StaffSection | None:
    """Change fields; products are given as a whole.

    Args:
        section_id (UUID):
        body (SectionEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffSection
    """

    return (
        await asyncio_detailed(
            section_id=section_id,
            client=client,
            body=body,
        )
    ).parsed
