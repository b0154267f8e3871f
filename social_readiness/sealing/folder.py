# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The folder of the keys, which is outside the database and the file store."""

import os
import secrets
import time
from pathlib import Path

MARK = "CACHEDIR.TAG"
# Backup programs leave out folders with this file, see https://bford.info/cachedir/.
MARK_TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# Keys of open surveys. They must be in no backup and in no snapshot: see docs/operating.md.
"""
SUFFIX = ".key"
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


class KeyFolder:
    """A folder of files that only the user of the server can read, each with one key.

    When a method returns, everything that it has written or removed has reached the disk. All
    workers and hosts share the folder, and nothing of it is kept in memory.
    """

    def __init__(self, path):
        self.path = Path(path)

    def is_mounted(self):
        """Return whether the folder exists with its mark, and is not an empty mount point."""
        return (self.path / MARK).is_file()

    def put(self, name, content):
        """Write a file, or replace the one with this name, in one step.

        :raises OSError: the folder is read-only, full or cannot be created
        """
        self._make()
        beside = self.path / f".{name}.{secrets.token_hex(4)}"
        try:
            self._write_new(beside, content)
            os.replace(beside, self._file(name))
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        self._sync()

    def content(self, name):
        """Return the content of a file, or None if there is none."""
        try:
            return self._file(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def destroy(self, name):
        """Overwrite and remove a file; it is no error if it does not exist.

        :raises OSError: it still exists
        """
        file = self._file(name)
        try:
            with open(file, "r+b") as opened:
                opened.write(bytes(os.fstat(opened.fileno()).st_size))
                opened.flush()
                os.fsync(opened.fileno())
            file.unlink()
        except FileNotFoundError:
            return
        self._sync()

    def names(self):
        """Return the names of all keys."""
        return sorted(file.stem for file in self.path.glob(f"*{SUFFIX}"))

    def age(self, name):
        """Return how many seconds ago a file was written; 0 if there is none."""
        try:
            return time.clock_gettime(time.CLOCK_REALTIME) - self._file(name).stat().st_mtime
        except FileNotFoundError:
            return 0

    def _file(self, name):
        return self.path / f"{name}{SUFFIX}"

    def _make(self):
        if self.is_mounted():
            return
        self.path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        self.path.chmod(PRIVATE_FOLDER)
        self._write_new(self.path / MARK, MARK_TEXT, again=True)
        self._sync()

    @staticmethod
    def _write_new(path, content, again=False):
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if again else os.O_EXCL)
        with open(os.open(path, flags, PRIVATE_FILE), "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())

    def _sync(self):
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
