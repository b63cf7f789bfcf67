"""Every page of the console stands on this: denied unless declared, CSRF-checked, never committing.

Flask-Admin gives the menu, the blueprints and the access hooks. Its own model forms are not used:
they commit by themselves, and page by offset. Lists are in `listing.py`, acts in `acts.py`.
"""

import logging
from collections.abc import Callable
from typing import ClassVar, ParamSpec, Protocol, TypeVar

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_admin import BaseView
from sqlalchemy.exc import DBAPIError, IntegrityError

from admin_console import csrf
from admin_console.door import to_sign_in
from admin_console.signed_in import Member, member
from bitloot.accounts.gate import require
from bitloot.accounts.permissions import Permission
from bitloot.core.db import rollback
from bitloot.core.errors import (
    ConflictError,
    ForbiddenError,
    ProblemError,
    UnavailableError,
    invalid,
)

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


class ViewMethod(Protocol):
    """A method of a view, not yet bound."""

    def __call__(self, view: BaseView, /, *args: object, **kwargs: object) -> ResponseReturnValue:
        """Answer the request."""


def needs(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare what one page or act of a view needs, where that is not what the view itself does."""

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        vars(function)["permission"] = permission
        return function

    return declare


class ConsoleView(BaseView):
    """A page with a declared permission; without one nobody reaches it, not even an owner."""

    permission: ClassVar[Permission | None] = None

    def needed(self, name: str) -> Permission | None:
        """What the method `name` needs."""
        own: Permission | None = getattr(getattr(type(self), name), "permission", None)
        return own or self.permission

    def is_accessible(self) -> bool:
        """Whether the menu shows it."""
        present = member()
        return present is not None and self.permission is not None and present.may(self.permission)

    def _handle_view(self, name: str, **_: object) -> ResponseReturnValue | None:
        present = member()
        if present is None:
            return to_sign_in()
        try:
            self._admit(present, name)
        except ProblemError as error:
            return self.problem(error)
        return None

    def _admit(self, present: Member, name: str) -> None:
        permission = self.needed(name)
        if permission is None:
            raise ForbiddenError("Nobody may open this page: it declares no permission.")
        require(present.user, permission)
        for field, text in (*request.args.items(multi=True), *request.form.items(multi=True)):
            if "\x00" in text:
                raise invalid(field, f"{field}: it holds a character that no text has.")
        if request.method not in {"GET", "HEAD"}:
            if not hasattr(getattr(type(self), name), "permission"):
                raise ForbiddenError("This act declares no permission of its own.")
            csrf.check()

    def _run_view(self, fn: ViewMethod, *args: object, **kwargs: object) -> ResponseReturnValue:
        try:
            return fn(self, *args, **kwargs)
        except ProblemError as error:
            rollback()
            return self.problem(error)
        except IntegrityError:
            rollback()
            return self.problem(ConflictError("Somebody changed this at the same moment."))
        except DBAPIError as error:
            rollback()
            log.exception("database: %s", type(error.orig).__name__)
            return self.problem(UnavailableError("The database did not answer. Try again."))

    def problem(self, error: ProblemError) -> ResponseReturnValue:
        """An error as a page, or as a line in a fragment."""
        fragment = "HX-Request" in request.headers
        template = "console/problem_fragment.html" if fragment else "console/problem.html"
        return self.page(template, problem=error), error.status

    def page(self, template: str, **values: object) -> str:
        """Render with what every page shows."""
        present = member()
        text: str = self.render(template, member=present, Permission=Permission, **values)
        return text


def told(message: str) -> None:
    """Say on the next page what was done."""
    flash(message, "success")
