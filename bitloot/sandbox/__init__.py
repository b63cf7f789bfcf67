"""Four providers on loopback: NOWPayments, Kinguin, Resend, an S3 store, and a page to play them.

Imports nothing of the shop, so that a client of the real provider cannot tell the difference.
"""
