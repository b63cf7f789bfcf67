import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.claims_page import ClaimsPage
from ...models.list_claims_complaint_type_1 import ListClaimsComplaintType1
from ...models.list_claims_complaint_type_2_type_1 import ListClaimsComplaintType2Type1
from ...models.list_claims_complaint_type_3_type_1 import ListClaimsComplaintType3Type1
from ...models.list_claims_kind_type_1 import ListClaimsKindType1
from ...models.list_claims_kind_type_2_type_1 import ListClaimsKindType2Type1
from ...models.list_claims_kind_type_3_type_1 import ListClaimsKindType3Type1
from ...models.list_claims_status_type_1 import ListClaimsStatusType1
from ...models.list_claims_status_type_2_type_1 import ListClaimsStatusType2Type1
from ...models.list_claims_status_type_3_type_1 import ListClaimsStatusType3Type1
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    status: ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 | None | Unset = UNSET,
    kind: ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None | Unset = UNSET,
    complaint: ListClaimsComplaintType1
    | ListClaimsComplaintType2Type1
    | ListClaimsComplaintType3Type1
    | None
    | Unset = UNSET,
    live: bool | Unset = False,
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
    elif isinstance(status, ListClaimsStatusType1):
        json_status = status.value
    elif isinstance(status, ListClaimsStatusType2Type1):
        json_status = status.value
    elif isinstance(status, ListClaimsStatusType3Type1):
        json_status = status.value
    else:
        json_status = status
    params["status"] = json_status

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, ListClaimsKindType1):
        json_kind = kind.value
    elif isinstance(kind, ListClaimsKindType2Type1):
        json_kind = kind.value
    elif isinstance(kind, ListClaimsKindType3Type1):
        json_kind = kind.value
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_complaint: None | str | Unset
    if isinstance(complaint, Unset):
        json_complaint = UNSET
    elif isinstance(complaint, ListClaimsComplaintType1):
        json_complaint = complaint.value
    elif isinstance(complaint, ListClaimsComplaintType2Type1):
        json_complaint = complaint.value
    elif isinstance(complaint, ListClaimsComplaintType3Type1):
        json_complaint = complaint.value
    else:
        json_complaint = complaint
    params["complaint"] = json_complaint

    params["live"] = live

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
        "url": "/api/v1/admin/claims",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ClaimsPage | Problem:
    if response.status_code == 200:
        response_200 = ClaimsPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ClaimsPage | Problem]:
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
    status: ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 | None | Unset = UNSET,
    kind: ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None | Unset = UNSET,
    complaint: ListClaimsComplaintType1
    | ListClaimsComplaintType2Type1
    | ListClaimsComplaintType3Type1
    | None
    | Unset = UNSET,
    live: bool | Unset = False,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> Response[ClaimsPage | Problem]:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 |
            None | Unset):
        kind (ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None |
            Unset):
        complaint (ListClaimsComplaintType1 | ListClaimsComplaintType2Type1 |
            ListClaimsComplaintType3Type1 | None | Unset):
        live (bool | Unset):  Default: False.
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClaimsPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        status=status,
        kind=kind,
        complaint=complaint,
        live=live,
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
    status: ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 | None | Unset = UNSET,
    kind: ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None | Unset = UNSET,
    complaint: ListClaimsComplaintType1
    | ListClaimsComplaintType2Type1
    | ListClaimsComplaintType3Type1
    | None
    | Unset = UNSET,
    live: bool | Unset = False,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> ClaimsPage | Problem | None:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 |
            None | Unset):
        kind (ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None |
            Unset):
        complaint (ListClaimsComplaintType1 | ListClaimsComplaintType2Type1 |
            ListClaimsComplaintType3Type1 | None | Unset):
        live (bool | Unset):  Default: False.
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClaimsPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        status=status,
        kind=kind,
        complaint=complaint,
        live=live,
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
    status: ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 | None | Unset = UNSET,
    kind: ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None | Unset = UNSET,
    complaint: ListClaimsComplaintType1
    | ListClaimsComplaintType2Type1
    | ListClaimsComplaintType3Type1
    | None
    | Unset = UNSET,
    live: bool | Unset = False,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> Response[ClaimsPage | Problem]:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 |
            None | Unset):
        kind (ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None |
            Unset):
        complaint (ListClaimsComplaintType1 | ListClaimsComplaintType2Type1 |
            ListClaimsComplaintType3Type1 | None | Unset):
        live (bool | Unset):  Default: False.
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClaimsPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        status=status,
        kind=kind,
        complaint=complaint,
        live=live,
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
    status: ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 | None | Unset = UNSET,
    kind: ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None | Unset = UNSET,
    complaint: ListClaimsComplaintType1
    | ListClaimsComplaintType2Type1
    | ListClaimsComplaintType3Type1
    | None
    | Unset = UNSET,
    live: bool | Unset = False,
    coin: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
) -> ClaimsPage | Problem | None:
    """Newest first. The console exports the same list as CSV.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        status (ListClaimsStatusType1 | ListClaimsStatusType2Type1 | ListClaimsStatusType3Type1 |
            None | Unset):
        kind (ListClaimsKindType1 | ListClaimsKindType2Type1 | ListClaimsKindType3Type1 | None |
            Unset):
        complaint (ListClaimsComplaintType1 | ListClaimsComplaintType2Type1 |
            ListClaimsComplaintType3Type1 | None | Unset):
        live (bool | Unset):  Default: False.
        coin (None | str | Unset):
        q (None | str | Unset):
        from_ (datetime.datetime | None | Unset):
        to (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClaimsPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            status=status,
            kind=kind,
            complaint=complaint,
            live=live,
            coin=coin,
            q=q,
            from_=from_,
            to=to,
        )
    ).parsed
