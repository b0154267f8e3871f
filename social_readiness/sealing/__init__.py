# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The seal: what people answer cannot be read without a key that is stored outside the database.

``folder``, ``key`` and ``value`` are plain Python. ``key_store`` makes, finds and destroys keys.
``value_store`` is the only module that reads, opens or writes sealed values: no method of a model
returns a counter or who has answered.
"""
