"""Rules and steps in words, the same in the API, in the console and on the command line."""

from decimal import Decimal

from bitloot.catalog.endings import ENDING_WORDS, Ending
from bitloot.catalog.price_rules import Rule, RuleKind, Scope
from bitloot.catalog.pricing import ABSURD_FACTOR, Explained, Refusal, Step

_OWN_RULE = "The shop's own rule"


def step_name(step: Step) -> str:
    """Which rule acted."""
    return _OWN_RULE if step.rule is None else step.rule.name


def step_why(step: Step, explained: Explained) -> str:
    """What the step did, and why this rule did it."""
    if step.kind is None:
        return f"{refusal_sentence(explained)} So the shop's own margin counts."
    if step.rule is not None:
        return f"{effect(step.rule)}, {where(step.rule)}."
    if step.kind is RuleKind.ENDING:
        return f"No rule gives an ending: {ENDING_WORDS[Ending.FRIENDLY]}."
    return "No rule gives a margin or a mark-up: the shop's default margin on the cost."


def effect(rule: Rule) -> str:
    """What a rule does: `15 % on the cost`, `at least 2.99 EUR`."""
    match rule.kind:
        case RuleKind.MARGIN:
            return f"{number(rule.percent)} % on the cost"
        case RuleKind.MARKUP:
            return f"{euros(rule.amount)} on top"
        case RuleKind.DYNAMIC:
            return f"{number(rule.percent)} % because {_stock(rule)}"
        case RuleKind.FLOOR:
            return f"at least {euros(rule.amount)}"
        case RuleKind.CAP:
            return f"at most {euros(rule.amount)}"
        case RuleKind.ENDING:
            return f"ends in {ENDING_WORDS[rule.ending]}"


def where(rule: Rule) -> str:
    """What a rule is for: `for the platform Steam, cost from 5.00 EUR`."""
    words = {
        Scope.GLOBAL: "for everything",
        Scope.CATEGORY: f"for the category {rule.target}",
        Scope.PLATFORM: f"for the platform {rule.target}",
        Scope.GROUP: f"for the group {rule.target}",
        Scope.PRODUCT: "for this product",
    }[rule.scope]
    if rule.min_cost is not None:
        words += f", cost from {euros(rule.min_cost)}"
    if rule.max_cost is not None:
        words += f", cost below {euros(rule.max_cost)}"
    return words


def _stock(rule: Rule) -> str:
    parts = []
    if rule.stock_at_least is not None:
        parts.append(f"{rule.stock_at_least} or more are in stock")
    if rule.stock_below is not None:
        parts.append(f"fewer than {rule.stock_below} are in stock")
    return " and ".join(parts)


def refusal_sentence(explained: Explained) -> str:
    """What is wrong with the price that was asked for; empty when nothing is."""
    asked, cost = euros(explained.asked), euros(explained.cost)
    match explained.refusal:
        case Refusal.BELOW_COST:
            return f"{asked} would be below the cost of {cost}."
        case Refusal.ABSURD:
            return f"{asked} would be over {ABSURD_FACTOR} times the cost of {cost}."
        case Refusal.NOT_POSITIVE:
            return f"{asked} would not be a price."
        case None:
            return ""


def euros(amount: Decimal) -> str:
    """Exact: two places, more where there are more."""
    text = f"{amount.normalize():f}"
    places = len(text.partition(".")[2])
    return f"{amount:.{max(2, min(places, 6))}f} EUR"


def number(value: Decimal) -> str:
    """Without idle zeros."""
    return f"{value.normalize():f}"
