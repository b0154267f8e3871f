# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The seal: what people answer is unreadable without a key that is kept outside the database.

``folder``, ``key`` and ``value`` are plain Python. ``key_store`` makes, finds and destroys keys;
``value_store`` is the only place where a sealed value is read, opened or written: no method of a
model returns a counter or who answered.
"""
