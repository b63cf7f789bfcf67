"""What the buyer asked about delivered keys; its steps are transitions and told as such."""

from collections.abc import Iterator

from bitloot.claims.models import Claim
from bitloot.claims.recording import BUYER
from bitloot.claims.states import ClaimKind
from bitloot.core.types import JsonObject
from bitloot.recorder.moments import Moment, Names, counted
from bitloot.recorder.reading import Story


def made(told: Story, names: Names) -> Iterator[Moment]:
    """Claims as they were made, and every screenshot that came with them."""
    for claim in told.claims:
        name = names[claim.id]
        facts: JsonObject = {"claim": str(claim.id), "status": claim.status.value}
        yield Moment(claim.created_at, "claim", _asked(claim, names), BUYER, facts)
        for picture in claim.pictures:
            text = f"A screenshot was added to {name} ({picture.size} bytes, sealed)."
            facts = {"claim": str(claim.id), "picture": str(picture.id)}
            yield Moment(picture.created_at, "claim", text, BUYER, facts)


def _asked(claim: Claim, names: Names) -> str:
    keys, line = counted(claim.quantity, "key"), names.get(claim.item_id, "a line")
    if claim.kind is ClaimKind.RETURN:
        text = f"{names[claim.id]}: {keys} of {line} given back unopened."
    else:
        text = f"{names[claim.id]}: {keys} of {line} reported as {claim.complaint.value}."
    ends = claim.window_ends_at
    until = f" {claim.supplier} takes keys back until {ends:%d %b %H:%M} UTC." if ends else ""
    return f"{text}{until}"
