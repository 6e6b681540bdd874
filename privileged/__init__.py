"""The helper that runs as administrator (root) on Linux: built-in actions, by their names.

Installed apart from the rest as one file, started by polkit's pkexec only, and made of Python's
standard library alone: what is imported here runs as root. See docs/adr/0011-rights.md.
"""
