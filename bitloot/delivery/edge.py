"""What edges do about a reveal, whoever asks."""

from collections.abc import Callable

from bitloot.core.db import rollback, transaction
from bitloot.delivery.proving import BrokenError, alert
from bitloot.delivery.service import Opening

NO_STORE = {"Cache-Control": "no-store"}


def guarded(look: Callable[[], list[Opening]]) -> list[Opening]:
    """Call `look`; what was tampered with is reported before the refusal goes out."""
    try:
        return look()
    except BrokenError as error:
        rollback()
        with transaction():
            alert(error)
        raise
