# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Files that are made from others: written, or compared with what is there."""

from pathlib import Path


def refresh(made, check, advice):
    """Write what changed or, with ``check``, only name it; return the exit code.

    :param made: {path: text or bytes} of all that is made.
    :param advice: the command that makes it.
    """
    stale = [path for path, content in made.items() if _read(path) != _as_bytes(content)]
    if not check:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_as_bytes(made[path]))
        return 0
    for path in stale:
        print(f"{path.relative_to(Path.cwd())} is out of date: run {advice}")
    return 1 if stale else 0


def _read(path):
    return path.read_bytes() if path.exists() else None


def _as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()
