"""The embedded default: PostgreSQL, Valkey, the sandbox and the shop as one process group."""
