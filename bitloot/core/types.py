"""Types that several rooms speak."""

from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Decimal | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = "dict[str, Json]"
