"""Compositions, each a function that draws on a canvas of any size."""
