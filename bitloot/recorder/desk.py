"""What the shop noted, heard, queued and asked people: timeline, webhooks, jobs, mails, audit."""

from collections.abc import Iterator, Sequence

from bitloot.core.audit import AuditEntry
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.timeline import EntryKind, TimelineEntry
from bitloot.core.types import JsonObject
from bitloot.recorder.deciding import row_number
from bitloot.recorder.moments import Moment, Names, counted
from bitloot.recorder.reading import Story
from bitloot.webhooks.models import WebhookEvent

_TOLD_BY_ROWS = frozenset({EntryKind.ATTENTION, EntryKind.DELIVERY, EntryKind.REVEAL})
"""Notes that say less than the rows of their own that are told here."""


def noted(told: Story, names: Names) -> Iterator[Moment]:
    """Transitions, checks, calls to providers, verdicts on payments."""
    for entry in told.timeline:
        if entry.kind is EntryKind.TRANSITION:
            yield _transition(entry, names)
        elif entry.kind not in _TOLD_BY_ROWS:
            yield _note(entry)


def heard(told: Story) -> Iterator[Moment]:
    """Webhooks: when they came and what was thought of them, when they were done and what came."""
    for event in told.webhooks:
        yield from _webhook(event)


def queued(told: Story) -> Iterator[Moment]:
    """Jobs: when they were asked for, and how they ended or stand."""
    for job in told.jobs:
        yield Moment(job.created_at, "job", f"{job.kind} asked for.", facts={"job": str(job.id)})
        tries = counted(job.attempts, "attempt")
        if job.postponements:
            tries += f", postponed {job.postponements} times"
        error = f" Last error: {job.last_error}." if job.last_error else ""
        facts: JsonObject = {"job": str(job.id), "state": job.state.value, "attempts": job.attempts}
        if job.finished_at is not None:
            text = f"{job.kind} {job.state.value} after {tries}.{error}"
            yield Moment(job.finished_at, "job", text, facts=facts)
        elif job.state is not JobState.DONE:
            yield _unfinished(job, tries, error, facts)


def mailed(told: Story) -> Iterator[Moment]:
    """Mails as they were written; that they were sent is a note of its own."""
    for mail in told.mails:
        kind = mail.kind.replace("_", " ")
        text = f"\N{LEFT DOUBLE QUOTATION MARK}{kind}\N{RIGHT DOUBLE QUOTATION MARK} written to "
        facts: JsonObject = {"mail": str(mail.id), "state": mail.state.value}
        yield Moment(mail.created_at, "mail", f"{text}{mail.recipient}.", facts=facts)


def asked(told: Story) -> Iterator[Moment]:
    """Questions to staff, and their answers."""
    for item in told.questions:
        facts: JsonObject = {"reason": item.reason, "action": item.action}
        text = f"{item.summary} (asks for: {item.action})"
        yield Moment(item.created_at, "attention", text, facts=facts)
        if item.resolved_at is not None:
            text = f"{item.reason} resolved: {item.resolution}"
            yield Moment(item.resolved_at, "attention", text, item.resolved_by or "", facts)


def acted(acts: Sequence[AuditEntry]) -> Iterator[Moment]:
    """What staff did, from where and why."""
    for act in acts:
        why = f": {act.reason}" if act.reason else ""
        changed = _changed(act)
        where = f" (from {act.ip})" if act.ip else ""
        facts: JsonObject = {"before": act.before, "after": act.after}
        text = f"{act.action} of {act.object_kind}{why}{changed}{where}"
        yield Moment(act.at, "audit", text, act.actor, facts)


def _transition(entry: TimelineEntry, names: Names) -> Moment:
    who = names.get(entry.subject_id, entry.subject_kind)
    text = f"{who}: {entry.from_state} \N{RIGHTWARDS ARROW} {entry.to_state}. {entry.text}"
    facts: JsonObject = {
        "subject": f"{entry.subject_kind}:{entry.subject_id}",
        "event": entry.event,
        "from": entry.from_state,
        "to": entry.to_state,
    }
    return Moment(entry.at, "state", text, entry.actor, facts)


def _note(entry: TimelineEntry) -> Moment:
    verdict = entry.data.get("verdict")
    if not isinstance(verdict, str):
        return Moment(entry.at, entry.kind.value, entry.text, entry.actor, entry.data)
    number = row_number(verdict, entry.text)
    facts: JsonObject = {**entry.data, "row": number}
    text = f"{entry.text} (row {number}: {verdict})" if number else entry.text
    return Moment(entry.at, "decision", text, entry.actor, facts)


def _webhook(event: WebhookEvent) -> Iterator[Moment]:
    what = f" {event.event}" if event.event else ""
    again = f", {counted(event.repeats, 'repeat')} since" if event.repeats else ""
    text = f"{event.sender.value}{what}: {event.verdict.value}{again}."
    facts: JsonObject = {"webhook": str(event.id), "verdict": event.verdict.value}
    yield Moment(event.received_at, "webhook", text, facts=facts)
    if event.processed_at is not None:
        took = f" in {event.processing_ms} ms" if event.processing_ms is not None else ""
        tries = f", attempt {event.attempts}" if event.attempts > 1 else ""
        done = f"{event.processing.value}{took}{tries}"
        text = f"{event.sender.value}{what} {done}. {event.result or ''}"
        facts = {"webhook": str(event.id), "processing": event.processing.value}
        yield Moment(event.processed_at, "webhook", text.strip(), facts=facts)


def _unfinished(job: Job, tries: str, error: str, facts: JsonObject) -> Moment:
    text = f"{job.kind} is {job.state.value} and due now, after {tries}.{error}"
    return Moment(job.run_at, "job", text, facts=facts)


def _changed(act: AuditEntry) -> str:
    pairs = [f"{name} {act.before.get(name, '')}".strip() for name in act.before]
    after = [f"{name} {value}" for name, value in act.after.items()]
    said = " \N{RIGHTWARDS ARROW} ".join(", ".join(part) for part in (pairs, after) if part)
    return f" [{said}]" if said else ""
