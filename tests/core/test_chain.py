"""Whatever is done to a row behind the shop's back shows, and what the shop does never does."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import text

from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.chain import verifying
from bitloot.core.chain.books import AUDIT, SHOP, TIMELINE
from bitloot.core.chain.linking import link
from bitloot.core.chain.verifying import Fault, What
from bitloot.core.db import commit, db, rollback, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.core.timeline import EntryKind, note

ONE, TWO = new_id(), new_id()


def tell(trail_id: UUID | None, *texts: str) -> None:
    for each in texts:
        subject = ("order", trail_id or new_id())
        data = {"f": 1.50, "n": None, "ü": ["\u2028", 1e20]}
        note(EntryKind.STAFF, each, subject=subject, trail_id=trail_id, data=data)
        db.session.flush()


def found() -> list[Fault]:
    commit()
    verifying.snapshot()
    result = list(verifying.faults())
    rollback()
    return result


def do(statement: str, **values: object) -> None:
    db.session.execute(text(statement), values)
    commit()


@pytest.fixture
def written(app: ShopFlask) -> None:
    """Timeline entries 1, 3, 5 of one order, 2, 4 of another, 6 of none; audit entries 1 to 3."""
    for trail_id in (ONE, TWO, ONE, TWO, ONE, None):
        tell(trail_id, "said")
        commit()
    for number in range(3):
        audit(COMMAND_LINE, "test", ("thing", number), reason="because")
        commit()


def test_what_the_shop_wrote_is_whole(written: None) -> None:
    assert found() == []
    heads = db.session.execute(text("select book, chain_id, length from chain_heads")).all()
    assert set(heads) == {
        ("timeline", ONE, 3),
        ("timeline", TWO, 2),
        ("timeline", SHOP, 1),
        ("audit", SHOP, 3),
    }


EDITS = (
    "text = 'unsaid'",
    "at = at + interval '1 microsecond'",
    "data = '{}'",
    "actor = 'somebody else'",
    "trail_id = gen_random_uuid()",
    "subject_id = gen_random_uuid()",
    "to_state = 'paid'",
)


@pytest.mark.parametrize("change", EDITS)
def test_an_edited_entry_is_found(written: None, change: str) -> None:
    do(f"update timeline_entries set {change} where id = 3")  # noqa: S608
    assert found() == [Fault("timeline", ONE, 3, What.EDITED)]


@pytest.mark.parametrize("column", ["actor", "action", "object_kind", "object_id", "reason", "ip"])
def test_an_edited_audit_entry_is_found(written: None, column: str) -> None:
    do(f"update audit_entries set {column} = 'changed' where id = 2")  # noqa: S608
    assert found() == [Fault("audit", SHOP, 2, What.EDITED)]


def test_rows_that_change_places_are_found(written: None) -> None:
    do("update audit_entries set id = case id when 1 then -2 else -1 end where id in (1, 2)")
    do("update audit_entries set id = -id where id < 0")
    assert {fault.entry_id for fault in found()} == {1, 2}


def test_a_deleted_entry_is_found_with_its_link_or_without(written: None) -> None:
    do("delete from timeline_entries where id = 3")
    assert found() == [Fault("timeline", ONE, 3, What.DELETED)]
    do("delete from chain_links where book = 'timeline' and entry_id = 3")
    assert found() == [Fault("timeline", ONE, 5, What.LINKS_MISSING)]


def test_an_inserted_entry_is_found_linked_or_not(written: None) -> None:
    do(
        "insert into audit_entries (actor, action, object_kind, object_id, before, after) "
        "values ('ann', 'order.view', 'order', '1', '{}', '{}')"
    )
    assert found() == [Fault("audit", SHOP, 4, What.INSERTED)]
    do("insert into chain_links values ('audit', :shop, 4, 4, sha256('x'))", shop=SHOP)
    assert {fault.what for fault in found()} == {What.EDITED, What.CUT_OFF}
    do("update chain_heads set length = 4, hash = sha256('x') where book = 'audit'")
    assert {fault.what for fault in found()} == {What.EDITED, What.HEAD_FORGED}


def test_a_tail_cut_off_is_found_whatever_is_cut_with_it(written: None) -> None:
    do("delete from audit_entries where id = 3")
    do("delete from chain_links where book = 'audit' and entry_id = 3")
    assert found() == [Fault("audit", SHOP, None, What.CUT_OFF)]
    do(
        "update chain_heads h set length = 2, hash = (select hash from chain_links l "
        "where l.book = 'audit' and l.position = 2) where h.book = 'audit'"
    )
    assert found() == [Fault("audit", SHOP, None, What.HEAD_FORGED)]
    do("delete from chain_heads where book = 'audit'")
    assert found() == [Fault("audit", SHOP, None, What.HEAD_MISSING)]


def test_a_chain_that_is_gone_but_for_its_head_is_found(written: None) -> None:
    do("delete from timeline_entries where trail_id = :one", one=ONE)
    do("delete from chain_links where chain_id = :one", one=ONE)
    assert found() == [Fault("timeline", ONE, None, What.CUT_OFF)]


def test_what_is_undone_leaves_no_link(app: ShopFlask) -> None:
    tell(ONE, "never")
    rollback()
    tell(ONE, "kept")
    point = db.session.begin_nested()
    tell(ONE, "taken back")
    point.rollback()
    with db.session.begin_nested():
        tell(ONE, "kept too")
    assert found() == []
    assert db.session.scalar(text("select count(*) from chain_links")) == 2


def test_rows_from_before_the_chain_can_be_linked_and_later_ones_not(written: None) -> None:
    do("delete from chain_links where book = 'timeline' and entry_id < 3")
    do("delete from chain_heads where book = 'timeline'")
    do("delete from chain_links where book = 'timeline'")
    assert verifying.before_the_chain(TIMELINE, 4) == [6, 5, 4, 3]
    link("timeline", [3, 4, 5, 6])
    commit()
    assert verifying.before_the_chain(TIMELINE, 4) == [2, 1]
    link("timeline", [1, 2])
    assert found() == []
    do(
        "insert into audit_entries (actor, action, object_kind, object_id, before, after) "
        "values ('ann', 'order.view', 'order', '1', '{}', '{}')"
    )
    assert verifying.before_the_chain(AUDIT, 4) == []


def test_many_at_once_make_one_chain_each_and_never_a_deadlock(app: ShopFlask) -> None:
    trails = [new_id() for _ in range(4)]

    def write(number: int) -> None:
        with app.app_context():
            for turn in range(10):
                with transaction():
                    for trail_id in trails if number % 2 else reversed(trails):
                        tell(trail_id, f"{number} {turn}")
                    audit(COMMAND_LINE, "test", ("thing", number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert found() == []
    assert db.session.scalar(text("select count(*) from chain_links")) == 8 * 10 * 5
