"""Covers and screenshots, drawn as SVG, sent as JPEG: no file, font or other server is needed."""
