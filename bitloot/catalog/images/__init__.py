"""Covers and screenshots: fetched once, resized, kept in the object store, served for ever."""
