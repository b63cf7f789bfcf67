"""Every effect on the outside goes through one door: a row in `jobs`.

Written in the transaction that caused it (`enqueue`), nudged after the commit, claimed with a
lease (`running`), retried with backoff, dead-lettered where staff see and replay it (`desk`).
If Redis, a worker or the machine dies at any instant, `sweep` finds the row.
"""
