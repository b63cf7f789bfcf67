from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.job_page import JobPage
from ...models.list_jobs_state_type_1 import ListJobsStateType1
from ...models.list_jobs_state_type_2_type_1 import ListJobsStateType2Type1
from ...models.list_jobs_state_type_3_type_1 import ListJobsStateType3Type1
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    state: ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None | Unset = UNSET,
    kind: None | str | Unset = UNSET,
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
    elif isinstance(state, ListJobsStateType1):
        json_state = state.value
    elif isinstance(state, ListJobsStateType2Type1):
        json_state = state.value
    elif isinstance(state, ListJobsStateType3Type1):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    else:
        json_kind = kind
    params["kind"] = json_kind

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/jobs",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> JobPage | Problem:
    if response.status_code == 200:
        response_200 = JobPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[JobPage | Problem]:
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
    state: ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> Response[JobPage | Problem]:
    """Newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None |
            Unset):
        kind (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        state=state,
        kind=kind,
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
    state: ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> JobPage | Problem | None:
    """Newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None |
            Unset):
        kind (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        state=state,
        kind=kind,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    state: ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> Response[JobPage | Problem]:
    """Newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None |
            Unset):
        kind (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        state=state,
        kind=kind,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    state: ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> JobPage | Problem | None:
    """Newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        state (ListJobsStateType1 | ListJobsStateType2Type1 | ListJobsStateType3Type1 | None |
            Unset):
        kind (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            state=state,
            kind=kind,
        )
    ).parsed
