"""Evidence for disputes: one signed file that tells an order's whole story. Never a key."""
