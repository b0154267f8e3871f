# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The disk of the keys: a tmpfs that can be full, read-only, or not there.

The harness runs in a mount namespace of its own (see ``__main__``), so that the disk is nobody
else's and goes with it.
"""

import contextlib
import os
import shutil
import subprocess

FULL, READ_ONLY, MISSING = "full", "read-only", "missing"
WAYS = (FULL, READ_ONLY, MISSING)
LONG_AGO = 1  # of a file: a second after 1970 began


class KeyDisk:
    def __init__(self, folder, away):
        self.folder, self.away = folder, away
        self.filler = folder / "filler"
        self.broken = None

    def mount(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.away, ignore_errors=True)
        self.away.mkdir(parents=True)
        self._run("mount", "-t", "tmpfs", "-o", "size=128k,mode=0700", "tmpfs")

    def unmount(self):
        self._run("umount", "--lazy")

    def _run(self, *command):
        subprocess.run([*command, str(self.folder)], check=True)

    # ------------------------------------------------------------
    # BREAKING IT
    # ------------------------------------------------------------

    def break_(self, way):
        self.broken = way
        if way == FULL:
            self._fill()
        elif way == READ_ONLY:
            self._run("mount", "-o", "remount,ro")
        elif way == MISSING:
            self._move(self.folder, self.away)

    def mend(self):
        if self.broken == READ_ONLY:
            self._run("mount", "-o", "remount,rw")
        self._move(self.away, self.folder)
        self.filler.unlink(missing_ok=True)
        self.broken = None

    def _fill(self):
        usage = os.statvfs(self.folder)
        with open(self.filler, "ab") as file, contextlib.suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, usage.f_bavail * usage.f_frsize)

    @staticmethod
    def _move(here, there):
        for file in here.iterdir():
            shutil.move(file, there / file.name)

    def forget(self):
        for name in self.names():
            (self.folder / name).unlink()

    # ------------------------------------------------------------
    # LOOKING
    # ------------------------------------------------------------

    def content(self, name):
        return (self.folder / f"{name}.key").read_bytes()

    def names(self):
        """The files in which a key is, or was to be."""
        return {file.name for file in self.folder.iterdir()} - {"CACHEDIR.TAG", "filler"}

    def let_orphans_age(self, kept):
        """A day passes for keys that no launch has committed."""
        for name in self.names() - {f"{kept}.key"}:
            os.utime(self.folder / name, (LONG_AGO, LONG_AGO))
