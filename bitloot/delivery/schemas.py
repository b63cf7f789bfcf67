import base64

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, CodeField, UtcField
from bitloot.delivery.service import ALGORITHM


class Base64Field(fields.String):
    """Bytes as standard base64."""

    def __init__(self) -> None:
        super().__init__(required=True, metadata={"format": "byte"})

    def _serialize(self, value: object, attr: str | None, obj: object, **_: object) -> str | None:
        del attr, obj
        return base64.b64encode(value).decode() if isinstance(value, bytes) else None


class OpeningSchema(BaseSchema):
    """What opens one delivery: fetch `url`, then AES-256-GCM with `key`, `iv` and `aad`."""

    id = fields.UUID(required=True)
    url = fields.Url(required=True, metadata={"format": "uri"})
    expires_at = UtcField()
    algorithm = fields.String(required=True, validate=validate.OneOf([ALGORITHM]))
    key = Base64Field()
    iv = Base64Field()
    aad = Base64Field()
    content_type = fields.String(required=True)
    first_reveal = fields.Boolean(required=True)


class RevealSchema(BaseSchema):
    """Every delivery of one line of the order."""

    deliveries = fields.List(fields.Nested(OpeningSchema), required=True)


class StaffRevealSchema(BaseSchema):
    """Why somebody of staff looks, and proof that it is them."""

    reason = fields.String(required=True, validate=validate.Length(4, 500))
    code = CodeField()
