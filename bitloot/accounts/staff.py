"""Members of staff: created, given a role, suspended, given tokens. Every act is audited."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select

from bitloot.accounts.models import Role, User
from bitloot.accounts.passwords import generate_password, hash_password
from bitloot.accounts.sessions import close_all
from bitloot.accounts.totp import enroll, provisioning_uri
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.tokens import TokenType, sign

TOKEN_MINUTES = 15


@dataclass(frozen=True, slots=True)
class NewStaff:
    """What is shown once, to whoever created the account."""

    user: User
    password: str = field(repr=False)
    totp_secret: str = field(repr=False)
    totp_uri: str = field(repr=False)


def create(
    email: str, role: Role, actor: Actor, *, name: str = "", password: str | None = None
) -> NewStaff:
    """A new member of staff. ConflictError when the e-mail is staff already.

    A customer's account with that e-mail becomes the member's.
    """
    email = _clean(email)
    if role is Role.CUSTOMER:
        raise invalid("role", "Staff have a role of staff.")
    user = db.session.scalar(select(User).where(User.email == email))
    if user is not None and user.role is not Role.CUSTOMER:
        raise ConflictError(f"{email} is a member of staff already, as {user.role}.")
    chosen = password or generate_password()
    if user is None:
        user = User(email=email)
        db.session.add(user)
    user.name, user.role, user.password_hash = name, role, hash_password(chosen)
    db.session.flush()
    secret = enroll(user)
    audit(actor, "staff.create", ("staff", user.id), after={"email": email, "role": role.value})
    return NewStaff(user, chosen, secret, provisioning_uri(email, secret))


def ensure_demo_staff(email: str, password: str, totp_secret: str) -> User:
    """The owner of the demo shop, with a known password and secret; repeats change nothing."""
    user = db.session.scalar(select(User).where(User.email == _clean(email)))
    if user is not None:
        return user
    made = create(email, Role.OWNER, Actor("seed"), name="Demo owner", password=password)
    enroll(made.user, totp_secret)
    return made.user


def find(email: str) -> User:
    """A member of staff, suspended or not. NotFoundError otherwise."""
    query = select(User).where(User.email == _clean(email), User.role != Role.CUSTOMER)
    return _known(db.session.scalar(query))


def get(user_id: UUID) -> User:
    """The same by id."""
    user = db.session.get(User, user_id)
    return _known(None if user is None or user.role is Role.CUSTOMER else user)


def everyone() -> list[User]:
    """All members of staff, by e-mail."""
    query = select(User).where(User.role != Role.CUSTOMER).order_by(User.email)
    return list(db.session.scalars(query))


def set_role(user: User, role: Role, actor: Actor, *, reason: str) -> None:
    """Give another role; open sessions and tokens end."""
    _not_self(user, actor)
    if role is Role.CUSTOMER:
        raise invalid("role", "To take all rights away, suspend the account.")
    if user.role is role:
        raise ConflictError(f"{user.email} is {role} already.")
    _keep_an_owner(user)
    before, user.role = user.role, role
    _sign_out_everywhere(user)
    audit(
        actor,
        "staff.role",
        ("staff", user.id),
        reason=reason,
        before={"role": before.value},
        after={"role": role.value},
    )


def suspend(user: User, actor: Actor, *, reason: str) -> None:
    """Close the account at once: sessions and tokens end."""
    _not_self(user, actor)
    if user.suspended_at is not None:
        raise ConflictError(f"{user.email} is suspended already.")
    _keep_an_owner(user)
    user.suspended_at = utcnow()
    _sign_out_everywhere(user)
    audit(actor, "staff.suspend", ("staff", user.id), reason=reason, after={"suspended": True})


def restore(user: User, actor: Actor, *, reason: str) -> None:
    """Open a suspended account again."""
    if user.suspended_at is None:
        raise ConflictError(f"{user.email} is not suspended.")
    user.suspended_at = None
    audit(actor, "staff.restore", ("staff", user.id), reason=reason, after={"suspended": False})


def reset_totp(user: User, actor: Actor, *, reason: str) -> tuple[str, str]:
    """A new second factor: (secret, otpauth address), shown once. Sessions and tokens end."""
    secret = enroll(user)
    _sign_out_everywhere(user)
    audit(actor, "staff.reset_totp", ("staff", user.id), reason=reason)
    return secret, provisioning_uri(user.email, secret)


def reset_password(user: User, actor: Actor, *, reason: str, password: str | None = None) -> str:
    """A new password (made up unless given), returned once. Sessions and tokens end."""
    chosen = password or generate_password()
    user.password_hash = hash_password(chosen)
    _sign_out_everywhere(user)
    audit(actor, "staff.reset_password", ("staff", user.id), reason=reason)
    return chosen


def issue_token(user: User, actor: Actor) -> str:
    """An access token for scripts, valid for 15 minutes."""
    if not user.is_staff:
        raise ConflictError(f"{user.email} is suspended.")
    audit(actor, "staff.token", ("staff", user.id), after={"minutes": TOKEN_MINUTES})
    return sign(TokenType.ACCESS, user.id, minutes=TOKEN_MINUTES, epoch=user.token_epoch)


def _clean(email: str) -> str:
    email = email.strip().lower()
    if "@" not in email.strip("@"):
        raise invalid("email", "This is not an e-mail address.")
    return email


def _known(user: User | None) -> User:
    if user is None:
        raise NotFoundError("There is no such member of staff.")
    return user


def _not_self(user: User, actor: Actor) -> None:
    if user.id == actor.user_id:
        raise ConflictError("Nobody changes their own rights: ask another owner.")


def _keep_an_owner(user: User) -> None:
    if user.role is not Role.OWNER or user.suspended_at is not None:
        return
    owners = select(func.count()).where(User.role == Role.OWNER, User.suspended_at.is_(None))
    if (db.session.scalar(owners) or 0) <= 1:
        raise ConflictError("This is the last owner: make somebody else owner first.")


def _sign_out_everywhere(user: User) -> None:
    user.token_epoch += 1
    close_all(user.id)
