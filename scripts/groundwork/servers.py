# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Servers on this machine: a free port for one, and whether its pages answer."""

import socket
import time
import urllib.request

HOST = "127.0.0.1"
LOGIN = "/web/login"


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def answers(port, path=LOGIN, host=HOST, timeout=60):
    """Return whether a page comes without an error."""
    try:
        with urllib.request.urlopen(f"http://{host}:{port}{path}", timeout=timeout):
            return True
    except OSError:
        return False


def wait_for_page(port, seconds, process=None, **options):
    """Wait until a page answers; return False after so many seconds, or if the process ends.

    :param options: of :func:`answers`
    """
    end = time.monotonic() + seconds
    while not answers(port, **options):
        if time.monotonic() > end or (process and process.poll() is not None):
            return False
        time.sleep(0.1)
    return True
