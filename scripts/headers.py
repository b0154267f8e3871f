# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Give each source file its copyright and license, as OCA's addons have them.

python scripts/headers.py [--check]
"""

import subprocess
import sys
from pathlib import Path

from groundwork import files

ROOT = Path(__file__).resolve().parent.parent
LINES = (
    "Copyright 2026 Social Readiness contributors",
    "License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).",
)
XML = '<?xml version="1.0" encoding="UTF-8" ?>\n'
PATTERNS = ("*.py", "*.js", "*.mjs", "*.scss", "*.css", "*.xml", "scripts/dev", "scripts/odoo")


def headed(path, text):
    """Return the text of a source file with its header; an empty file needs none."""
    if not text.strip():
        return text
    first, rest = _first_line(path, text)
    header = _header(path)
    if rest.startswith(header):
        return first + rest
    blank = "\n" if path.suffix not in (".xml",) and not rest.startswith("\n") else ""
    return first + header + blank + rest


def _first_line(path, text):
    """Return what has to stay before the header, and the rest."""
    if path.suffix == ".xml":
        rest = text.partition("?>")[2].lstrip("\n") if text.startswith("<?xml") else text
        return XML, rest
    if text.startswith("#!"):
        line, _newline, rest = text.partition("\n")
        return line + "\n", rest
    return "", text


def _header(path):
    if path.suffix == ".xml":
        return f"<!-- {LINES[0]}\n     {LINES[1]} -->\n"
    if path.suffix in (".js", ".mjs", ".scss", ".css"):
        return f"/* {LINES[0]}\n   {LINES[1]} */\n"
    return "".join(f"# {line}\n" for line in LINES)


def sources():
    """Return the paths of the source files that git knows."""
    listed = subprocess.run(
        ["git", "ls-files", "--", *PATTERNS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and "/static/lib/" not in str(path)]


if __name__ == "__main__":
    made = {path: headed(path, path.read_text()) for path in sources()}
    sys.exit(files.refresh(made, "--check" in sys.argv[1:], "make format"))
