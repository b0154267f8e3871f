"""``make pictures``: the pictures in README, guide and app description, from the demo.

``studio`` prepares: a demo database and a server on a fixed day. ``take`` is the program that
goes through the ``scenes`` in a browser, in each language.
"""
