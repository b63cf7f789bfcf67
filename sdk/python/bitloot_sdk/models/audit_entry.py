from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.audit_entry_after import AuditEntryAfter
    from ..models.audit_entry_before import AuditEntryBefore


T = TypeVar("T", bound="AuditEntry")


@_attrs_define
class AuditEntry:
    id: int
    at: datetime.datetime
    actor: str
    action: str
    object_kind: str
    object_id: str
    reason: None | str
    before: AuditEntryBefore
    after: AuditEntryAfter
    ip: None | str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        at = self.at.isoformat()

        actor = self.actor

        action = self.action

        object_kind = self.object_kind

        object_id = self.object_id

        reason: None | str
        reason = self.reason

        before = self.before.to_dict()

        after = self.after.to_dict()

        ip: None | str
        ip = self.ip

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "at": at,
                "actor": actor,
                "action": action,
                "object_kind": object_kind,
                "object_id": object_id,
                "reason": reason,
                "before": before,
                "after": after,
                "ip": ip,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_entry_after import AuditEntryAfter  # noqa: PLC0415
        from ..models.audit_entry_before import AuditEntryBefore  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        actor = d.pop("actor")

        action = d.pop("action")

        object_kind = d.pop("object_kind")

        object_id = d.pop("object_id")

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        before = AuditEntryBefore.from_dict(d.pop("before"))

        after = AuditEntryAfter.from_dict(d.pop("after"))

        def _parse_ip(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ip = _parse_ip(d.pop("ip"))

        audit_entry = cls(
            id=id,
            at=at,
            actor=actor,
            action=action,
            object_kind=object_kind,
            object_id=object_id,
            reason=reason,
            before=before,
            after=after,
            ip=ip,
        )

        return audit_entry
