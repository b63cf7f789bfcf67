from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.get_profit_range import GetProfitRange
from ...models.problem import Problem
from ...models.profit_report import ProfitReport
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    range_: GetProfitRange | Unset = GetProfitRange.VALUE_2,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_range_: str | Unset = UNSET
    if not isinstance(range_, Unset):
        json_range_ = range_.value

    params["range"] = json_range_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/profit",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ProfitReport:
    if response.status_code == 200:
        response_200 = ProfitReport.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ProfitReport]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    range_: GetProfitRange | Unset = GetProfitRange.VALUE_2,
) -> Response[Problem | ProfitReport]:
    """What was earned: in all, over time, and by product; from the ledger.

    Args:
        range_ (GetProfitRange | Unset):  Default: GetProfitRange.VALUE_2.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProfitReport]
    """

    kwargs = _get_kwargs(
        range_=range_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    range_: GetProfitRange | Unset = GetProfitRange.VALUE_2,
) -> Problem | ProfitReport | None:
    """What was earned: in all, over time, and by product; from the ledger.

    Args:
        range_ (GetProfitRange | Unset):  Default: GetProfitRange.VALUE_2.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProfitReport
    """

    return sync_detailed(
        client=client,
        range_=range_,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    range_: GetProfitRange | Unset = GetProfitRange.VALUE_2,
) -> Response[Problem | ProfitReport]:
    """What was earned: in all, over time, and by product; from the ledger.

    Args:
        range_ (GetProfitRange | Unset):  Default: GetProfitRange.VALUE_2.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProfitReport]
    """

    kwargs = _get_kwargs(
        range_=range_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    range_: GetProfitRange | Unset = GetProfitRange.VALUE_2,
) -> Problem | ProfitReport | None:
    """What was earned: in all, over time, and by product; from the ledger.

    Args:
        range_ (GetProfitRange | Unset):  Default: GetProfitRange.VALUE_2.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProfitReport
    """

    return (
        await asyncio_detailed(
            client=client,
            range_=range_,
        )
    ).parsed
