"""Words: synonyms, and what customers searched in vain, each of which may become one."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.form_values import Field
from admin_console.listing import Filter, by_time, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.search_models import SearchMiss, Synonym
from bitloot.catalog.wording import editing
from bitloot.catalog.words import fold
from bitloot.core.db import db

FILTERS = (Filter("q", "Words", hint="Exactly these"),)
_FIELDS = (
    Field("words", "Customers type"),
    Field("means", "Which means"),
    Field("both_ways", "The other way too", "tick"),
)
_MOST_MISSES = 50


class WordingView(ConsoleView):
    """Both lists on one page."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Synonyms, the newest first; searches in vain, the most frequent first."""
        asked = given(FILTERS)
        wanted = select(Synonym)
        if words := asked.text("q"):
            wanted = wanted.where(Synonym.words == fold(words))
        listing = by_time(wanted, Synonym.created_at, Synonym.id, FILTERS, asked)
        open_ones = select(SearchMiss).where(SearchMiss.dismissed_at.is_(None))
        often = open_ones.order_by(SearchMiss.times.desc(), SearchMiss.last_at.desc())
        misses = db.session.scalars(often.limit(_MOST_MISSES)).all()
        return self.page("console/wording.html", listing=listing, misses=misses)

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """A synonym; `words` fills in what nobody found."""
        return self._form(None)

    @expose("/<uuid:synonym_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, synonym_id: UUID) -> ResponseReturnValue:
        """Change it."""
        return self._form(editing.get(synonym_id))

    def _form(self, synonym: Synonym | None) -> ResponseReturnValue:
        synonym_id = None if synonym is None else synonym.id

        def act(reason: str) -> str:
            values = {
                "words": request.form.get("words", ""),
                "means": request.form.get("means", ""),
                "both_ways": request.form.get("both_ways") == "on",
            }
            if synonym_id is None:
                editing.create(values, current_actor(), reason=reason)
            else:
                editing.edit(synonym_id, values, current_actor(), reason=reason)
            return "The next search knows it."

        stands = (
            {"words": request.args.get("words", "")[: editing.LONGEST]}
            if synonym is None
            else {
                "words": synonym.words,
                "means": synonym.means,
                "both_ways": "on" if synonym.both_ways else "",
            }
        )
        dialog = Dialog(
            title="New synonym" if synonym is None else f"Synonym “{synonym.words}”",
            text="Capital letters and accents make no difference.",
            button="Save",
            back=url_for(".index"),
            template="console/fields.html",
            values={
                "fields": _FIELDS,
                "stands": request.form if request.method == "POST" else stands,
            },
        )
        return perform(self, dialog, act)

    @expose("/<uuid:synonym_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove(self, synonym_id: UUID) -> ResponseReturnValue:
        """Delete it."""
        words = editing.get(synonym_id).words

        def act(reason: str) -> str:
            editing.remove(synonym_id, current_actor(), reason=reason)
            return f"“{words}” means only itself again."

        dialog = Dialog(
            title=f"Delete the synonym “{words}”",
            text="Searches take the words as they stand.",
            button="Delete",
            back=url_for(".index"),
            tone="danger",
        )
        return perform(self, dialog, act)

    @expose("/misses/<uuid:miss_id>/dismiss", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def dismiss(self, miss_id: UUID) -> ResponseReturnValue:
        """Take it off the list."""
        miss = editing.get_miss(miss_id)

        def act(reason: str) -> str:
            editing.dismiss(miss_id, current_actor(), reason=reason)
            return "It is off the list."

        dialog = Dialog(
            title="Nothing to be done",
            text=f"“{miss.words}” was searched {miss.times} times and found nothing.",
            button="Take it off",
            back=url_for(".index"),
        )
        return perform(self, dialog, act)
