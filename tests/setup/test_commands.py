# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import socket

import pytest
from groundwork import demo, fingerprint, locks, test_database, testing
from groundwork.errors import SetupError
from groundwork.session import Session


@pytest.fixture
def session(workspace, console, monkeypatch):
    monkeypatch.delenv("PGHOST", raising=False)
    for folder in ("tests/engine", "tests/setup", "tests/models", "social_readiness"):
        (workspace.root / folder).mkdir(parents=True)
    return Session(workspace, console)


class Databases:
    """Stands for the server's databases, which hold nothing."""

    def __init__(self):
        self.dropped = []

    def has_record(self, name, module, record):
        return False

    def drop(self, name):
        self.dropped.append(name)


def targets(session, *arguments):
    return testing.Tests(session, arguments).targets()


def test_without_arguments_all_tests_run(session):
    assert targets(session) == (["tests/engine", "tests/setup"], ["tests"])


def test_an_expression_selects_among_all(session):
    assert targets(session, "-k", "name")[1] == ["tests"]


def test_a_path_of_odoo_tests_runs_those_only(session):
    assert targets(session, "tests/models::TestX", "-k", "x") == ([], ["tests/models::TestX"])


def test_a_path_of_plain_tests_needs_no_database(session):
    assert targets(session, "tests/engine") == (["tests/engine"], [])


@pytest.mark.parametrize(
    ("codes", "expected"), [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([5, 0], 0), ([5, 5], 5)]
)
def test_a_run_that_selected_nothing_counts_only_if_all_did(codes, expected):
    assert testing.verdict(codes) == expected


@pytest.mark.parametrize(("cores", "workers"), [(1, 0), (2, 2), (4, 4), (64, 4)])
def test_all_tests_are_shared_by_the_cores(cores, workers):
    assert testing.worker_count(cores) == workers


def test_databases_of_killed_runs_are_dropped(tmp_path):
    databases = Databases()
    (tmp_path / "dead").touch()
    with locks.exclusive(tmp_path / "alive"):
        test_database.drop_abandoned(tmp_path, databases)
    assert databases.dropped == ["dead"]
    assert [file.name for file in tmp_path.iterdir()] == ["alive"]


def test_a_port_in_use_is_said_before_anything_is_done(session):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=f"PORT={port + 1}"):
            demo.Demo(session, port=port).check_port()


@pytest.mark.parametrize("environ", [{"PORT": "many"}, {"PORT": "70000"}, {"DB": "a b"}])
def test_a_port_or_name_that_is_none_is_refused(session, environ):
    with pytest.raises(SetupError):
        demo.from_environment(session, environ)


def test_a_database_without_the_demo_company_is_no_demo(session):
    with pytest.raises(SetupError, match="could not be loaded"):
        demo.Demo(session, "bare")._check_company(Databases(), "bare")


def test_links_lead_to_the_port_of_the_demo(session, monkeypatch):
    """The kind: links and slips with the address of another server."""
    written = {}

    class Known(Databases):
        def __init__(self, session):
            super().__init__()

        def exists(self, name):
            return True

        def note(self, name):
            return f"{demo.ADDON} {fingerprint.of_folder(session.workspace.addon)}"

        def write_note(self, name, text):
            pass

        def write_base_url(self, name, url):
            written[name] = url

    monkeypatch.setattr(demo, "Databases", Known)
    for port in ("8190", "8069"):
        demo.from_environment(session, {"PORT": port, "DB": "mine"}).prepare()
        assert written == {"mine": f"http://localhost:{port}"}


def test_the_welcome_names_the_address_and_every_login(session):
    text = demo.from_environment(session, {"PORT": "8123"}).welcome()
    assert "http://localhost:8123" in text
    assert all(login in text for login in ("hr", "executive", "manager", "employee"))


def test_a_changed_or_renamed_file_changes_the_fingerprint(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = fingerprint.of_folder(tmp_path)
    (tmp_path / "a.py").write_text("2")
    changed = fingerprint.of_folder(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({before, changed, fingerprint.of_folder(tmp_path)}) == 3


def test_compiled_files_do_not_change_the_fingerprint(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = fingerprint.of_folder(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").touch()
    assert fingerprint.of_folder(tmp_path) == before
