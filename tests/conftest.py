"""Workers that run tests side by side each have a database of their own."""

import os

import pytest


@pytest.hookimpl(tryfirst=True, hookwrapper=True)
def pytest_cmdline_main(config):
    """Give the worker its copy, which ``make test`` has made, before pytest-odoo reads the name."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and getattr(config.option, "odoo_database", None):
        config.option.odoo_database += f"_{worker}"
    yield
