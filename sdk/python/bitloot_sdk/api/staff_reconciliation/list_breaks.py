from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.break_page import BreakPage
from ...models.list_breaks_rule_type_1 import ListBreaksRuleType1
from ...models.list_breaks_rule_type_2_type_1 import ListBreaksRuleType2Type1
from ...models.list_breaks_rule_type_3_type_1 import ListBreaksRuleType3Type1
from ...models.list_breaks_state import ListBreaksState
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    rule: ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None | Unset = UNSET,
    state: ListBreaksState | Unset = ListBreaksState.OPEN,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_rule: None | str | Unset
    if isinstance(rule, Unset):
        json_rule = UNSET
    elif isinstance(rule, ListBreaksRuleType1):
        json_rule = rule.value
    elif isinstance(rule, ListBreaksRuleType2Type1):
        json_rule = rule.value
    elif isinstance(rule, ListBreaksRuleType3Type1):
        json_rule = rule.value
    else:
        json_rule = rule
    params["rule"] = json_rule

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state.value

    params["state"] = json_state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/reconciliation/breaks",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BreakPage | Problem:
    if response.status_code == 200:
        response_200 = BreakPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[BreakPage | Problem]:
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
    rule: ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None | Unset = UNSET,
    state: ListBreaksState | Unset = ListBreaksState.OPEN,
) -> Response[BreakPage | Problem]:
    """What does not agree, newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        rule (ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None |
            Unset):
        state (ListBreaksState | Unset):  Default: ListBreaksState.OPEN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BreakPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        rule=rule,
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
    rule: ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None | Unset = UNSET,
    state: ListBreaksState | Unset = ListBreaksState.OPEN,
) -> BreakPage | Problem | None:
    """What does not agree, newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        rule (ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None |
            Unset):
        state (ListBreaksState | Unset):  Default: ListBreaksState.OPEN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BreakPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        rule=rule,
        state=state,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    rule: ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None | Unset = UNSET,
    state: ListBreaksState | Unset = ListBreaksState.OPEN,
) -> Response[BreakPage | Problem]:
    """What does not agree, newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        rule (ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None |
            Unset):
        state (ListBreaksState | Unset):  Default: ListBreaksState.OPEN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BreakPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        rule=rule,
        state=state,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    rule: ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None | Unset = UNSET,
    state: ListBreaksState | Unset = ListBreaksState.OPEN,
) -> BreakPage | Problem | None:
    """What does not agree, newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        rule (ListBreaksRuleType1 | ListBreaksRuleType2Type1 | ListBreaksRuleType3Type1 | None |
            Unset):
        state (ListBreaksState | Unset):  Default: ListBreaksState.OPEN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BreakPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            rule=rule,
            state=state,
        )
    ).parsed
