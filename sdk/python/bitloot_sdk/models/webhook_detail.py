from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.webhook_detail_processing import WebhookDetailProcessing
from ..models.webhook_detail_sender import WebhookDetailSender
from ..models.webhook_detail_verdict import WebhookDetailVerdict

if TYPE_CHECKING:
    from ..models.webhook_detail_headers import WebhookDetailHeaders


T = TypeVar("T", bound="WebhookDetail")


@_attrs_define
class WebhookDetail:
    id: UUID
    received_at: datetime.datetime
    sender: WebhookDetailSender
    verdict: WebhookDetailVerdict
    processing: WebhookDetailProcessing
    event: None | str
    reference: None | str
    order_id: None | UUID
    repeats: int
    attempts: int
    remote_ip: None | str
    processed_at: datetime.datetime | None
    processing_ms: int | None
    result: None | str
    headers: WebhookDetailHeaders
    body: str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        received_at = self.received_at.isoformat()

        sender = self.sender.value

        verdict = self.verdict.value

        processing = self.processing.value

        event: None | str
        event = self.event

        reference: None | str
        reference = self.reference

        order_id: None | str
        if isinstance(self.order_id, UUID):
            order_id = str(self.order_id)
        else:
            order_id = self.order_id

        repeats = self.repeats

        attempts = self.attempts

        remote_ip: None | str
        remote_ip = self.remote_ip

        processed_at: None | str
        if isinstance(self.processed_at, datetime.datetime):
            processed_at = self.processed_at.isoformat()
        else:
            processed_at = self.processed_at

        processing_ms: int | None
        processing_ms = self.processing_ms

        result: None | str
        result = self.result

        headers = self.headers.to_dict()

        body = self.body

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "received_at": received_at,
                "sender": sender,
                "verdict": verdict,
                "processing": processing,
                "event": event,
                "reference": reference,
                "order_id": order_id,
                "repeats": repeats,
                "attempts": attempts,
                "remote_ip": remote_ip,
                "processed_at": processed_at,
                "processing_ms": processing_ms,
                "result": result,
                "headers": headers,
                "body": body,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.webhook_detail_headers import WebhookDetailHeaders  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))

        sender = WebhookDetailSender(d.pop("sender"))

        verdict = WebhookDetailVerdict(d.pop("verdict"))

        processing = WebhookDetailProcessing(d.pop("processing"))

        def _parse_event(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        event = _parse_event(d.pop("event"))

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        def _parse_order_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_id_type_0 = UUID(data)

                return order_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        order_id = _parse_order_id(d.pop("order_id"))

        repeats = d.pop("repeats")

        attempts = d.pop("attempts")

        def _parse_remote_ip(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        remote_ip = _parse_remote_ip(d.pop("remote_ip"))

        def _parse_processed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                processed_at_type_0 = datetime.datetime.fromisoformat(data)

                return processed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        processed_at = _parse_processed_at(d.pop("processed_at"))

        def _parse_processing_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        processing_ms = _parse_processing_ms(d.pop("processing_ms"))

        def _parse_result(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        result = _parse_result(d.pop("result"))

        headers = WebhookDetailHeaders.from_dict(d.pop("headers"))

        body = d.pop("body")

        webhook_detail = cls(
            id=id,
            received_at=received_at,
            sender=sender,
            verdict=verdict,
            processing=processing,
            event=event,
            reference=reference,
            order_id=order_id,
            repeats=repeats,
            attempts=attempts,
            remote_ip=remote_ip,
            processed_at=processed_at,
            processing_ms=processing_ms,
            result=result,
            headers=headers,
            body=body,
        )

        return webhook_detail
