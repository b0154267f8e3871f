# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make pictures``: the pictures in README, guide and app description, from the demo.

``studio`` prepares: a demo database and a server on a fixed day. ``take`` is the program that
goes through the ``scenes`` in a browser, in each language.
"""
