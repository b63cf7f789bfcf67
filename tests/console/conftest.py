"""The console as its people use it: through its pages, with a real sign-in."""

from collections.abc import Callable

import pytest
from support.console_browser import Browser
from support.console_rows import Rows, rows_of_everything

import admin_console
from bitloot.accounts import staff
from bitloot.accounts.models import Role
from bitloot.app import create_app
from bitloot.core.audit import Actor
from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from config.settings import Settings

PASSWORD = "a long enough password"


@pytest.fixture(scope="session")
def console(settings: Settings) -> ShopFlask:
    app = create_app(settings)
    admin_console.mount(app)
    return app


@pytest.fixture
def stranger(app: ShopFlask, console: ShopFlask) -> Browser:
    """A browser that nobody has signed in with; the tables are empty."""
    del app
    return Browser(console.test_client())


SignIn = Callable[[Role], Browser]


@pytest.fixture
def sign_in(app: ShopFlask, console: ShopFlask) -> SignIn:
    """Make somebody of that role and sign them in."""
    del app

    def go(role: Role) -> Browser:
        made = staff.create(f"{role}@bitloot.example", role, Actor("test"), password=PASSWORD)
        commit()
        browser = Browser(console.test_client())
        answer = browser.sign_in(made.user.email, PASSWORD, made.totp_secret)
        assert answer.status_code == 303, answer.text
        return browser

    return go


@pytest.fixture
def owner(sign_in: SignIn) -> Browser:
    return sign_in(Role.OWNER)


@pytest.fixture
def rows(app: ShopFlask) -> Rows:
    """One of everything that the console shows."""
    del app
    return rows_of_everything()
