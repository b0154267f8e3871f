# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The programs that print: wkhtmltopdf with wkhtmltoimage, or Chromium."""

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MEMORY = Path("/dev/shm")  # on Linux, files in this folder are in memory, not on a disk
SECONDS = 120
# Odoo limits the address space of its workers. A browser reserves far more than it uses.
UNBOUND = ("sh", "-c", 'ulimit -S -v "$(ulimit -H -v)"; exec "$0" "$@"')
A4 = (210, 297)  # millimeters
PIXELS = 96 / 25.4  # CSS pixels per millimeter


class PrintError(Exception):
    """The printer program failed; the text is its own message."""


class Paper(NamedTuple):
    """A format of A4 pages.

    The margins are in millimeters; ``width`` is how many pixels of the page fit between them.
    """

    width: int
    is_landscape: bool = False
    top: float = 0
    right: float = 0
    bottom: float = 0
    left: float = 0

    @property
    def zoom(self):
        wide = A4[self.is_landscape] - self.left - self.right
        return wide * PIXELS / self.width


def printer():
    """Return the printer program of this server, None if there is none.

    It is searched each time, so a program that is installed later is found without a restart.
    """
    return Wkhtmltopdf() if shutil.which("wkhtmltopdf") else _browser()


def picture_taker():
    """Return the program that takes pictures on this server, None if there is none."""
    return Wkhtmltopdf() if shutil.which("wkhtmltoimage") else _browser()


def _browser():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    return path and Chromium(path)


class Printer:
    """Runs a printer program in a folder that only this user may read, and deletes the folder.

    On Linux, the folder is in memory: nothing that is on a page, such as a code, reaches a disk.

    :cvar has_color: whether it prints emoji from a font with color pictures
    """

    has_color = False

    def print_pages(self, html, paper):
        """Return a page as a PDF.

        :raises PrintError: the program failed, or took too long
        """
        with _folder() as folder:
            return self._print(folder, html, paper)

    def take_picture(self, html, size):
        """Return a page as a PNG that is as high as the page.

        :param size: its width and its greatest height, in pixels

        :raises PrintError: the program failed, or took too long
        """
        with _folder() as folder:
            return _trimmed(self._take_picture(folder, html, *size))

    def _run(self, folder, command, result):
        """Run the program, and return the content of the file ``result`` that it has written."""
        environ = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        try:
            done = subprocess.run(
                command, cwd=folder, env=environ, capture_output=True, timeout=SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrintError(str(error)) from error
        path = folder / result
        if done.returncode or not path.exists() or not path.stat().st_size:
            raise PrintError(done.stderr.decode(errors="replace")[-1000:])
        return path.read_bytes()


class Wkhtmltopdf(Printer):
    """Odoo's own printer program. It shrinks what is wider than the page."""

    name = "wkhtmltopdf"
    OPTIONS = ("--quiet", "--disable-local-file-access", "--disable-javascript")

    def _print(self, folder, html, paper):
        page = _written(folder, html)
        margins = [
            part
            for side in ("top", "right", "bottom", "left")
            for part in (f"--margin-{side}", f"{getattr(paper, side)}mm")
        ]
        turn = "Landscape" if paper.is_landscape else "Portrait"
        size = ("--page-size", "A4", "--orientation", turn, "--dpi", "96")
        command = ["wkhtmltopdf", *self.OPTIONS, *size, *margins, page, "paper.pdf"]
        return self._run(folder, command, "paper.pdf")

    def _take_picture(self, folder, html, width, _height):
        page = _written(folder, html)
        size = ("--format", "png", "--width", str(width))
        command = ["wkhtmltoimage", *self.OPTIONS, *size, page, "picture.png"]
        return self._run(folder, command, "picture.png")


class Chromium(Printer):
    """A browser without a window, for servers on which wkhtmltopdf cannot be installed."""

    name = "chromium"
    has_color = True
    OPTIONS = (
        *("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"),
        *("--disable-background-networking", "--disable-sync", "--incognito"),
        "--host-resolver-rules=MAP * ~NOTFOUND",  # no network
    )

    def __init__(self, path):
        self.path = path

    def _print(self, folder, html, paper):
        turn = "landscape" if paper.is_landscape else "portrait"
        margins = " ".join(f"{side}mm" for side in paper[2:])
        style = (
            f"@page {{ size: A4 {turn}; margin: {margins}; }} html {{ zoom: {paper.zoom:.5f}; }}"
        )
        page = _written(folder, html.replace("</head>", f"<style>{style}</style></head>", 1))
        return self._browse(folder, page, "paper.pdf", "--no-pdf-header-footer", "--print-to-pdf")

    def _take_picture(self, folder, html, width, height):
        page, size = _written(folder, html), f"--window-size={width},{height}"
        return self._browse(folder, page, "picture.png", "--hide-scrollbars", size, "--screenshot")

    def _browse(self, folder, page, result, *options):
        # Chromium's sandbox does not work for root (no server should run as root).
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        own = [f"--user-data-dir={folder / 'profile'}", f"--crash-dumps-dir={folder}"]
        *others, last = options
        command = [*UNBOUND, self.path, *self.OPTIONS, *sandbox, *own, *others, f"{last}={result}"]
        return self._run(folder, [*command, (folder / page).as_uri()], result)


def _folder():
    where = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    return _Folder(prefix="readiness-paper-", dir=where, ignore_cleanup_errors=True)


class _Folder(tempfile.TemporaryDirectory):
    def __enter__(self):
        return Path(super().__enter__())


def _written(folder, html):
    (folder / "page.html").write_text(html, encoding="utf-8")
    return "page.html"


def _trimmed(picture):
    """Cut off the empty rows at the bottom of a picture, except for a margin."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    empty = Image.new("RGB", image.size, "#ffffff")
    box = ImageChops.difference(image, empty).getbbox() or (0, 0, *image.size)
    height = min(image.height, box[3] + max(box[1], 1))
    output = io.BytesIO()
    image.crop((0, 0, image.width, height)).save(output, "PNG")
    return output.getvalue()
