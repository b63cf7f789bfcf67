"""What Prometheus reads: the truth is in the database, so any web process can tell it.

The worker compares and writes; a scrape reads six rows and counts the open breaks by index.
"""

from collections.abc import Iterable

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily

from bitloot.reconciliation.breaks import open_by_rule
from bitloot.reconciliation.models import INVARIANTS
from bitloot.reconciliation.runs import last_certificate, results


class Reconciled:
    """A collector for the registry of a scrape."""

    def collect(self) -> Iterable[Metric]:
        """Breaks and violations by rule, and when everything last agreed."""
        yield _gauge(
            "bitloot_reconciliation_breaks",
            "Open breaks",
            {rule.value: count for rule, count in open_by_rule().items()},
        )
        last = {each.rule: each for each in results()}
        checked = {rule: last[rule] for rule in INVARIANTS if rule in last}
        yield _gauge(
            "bitloot_invariant_violations",
            "Violations at the last look",
            {rule.value: each.breaks for rule, each in checked.items()},
        )
        yield _gauge(
            "bitloot_invariant_checked_timestamp_seconds",
            "When an invariant was last looked at",
            {
                rule.value: each.checked_at.timestamp()
                for rule, each in checked.items()
                if each.checked_at
            },
        )
        certificate = last_certificate()
        yield GaugeMetricFamily(
            "bitloot_reconciliation_clean_timestamp_seconds",
            "When everything was last compared and agreed; 0: never",
            value=certificate.finished_at.timestamp()
            if certificate and certificate.finished_at
            else 0,
        )


def _gauge(name: str, text: str, by_rule: dict[str, float]) -> Metric:
    gauge = GaugeMetricFamily(name, text, labels=["rule"])
    for rule, value in by_rule.items():
        gauge.add_metric([rule], value)
    return gauge
