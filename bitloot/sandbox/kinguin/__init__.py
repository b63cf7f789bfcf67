"""The Kinguin eCommerce (ESA) API on loopback, with an invented catalogue."""
