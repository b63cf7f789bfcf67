"""Types that several rooms speak."""

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Json: TypeAlias = "bool | int | float | str | Decimal | list[Json] | dict[str, Json] | None"
    JsonObject: TypeAlias = "dict[str, Json]"
    JsonList: TypeAlias = "list[Json]"
else:
    # SQLAlchemy reads annotations at run time and cannot follow a recursive alias.
    Json = object
    JsonObject = dict
    JsonList = list
