"""A product as it is typed into a form, and back; every complaint stands at its field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from marshmallow import ValidationError

from admin_console import product_parts
from bitloot.catalog.models import DeliveryType, Product
from bitloot.catalog.shelves import shelves
from bitloot.catalog.staff_schemas import ProductCreateSchema, ProductEditSchema
from bitloot.catalog.vocabulary import CATEGORIES
from bitloot.core.errors import InvalidError
from bitloot.core.money import Money

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Input:
    """One field of the form. `kind`: text, area, lines, number, money, date, tick or choice."""

    name: str
    label: str
    kind: str = "text"
    hint: str = ""
    options: tuple[str, ...] = ()
    ours_only: bool = False


GROUPS: tuple[tuple[str, tuple[Input, ...]], ...] = (
    (
        "Name",
        (
            Input("title", "Title"),
            Input("subtitle", "Subtitle"),
            Input("original_name", "Original name"),
            Input("description", "Description", "area"),
        ),
    ),
    (
        "Price",
        (
            Input("price", "Price, EUR", "money"),
            Input(
                "compare_at_price", "Instead of, EUR", "money", "Struck through beside the price"
            ),
            Input("cost", "Cost, EUR", "money", ours_only=True),
        ),
    ),
    (
        "Place on the shelf",
        (
            Input("category", "Category", "choice"),
            Input("platform", "Platform"),
            Input("genres", "Genres", "lines"),
            Input("tags", "Tags", "lines"),
            Input("featured", "Featured on the first page", "tick"),
            Input("is_preorder", "Pre-order", "tick"),
            Input("release_date", "Released", "date"),
        ),
    ),
    (
        "Where it works",
        (
            Input("region", "Region"),
            Input("excluded_countries", "Not in", "codes", "Country codes, as DE AT CH"),
            Input("drm", "DRM"),
            Input("age_rating", "Age rating"),
            Input("languages", "Languages", "lines"),
        ),
    ),
    (
        "Delivery",
        (
            Input(
                "delivery_type",
                "The buyer gets",
                "choice",
                options=tuple(each.value for each in DeliveryType),
            ),
            Input("activation_instructions", "How to activate it", "area"),
            Input("delivery_instructions", "What we say beside the key", "area"),
        ),
    ),
    (
        "About it",
        (
            Input("cover_url", "Cover", hint="An https address; the shop fetches and keeps it"),
            Input("screenshots", "Screenshots", "lines", "One https address a line"),
            Input("videos", "Videos", "lines", "One YouTube id a line"),
            Input("system_requirements", "System requirements", "lines", "As Windows: 8 GB RAM"),
            Input("developers", "Developers", "lines"),
            Input("publishers", "Publishers", "lines"),
            Input("metacritic_score", "Metacritic score", "number"),
        ),
    ),
)
_INPUTS = {each.name: each for _, inputs in GROUPS for each in inputs}
_NEVER_NULL = frozenset({"title", "description", "price", "category", "delivery_type"})
_CURRENCY = re.compile(r"[\s€]|EUR")


def groups() -> list[tuple[str, list[Input]]]:
    """The form's fields as they stand now: staff make categories."""
    return [(title, [_with_options(each) for each in inputs]) for title, inputs in GROUPS]


def _with_options(each: Input) -> Input:
    return replace(each, options=shelves()) if each.name == "category" else each


def typed_of(product: Product | None) -> dict[str, str]:
    """The form of a product as it stands; that of a new one is nearly empty."""
    if product is None:
        return {"category": CATEGORIES[0], "delivery_type": DeliveryType.KEY.value}
    return {name: _typed(name, getattr(product, name)) for name in _INPUTS}


def changes_of(product: Product, form: Form) -> dict[str, object]:
    """What was typed over, read and checked. Raises InvalidError naming each bad field."""
    stands = typed_of(product)
    shown = {name: each for name, each in _INPUTS.items() if name in form or each.kind == "tick"}
    typed = {name: _text(form, each) for name, each in shown.items()}
    changed = {name: text for name, text in typed.items() if text != _plain(stands[name])}
    return _loaded(ProductEditSchema(), {name: _read(name, text) for name, text in changed.items()})


def values_of(form: Form) -> dict[str, object]:
    """A whole new product. Raises InvalidError naming each bad field."""
    typed = {name: _text(form, each) for name, each in _INPUTS.items()}
    given = {name: _read(name, text) for name, text in typed.items() if text}
    if slug := form.get("slug", "").strip():
        given["slug"] = slug
    given["published"] = form.get("published") == "on"
    return _loaded(ProductCreateSchema(), given)


def _loaded(
    schema: ProductCreateSchema | ProductEditSchema, given: dict[str, object]
) -> dict[str, object]:
    try:
        values: dict[str, object] = schema.load(given)
    except ValidationError as error:
        messages = error.messages if isinstance(error.messages, dict) else {"": error.messages}
        told = {str(name): _sentences(each) for name, each in messages.items()}
        first = next(iter(told))
        label = _INPUTS[first].label if first in _INPUTS else first
        raise InvalidError(f"{label}: {told[first][0]}", errors=told) from None
    return values


def _sentences(messages: object) -> list[str]:
    if isinstance(messages, dict):
        return [sentence for each in messages.values() for sentence in _sentences(each)]
    return [str(each) for each in messages] if isinstance(messages, list) else [str(messages)]


def _typed(name: str, value: object) -> str:
    return product_parts.shown(name, value) if product_parts.is_of_parts(name) else _shown(value)


def _shown(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "on"
        case Money():
            return value.plain()
        case list():
            return "\n".join(map(str, value))
        case DeliveryType():
            return value.value
        case _:
            return str(value)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))


def _text(form: Form, each: Input) -> str:
    text = _plain(form.get(each.name, ""))
    return "\n".join(text.replace(",", " ").upper().split()) if each.kind == "codes" else text


def _read(name: str, text: str) -> object:
    """As the API would be given it."""
    match _INPUTS[name].kind:
        case "tick":
            return text == "on"
        case "lines" | "codes":
            lines = [line.strip() for line in text.split("\n") if line.strip()]
            return product_parts.read(name, lines) if product_parts.is_of_parts(name) else lines
        case "money" if text:
            return _CURRENCY.sub("", text).replace(",", ".")
        case _:
            return text or ("" if name in _NEVER_NULL else None)
