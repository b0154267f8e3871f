# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Workers that run tests side by side each have a database of their own."""

import os
from pathlib import Path

import pytest

# What takes longest comes first, so that no worker waits for another at the end.
LONGEST = ("upgrade", "test_hoot.py", "faults", "browser", "demo", "security", "mail")


@pytest.hookimpl(tryfirst=True, hookwrapper=True)
def pytest_cmdline_main(config):
    """Give the worker its copy, which ``make test`` has made with its file store.

    Without the variable pytest-odoo copies nothing: its copies have no file store, which the
    servers that some tests start would miss.
    """
    worker = os.environ.pop("PYTEST_XDIST_WORKER", None)
    if worker and getattr(config.option, "odoo_database", None):
        config.option.odoo_database += f"_{worker}"
    yield


def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):
        items.sort(key=_place)


def _place(item):
    part = item.path.relative_to(Path(__file__).parent).parts[0]
    return LONGEST.index(part) if part in LONGEST else len(LONGEST)
