"""A member of staff who calls the API."""

import pyotp
from sqlalchemy import select

from bitloot.accounts.models import Role, User
from bitloot.accounts.totp import enroll
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.tokens import TokenType, sign


def staff_headers(role: Role = Role.ADMIN) -> dict[str, str]:
    """Sign somebody of that role in."""
    user = User(email=f"{role.value}@bitloot.example", role=role)
    db.session.add(user)
    commit()
    token = sign(TokenType.ACCESS, user.id, minutes=5, epoch=user.token_epoch)
    return {"Authorization": f"Bearer {token}"}


def fresh_code(role: Role = Role.ADMIN) -> str:
    """What the authenticator of who was signed in with that role shows now: good once."""
    address = f"{role.value}@bitloot.example"
    user = db.session.scalars(select(User).where(User.email == address)).one()
    secret = enroll(user)
    commit()
    return pyotp.TOTP(secret).at(utcnow())
