# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The seal: what people answer cannot be read without a key that is stored outside the database.

``folder``, ``key`` and ``value`` are plain Python. ``key_store`` makes, finds and destroys keys.
Only ``value_store`` opens and writes sealed values. Two queries elsewhere select one together with
a roster row, and leave opening it to ``value_store.has_sent``: that of the person who answers
(``readiness.roster``) and that of the reader's own surveys (``readiness.my.surveys``). No method of
a model returns a counter or whether somebody else has answered.
"""
