from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.synonym import Synonym
from ...models.synonym_edit import SynonymEdit
from ...types import Response


def _get_kwargs(
    synonym_id: UUID,
    *,
    body: SynonymEdit,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/admin/search/synonyms/{synonym_id}".format(
            synonym_id=quote(str(synonym_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Synonym:
    if response.status_code == 200:
        response_200 = Synonym.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Synonym]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    synonym_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SynonymEdit,
) -> Response[Problem | Synonym]:
    """Change fields.

    Args:
        synonym_id (UUID):
        body (SynonymEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Synonym]
    """

    kwargs = _get_kwargs(
        synonym_id=synonym_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    synonym_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SynonymEdit,
) -> Problem | Synonym | None:
    """Change fields.

    Args:
        synonym_id (UUID):
        body (SynonymEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Synonym
    """

    return sync_detailed(
        synonym_id=synonym_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    synonym_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SynonymEdit,
) -> Response[Problem | Synonym]:
    """Change fields.

    Args:
        synonym_id (UUID):
        body (SynonymEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Synonym]
    """

    kwargs = _get_kwargs(
        synonym_id=synonym_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    synonym_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SynonymEdit,
) -> Problem | Synonym | None:
    """Change fields.

    Args:
        synonym_id (UUID):
        body (SynonymEdit):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Synonym
    """

    return (
        await asyncio_detailed(
            synonym_id=synonym_id,
            client=client,
            body=body,
        )
    ).parsed
