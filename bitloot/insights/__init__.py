"""Figures for people: computed by the database, never by loops over rows; nothing is written."""
