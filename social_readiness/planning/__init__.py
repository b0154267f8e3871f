"""Before a launch: who is invited, and what could be shown about them.

Plain classes that take a campaign. They read what the campaign may read and write nothing.
"""
