# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import pytest
from groundwork.axe import Axe

PIN = "axe-playwright-python==1.2.3 \\\n    --hash=sha256:00\n"


@pytest.fixture
def axe(workspace):
    (workspace.root / "requirements").mkdir(parents=True)
    (workspace.root / "requirements" / "axe.txt").write_text(f"# why\n{PIN}")
    return Axe(workspace)


def unpack(axe, version):
    axe.script.parent.mkdir(parents=True)
    axe.script.touch()
    (axe.workspace.site_packages / f"axe_playwright_python-{version}.dist-info").mkdir()


def test_nothing_is_there_at_first(axe):
    assert axe.find() is None


def test_the_pinned_version_is_found(axe):
    unpack(axe, "1.2.3")
    assert axe.find() == "axe_playwright_python-1.2.3"


def test_another_version_is_replaced(axe):
    unpack(axe, "1.2.2")
    assert axe.find() is None
