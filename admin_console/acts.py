"""Acts: a dialog that says what will happen, a typed reason, then one call of a service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue

from admin_console.base import ConsoleView, told
from admin_console.signed_in import Member, member
from bitloot.accounts.signing_in import confirm
from bitloot.core.db import rollback
from bitloot.core.errors import ProblemError, UnauthorizedError, invalid

SHORTEST_REASON = 4
LONGEST_REASON = 500


@dataclass(frozen=True)
class Dialog:
    """What the person reads before they act.

    `sensitive` acts ask for a fresh code when the last proof is older than 15 minutes. `template`
    adds fields or a preview; its values come from `values`. `done` is where one goes afterwards,
    if not back. What `downloads` answers with a file, which the page itself does not give way to.
    """

    title: str
    text: str
    button: str
    back: str
    tone: str = "primary"
    sensitive: bool = False
    done: str = ""
    reason: str = "Why?"
    downloads: bool = False
    template: str = "console/dialog.html"
    values: Mapping[str, object] = field(default_factory=dict)


def perform(
    view: ConsoleView, dialog: Dialog, act: Callable[[str], str | Response | None]
) -> ResponseReturnValue:
    """GET shows the dialog; POST calls `act(reason)` and goes back with the sentence it returns.

    A response that `act` returns is the answer. What it refuses is shown in the dialog, and nothing
    is changed.
    """
    present = member()
    if present is None:
        raise UnauthorizedError("Sign in first.")
    if request.method != "POST":
        return _show(view, dialog, present, None)
    try:
        reason = _reason()
        if dialog.sensitive and not present.is_confirmed:
            confirm(present.session, present.user, request.form.get("code", ""))
        done = act(reason)
    except ProblemError as error:
        rollback()
        return _show(view, dialog, present, error)
    if isinstance(done, Response):
        return done
    if done:
        told(done)
    return _go(dialog.done or dialog.back)


def layout() -> str:
    """Of a dialog: alone inside the page that asked for it, or a page by itself."""
    return "console/bare.html" if "HX-Request" in request.headers else "console/base.html"


def _reason() -> str:
    reason = " ".join(request.form.get("reason", "").split())[:LONGEST_REASON]
    if len(reason) < SHORTEST_REASON:
        raise invalid("reason", "Write down why: it stands in the audit log.")
    return reason


def _show(
    view: ConsoleView, dialog: Dialog, present: Member, error: ProblemError | None
) -> ResponseReturnValue:
    ask = dialog.sensitive and not present.is_confirmed
    text = view.page(
        dialog.template,
        layout=layout(),
        dialog=dialog,
        ask_code=ask,
        problem=error,
        typed=request.form,
        **dialog.values,
    )
    return text, error.status if error else 200


def _go(back: str) -> ResponseReturnValue:
    if "HX-Request" in request.headers:
        return Response(status=204, headers={"HX-Redirect": back})
    return redirect(back, 303)
