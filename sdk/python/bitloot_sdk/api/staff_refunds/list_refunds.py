import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.list_refunds_purpose_type_1 import ListRefundsPurposeType1
from ...models.list_refunds_purpose_type_2_type_1 import ListRefundsPurposeType2Type1
from ...models.list_refunds_purpose_type_3_type_1 import ListRefundsPurposeType3Type1
from ...models.list_refunds_status_type_1 import ListRefundsStatusType1
from ...models.list_refunds_status_type_2_type_1 import ListRefundsStatusType2Type1
from ...models.list_refunds_status_type_3_type_1 import ListRefundsStatusType3Type1
from ...models.problem import Problem
from ...models.refunds_page import RefundsPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    status: ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1 | None | Unset = UNSET,
    purpose: ListRefundsPurposeType1
    | ListRefundsPurposeType2Type1
    | ListRefundsPurposeType3Type1
    | None
    | Unset = UNSET,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_status: None | str | Unset
    if isinstance(status, Unset):
        json_status = UNSET
    elif isinstance(status, ListRefundsStatusType1):
        json_status = status.value
    elif isinstance(status, ListRefundsStatusType2Type1):
        json_status = status.value
    elif isinstance(status, ListRefundsStatusType3Type1):
        json_status = status.value
    else:
        json_status = status
    params["status"] = json_status

    json_purpose: None | str | Unset
    if isinstance(purpose, Unset):
        json_purpose = UNSET
    elif isinstance(purpose, ListRefundsPurposeType1):
        json_purpose = purpose.value
    elif isinstance(purpose, ListRefundsPurposeType2Type1):
        json_purpose = purpose.value
    elif isinstance(purpose, ListRefundsPurposeType3Type1):
        json_purpose = purpose.value
    else:
        json_purpose = purpose
    params["purpose"] = json_purpose

    json_coin: None | str | Unset
    if isinstance(coin, Unset):
        json_coin = UNSET
    else:
        json_coin = coin
    params["coin"] = json_coin

    json_q: None | str | Unset
    if isinstance(q, Unset):
        json_q = UNSET
    else:
        json_q = q
    params["q"] = json_q

    json_from_: None | str | Unset
    if isinstance(from_, Unset):
        json_from_ = UNSET
    elif isinstance(from_, datetime.datetime):
        json_from_ = from_.isoformat()
    else:
        json_from_ = from_
    params["from"] = json_from_

    json_to: None | str | Unset
    if isinstance(to, Unset):
        json_to = UNSET
    elif isinstance(to, datetime.datetime):
        json_to = to.isoformat()
    else:
        json_to = to
    params["to"] = json_to

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/refunds",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | RefundsPage:
    if response.status_code == 200:
        response_200 = RefundsPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | RefundsPage]:
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
    status: ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1 | None | Unset = UNSET,
    purpose: ListRefundsPurposeType1
    | ListRefundsPurposeType2Type1
    | ListRefundsPurposeType3Type1
    | None
    | Unset = UNSET,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> Response[Problem | RefundsPage]:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1
            | None | Unset):
        purpose (ListRefundsPurposeType1 | ListRefundsPurposeType2Type1 |
            ListRefundsPurposeType3Type1 | None | Unset):
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RefundsPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        status=status,
        purpose=purpose,
        coin=coin,
        q=q,
        from_=from_,
        to=to,
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
    status: ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1 | None | Unset = UNSET,
    purpose: ListRefundsPurposeType1
    | ListRefundsPurposeType2Type1
    | ListRefundsPurposeType3Type1
    | None
    | Unset = UNSET,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> Problem | RefundsPage | None:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1
            | None | Unset):
        purpose (ListRefundsPurposeType1 | ListRefundsPurposeType2Type1 |
            ListRefundsPurposeType3Type1 | None | Unset):
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RefundsPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        status=status,
        purpose=purpose,
        coin=coin,
        q=q,
        from_=from_,
        to=to,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    status: ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1 | None | Unset = UNSET,
    purpose: ListRefundsPurposeType1
    | ListRefundsPurposeType2Type1
    | ListRefundsPurposeType3Type1
    | None
    | Unset = UNSET,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> Response[Problem | RefundsPage]:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1
            | None | Unset):
        purpose (ListRefundsPurposeType1 | ListRefundsPurposeType2Type1 |
            ListRefundsPurposeType3Type1 | None | Unset):
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RefundsPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        status=status,
        purpose=purpose,
        coin=coin,
        q=q,
        from_=from_,
        to=to,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    status: ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1 | None | Unset = UNSET,
    purpose: ListRefundsPurposeType1
    | ListRefundsPurposeType2Type1
    | ListRefundsPurposeType3Type1
    | None
    | Unset = UNSET,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> Problem | RefundsPage | None:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListRefundsStatusType1 | ListRefundsStatusType2Type1 | ListRefundsStatusType3Type1
            | None | Unset):
        purpose (ListRefundsPurposeType1 | ListRefundsPurposeType2Type1 |
            ListRefundsPurposeType3Type1 | None | Unset):
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RefundsPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            status=status,
            purpose=purpose,
            coin=coin,
            q=q,
            from_=from_,
            to=to,
        )
    ).parsed
