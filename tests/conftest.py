"""Workers that run tests side by side each have a database of their own."""

import os

import pytest


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
