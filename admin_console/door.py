"""The door: signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin_console import csrf, signed_in
from bitloot.accounts.signing_in import Visitor, sign_in
from bitloot.core.errors import ProblemError

HOME = "/admin/"
_USER_AGENT_LENGTH = 300
_A_YEAR = 31_536_000


class _Assets(Blueprint):
    """Own and vendored files; each address carries a version, so browsers may keep them."""

    def get_send_file_max_age(self, filename: str | None) -> int | None:
        """In seconds."""
        del filename
        return _A_YEAR


blueprint = _Assets(
    "console",
    __name__,
    url_prefix="/admin",
    template_folder="templates",
    static_folder="static",
    static_url_path="/assets",
)


@blueprint.get("/login")
def login() -> ResponseReturnValue:
    """Password and code on one page."""
    return redirect(_destination()) if signed_in.member() else _form()


@blueprint.post("/login")
def enter() -> ResponseReturnValue:
    """Sign in; everything that is wrong is answered alike."""
    agent = request.headers.get("User-Agent", "")[:_USER_AGENT_LENGTH] or None
    form = request.form
    try:
        csrf.check()
        session = sign_in(
            form.get("email", ""),
            form.get("password", ""),
            form.get("code", ""),
            Visitor(request.remote_addr, agent),
        )
    except ProblemError as refused:
        return _form(refused)
    signed_in.remember(session)
    return redirect(_destination(), 303)


@blueprint.post("/logout")
def leave() -> ResponseReturnValue:
    """End the session of this browser."""
    csrf.check()
    signed_in.forget()
    return redirect(url_for("console.login"), 303)


def to_sign_in() -> ResponseReturnValue:
    """Ask to sign in, and come back here afterwards."""
    if "HX-Request" in request.headers:
        back = urlsplit(request.headers.get("HX-Current-URL", HOME))
        address = url_for("console.login", next=f"{back.path}?{back.query}".rstrip("?"))
        return Response(status=401, headers={"HX-Redirect": address})
    back_here = request.full_path.rstrip("?") if request.method == "GET" else HOME
    return redirect(url_for("console.login", next=back_here), 303)


def _form(refused: ProblemError | None = None) -> ResponseReturnValue:
    email = request.form.get("email", "")
    page = render_template("console/login.html", refused=refused, email=email)
    return page, refused.status if refused else 200


def _destination() -> str:
    """Where `next` points, if that is inside the console: never to another site."""
    wanted = request.args.get("next", HOME)
    parts = urlsplit(wanted)
    inside = not parts.scheme and not parts.netloc and parts.path.startswith(HOME)
    return wanted if inside and "\\" not in wanted else HOME
