"""Trying to break a running system; README.md says what and how."""
