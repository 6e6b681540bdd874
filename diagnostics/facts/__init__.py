"""Reads one thing from the machine each; a module per fact, a reader per system."""
