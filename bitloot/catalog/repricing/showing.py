"""Explanations and previews as documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bitloot.catalog.price_rules import RuleKind
from bitloot.catalog.pricing import Explained
from bitloot.catalog.repricing.explaining import PriceExplained
from bitloot.catalog.repricing.models import PricePreview
from bitloot.catalog.repricing.preview import margin_names
from bitloot.catalog.repricing.previewing import found_by
from bitloot.catalog.repricing.wording import step_name, step_why

Document = dict[str, object]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with its words."""

    kind: RuleKind | None
    rule_id: UUID | None
    rule: str
    before: Decimal
    after: Decimal
    why: str


def shown_steps(explained: Explained) -> Iterator[ShownStep]:
    """Every step in order."""
    for step in explained.steps:
        yield ShownStep(
            step.kind,
            None if step.rule is None else step.rule.id,
            step_name(step),
            step.before,
            step.after,
            step_why(step, explained),
        )


def shown_explained(explained: Explained | None) -> Document | None:
    """One explanation."""
    if explained is None:
        return None
    return {
        "price": explained.price,
        "steps": list(shown_steps(explained)),
        "refusal": explained.refusal,
        "below_cost_allowed": explained.below_cost_allowed,
    }


def shown_price(found: PriceExplained) -> Document:
    """A product's price with both explanations."""
    return {
        "product_id": found.product.id,
        "cost": found.product.cost,
        "price": found.product.price,
        "standing": found.standing,
        "in_force": shown_explained(found.in_force),
        "edited": shown_explained(found.edited),
    }


def shown_preview(preview: PricePreview) -> Document:
    """A preview as far as it is, with the classes of margins by name."""
    found = found_by(preview)
    classes = zip(margin_names(), found.margins_before, found.margins_after, strict=True)
    return {
        "id": preview.id,
        "state": preview.state,
        "started_at": preview.started_at,
        "finished_at": preview.finished_at,
        "started_by": preview.started_by,
        "version": preview.version,
        "expected": preview.expected,
        "seen": preview.seen,
        "raised": found.raised,
        "lowered": found.lowered,
        "unchanged": found.unchanged,
        "refused": found.refused,
        "refused_later": found.refused_later,
        "margins": [{"name": name, "before": b, "after": a} for name, b, a in classes],
        "biggest": found.biggest,
        "offenders": found.offenders,
    }
