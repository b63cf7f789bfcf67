"""The base of every provider client: timeouts, retries on safe calls, breaker, redacted logs."""
