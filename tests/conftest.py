# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Workers that run tests side by side each have a database of their own."""

import gc
import os
from pathlib import Path
from unittest.mock import patch

import freezegun
import psutil
import pytest

# What takes longest comes first, so that no worker waits for another at the end.
LONGEST = (
    "test_several_statements.py", "test_postgres.py", "upgrade", "test_hoot.py", "faults",
    "test_code_wizard.py", "report", "browser", "demo", "security", "mail",
)  # fmt: skip


# Whenever a test stops the clock, the attributes of all modules are gone through. These have none.
freezegun.configure(
    extend_ignore_list=[
        "PIL.", "_pytest.", "chardet.", "cryptography.", "docutils.", "hypothesis.", "lxml.",
        "num2words.", "openpyxl.", "passlib.", "pptx.", "pypdf.", "reportlab.", "xdist.",
    ]
)  # fmt: skip


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


@pytest.fixture(scope="session", autouse=True)
def browsers(request):
    """All tests of a worker share its browsers, each in a context of its own."""
    if not request.config.getoption("--odoo-http", False):
        yield
        return
    from .driving import FreshBrowser
    from .firefox import FreshFirefox

    children = psutil.Process.children

    def other_children(process, **options):
        """Odoo ends what a class of tests has left running: all but the browsers that go on."""
        kept = {one.chrome.pid for one in FreshBrowser.running.values()}
        kept |= {one.process.pid for one in FreshFirefox.running.values()}
        return [child for child in children(process, **options) if child.pid not in kept]

    with (
        patch("odoo.tests.common.ChromeBrowser", FreshBrowser),
        patch.object(psutil.Process, "children", other_children),
    ):
        yield
    FreshBrowser.stop_running()
    FreshFirefox.stop_running()


@pytest.fixture(scope="session", autouse=True)
def lasting_caches(request):
    """What a class has cached lasts from test to test, as it does on a server between requests.

    Odoo clears everything after each test. Here, only what a test has changed is cleared, since
    that is rolled back; after a class, everything.
    """
    if not request.config.getoption("--odoo-database", None):
        yield
        return
    from odoo.orm.registry import _CACHES_BY_KEY, Registry
    from odoo.tests import TransactionCase

    clear, clear_all = Registry.clear_cache, Registry.clear_all_caches
    set_up = TransactionCase.setUp
    changed = set()

    def clear_and_note(registry, *names):
        changed.update(names or ("default",))
        clear(registry, *names)

    def clear_all_and_note(registry):
        changed.update(_CACHES_BY_KEY)
        clear_all(registry)

    def clear_changed(registry):
        if changed:
            clear(registry, *changed)

    def set_up_and_begin(case):
        with patch.object(Registry, "clear_all_caches", clear_changed):
            set_up(case)
        changed.clear()

    with (
        patch.object(Registry, "clear_cache", clear_and_note),
        patch.object(Registry, "clear_all_caches", clear_all_and_note),
        patch.object(TransactionCase, "setUp", set_up_and_begin),
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def standing_objects(request):
    """Leave out of each garbage collection what Odoo has loaded: it stays to the end."""
    if request.config.getoption("--odoo-database", None):
        request.getfixturevalue("load_registry")
        gc.collect()
        gc.freeze()


def _place(item):
    parts = item.path.relative_to(Path(__file__).parent).parts
    places = [LONGEST.index(part) for part in parts if part in LONGEST]
    return places[0] if places else len(LONGEST)
