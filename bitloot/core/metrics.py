"""What Prometheus reads. Labels are words from our own code, never ids or input."""

from prometheus_client import Counter, Histogram

_FAST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUEST_SECONDS = Histogram(
    "bitloot_request_seconds", "HTTP requests", ("endpoint", "method", "status"), buckets=_FAST
)
PROVIDER_SECONDS = Histogram(
    "bitloot_provider_seconds", "Calls to providers", ("provider", "call", "result"), buckets=_FAST
)
JOB_SECONDS = Histogram("bitloot_job_seconds", "Job runs", ("kind", "result"), buckets=_FAST)
WEBHOOKS = Counter("bitloot_webhooks_total", "Webhooks received", ("sender", "verdict"))
