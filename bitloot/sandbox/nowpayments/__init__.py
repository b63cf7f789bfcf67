"""NOWPayments v1: its REST API, its payments, its IPNs."""
