"""Pricing rules as staff keep them, and the whole catalogue priced anew by them.

Rules that are edited change nothing. *Applying* them puts all that are enabled in force as a book
(`PriceBook`), which syncs price by from then on, and starts a run (`RepriceRun`) over what is here.
"""
