"""Before a launch: who is invited, what could be shown about them, and what the launch fixes.

Plain classes and functions that take a campaign. Only ``freezing.py`` writes.
"""
