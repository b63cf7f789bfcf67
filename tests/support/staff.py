"""A member of staff who calls the API."""

from bitloot.accounts.models import Role, User
from bitloot.core.db import commit, db
from bitloot.core.tokens import TokenType, sign


def staff_headers(role: Role = Role.ADMIN) -> dict[str, str]:
    """Sign somebody of that role in."""
    user = User(email=f"{role.value}@bitloot.example", role=role)
    db.session.add(user)
    commit()
    token = sign(TokenType.ACCESS, user.id, minutes=5, epoch=user.token_epoch)
    return {"Authorization": f"Bearer {token}"}
