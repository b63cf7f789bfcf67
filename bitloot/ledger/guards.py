"""What the database itself refuses: books that do not balance, and books that are rewritten.

The check of balance is deferred to the commit, so lines may come one by one. It runs once for each
new row, over the lines of one transaction: as many as there are accounts at most, found by index.
Migration 0003 holds the same statements; a test compares them.
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


def triggers_of(table: str) -> tuple[str, str]:
    """The statements that put both guards on a table."""
    balanced = (
        f"create constraint trigger {table}_balanced after insert on {table} "
        "deferrable initially deferred for each row execute function ledger_balanced()"
    )
    append_only = (
        f"create trigger {table}_append_only before update or delete on {table} "
        "for each statement execute function ledger_append_only()"
    )
    return balanced, append_only


def guard(model: type[Model]) -> None:
    """Have the guards made with the model's table, wherever it is made without migrations."""
    statements = (*FUNCTIONS, *triggers_of(model.__tablename__))

    def put_on(table: object, connection: Connection, **_: object) -> None:
        del table
        for statement in statements:
            connection.execute(text(statement))

    event.listen(model.__table__, "after_create", put_on)
