# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import os
import subprocess
import time
from pathlib import Path

import pytest
from groundwork import postgres, unprivileged
from groundwork.errors import SetupError
from groundwork.workspace import Workspace


@pytest.fixture
def embedded(tmp_path, clone, monkeypatch):
    """Return a function that makes the server of a clone with this one's packages."""
    installed = postgres.programs(Workspace(clone))
    if not installed.exists():
        pytest.skip("the Python packages of the clone are not installed")
    monkeypatch.setattr(postgres, "programs", lambda _workspace: installed)

    def make(name="a"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        return postgres.EmbeddedServer(Workspace(tmp_path / name))

    return make


def ask(server, sql="SELECT current_user"):
    psql = postgres.programs(None) / "psql"
    command = [psql, "-XAt", "-d", "postgres", "-c", sql]
    environment = {**os.environ, **server.environment()}
    return subprocess.check_output(command, env=environment, text=True).strip()


def test_it_runs_while_it_is_used_for_a_role_that_odoo_accepts(embedded):
    server = embedded()
    with server:
        assert ask(server) == "odoo"
    assert server.pid() is None


def test_the_last_user_stops_it(embedded):
    first, second = embedded(), embedded()
    with second:
        with first:
            assert first.pid() == second.pid()
        assert ask(second) == "odoo"
    assert second.pid() is None


def test_two_clones_have_two_servers(embedded):
    with embedded("a") as one, embedded("b") as other:
        assert one.pid() != other.pid()
        assert ask(one, "SHOW data_directory") != ask(other, "SHOW data_directory")


def test_a_killed_server_starts_again(embedded):
    with embedded() as server:
        pid = server.pid()
        os.kill(pid, 9)
        wait_for_end(pid)
    with embedded() as server:
        assert ask(server) == "odoo"


def test_a_process_number_used_again_is_no_obstacle(embedded):
    with embedded() as server:
        pass
    lines = [
        str(os.getpid()),
        str(server.data),
        "1",
        "5432",
        str(server.folder),
        "",
        "1 1",
        "ready",
    ]
    (server.data / "postmaster.pid").write_text("\n".join(lines))
    with embedded() as server:
        assert ask(server) == "odoo"


def test_a_path_too_long_for_a_socket_is_no_obstacle(embedded):
    with embedded("x" * 120) as server:
        assert server.folder not in [server.sockets, *server.sockets.parents]
        assert ask(server) == "odoo"
    assert not server.sockets.exists()


def test_half_made_data_is_made_again(embedded):
    server = embedded()
    server.data.mkdir(parents=True)
    (server.data / "half").touch()
    with server:
        assert ask(server) == "odoo"


def wait_for_end(pid):
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)


def test_pghost_names_another_server(workspace, monkeypatch):
    monkeypatch.setenv("PGHOST", "/run/postgresql")
    monkeypatch.setenv("PGUSER", "me")
    monkeypatch.delenv("PGPORT", raising=False)
    with postgres.server(workspace) as server:
        assert server.environment()["PGHOST"] == "/run/postgresql"
        assert server.key == "run-postgresql-5432"


def test_without_pghost_it_is_the_embedded_one(workspace, monkeypatch):
    monkeypatch.delenv("PGHOST", raising=False)
    assert postgres.server(workspace).key == "embedded"


def test_the_user_that_odoo_refuses_is_refused_at_once(workspace, monkeypatch):
    monkeypatch.setenv("PGHOST", "db")
    monkeypatch.setenv("PGUSER", "postgres")
    with pytest.raises(SetupError, match="refuses"), postgres.server(workspace):
        pass


def test_an_account_of_its_own_needs_a_folder_that_it_can_reach(tmp_path):
    closed = tmp_path / "closed"
    (closed / "clone").mkdir(parents=True)
    closed.chmod(0o700)
    with pytest.raises(SetupError, match="may not pass"):
        unprivileged.check_reachable(closed / "clone")
