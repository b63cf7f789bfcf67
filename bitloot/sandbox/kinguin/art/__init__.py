"""Covers and screenshots drawn as SVG: no file, no font, no other server is needed."""
