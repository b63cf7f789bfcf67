"""What the database itself refuses: books that do not balance, and books that are rewritten.

And what it adds by itself: to a closed day, what is posted into it afterwards.

The check of balance is deferred to the commit, so lines may come one by one. It runs once for each
new row, over the lines of one transaction: as many as there are accounts at most, found by index.
Migrations 0003 and 0009 hold the same statements; a test compares them.
"""

from sqlalchemy import Connection, event, text

from bitloot.core.db import Model

BALANCED = """
create or replace function ledger_balanced() returns trigger language plpgsql as $$
declare
    checked uuid;
    lines integer;
    total numeric;
begin
    if tg_table_name = 'ledger_postings' then
        checked := new.transaction_id;
    else
        checked := new.id;
    end if;
    select count(*), coalesce(sum(amount), 0) into lines, total
    from ledger_postings where transaction_id = checked;
    if lines < 2 or total <> 0 then
        raise exception 'ledger transaction % has % lines that sum to %', checked, lines, total
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$
"""
APPEND_ONLY = """
create or replace function ledger_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append only: post a correction', tg_table_name
        using errcode = 'restrict_violation';
end $$
"""
FUNCTIONS = (BALANCED, APPEND_ONLY)
LATE = """
create or replace function ledger_late() returns trigger language plpgsql as $$
declare
    closed date;
begin
    select max(day) into closed from ledger_closings;
    insert into ledger_closings (day, account, amount, postings)
    select (posted_at at time zone 'UTC')::date, account, sum(amount), count(*)
    from posted where posted_at < (closed + 1)::timestamp at time zone 'UTC'
    group by 1, 2;
    return null;
end $$
"""
LATE_TRIGGER = (
    "create trigger ledger_postings_late after insert on ledger_postings "
    "referencing new table as posted for each statement execute function ledger_late()"
)
"""What is posted into a closed day is added to it."""


def triggers_of(table: str) -> tuple[str, str]:
    """The statements that put both guards on a table."""
    balanced = (
        f"create constraint trigger {table}_balanced after insert on {table} "
        "deferrable initially deferred for each row execute function ledger_balanced()"
    )
    return balanced, kept(table)


def kept(table: str) -> str:
    """The statement that makes a table append only."""
    return (
        f"create trigger {table}_append_only before update or delete on {table} "
        "for each statement execute function ledger_append_only()"
    )


def guard(model: type[Model]) -> None:
    """Have the guards made with the model's table, wherever it is made without migrations."""
    _make(model, *FUNCTIONS, *triggers_of(model.__tablename__))


def guard_closings(closings: type[Model], postings: type[Model]) -> None:
    """The same for closed days, and for what keeps them true; in whichever order they are made."""
    _make(closings, APPEND_ONLY, kept(closings.__tablename__))
    _make(postings, LATE, LATE_TRIGGER)


def _make(model: type[Model], *statements: str) -> None:
    def put_on(table: object, connection: Connection, **_: object) -> None:
        del table
        for statement in statements:
            connection.execute(text(statement))

    event.listen(model.__table__, "after_create", put_on)
