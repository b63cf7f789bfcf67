from http import HTTPStatus
from typing import Any

import httpx

from ...client import AuthenticatedClient, Client
from ...models.list_webhooks_processing_type_1 import ListWebhooksProcessingType1
from ...models.list_webhooks_processing_type_2_type_1 import ListWebhooksProcessingType2Type1
from ...models.list_webhooks_processing_type_3_type_1 import ListWebhooksProcessingType3Type1
from ...models.list_webhooks_sender_type_1 import ListWebhooksSenderType1
from ...models.list_webhooks_sender_type_2_type_1 import ListWebhooksSenderType2Type1
from ...models.list_webhooks_sender_type_3_type_1 import ListWebhooksSenderType3Type1
from ...models.list_webhooks_verdict_type_1 import ListWebhooksVerdictType1
from ...models.list_webhooks_verdict_type_2_type_1 import ListWebhooksVerdictType2Type1
from ...models.list_webhooks_verdict_type_3_type_1 import ListWebhooksVerdictType3Type1
from ...models.problem import Problem
from ...models.webhook_page import WebhookPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    sender: ListWebhooksSenderType1
    | ListWebhooksSenderType2Type1
    | ListWebhooksSenderType3Type1
    | None
    | Unset = UNSET,
    verdict: ListWebhooksVerdictType1
    | ListWebhooksVerdictType2Type1
    | ListWebhooksVerdictType3Type1
    | None
    | Unset = UNSET,
    processing: ListWebhooksProcessingType1
    | ListWebhooksProcessingType2Type1
    | ListWebhooksProcessingType3Type1
    | None
    | Unset = UNSET,
    q: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_sender: None | str | Unset
    if isinstance(sender, Unset):
        json_sender = UNSET
    elif isinstance(sender, ListWebhooksSenderType1):
        json_sender = sender.value
    elif isinstance(sender, ListWebhooksSenderType2Type1):
        json_sender = sender.value
    elif isinstance(sender, ListWebhooksSenderType3Type1):
        json_sender = sender.value
    else:
        json_sender = sender
    params["sender"] = json_sender

    json_verdict: None | str | Unset
    if isinstance(verdict, Unset):
        json_verdict = UNSET
    elif isinstance(verdict, ListWebhooksVerdictType1):
        json_verdict = verdict.value
    elif isinstance(verdict, ListWebhooksVerdictType2Type1):
        json_verdict = verdict.value
    elif isinstance(verdict, ListWebhooksVerdictType3Type1):
        json_verdict = verdict.value
    else:
        json_verdict = verdict
    params["verdict"] = json_verdict

    json_processing: None | str | Unset
    if isinstance(processing, Unset):
        json_processing = UNSET
    elif isinstance(processing, ListWebhooksProcessingType1):
        json_processing = processing.value
    elif isinstance(processing, ListWebhooksProcessingType2Type1):
        json_processing = processing.value
    elif isinstance(processing, ListWebhooksProcessingType3Type1):
        json_processing = processing.value
    else:
        json_processing = processing
    params["processing"] = json_processing

    json_q: None | str | Unset
    if isinstance(q, Unset):
        json_q = UNSET
    else:
        json_q = q
    params["q"] = json_q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/admin/webhooks",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | WebhookPage:
    if response.status_code == 200:
        response_200 = WebhookPage.from_dict(response.json())

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    response_default = Problem.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | WebhookPage]:
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
    sender: ListWebhooksSenderType1
    | ListWebhooksSenderType2Type1
    | ListWebhooksSenderType3Type1
    | None
    | Unset = UNSET,
    verdict: ListWebhooksVerdictType1
    | ListWebhooksVerdictType2Type1
    | ListWebhooksVerdictType3Type1
    | None
    | Unset = UNSET,
    processing: ListWebhooksProcessingType1
    | ListWebhooksProcessingType2Type1
    | ListWebhooksProcessingType3Type1
    | None
    | Unset = UNSET,
    q: None | str | Unset = UNSET,
) -> Response[Problem | WebhookPage]:
    """Newest first, with verdict and what became of it.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        sender (ListWebhooksSenderType1 | ListWebhooksSenderType2Type1 |
            ListWebhooksSenderType3Type1 | None | Unset):
        verdict (ListWebhooksVerdictType1 | ListWebhooksVerdictType2Type1 |
            ListWebhooksVerdictType3Type1 | None | Unset):
        processing (ListWebhooksProcessingType1 | ListWebhooksProcessingType2Type1 |
            ListWebhooksProcessingType3Type1 | None | Unset):
        q (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WebhookPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sender=sender,
        verdict=verdict,
        processing=processing,
        q=q,
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
    sender: ListWebhooksSenderType1
    | ListWebhooksSenderType2Type1
    | ListWebhooksSenderType3Type1
    | None
    | Unset = UNSET,
    verdict: ListWebhooksVerdictType1
    | ListWebhooksVerdictType2Type1
    | ListWebhooksVerdictType3Type1
    | None
    | Unset = UNSET,
    processing: ListWebhooksProcessingType1
    | ListWebhooksProcessingType2Type1
    | ListWebhooksProcessingType3Type1
    | None
    | Unset = UNSET,
    q: None | str | Unset = UNSET,
) -> Problem | WebhookPage | None:
    """Newest first, with verdict and what became of it.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        sender (ListWebhooksSenderType1 | ListWebhooksSenderType2Type1 |
            ListWebhooksSenderType3Type1 | None | Unset):
        verdict (ListWebhooksVerdictType1 | ListWebhooksVerdictType2Type1 |
            ListWebhooksVerdictType3Type1 | None | Unset):
        processing (ListWebhooksProcessingType1 | ListWebhooksProcessingType2Type1 |
            ListWebhooksProcessingType3Type1 | None | Unset):
        q (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WebhookPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        sender=sender,
        verdict=verdict,
        processing=processing,
        q=q,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    sender: ListWebhooksSenderType1
    | ListWebhooksSenderType2Type1
    | ListWebhooksSenderType3Type1
    | None
    | Unset = UNSET,
    verdict: ListWebhooksVerdictType1
    | ListWebhooksVerdictType2Type1
    | ListWebhooksVerdictType3Type1
    | None
    | Unset = UNSET,
    processing: ListWebhooksProcessingType1
    | ListWebhooksProcessingType2Type1
    | ListWebhooksProcessingType3Type1
    | None
    | Unset = UNSET,
    q: None | str | Unset = UNSET,
) -> Response[Problem | WebhookPage]:
    """Newest first, with verdict and what became of it.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        sender (ListWebhooksSenderType1 | ListWebhooksSenderType2Type1 |
            ListWebhooksSenderType3Type1 | None | Unset):
        verdict (ListWebhooksVerdictType1 | ListWebhooksVerdictType2Type1 |
            ListWebhooksVerdictType3Type1 | None | Unset):
        processing (ListWebhooksProcessingType1 | ListWebhooksProcessingType2Type1 |
            ListWebhooksProcessingType3Type1 | None | Unset):
        q (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WebhookPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sender=sender,
        verdict=verdict,
        processing=processing,
        q=q,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 24,
    cursor: None | str | Unset = UNSET,
    sender: ListWebhooksSenderType1
    | ListWebhooksSenderType2Type1
    | ListWebhooksSenderType3Type1
    | None
    | Unset = UNSET,
    verdict: ListWebhooksVerdictType1
    | ListWebhooksVerdictType2Type1
    | ListWebhooksVerdictType3Type1
    | None
    | Unset = UNSET,
    processing: ListWebhooksProcessingType1
    | ListWebhooksProcessingType2Type1
    | ListWebhooksProcessingType3Type1
    | None
    | Unset = UNSET,
    q: None | str | Unset = UNSET,
) -> Problem | WebhookPage | None:
    """Newest first, with verdict and what became of it.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
        sender (ListWebhooksSenderType1 | ListWebhooksSenderType2Type1 |
            ListWebhooksSenderType3Type1 | None | Unset):
        verdict (ListWebhooksVerdictType1 | ListWebhooksVerdictType2Type1 |
            ListWebhooksVerdictType3Type1 | None | Unset):
        processing (ListWebhooksProcessingType1 | ListWebhooksProcessingType2Type1 |
            ListWebhooksProcessingType3Type1 | None | Unset):
        q (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WebhookPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            sender=sender,
            verdict=verdict,
            processing=processing,
            q=q,
        )
    ).parsed
