"""The flight recorder: everything that happened to one order, and whether it adds up."""
