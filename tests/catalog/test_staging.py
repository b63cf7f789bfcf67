"""Whatever a text holds arrives in the database as it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bitloot.catalog.staging import encoder, line_of, stage
from bitloot.core.db import db

pytestmark = pytest.mark.usefixtures("app")
# Columns of a sync, whose temporary table may be there already.
_COLUMNS = ("title", "original_name", "tags", "screenshots", "overrides", "videos")
_TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12
) | st.sampled_from(["\\N", "\\.", "t", "n", "\t", "a\\tb", "\r\n", '{"', ",", "null", "\x01"])
_LIST = st.lists(_TEXT, max_size=4)


@given(
    rows=st.lists(
        st.tuples(_TEXT, st.none() | _TEXT, _LIST, st.lists(st.dictionaries(_TEXT, _TEXT)), _LIST),
        max_size=5,
    )
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_copied_is_what_was_given(rows: list[tuple[object, ...]]) -> None:
    db.session.rollback()
    lines = [
        line_of(encoder(name)(value) for name, value in zip(_COLUMNS, (*row, []), strict=True))
        for row in rows
    ]
    name = stage("products", _COLUMNS, lines)
    columns = ", ".join(_COLUMNS)
    stored = db.session.execute(text(f"select {columns} from {name}"))  # noqa: S608 (our names)
    assert [tuple(each) for each in stored] == [(*row, []) for row in rows]
    db.session.rollback()
