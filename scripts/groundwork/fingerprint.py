# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Short digests that tell whether something has changed."""

import hashlib
import subprocess


def of_folder(folder, skip=("__pycache__", "tests")):
    """Return a digest of the files below a folder: their names and contents."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not set(skip) & set(inside.parts):
            digest.update(f"{inside}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def of_odoo(odoo):
    """Return a digest of which Odoo this is: place, release and commit."""
    facts = [str(odoo.python_path), (odoo.python_path / "odoo" / "release.py").read_text()]
    if (odoo.python_path / ".git").exists():
        command = ["git", "-C", str(odoo.python_path), "rev-parse", "HEAD"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        facts.append(result.stdout)
    return of_text(*facts)


def of_text(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
