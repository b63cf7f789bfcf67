from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.refund_reason import RefundReason
from ...models.staff_refund_detail import StaffRefundDetail
from ...types import Response


def _get_kwargs(
    refund_id: UUID,
    *,
    body: RefundReason,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/admin/refunds/{refund_id}/bounce".format(
            refund_id=quote(str(refund_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | StaffRefundDetail:
    if response.status_code == 200:
        response_200 = StaffRefundDetail.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | StaffRefundDetail]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    refund_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: RefundReason,
) -> Response[Problem | StaffRefundDetail]:
    """It came back, or never arrived: the customer is asked for another address.

    Args:
        refund_id (UUID):
        body (RefundReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffRefundDetail]
    """

    kwargs = _get_kwargs(
        refund_id=refund_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    refund_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: RefundReason,
) -> Problem | StaffRefundDetail | None:
    """It came back, or never arrived: the customer is asked for another address.

    Args:
        refund_id (UUID):
        body (RefundReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffRefundDetail
    """

    return sync_detailed(
        refund_id=refund_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    refund_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: RefundReason,
) -> Response[Problem | StaffRefundDetail]:
    """It came back, or never arrived: the customer is asked for another address.

    Args:
        refund_id (UUID):
        body (RefundReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StaffRefundDetail]
    """

    kwargs = _get_kwargs(
        refund_id=refund_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    refund_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: RefundReason,
) -> Problem | StaffRefundDetail | None:
    """It came back, or never arrived: the customer is asked for another address.

    Args:
        refund_id (UUID):
        body (RefundReason):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StaffRefundDetail
    """

    return (
        await asyncio_detailed(
            refund_id=refund_id,
            client=client,
            body=body,
        )
    ).parsed
