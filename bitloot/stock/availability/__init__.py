"""Whether a product can be bought now and why not: one decision, for checkout and for staff."""
